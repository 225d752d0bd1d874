// The body of a method file: blocks, loops, definitions and implicit steps.

import Exact
import Symbolic

extension MethodReader {
  /// The statements from the next line on that stand at the given indentation.
  mutating func readStatements(
    indentation: Int, _ scope: inout MethodScope, depth: Int
  ) -> [Statement] {
    var statements: [Statement] = []
    while next < lines.count, lines[next].indentation >= indentation {
      let line = lines[next]
      next += 1
      var parser = LineParser(line)
      do throws(PlacedFault) {
        if line.indentation > indentation { throw PlacedFault(.misplacedIndentation, parser.token.range) }
        statementCount += 1
        if statementCount > Self.statementLimit {
          throw PlacedFault(.tooMany("statements", limit: Self.statementLimit), parser.token.range)
        }
        statements += try readStatement(&parser, indentation, &scope, depth)
      } catch {
        faults.append(error)
        // What belongs to a faulty line is not looked at.
        while next < lines.count, lines[next].indentation > indentation { next += 1 }
      }
    }
    return statements
  }

  private mutating func readStatement(
    _ parser: inout LineParser, _ indentation: Int, _ scope: inout MethodScope, _ depth: Int
  ) throws(PlacedFault) -> [Statement] {
    let (keyword, start) = try parser.name("a statement (step, let, solve, weight, for each player, repeat)")
    switch keyword {
    case "step":
      try parser.expectEnd()
      return try readStep(try block(after: "step", start, indentation), scope, start)
    case "let":
      return [try readDefinition(&parser, &scope)]
    case "solve":
      let (name, nameRange) = try parser.name("the name of the unknown")
      try parser.expect(.colon)
      let (left, leftRange) = try parser.name("'\(name)'")
      if left != name { throw PlacedFault(.expected("'\(name)'", found: "'\(left)'"), leftRange) }
      try parser.expect(.assign)
      let syntax = try parser.formula()
      try parser.expectEnd()
      try scope.define(vector: name, nameRange)
      let term = try MethodElaborator(scope: scope).vector(syntax)
      return [.solve(name: name, equals: term, nameRange.joined(with: syntax.range))]
    case "weight":
      guard depth == 0 else { throw PlacedFault(.misplacedWeight, start) }
      return [try readWeight(&parser, &scope, start)]
    case "for":
      try parser.expect(word: "each")
      try parser.expect(word: "player")
      let (name, nameRange) = try parser.name("a name for the player")
      try parser.expectEnd()
      let inner = try block(after: "for each player", start, indentation)
      guard depth < Self.depthLimit else {
        throw PlacedFault(.nestedTooDeeply(limit: Self.depthLimit), start)
      }
      var innerScope = scope
      try innerScope.define(player: name, nameRange)
      let body = readStatements(indentation: inner, &innerScope, depth: depth + 1)
      return [.forEachPlayer(name: name, body, start.joined(with: nameRange))]
    case "repeat":
      return [try readRepeat(&parser, indentation, scope, depth, start)]
    default:
      throw PlacedFault(
        .unknownLine(keyword, nearest: Spelling.nearest(to: keyword, among: Keywords.methodBody)), start)
    }
  }

  /// The indentation of the block below a line.
  private func block(after keyword: String, _ start: SourceRange, _ indentation: Int) throws(PlacedFault)
    -> Int
  {
    guard next < lines.count, lines[next].indentation > indentation else {
      throw PlacedFault(.missingBlock(after: keyword), start)
    }
    return lines[next].indentation
  }

  private func readDefinition(
    _ parser: inout LineParser, _ scope: inout MethodScope
  ) throws(PlacedFault) -> Statement {
    let (name, nameRange) = try parser.name("a name")
    try parser.expect(.assign)
    let syntax = try parser.formula()
    try parser.expectEnd()
    let term = try MethodElaborator(scope: scope).vector(syntax)
    try scope.define(vector: name, nameRange)
    return .define(name: name, term, nameRange.joined(with: syntax.range))
  }

  private mutating func readRepeat(
    _ parser: inout LineParser, _ indentation: Int, _ scope: MethodScope, _ depth: Int, _ start: SourceRange
  ) throws(PlacedFault) -> Statement {
    let syntax = try parser.formula()
    try parser.expectEnd()
    let count = try MethodElaborator(scope: scope).number(syntax)
    if let number = count.rational, !number.isInteger || number.sign < 0 || number > 1_000 {
      throw PlacedFault(.integerParameterNeeded(number.description), syntax.range)
    }
    if let rate, count.depends(on: Variable(rate)) {
      throw PlacedFault(.integerParameterNeeded("'\(count.text)'"), syntax.range)
    }
    counts.formUnion(count.variables.map(\.name))
    let inner = try block(after: "repeat", start, indentation)
    guard depth < Self.depthLimit else { throw PlacedFault(.nestedTooDeeply(limit: Self.depthLimit), start) }
    var innerScope = scope
    let body = readStatements(indentation: inner, &innerScope, depth: depth + 1)
    return .repeated(count: count, body, start.joined(with: syntax.range))
  }
}
