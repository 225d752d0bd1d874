// Reads `equilibrium` lines.

import Exact
import Symbolic

extension GameReader {
  mutating func readEquilibrium(
    _ parser: inout LineParser, from start: SourceRange
  ) throws(PlacedFault) {
    var values: [Variable: Expression] = [:]
    var kind = Game.EquilibriumClaim.Kind.exact
    repeat {
      let (assigned, isApproximate) = try readCoordinate(&parser)
      if isApproximate { kind = .approximate }
      values.merge(assigned) { $1 }
    } while parser.take(.comma)
    try parser.expectEnd()
    let range = start.joined(with: parser.previousRange)
    let missing = playerLines.flatMap(\.variables).filter { values[$0] == nil }
    if !missing.isEmpty { throw PlacedFault(.equilibriumIncomplete(missing.map(\.name)), range) }
    equilibria.append(Game.EquilibriumClaim(values: values, kind: kind, range: range))
  }

  private func readCoordinate(
    _ parser: inout LineParser
  ) throws(PlacedFault) -> (values: [Variable: Expression], isApproximate: Bool) {
    let (name, range) = try parser.name("a variable")
    guard owners[name] != nil, case .value(let tensor) = scope[name] else {
      throw PlacedFault(.ownedByNobody(name, nearest: Spelling.nearest(to: name, among: owners.keys)), range)
    }
    var targets = tensor.entries
    if parser.take(.openSquare) {
      guard case .number(let place) = parser.token.kind, place.isInteger, let index = place.numerator.word,
        (1...targets.count).contains(index)
      else { throw PlacedFault(.indexOutside(0, count: targets.count), parser.token.range) }
      parser.advance()
      try parser.expect(.closeSquare)
      targets = [targets[index - 1]]
    }
    let isApproximate = parser.take(.tilde) || parser.take("near")
    if !isApproximate { try parser.expect(.assign) }
    let syntax = try parser.formula()
    // An equilibrium may move with a parameter.
    let value = try FormulaElaborator(scope: namedParameters).value(syntax)
    let entries: [Expression]
    if let number = value.number {
      entries = targets.map { _ in number }
    } else if value.entries.count == targets.count {
      entries = value.entries
    } else {
      throw PlacedFault(
        .shapes(operation: "equate", left: Shape(targets.count, 1), right: value.shape), syntax.range)
    }
    var values: [Variable: Expression] = [:]
    for (target, entry) in zip(targets, entries) {
      if case .variable(let variable) = target.form { values[variable] = entry }
    }
    return (values, isApproximate)
  }
}
