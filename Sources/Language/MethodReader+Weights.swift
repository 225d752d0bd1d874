// Reads the lines of weights.

import Exact
import Symbolic

extension MethodReader {
  /// Reads `weight w[p] in [0, 1/2] = ...` or `weight w[p] <= 1/2 = ...` from behind its first word.
  mutating func readWeight(
    _ parser: inout LineParser, _ scope: inout MethodScope, _ start: SourceRange
  ) throws(PlacedFault) -> Statement {
    let (name, nameRange) = try parser.name("the weight's name")
    try parser.expect(.openSquare)
    let (player, playerRange) = try parser.name("a name for the player")
    try parser.expect(.closeSquare)
    let (lower, upper) = try bounds(&parser)
    try parser.expect(.assign)
    let syntax = try parser.formula()
    try parser.expectEnd()
    var inner = scope
    try inner.define(player: player, playerRange)
    let term = try WeightElaborator(scope: inner).term(syntax)
    try scope.define(weight: name, nameRange)
    parameters.append(
      Method.Parameter(
        name: name, standard: nil, isPerPlayer: true, isCount: false, isComputed: true, range: nameRange))
    return .weight(
      Weight(
        name: name, player: player, term: term, lower: lower, upper: upper,
        range: start.joined(with: syntax.range)))
  }

  private func bounds(_ parser: inout LineParser) throws(PlacedFault) -> (Rational?, Rational?) {
    func number(_ syntax: Syntax) throws(PlacedFault) -> Rational {
      guard let value = try FormulaElaborator(scope: [:]).number(syntax).rational else {
        throw PlacedFault(.notConstant("the bound of a weight"), syntax.range)
      }
      return value
    }
    if parser.take(.lessOrEqual) { return (nil, try number(try parser.sum())) }
    guard parser.take("in") else { return (nil, nil) }
    let open = parser.token.range
    try parser.expect(.openSquare)
    let ends = try parser.list(until: .closeSquare)
    let whole = open.joined(with: parser.previousRange)
    guard ends.count == 2 else {
      throw PlacedFault(.argumentCount("[ ]", expected: 2, found: ends.count), whole)
    }
    let (lower, upper) = (try number(ends[0]), try number(ends[1]))
    guard lower < upper else { throw PlacedFault(.emptyRange, whole) }
    return (lower, upper)
  }
}
