// Which part of a formula has no value at a point.

import Exact
import Symbolic

/// The innermost part that is not a number although what it is made of is.
package struct UndefinedPart: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case logarithm, root, division, sign, implicit
  }

  package let reason: Reason
  /// The argument of the logarithm, the radicand, the divisor; the unknown of an equation.
  package let argument: Expression
  package let value: Double
}

/// Looks for what made a value undefined.
struct UndefinedSearch {
  var point: [Variable: Double]
  private var seen: Set<Expression> = []

  init(point: [Variable: Double]) { self.point = point }

  private func value(_ expression: Expression) -> Double { expression.approximation(at: point).value }

  /// - Returns: `nil` when every part has a value, or only too large ones lack it.
  mutating func part(of expression: Expression) -> UndefinedPart? {
    guard seen.insert(expression).inserted else { return nil }
    switch expression.form {
    case .number:
      return nil
    case .variable(let variable):
      guard variable.name.hasPrefix("~"), point[variable]?.isNaN == true else { return nil }
      return UndefinedPart(reason: .implicit, argument: expression, value: .nan)
    case .sum(_, let terms):
      return first(terms.map(\.factor))
    case .product(let factors):
      if let inner = first(factors.map(\.base)) { return inner }
      for factor in factors {
        let base = value(factor.base)
        if base == 0, factor.exponent.sign < 0 {
          return UndefinedPart(reason: .division, argument: factor.base, value: base)
        }
        if base < 0, !factor.exponent.isInteger {
          return UndefinedPart(reason: .root, argument: factor.base, value: base)
        }
      }
      return nil
    case .function(let function, let argument):
      if let inner = part(of: argument) { return inner }
      let inside = value(argument)
      if function == .log, inside <= 0 {
        return UndefinedPart(reason: .logarithm, argument: argument, value: inside)
      }
      return function == .sign && inside == 0
        ? UndefinedPart(reason: .sign, argument: argument, value: inside) : nil
    case .piecewise(let piecewise):
      if let inner = first(piecewise.branches.map(\.difference)) { return inner }
      let taken = piecewise.branches.first { branch in
        let gap = value(branch.difference)
        return branch.relation.holds(forSign: gap < 0 ? -1 : gap > 0 ? 1 : 0)
      }
      return part(of: taken?.value ?? piecewise.otherwise)
    case .expectation:
      return nil
    }
  }

  private mutating func first(_ parts: [Expression]) -> UndefinedPart? {
    for inner in parts {
      if let found = part(of: inner) { return found }
    }
    return nil
  }
}
