// Numbers as people write them, where a few digits will do.

import Exact
import Glibc
import Spectral
import Symbolic

enum NumberWords {
  /// So many significant digits, without zeros at the end.
  static func short(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, let exact = Rational(exactly: value) else { return "\(value)" }
    // Half a unit in the last place, so that cutting off rounds.
    let exponent = value == 0 ? 0 : Int(Glibc.floor(Glibc.log10(Swift.abs(value))))
    let half = Rational(10).power(exponent - digits + 1) / 2
    return (exact.sign < 0 ? exact - half : exact + half).decimal(digits: digits)
  }

  /// An algebraic number in closed form, where it is rational or a square root is enough.
  static func closedForm(_ number: AlgebraicNumber) -> Expression? {
    if let value = number.rational { return Expression(value) }
    guard number.isMinimal, number.degree == 2 else { return nil }
    let (a, b, c) = (number.polynomial[2], number.polynomial[1], number.polynomial[0])
    let centre = -b / (2 * a)
    let distance = Expression.sqrt(Expression(b * b - 4 * a * c)).scaled(by: (2 * a).inverse.magnitude)
    // The two roots lie on either side of the centre.
    let isAbove = AlgebraicNumber(centre) < number
    return isAbove ? Expression(centre) + distance : Expression(centre) - distance
  }

  /// A polynomial in one variable, as in `3*x^2 - 1`: whole coefficients, the highest power first.
  static func text(_ polynomial: Polynomial, in name: String) -> String {
    var text = ""
    for (power, coefficient) in polynomial.coefficients.enumerated().reversed() where !coefficient.isZero {
      let sign = coefficient.sign < 0 ? (text.isEmpty ? "-" : " - ") : (text.isEmpty ? "" : " + ")
      let monomial = power == 0 ? "" : power == 1 ? name : "\(name)^\(power)"
      let size = coefficient.magnitude
      let factor = power > 0 && size == .one ? "" : power > 0 ? "\(size)*" : size.description
      text += sign + factor + monomial
    }
    return text.isEmpty ? "0" : text
  }

  /// A polynomial in several variables with whole coefficients.
  static func text(_ polynomial: MultivariatePolynomial) -> String {
    let content = polynomial.content
    let whole = content.isZero ? polynomial : content.inverse * polynomial
    return Expression(RationalFunction(whole), kernels: [:]).text
  }

  /// The first digits of an end, with dots when there are more.
  static func opening(_ end: RateEnd, digits: Int, side: RateEnd.Side) -> String {
    let text = end.decimal(digits: digits, side: side)
    guard case .exact(let number) = end, let value = number.rational else { return text + "..." }
    return Rational(exactly: text) == value ? text : text + "..."
  }
}
