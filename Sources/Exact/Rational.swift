// Fractions in lowest terms.

/// A fraction in lowest terms with a positive denominator.
package struct Rational: Hashable, Sendable {
  package let numerator: Integer
  package let denominator: Integer

  private init(lowest numerator: Integer, _ denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }

  package init(_ value: Integer) { self.init(lowest: value, .one) }
  package init(_ value: Int) { self.init(Integer(value)) }

  /// - Precondition: the denominator is not zero.
  package init(_ numerator: Integer, over denominator: Integer) {
    precondition(!denominator.isZero, "a fraction with denominator zero")
    let divisor = Integer.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.sign < 0 ? -divisor : divisor
    self.init(lowest: numerator.dividedExactly(by: signed), denominator.dividedExactly(by: signed))
  }

  /// - Precondition: the denominator is not zero.
  package init(_ numerator: Int, over denominator: Int) {
    self.init(Integer(numerator), over: Integer(denominator))
  }

  package static let zero = Rational(0)
  package static let one = Rational(1)

  package var sign: Int { numerator.sign }
  package var isZero: Bool { numerator.isZero }
  package var isInteger: Bool { denominator == .one }
  package var magnitude: Rational { sign < 0 ? -self : self }

  /// One over this number.
  ///
  /// - Precondition: the number is not zero.
  package var inverse: Rational {
    precondition(!isZero, "division by zero")
    return sign > 0 ? Rational(lowest: denominator, numerator) : Rational(lowest: -denominator, -numerator)
  }

  /// The largest whole number that is not above this one.
  package var floor: Integer { numerator.flooredDivision(by: denominator).quotient }
  /// The smallest whole number that is not below this one.
  package var ceiling: Integer { -(-self).floor }

  /// This number to a whole power; anything to the power 0 is 1.
  ///
  /// - Precondition: the number is not zero when the exponent is negative.
  package func power(_ exponent: Int) -> Rational {
    let base = exponent < 0 ? inverse : self
    let count = exponent.magnitude
    return Rational(lowest: base.numerator.power(count), base.denominator.power(count))
  }

  /// The exact square root; `nil` when this is not the square of a fraction.
  package var squareRoot: Rational? {
    guard let top = numerator.squareRoot, let bottom = denominator.squareRoot else { return nil }
    return Rational(lowest: top, bottom)
  }
}

extension Rational {
  package static func + (a: Rational, b: Rational) -> Rational {
    if a.denominator == .one, b.denominator == .one { return Rational(a.numerator + b.numerator) }
    return Rational(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
  }

  package static func - (a: Rational, b: Rational) -> Rational { a + -b }

  package static func * (a: Rational, b: Rational) -> Rational {
    if a.denominator == .one, b.denominator == .one { return Rational(a.numerator * b.numerator) }
    return Rational(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// - Precondition: the divisor is not zero.
  package static func / (a: Rational, b: Rational) -> Rational { a * b.inverse }

  package static prefix func - (a: Rational) -> Rational { Rational(lowest: -a.numerator, a.denominator) }
  package static func += (a: inout Rational, b: Rational) { a = a + b }
  package static func -= (a: inout Rational, b: Rational) { a = a - b }
  package static func *= (a: inout Rational, b: Rational) { a = a * b }
  package static func /= (a: inout Rational, b: Rational) { a = a / b }
}

extension Rational: Comparable {
  package static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}
