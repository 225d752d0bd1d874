// Expressions as LaTeX.

import Exact

extension Expression {
  /// The formula as LaTeX in mathematics mode.
  package var latex: String { LaTeXWriter.write(self, .sum) }
}

extension Variable {
  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu",
    "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta",
    "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
  ]

  /// Greek names as letters, components as subscripts, longer names upright.
  package var latex: String {
    if name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") {
      return "\(Self.latexName(name[..<bracket]))_{\(name[name.index(after: bracket)...].dropLast())}"
    }
    return Self.latexName(name[...])
  }

  private static func latexName(_ name: Substring) -> String {
    if greek.contains(String(name)) { return "\\\(name)" }
    if name.count == 1 { return String(name) }
    let digits = name.reversed().prefix { $0.isNumber }.count
    if digits > 0, digits < name.count {
      return "\(latexName(name.dropLast(digits)))_{\(name.suffix(digits))}"
    }
    return "\\mathrm{\(name.split(separator: "_").joined(separator: "\\_"))}"
  }
}

extension Rational {
  package var latex: String {
    if isInteger { return numerator.description }
    return "\(sign < 0 ? "-" : "")\\frac{\(numerator.magnitude)}{\(denominator)}"
  }
}

private enum LaTeXWriter {
  enum Place { case sum, product, base }

  static func write(_ expression: Expression, _ place: Place) -> String {
    switch expression.form {
    case .number(let value):
      let needsParentheses = place != .sum && value.sign < 0 || place == .base && !value.isInteger
      return needsParentheses ? parenthesised(value.latex) : value.latex
    case .variable(let variable):
      return variable.latex
    case .sum(let constant, let terms):
      let text = sum(constant, terms)
      let alone = constant.isZero && terms.count == 1
      if place == .sum || alone && place == .product && terms[0].coefficient.sign > 0 { return text }
      return parenthesised(text)
    case .product(let factors):
      let text = product(.one, factors)
      return place == .base ? parenthesised(text) : text
    case .function(.exp, let argument):
      return place == .base
        ? parenthesised("e^{\(write(argument, .sum))}") : "e^{\(write(argument, .sum))}"
    case .function(.abs, let argument):
      return "\\left|\(write(argument, .sum))\\right|"
    case .function(let function, let argument):
      let name: String
      switch function {
      case .log, .sin, .cos, .tanh, .exp: name = "\\\(function.rawValue)"
      case .sigmoid, .softplus, .sign, .abs: name = "\\operatorname{\(function.rawValue)}"
      }
      return "\(name)\(parenthesised(write(argument, .sum)))"
    case .piecewise(let piecewise):
      let cases = piecewise.branches.map {
        "\(write($0.value, .sum)) & \(write($0.difference, .sum)) \(relation($0.relation)) 0"
      }
      let all = cases + ["\(write(piecewise.otherwise, .sum)) & \\text{otherwise}"]
      return "\\begin{cases} \(all.joined(separator: " \\\\ ")) \\end{cases}"
    case .expectation(let expectation):
      let name = readableName(for: expectation)
      let body = expectation.body.renaming(expectation.variable, to: name)
      return "\\mathbb{E}_{\(name.latex) \\sim \(law(expectation.law))}\\left[\(write(body, .sum))\\right]"
    }
  }

  private static func parenthesised(_ text: String) -> String { "\\left(\(text)\\right)" }

  private static func relation(_ relation: Piecewise.Relation) -> String {
    switch relation {
    case .less: "<"
    case .lessOrEqual: "\\le"
    case .greater: ">"
    case .greaterOrEqual: "\\ge"
    case .equal: "="
    }
  }

  private static func law(_ law: Law) -> String {
    switch law {
    case .uniform(let from, let to): "U(\(write(from, .sum)), \(write(to, .sum)))"
    case .normal(let mean, let variance): "N(\(write(mean, .sum)), \(write(variance, .sum)))"
    }
  }

  private static func sum(_ constant: Rational, _ terms: [Expression.Term]) -> String {
    var summands = terms.map {
      ($0.coefficient.sign < 0, product($0.coefficient.magnitude, $0.factor.factors))
    }
    if !constant.isZero { summands.insert((constant.sign < 0, constant.magnitude.latex), at: 0) }
    if summands[0].0, let positive = summands.firstIndex(where: { !$0.0 }) {
      summands.insert(summands.remove(at: positive), at: 0)
    }
    var text = ""
    for (index, (negative, piece)) in summands.enumerated() {
      text += (index == 0 ? (negative ? "-" : "") : (negative ? " - " : " + ")) + piece
    }
    return text
  }

  private static func product(_ coefficient: Rational, _ factors: [Expression.Factor]) -> String {
    let above = factors.filter { $0.exponent.sign > 0 }
    let below = factors.filter { $0.exponent.sign < 0 }
    var pieces = above.map(power)
    if below.isEmpty {
      if coefficient != .one || pieces.isEmpty { pieces.insert(coefficient.latex, at: 0) }
      return pieces.joined(separator: " ")
    }
    if coefficient.numerator != .one || pieces.isEmpty {
      pieces.insert(coefficient.numerator.description, at: 0)
    }
    var divisors = below.map { power(Expression.Factor(base: $0.base, exponent: -$0.exponent)) }
    if coefficient.denominator != .one { divisors.insert(coefficient.denominator.description, at: 0) }
    return "\\frac{\(pieces.joined(separator: " "))}{\(divisors.joined(separator: " "))}"
  }

  private static func power(_ factor: Expression.Factor) -> String {
    if factor.exponent == .one { return write(factor.base, .product) }
    if factor.exponent == Rational(1, over: 2) { return "\\sqrt{\(write(factor.base, .sum))}" }
    return "\(write(factor.base, .base))^{\(factor.exponent)}"
  }
}
