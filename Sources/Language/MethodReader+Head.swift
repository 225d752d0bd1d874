// The head of a method file: its name, rate, parameters and memory.

import Exact
import Symbolic

extension MethodReader {
  mutating func readHead() {
    while next < lines.count, case .name(let keyword) = lines[next].tokens[0].kind,
      !Keywords.methodBody.contains(keyword)
    {
      var parser = LineParser(lines[next])
      do throws(PlacedFault) {
        if lines[next].indentation > 0 { throw PlacedFault(.misplacedIndentation, parser.token.range) }
        try readHeadLine(&parser, keyword)
        try parser.expectEnd()
      } catch {
        faults.append(error)
      }
      next += 1
    }
  }

  private mutating func readHeadLine(_ parser: inout LineParser, _ keyword: String) throws(PlacedFault) {
    let start = parser.token.range
    parser.advance()
    switch keyword {
    case "method":
      if title != nil { throw PlacedFault(.repeatedLine("method"), start) }
      let (name, _) = try parser.hyphenatedName("the method's name")
      title = (name, try parser.text())
    case "source":
      if source != nil { throw PlacedFault(.repeatedLine("source"), start) }
      source = try parser.text()
    case "rate":
      if rate != nil { throw PlacedFault(.repeatedLine("rate"), start) }
      let (name, range) = try parser.name("the name of the learning rate")
      try requireFree(name, range)
      rate = name
    case "parameter":
      try readParameter(&parser)
    case "memory":
      let (name, range) = try parser.name("the name of the memory")
      try requireFree(name, range)
      try parser.expect(.assign)
      let syntax = try parser.formula()
      let scope = MethodScope(
        rate: rate ?? "eta", parameters: parameters, vectors: ["z"] + memory.map(\.name))
      let initial = try MethodElaborator(scope: scope).vector(syntax)
      memory.append(Method.Memory(name: name, initial: initial, range: range.joined(with: syntax.range)))
    default:
      let known = Keywords.methodHead.union(Keywords.methodBody)
      throw PlacedFault(.unknownLine(keyword, nearest: Spelling.nearest(to: keyword, among: known)), start)
    }
  }

  private mutating func readParameter(_ parser: inout LineParser) throws(PlacedFault) {
    let (name, range) = try parser.name("the parameter's name")
    try requireFree(name, range)
    var isPerPlayer = false
    if parser.take(.openSquare) {
      _ = try parser.name("a name for the player")
      try parser.expect(.closeSquare)
      isPerPlayer = true
    }
    var standard: Expression?
    if parser.take(.assign) {
      let scope = MethodScope(rate: rate ?? "eta", parameters: parameters, vectors: [])
      standard = try MethodElaborator(scope: scope).number(try parser.formula())
    }
    parameters.append(
      Method.Parameter(name: name, standard: standard, isPerPlayer: isPerPlayer, isCount: false, range: range)
    )
  }

  private func requireFree(_ name: String, _ range: SourceRange) throws(PlacedFault) {
    if Keywords.methodWords.union(Keywords.functions).contains(name) {
      throw PlacedFault(.reservedName(name), range)
    }
    let taken = parameters.map(\.name) + memory.map(\.name) + [rate].compactMap { $0 }
    if taken.contains(name) { throw PlacedFault(.nameTaken(name), range) }
  }
}
