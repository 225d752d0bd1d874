// Expressions as text that reads like a person's and parses back in the game language.

import Exact

extension Expression: CustomStringConvertible {
  package var description: String { text }

  /// The formula as the game language writes it, such as `1 - 3/10*eta - 1/4*eta^2`.
  package var text: String { TextWriter().write(self).text }
}

/// How tightly a piece of text holds together.
private enum Binding: Int, Comparable {
  case sum, product, power, atom

  static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
}

private struct TextWriter {
  struct Piece {
    let text: String
    let binding: Binding

    func inside(_ outer: Binding) -> String { binding < outer ? "(\(text))" : text }
  }

  func write(_ expression: Expression) -> Piece {
    switch expression.form {
    case .number(let value):
      let binding: Binding = value.isInteger ? .atom : .product
      return Piece(text: value.description, binding: value.sign < 0 ? .sum : binding)
    case .variable(let variable):
      return Piece(text: variable.name, binding: .atom)
    case .sum(let constant, let terms):
      return write(constant, terms)
    case .product(let factors):
      return write(.one, factors)
    case .function(let function, let argument):
      return Piece(text: "\(function.rawValue)(\(argument.text))", binding: .atom)
    case .piecewise(let piecewise):
      return write(piecewise)
    case .expectation(let expectation):
      return Piece(text: write(expectation), binding: .atom)
    }
  }

  private func write(_ constant: Rational, _ terms: [Expression.Term]) -> Piece {
    var summands = terms.map { ($0.coefficient.sign < 0, write($0.coefficient.magnitude, $0.factor.factors)) }
    if !constant.isZero { summands.insert((constant.sign < 0, write(Expression(constant.magnitude))), at: 0) }
    // A sum opens with a positive term when it has one.
    if summands[0].0, let positive = summands.firstIndex(where: { !$0.0 }) {
      summands.insert(summands.remove(at: positive), at: 0)
    }
    var text = ""
    for (index, (negative, piece)) in summands.enumerated() {
      text += index == 0 ? (negative ? "-" : "") : (negative ? " - " : " + ")
      text += piece.inside(.product)
    }
    return Piece(text: text, binding: summands.count == 1 && !summands[0].0 ? .product : .sum)
  }

  private func write(_ coefficient: Rational, _ factors: [Expression.Factor]) -> Piece {
    let above = factors.filter { $0.exponent.sign > 0 }
    let below = factors.filter { $0.exponent.sign < 0 }
    var pieces = above.map(write)
    if coefficient != .one || pieces.isEmpty { pieces.insert(write(Expression(coefficient)), at: 0) }
    var text = pieces.map { $0.inside(.product) }.joined(separator: "*")
    var binding: Binding = pieces.count == 1 ? pieces[0].binding : .product
    if !below.isEmpty {
      let divisors = below.map { write(Expression.Factor(base: $0.base, exponent: -$0.exponent)) }
      let joined = divisors.map { $0.inside(.product) }.joined(separator: "*")
      text += divisors.count == 1 ? "/\(divisors[0].inside(.power))" : "/(\(joined))"
      binding = .product
    }
    return Piece(text: text, binding: binding)
  }

  private func write(_ factor: Expression.Factor) -> Piece {
    if factor.exponent == .one { return write(factor.base) }
    if factor.exponent == Rational(1, over: 2) {
      return Piece(text: "sqrt(\(factor.base.text))", binding: .atom)
    }
    let exponent = factor.exponent.isInteger ? factor.exponent.description : "(\(factor.exponent))"
    return Piece(text: "\(write(factor.base).inside(.atom))^\(exponent)", binding: .power)
  }

  private func write(_ piecewise: Piecewise) -> Piece {
    var text = ""
    for branch in piecewise.branches {
      let value = write(branch.value).inside(.sum)
      text += "\(value) if \(branch.difference.text) \(branch.relation.rawValue) 0 else "
    }
    return Piece(text: "(\(text)\(piecewise.otherwise.text))", binding: .atom)
  }

  private func write(_ expectation: Expectation) -> String {
    let name = readableName(for: expectation)
    let body = expectation.body.renaming(expectation.variable, to: name)
    return "E[\(name.name) ~ \(write(expectation.law))](\(body.text))"
  }

  private func write(_ law: Law) -> String {
    switch law {
    case .uniform(let from, let to): "uniform(\(from.text), \(to.text))"
    case .normal(let mean, let variance): "normal(\(mean.text), \(variance.text))"
    }
  }
}

/// A letter for a bound variable that means nothing else inside.
func readableName(for expectation: Expectation) -> Variable {
  let taken = Set(expectation.body.variables.map(\.name))
  let letters = ["x", "u", "v", "s", "t"] + (1...).prefix(taken.count + 1).map { "x\($0)" }
  return Variable(letters.first { !taken.contains($0) } ?? "x")
}
