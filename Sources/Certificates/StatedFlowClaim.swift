// What a certificate's file claims about a flow, read back from it.

import Exact
import Symbolic

/// The claim with its function; whether that is true is for others to see.
package enum StatedFlowClaim: Sendable {
  case conserves(Expression)
  case circles(Matrix<Rational>)
  case converges(Matrix<Rational>)

  /// - Returns: `nil` for what does not have the form of a certificate about a flow, in formulas that we write.
  package init?(_ json: JSON) {
    guard let claim = json["statement"]?["claim"], let witness = json["witness"] else { return nil }
    let function = witness["function"]?.lowerTriangle
    switch (claim["kind"]?.text, function) {
    case ("conserves-flow", _):
      guard let formula = claim["function"].flatMap({ Expression(formula: $0) }) else { return nil }
      self = .conserves(formula)
    case ("circles-flow", let matrix?): self = .circles(matrix)
    case ("converges-flow", let matrix?): self = .converges(matrix)
    default: return nil
    }
  }

  package var kind: String {
    switch self {
    case .conserves: "conserves-flow"
    case .circles: "circles-flow"
    case .converges: "converges-flow"
    }
  }

  /// What never changes, where that is a formula in the game's variables.
  package var formula: Expression? { if case .conserves(let formula) = self { formula } else { nil } }
}

extension Expression {
  /// Reads a formula without roots, cases and expectations.
  package init?(formula json: JSON) {
    if let text = json.text {
      self = json.rational.map { Expression($0) } ?? .variable(Variable(text))
      return
    }
    guard let parts = json.elements, let head = parts.first?.text, parts.count > 1 else { return nil }
    let last = head == "power" ? parts.count - 1 : parts.count
    let arguments = parts[1..<last].compactMap { Expression(formula: $0) }
    guard arguments.count == last - 1, let first = arguments.first else { return nil }
    switch (head, arguments.count) {
    case ("+", _): self = .sum(arguments)
    case ("*", _): self = arguments.dropFirst().reduce(first, *)
    case ("/", 2) where !arguments[1].isZero: self = first / arguments[1]
    case ("power", 1):
      guard let exponent = parts[parts.count - 1].count, exponent <= 64 else { return nil }
      self = first.power(exponent)
    case (_, 1):
      guard let function = Function(rawValue: head) else { return nil }
      self = .apply(function, first)
    default: return nil
    }
  }
}
