// Short exact numbers behind long decimals.

internal import CFLINT

package enum Recognition {
  /// An exact number that was probably meant.
  package enum Short: Hashable, Sendable {
    case rational(Rational)
    /// `rational + scale * sqrt(radicand)`
    case quadratic(rational: Rational, scale: Rational, radicand: Integer)
  }

  /// A fraction or a quadratic irrational with few digits that agrees with the ball's midpoint to many.
  ///
  /// A guess: whoever uses it has to verify it.
  package static func shortNumber(near ball: Ball) -> Short? {
    let middle = ball.midpoint
    let slack = Rational(2).power(-160)
    let fraction = Rational.simplest(between: middle - slack, and: middle + slack)
    if fraction.denominator.bitWidth <= 40 { return .rational(fraction) }
    return quadratic(near: middle)
  }

  /// The root of a*x^2 + b*x + c with small coefficients, found by reducing the lattice of their values at x.
  private static func quadratic(near x: Rational) -> Short? {
    let scale = Rational(2).power(180)
    let images = [(scale * x * x).floor, (scale * x).floor, scale.floor]
    var lattice = fmpz_mat_struct()
    fmpz_mat_init(&lattice, 3, 4)
    defer { fmpz_mat_clear(&lattice) }
    for row in 0..<3 {
      fmpz_one(fmpz_mat_entry(&lattice, row, row))
      images[row].withFMPZ { fmpz_set(fmpz_mat_entry(&lattice, row, 3), $0) }
    }
    var options = fmpz_lll_struct()
    fmpz_lll_context_init_default(&options)
    fmpz_lll(&lattice, nil, &options)
    let row = (0..<3).map { column in Integer.writing { fmpz_set($0, fmpz_mat_entry(&lattice, 0, column)) } }
    guard row.allSatisfy({ $0.bitWidth <= 32 }), !row[0].isZero else { return nil }
    let (a, b, c) = (Rational(row[0]), Rational(row[1]), Rational(row[2]))
    let discriminant = b * b - 4 * a * c
    guard discriminant.sign > 0 else { return nil }
    let centre = -b / (2 * a)
    // x lies on the side of the centre that its own value says.
    let side = x > centre ? Rational(1) : Rational(-1)
    let step = side * (2 * a).inverse.magnitude
    return .quadratic(rational: centre, scale: step, radicand: discriminant.numerator)
  }
}
