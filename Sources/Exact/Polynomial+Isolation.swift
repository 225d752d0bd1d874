// Intervals that hold one positive root each, by Descartes' rule of signs.

internal import CFLINT

/// An fmpz_poly from creation to deletion, changed in place.
private final class WholePolynomial {
  let pointer: UnsafeMutablePointer<fmpz_poly_struct>

  init() {
    pointer = .allocate(capacity: 1)
    fmpz_poly_init(pointer)
  }

  deinit {
    fmpz_poly_clear(pointer)
    pointer.deallocate()
  }

  func copy() -> WholePolynomial {
    let copy = WholePolynomial()
    fmpz_poly_set(copy.pointer, pointer)
    return copy
  }

  var degree: Int { fmpz_poly_degree(pointer) }
  func sign(_ power: Int) -> Int { Int(fmpz_sgn(pointer.pointee.coeffs + power)) }

  /// p(x) to p(x + 1).
  func shift() {
    var one = fmpz()
    fmpz_init_set_ui(&one, 1)
    fmpz_poly_taylor_shift(pointer, pointer, &one)
    fmpz_clear(&one)
  }

  /// p(x) to 2^n*p(x/2).
  func halve() {
    let degree = degree
    for power in 0..<max(degree, 0) {
      let coefficient = pointer.pointee.coeffs + power
      fmpz_mul_2exp(coefficient, coefficient, UInt(degree - power))
    }
  }

  /// p(x) to p(2^bits*x).
  func stretch(_ bits: Int) {
    for power in 0...max(degree, 0) {
      let coefficient = pointer.pointee.coeffs + power
      fmpz_mul_2exp(coefficient, coefficient, UInt(bits * power))
    }
  }

  var vanishesAtOne: Bool {
    var (sum, one) = (fmpz(), fmpz())
    fmpz_init(&sum)
    fmpz_init_set_ui(&one, 1)
    defer {
      fmpz_clear(&sum)
      fmpz_clear(&one)
    }
    fmpz_poly_evaluate_fmpz(&sum, pointer, &one)
    return fmpz_is_zero(&sum) != 0
  }

  /// How often the signs of the coefficients of (x + 1)^n*p(1/(x + 1)) change: an upper bound for the number of roots
  /// between 0 and 1, of the same parity, and exact when it is 0 or 1.
  var variationsInUnitInterval: Int {
    let mirrored = WholePolynomial()
    fmpz_poly_reverse(mirrored.pointer, pointer, degree + 1)
    mirrored.shift()
    var (changes, last) = (0, 0)
    for power in 0...max(mirrored.degree, 0) {
      let sign = mirrored.sign(power)
      if sign == 0 { continue }
      if last != 0, sign != last { changes += 1 }
      last = sign
    }
    return changes
  }
}

extension Polynomial {
  /// Open intervals, in ascending order and apart from each other, with one positive root in each and nowhere else,
  /// and neither end a root; a root that was hit exactly comes as an interval of length 0.
  ///
  /// - Precondition: the polynomial has no multiple root.
  package func positiveRootIntervals() -> [(lower: Rational, upper: Rational)] {
    positiveRootIntervals(scaledBy: .one, bits: nil)
  }

  /// The same for the roots strictly between two numbers.
  ///
  /// - Precondition: the polynomial has no multiple root, and the first number is smaller.
  package func rootIntervals(
    between lower: Rational, and upper: Rational
  ) -> [(lower: Rational, upper: Rational)] {
    let moved = composed(with: Polynomial([lower, upper - lower]))
    return moved.positiveRootIntervals(scaledBy: upper - lower, bits: 0).map {
      ($0.lower + lower, $0.upper + lower)
    }
  }

  /// The roots below 2^bits, or all of them, times a scale.
  private func positiveRootIntervals(
    scaledBy unitScale: Rational, bits knownBits: Int?
  ) -> [(lower: Rational, upper: Rational)] {
    guard let degree, degree > 0 else { return [] }
    var intervals: [(lower: Rational, upper: Rational)] = []
    withPrimitive { whole in
      let start = WholePolynomial()
      // A root at 0 is not positive.
      var zeros = 0
      while fmpz_is_zero(whole.pointee.coeffs + zeros) != 0 { zeros += 1 }
      fmpz_poly_shift_right(start.pointer, whole, zeros)
      guard start.degree > 0 else { return }
      // 2^bits is above every root.
      let bits = knownBits ?? Self.rootBoundBits(start.pointer)
      if bits >= 0 {
        start.stretch(bits)
      } else {
        fmpz_poly_reverse(start.pointer, start.pointer, start.degree + 1)
        start.stretch(-bits)
        fmpz_poly_reverse(start.pointer, start.pointer, start.degree + 1)
      }
      let scale = unitScale * Rational(2).power(bits)
      // Pieces of the unit interval, [place/2^depth, (place + 1)/2^depth], each moved to the unit interval.
      // A piece is marked when the original polynomial is 0 at its lower end, which can't end an interval then.
      var pieces = [(polynomial: start, place: Integer.zero, depth: 0, startsAtRoot: zeros > 0)]
      while let (piece, place, depth, startsAtRoot) = pieces.popLast() {
        let unit = scale * Rational(2).power(-depth)
        let lower = Rational(place) * unit
        switch piece.variationsInUnitInterval {
        case 0: continue
        case 1 where !startsAtRoot && !piece.vanishesAtOne:
          intervals.append((lower, lower + unit))
        default:
          piece.halve()
          let right = piece.copy()
          right.shift()
          let isRoot = right.sign(0) == 0
          if isRoot {
            let middle = lower + unit / 2
            intervals.append((middle, middle))
            fmpz_poly_shift_right(right.pointer, right.pointer, 1)
          }
          pieces.append((right, place + place + .one, depth + 1, isRoot))
          pieces.append((piece, place + place, depth + 1, startsAtRoot))
        }
      }
    }
    return intervals.sorted { $0.lower < $1.lower }
  }

  /// A power of 2 above every positive root: twice the largest (-c_k/c_n)^(1/(n-k)), by the sizes in bits.
  private static func rootBoundBits(_ whole: UnsafePointer<fmpz_poly_struct>) -> Int {
    let degree = fmpz_poly_degree(whole)
    let lead = Int(fmpz_bits(whole.pointee.coeffs + degree))
    var bound = Int.min
    for power in 0..<degree where fmpz_is_zero(whole.pointee.coeffs + power) == 0 {
      let excess = Int(fmpz_bits(whole.pointee.coeffs + power)) - lead + 1
      let root = (Double(excess) / Double(degree - power)).rounded(.up)
      bound = max(bound, Int(root))
    }
    return bound == Int.min ? 0 : bound + 1
  }
}
