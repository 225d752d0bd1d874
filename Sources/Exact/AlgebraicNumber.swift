// Real algebraic numbers: a minimal polynomial and an interval that holds one of its roots.

/// A real number that is the root of a polynomial with rational coefficients.
package struct AlgebraicNumber: Sendable {
  /// Irreducible, with whole coefficients without a common factor and a positive leading one.
  package let minimalPolynomial: Polynomial
  /// Both ends are the number itself when it is rational; otherwise neither is a root of the minimal polynomial,
  /// and the number is its only root between them.
  package let lower: Rational
  package let upper: Rational

  package init(_ value: Rational) {
    minimalPolynomial = Polynomial([-value, 1]).primitive
    (lower, upper) = (value, value)
  }

  /// The only root of an irreducible polynomial of degree 2 or more in an interval.
  init(irreducible polynomial: Polynomial, between lower: Rational, and upper: Rational) {
    let sign = Rational(polynomial.leadingCoefficient.sign)
    minimalPolynomial = polynomial.primitive.scaled(by: sign)
    (self.lower, self.upper) = (lower, upper)
  }

  package var degree: Int { minimalPolynomial.degree ?? 0 }
  /// The value of a rational number; `nil` for an irrational one.
  package var rational: Rational? { degree == 1 ? lower : nil }

  /// The same number in an interval not wider than asked for.
  package func refined(to width: Rational) -> AlgebraicNumber {
    var (low, high) = (lower, upper)
    if high - low <= width { return self }
    let lowSign = minimalPolynomial(low).sign
    while high - low > width {
      // Halving on a grid of powers of 2 keeps the numbers short.
      let middle = Rational.simplest(
        between: low + (high - low) * Rational(3, over: 8), and: low + (high - low) * Rational(5, over: 8))
      if minimalPolynomial(middle).sign == lowSign { low = middle } else { high = middle }
    }
    return AlgebraicNumber(irreducible: minimalPolynomial, between: low, and: high)
  }

  /// An enclosure with about so many bits.
  package func ball(precision: Int = Ball.defaultPrecision) -> Ball {
    let scale = max(0, Swift.max(lower.magnitude, upper.magnitude).floor.bitWidth)
    let fine = refined(to: Rational(2).power(scale - precision))
    return Ball(from: fine.lower, to: fine.upper, precision: precision + 16)
  }

  /// −1, 0 or 1.
  package var sign: Int { rational?.sign ?? compared(with: .zero) }

  /// The sign of a polynomial's value at this number.
  package func sign(of polynomial: Polynomial) -> Int {
    if let rational { return polynomial(rational).sign }
    // An irreducible polynomial divides every polynomial that has one of its roots.
    if polynomial.quotientAndRemainder(dividingBy: minimalPolynomial).remainder.isZero { return 0 }
    var precision = 64
    while true {
      let value = polynomial(ball(precision: precision))
      if value.isPositive { return 1 }
      if value.isNegative { return -1 }
      precision *= 2
    }
  }

  private func compared(with value: Rational) -> Int {
    if value <= lower { return 1 }
    if value >= upper { return -1 }
    // The root lies on the side where the sign changes.
    let sign = minimalPolynomial(value).sign
    return sign == minimalPolynomial(lower).sign ? 1 : -1
  }

  /// So many significant digits, cut off towards zero.
  ///
  /// - Precondition: at least one digit is asked for.
  package func decimal(digits: Int) -> String {
    if let rational { return rational.decimal(digits: digits) }
    var width = (upper - lower) * Rational(1, over: 2)
    while true {
      let fine = refined(to: width)
      let (low, high) = (fine.lower.decimal(digits: digits), fine.upper.decimal(digits: digits))
      if low == high, fine.lower.sign == fine.upper.sign { return low }
      width *= Rational(1, over: 1 << 20)
    }
  }
}

extension AlgebraicNumber: Comparable {
  /// Two intervals that hold a root each of the same polynomial hold the same one exactly when their common part
  /// holds one.
  package static func == (a: AlgebraicNumber, b: AlgebraicNumber) -> Bool {
    guard a.minimalPolynomial == b.minimalPolynomial else { return false }
    let (low, high) = (max(a.lower, b.lower), min(a.upper, b.upper))
    if a.degree == 1 { return a.lower == b.lower }
    guard low < high else { return false }
    return a.minimalPolynomial(low).sign != a.minimalPolynomial(high).sign
  }

  package static func < (a: AlgebraicNumber, b: AlgebraicNumber) -> Bool {
    if let value = a.rational, let other = b.rational { return value < other }
    if let value = b.rational { return a.compared(with: value) < 0 }
    if let value = a.rational { return b.compared(with: value) > 0 }
    if a == b { return false }
    var (x, y) = (a, b)
    while x.lower < y.upper && y.lower < x.upper {
      x = x.refined(to: (x.upper - x.lower) * Rational(1, over: 4))
      y = y.refined(to: (y.upper - y.lower) * Rational(1, over: 4))
    }
    return x.upper <= y.lower
  }
}
