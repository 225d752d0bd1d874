// Expressions as MathML.

import Exact

extension Expression {
  /// The formula as presentation markup, without the element around it.
  package var mathML: String { MathMLWriter.write(self, .sum) }
}

extension Variable {
  /// Greek names as letters, components and numbers at the end as subscripts, longer names upright.
  package var mathML: String {
    if name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") {
      let places = name[name.index(after: bracket)...].dropLast().split { ", ".contains($0) }
      let numbers = places.map { MathML.number(String($0)) }
      return MathML.subscripted(
        Self.mathMLName(name[..<bracket]),
        numbers.count == 1 ? numbers[0] : MathML.row([numbers.joined(separator: MathML.sign(","))]))
    }
    return Self.mathMLName(name[...])
  }

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  private static func mathMLName(_ name: Substring) -> String {
    if let letter = greek[String(name)] { return MathML.identifier(letter) }
    let digits = name.reversed().prefix { $0.isNumber }.count
    if digits > 0, digits < name.count {
      return MathML.subscripted(mathMLName(name.dropLast(digits)), MathML.number(String(name.suffix(digits))))
    }
    // An identifier of several letters is set upright by itself.
    return MathML.identifier(String(name))
  }
}

extension Rational {
  /// The number's size; the sign is for whoever writes a sum.
  fileprivate var mathMLMagnitude: String {
    let size = magnitude
    return size.isInteger
      ? MathML.number(size.description)
      : MathML.fraction(
        MathML.number(size.numerator.description), MathML.number(size.denominator.description))
  }

  fileprivate var mathML: String { MathML.sum([(sign < 0, mathMLMagnitude)]) }
}

private enum MathMLWriter {
  enum Place { case sum, product, base }

  static func write(_ expression: Expression, _ place: Place) -> String {
    switch expression.form {
    case .number(let value):
      let needsParentheses = place != .sum && value.sign < 0 || place == .base && !value.isInteger
      return needsParentheses ? MathML.parenthesised(value.mathML) : value.mathML
    case .variable(let variable):
      return variable.mathML
    case .sum(let constant, let terms):
      let text = sum(constant, terms)
      let isProduct = constant.isZero && terms.count == 1 && terms[0].coefficient.sign > 0
      return place == .sum || isProduct && place == .product ? text : MathML.parenthesised(text)
    case .product(let factors):
      let text = product(.one, factors)
      return place == .base ? MathML.parenthesised(text) : text
    case .function(.exp, let argument):
      let text = MathML.superscript(MathML.identifier("e"), write(argument, .sum))
      return place == .base ? MathML.parenthesised(text) : text
    case .function(.abs, let argument):
      return MathML.fenced("|", write(argument, .sum), "|")
    case .function(let function, let argument):
      let body = MathML.parenthesised(write(argument, .sum))
      // The invisible sign of a function at work.
      return MathML.row([MathML.identifier(function.rawValue), MathML.sign("\u{2061}"), body])
    case .piecewise(let piecewise):
      return write(piecewise)
    case .expectation(let expectation):
      let name = readableName(for: expectation)
      let body = expectation.body.renaming(expectation.variable, to: name)
      let drawn = MathML.row([name.mathML, MathML.sign("∼"), law(expectation.law)])
      return MathML.row([
        MathML.subscripted(MathML.identifier("𝔼"), drawn),
        MathML.fenced("[", write(body, .sum), "]"),
      ])
    }
  }

  private static func write(_ piecewise: Piecewise) -> String {
    let rows = piecewise.branches.map { branch in
      [
        write(branch.value, .sum),
        MathML.row([
          write(branch.difference, .sum), MathML.sign(relation(branch.relation)), MathML.number("0"),
        ]),
      ]
    }
    let all = rows + [[write(piecewise.otherwise, .sum), MathML.words("otherwise")]]
    let lines = all.map { "<mtr>" + $0.map { "<mtd>\($0)</mtd>" }.joined() + "</mtr>" }
    return MathML.row([MathML.sign("{"), "<mtable>\(lines.joined())</mtable>"])
  }

  private static func relation(_ relation: Piecewise.Relation) -> String {
    switch relation {
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    case .equal: "="
    }
  }

  private static func law(_ law: Law) -> String {
    let (name, parameters) =
      switch law {
      case .uniform(let from, let to): ("U", [from, to])
      case .normal(let mean, let variance): ("N", [mean, variance])
      }
    let list = parameters.map { write($0, .sum) }.joined(separator: MathML.sign(","))
    return MathML.row([MathML.identifier(name), MathML.parenthesised(list)])
  }

  private static func sum(_ constant: Rational, _ terms: [Expression.Term]) -> String {
    var summands = terms.map {
      (negative: $0.coefficient.sign < 0, text: product($0.coefficient.magnitude, $0.factor.factors))
    }
    if !constant.isZero { summands.insert((constant.sign < 0, constant.mathMLMagnitude), at: 0) }
    if summands[0].negative, let positive = summands.firstIndex(where: { !$0.negative }) {
      summands.insert(summands.remove(at: positive), at: 0)
    }
    return MathML.sum(summands)
  }

  private static func product(_ coefficient: Rational, _ factors: [Expression.Factor]) -> String {
    let above = factors.filter { $0.exponent.sign > 0 }
    let below = factors.filter { $0.exponent.sign < 0 }
    var pieces = above.map(power)
    if below.isEmpty {
      if coefficient != .one || pieces.isEmpty { pieces.insert(coefficient.mathMLMagnitude, at: 0) }
      return MathML.product(pieces)
    }
    if coefficient.numerator != .one || pieces.isEmpty {
      pieces.insert(MathML.number(coefficient.numerator.description), at: 0)
    }
    var divisors = below.map { power(Expression.Factor(base: $0.base, exponent: -$0.exponent)) }
    if coefficient.denominator != .one {
      divisors.insert(MathML.number(coefficient.denominator.description), at: 0)
    }
    return MathML.fraction(part(above, pieces), part(below, divisors))
  }

  /// What stands above or below a bar, where a lone sum needs no parentheses.
  private static func part(_ factors: [Expression.Factor], _ pieces: [String]) -> String {
    guard pieces.count == 1, let factor = factors.first, factor.exponent.magnitude == .one else {
      return MathML.product(pieces)
    }
    return write(factor.base, .sum)
  }

  private static func power(_ factor: Expression.Factor) -> String {
    if factor.exponent == .one { return write(factor.base, .product) }
    if factor.exponent == Rational(1, over: 2) { return MathML.root(write(factor.base, .sum)) }
    return MathML.superscript(write(factor.base, .base), factor.exponent.mathML)
  }
}
