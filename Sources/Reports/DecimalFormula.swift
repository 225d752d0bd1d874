// Polynomials in the rate whose coefficients are decimals.

import Exact
import Linearization
import Symbolic

enum DecimalFormula {
  /// How many digits the coefficients have at most.
  private static let digits = 10

  /// An entry of M, such as `1 - 1.648844133*eta`: whatever stands for a number is worked out.
  static func text(_ entry: RationalFunction, of update: UpdateJacobian) -> String {
    let top = text(entry.numerator, of: update)
    if entry.isPolynomial { return top }
    let bottom = text(entry.denominator, of: update)
    return "\(grouped(top, unlessWithout: " "))/\(grouped(bottom, unlessWithout: " */"))"
  }

  private static func grouped(_ text: String, unlessWithout signs: String) -> String {
    text.contains(where: signs.contains) ? "(\(text))" : text
  }

  private static func text(_ polynomial: MultivariatePolynomial, of update: UpdateJacobian) -> String {
    let point = Dictionary(uniqueKeysWithValues: update.enclosures.map { (Variable($0.key), $0.value) })
    let isNumber: (String) -> Bool = { update.enclosures[$0] != nil || update.kernels.kernels[$0] != nil }
    // Terms that agree in the rate and the parameters share one coefficient.
    var coefficients: [Expression: [Expression]] = [:]
    for (exponents, coefficient) in polynomial.terms {
      var number = Expression(coefficient)
      var rest = Expression.one
      for (name, exponent) in zip(polynomial.variables, exponents) {
        let factor = (update.kernels.kernels[name] ?? .variable(name)).power(exponent)
        if isNumber(name) { number = number * factor } else { rest = rest * factor }
      }
      coefficients[rest, default: []].append(number)
    }
    var text = ""
    let sorted = coefficients.sorted { ($0.key.text.count, $0.key.text) < ($1.key.text.count, $1.key.text) }
    for (monomial, numbers) in sorted {
      let sum = Expression.sum(numbers)
      let decimal =
        sum.rational?.description ?? (try? sum.ball(at: point))?.decimal(digits: digits) ?? sum.text
      let isNegative = decimal.hasPrefix("-")
      let size = isNegative ? String(decimal.dropFirst()) : decimal
      text += text.isEmpty ? (isNegative ? "-" : "") : (isNegative ? " - " : " + ")
      text += monomial == .one ? size : size == "1" ? monomial.text : "\(size)*\(monomial.text)"
    }
    return text.isEmpty ? "0" : text
  }
}
