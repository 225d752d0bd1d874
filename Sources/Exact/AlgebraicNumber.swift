// Real algebraic numbers: a polynomial and an interval that holds one of its roots.

/// A real number that is the root of a polynomial with rational coefficients.
package struct AlgebraicNumber: Sendable {
  /// Without multiple roots, with whole coefficients without a common factor and a positive leading one.
  package let polynomial: Polynomial
  /// Whether the polynomial is known to be irreducible: the minimal one then.
  package let isMinimal: Bool
  /// Both ends are the number itself when it is known to be rational; otherwise neither is a root of the polynomial,
  /// and the number is its only root between them.
  package let lower: Rational
  package let upper: Rational

  package init(_ value: Rational) {
    polynomial = Polynomial([-value, 1]).primitive
    isMinimal = true
    (lower, upper) = (value, value)
  }

  /// The only root of a polynomial of degree 2 or more in an open interval.
  init(
    rootOf polynomial: Polynomial, between lower: Rational, and upper: Rational, isMinimal: Bool
  ) {
    let sign = Rational(polynomial.leadingCoefficient.sign)
    self.polynomial = polynomial.primitive.scaled(by: sign)
    (self.lower, self.upper, self.isMinimal) = (lower, upper, isMinimal)
  }

  /// The degree of the polynomial.
  package var degree: Int { polynomial.degree ?? 0 }

  /// The value of a number known to be rational. One whose polynomial is minimal is irrational otherwise.
  package var rational: Rational? { lower == upper ? lower : nil }

  /// The same number with its minimal polynomial, which takes a factorisation.
  package func minimal() -> AlgebraicNumber {
    if isMinimal { return self }
    for (factor, _) in polynomial.factors() where factor(lower).sign != factor(upper).sign {
      if factor.degree == 1 { return AlgebraicNumber(-factor[0] / factor[1]) }
      return AlgebraicNumber(rootOf: factor, between: lower, and: upper, isMinimal: true)
    }
    preconditionFailure("a root of a polynomial is a root of one of its factors")
  }

  /// The same number in an interval not wider than asked for.
  ///
  /// Quadratic interval refinement (Abbott): the line through the ends says in which of N parts the root should lie; if
  /// it does, N is squared, and if not, N becomes its square root.
  package func refined(to width: Rational) -> AlgebraicNumber {
    var (low, high) = (lower, upper)
    if high - low <= width { return self }
    var (lowValue, highValue) = (polynomial(low), polynomial(high))
    var bits = 2
    while high - low > width {
      // No further than asked for.
      let needed = ((high - low) / width).ceiling.bitWidth
      let parts = Rational(2).power(min(bits, needed))
      let part = (high - low) / parts
      let share = (lowValue / (lowValue - highValue) * parts).floor
      let place = min(max(Rational(share), 1), parts - 1)
      let middle = low + place * part
      let value = polynomial(middle)
      if value.isZero { return AlgebraicNumber(middle) }
      // The part on the other side of the middle should hold the root.
      let isAbove = value.sign == lowValue.sign
      let next = isAbove ? middle + part : middle - part
      let isEnd = isAbove ? next >= high : next <= low
      let nextValue = isEnd ? (isAbove ? highValue : lowValue) : polynomial(next)
      if nextValue.isZero { return AlgebraicNumber(next) }
      let isHit = nextValue.sign != value.sign
      if isAbove {
        (low, lowValue) = isHit ? (middle, value) : (next, nextValue)
        if isHit { (high, highValue) = (isEnd ? high : next, nextValue) }
      } else {
        (high, highValue) = isHit ? (middle, value) : (next, nextValue)
        if isHit { (low, lowValue) = (isEnd ? low : next, nextValue) }
      }
      bits = isHit ? bits * 2 : max(bits / 2, 1)
    }
    return AlgebraicNumber(rootOf: polynomial, between: low, and: high, isMinimal: isMinimal)
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
    let common = Polynomial.greatestCommonDivisor(self.polynomial, polynomial)
    if common(lower).sign != common(upper).sign { return 0 }
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
    let sign = polynomial(value).sign
    // The root lies on the side where the sign changes.
    return sign == 0 ? 0 : sign == polynomial(lower).sign ? 1 : -1
  }

  /// So many significant digits, unless told otherwise cut off towards zero.
  ///
  /// - Precondition: at least one digit is asked for.
  package func decimal(digits: Int, rounding: Rational.Rounding = .towardsZero) -> String {
    if let rational { return rational.decimal(digits: digits, rounding: rounding) }
    var width = (upper - lower) * Rational(1, over: 2)
    while true {
      let fine = refined(to: width)
      let low = fine.lower.decimal(digits: digits, rounding: rounding)
      let high = fine.upper.decimal(digits: digits, rounding: rounding)
      if low == high, fine.lower.sign == fine.upper.sign { return low }
      // A number that is a short decimal itself would never be rounded the same way on both sides.
      for end in [low, high] {
        if let value = Rational(exactly: end), self == AlgebraicNumber(value) { return end }
      }
      width *= Rational(1, over: 1 << 20)
    }
  }
}

extension AlgebraicNumber: Comparable {
  /// Two intervals hold the same root exactly when the common divisor of the polynomials has one in both.
  package static func == (a: AlgebraicNumber, b: AlgebraicNumber) -> Bool {
    if let value = a.rational { return b.rational.map { $0 == value } ?? (b.compared(with: value) == 0) }
    if let value = b.rational { return a.compared(with: value) == 0 }
    let (low, high) = (max(a.lower, b.lower), min(a.upper, b.upper))
    guard low < high else { return false }
    if a.isMinimal, b.isMinimal, a.polynomial != b.polynomial { return false }
    let common = Polynomial.greatestCommonDivisor(a.polynomial, b.polynomial)
    return common(low).sign != common(high).sign
  }

  package static func < (a: AlgebraicNumber, b: AlgebraicNumber) -> Bool {
    if let value = a.rational, let other = b.rational { return value < other }
    if let value = b.rational { return a.compared(with: value) < 0 }
    if let value = a.rational { return b.compared(with: value) > 0 }
    if a.upper <= b.lower { return true }
    if b.upper <= a.lower || a == b { return false }
    var (x, y) = (a, b)
    while x.lower < y.upper && y.lower < x.upper {
      x = x.refined(to: (x.upper - x.lower) * Rational(1, over: 4))
      y = y.refined(to: (y.upper - y.lower) * Rational(1, over: 4))
    }
    return x.upper <= y.lower
  }
}
