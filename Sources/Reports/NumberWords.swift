// Numbers as people write them, where a few digits will do.

import Exact
import Glibc
import Spectral
import Symbolic

enum NumberWords {
  /// So many significant digits, without zeros at the end.
  static func short(_ value: Double, digits: Int = 3) -> String {
    if value == 0 { return "0" }
    guard value.isFinite, let exact = Rational(exactly: value) else { return "\(value)" }
    // Half a unit in the last place, so that cutting off rounds.
    let exponent = Int(Glibc.floor(Glibc.log10(Swift.abs(value))))
    let half = Rational(10).power(exponent - digits + 1) / 2
    return (exact.sign < 0 ? exact - half : exact + half).decimal(digits: digits)
  }

  /// Two or three digits with a power of ten for what is large.
  static func rough(_ value: Double) -> String {
    guard value.isFinite, abs(value) >= 1e6 else { return short(value) }
    let exponent = Glibc.floor(Glibc.log10(abs(value)))
    return short(value / Glibc.pow(10, exponent)) + "e\(Int(exponent))"
  }

  /// So many of something.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// An algebraic number in closed form, where it is rational or one square root is enough.
  static func closedForm(_ number: AlgebraicNumber) -> Formula? {
    if let value = number.rational {
      return Formula(text: value.description, latex: Expression(value).latex)
    }
    guard number.isMinimal, number.degree == 2 else { return nil }
    let (a, b, c) = (number.polynomial[2], number.polynomial[1], number.polynomial[0])
    let centre = -b / (2 * a)
    let (factor, radicand) = squareFree((b * b - 4 * a * c).numerator)
    // The two roots lie on either side of the centre.
    let isAbove = AlgebraicNumber(centre) < number
    let scale = Rational(factor) * (2 * a).inverse.magnitude * (isAbove ? 1 : -1)
    // Expressions split roots into those of primes; a name in its place keeps this one whole.
    let form = Expression(centre) + Expression.variable("root").scaled(by: scale)
    return Formula(
      text: form.text.replacing("root", with: "sqrt(\(radicand))"),
      latex: form.latex.replacing(Variable("root").latex, with: "\\sqrt{\(radicand)}"))
  }

  /// A positive number as a square times a number without small square factors.
  private static func squareFree(_ number: Integer) -> (root: Integer, rest: Integer) {
    var (root, rest) = (Integer.one, number)
    for prime in 2...1_000 {
      let square = Integer(prime * prime)
      while rest.flooredDivision(by: square).remainder.isZero {
        rest = rest.dividedExactly(by: square)
        root *= Integer(prime)
      }
    }
    return (root, rest)
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
