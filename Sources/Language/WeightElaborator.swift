// From written formulas to the terms of weights.

import Exact
import Symbolic

/// Works out the terms of weights: what `MethodElaborator` does for vectors.
struct WeightElaborator {
  let scope: MethodScope

  static let functions: Set<String> = ["dot", "min", "max"]

  func term(_ syntax: Syntax) throws(PlacedFault) -> WeightTerm {
    switch syntax.form {
    case .negated(let operand):
      return .product(.number(-1), try term(operand))
    case .chain(let first, let links):
      var value = try term(first)
      for link in links {
        let operand = try term(link.operand)
        switch link.operation {
        case .plus: value = .sum(value, operand)
        case .minus: value = .sum(value, .product(.number(-1), operand))
        case .times: value = .product(value, operand)
        case .over: value = .quotient(value, operand)
        }
      }
      return value
    case .power(let base, let exponent):
      let count = try MethodElaborator(scope: scope).number(exponent)
      guard let whole = count.rational?.numerator.word, count.rational?.isInteger == true,
        (1...8).contains(whole)
      else { throw PlacedFault(.notWhole(count.text), exponent.range) }
      let factor = try term(base)
      return (1..<whole).reduce(factor) { product, _ in .product(product, factor) }
    case .call(let name, _, let arguments) where Self.functions.contains(name):
      return try call(name, arguments, syntax.range)
    case .number, .name, .transposed, .call, .indexed, .matrix, .conditional, .sum, .expectation, .over:
      return .number(try MethodElaborator(scope: scope).number(syntax))
    }
  }

  private func call(
    _ name: String, _ arguments: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> WeightTerm {
    let count = name == "dot" ? 3 : 2
    guard arguments.count == count else {
      throw PlacedFault(.argumentCount(name, expected: count, found: arguments.count), range)
    }
    switch name {
    case "min": return .minimum(try term(arguments[0]), try term(arguments[1]))
    case "max": return .maximum(try term(arguments[0]), try term(arguments[1]))
    default:
      let elaborator = MethodElaborator(scope: scope)
      return .dot(
        try elaborator.player(arguments[0]), try elaborator.vector(arguments[1]),
        try elaborator.vector(arguments[2]))
    }
  }
}
