// Reads the lines of a method file: the head, then the blocks of the body.

import Exact
import Symbolic

extension Method {
  /// Understands a method file, or says everything that is wrong with it.
  package init(reading file: SourceFile) throws(Diagnostics) {
    var reader = MethodReader(file: file)
    guard let method = reader.read() else {
      throw Diagnostics(reader.faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    self = method
  }
}

struct MethodReader {
  let file: SourceFile
  private(set) var faults: [PlacedFault] = []

  private var lines: [Line] = []
  private var next = 0
  private var title: (name: String, title: String)?
  private var source: String?
  private var rate: String?
  private var parameters: [Method.Parameter] = []
  private var memory: [Method.Memory] = []
  private var counts: Set<String> = []
  private var statementCount = 0

  /// Blocks in blocks, and statements altogether.
  private static let depthLimit = 20
  private static let statementLimit = 10_000

  init(file: SourceFile) { self.file = file }

  /// `nil` when there are faults.
  mutating func read() -> Method? {
    (lines, faults) = Lexer.lines(of: file)
    readHead()
    let start = SourceRange(0, 0)
    if title == nil { faults.append(PlacedFault(.missingLine("method name \"…\""), start)) }
    if rate == nil { faults.append(PlacedFault(.missingLine("rate"), start)) }
    var scope = MethodScope(
      rate: rate ?? "eta", parameters: parameters, vectors: ["z"] + memory.map(\.name))
    let indentation = next < lines.count ? lines[next].indentation : 0
    let body = readStatements(indentation: indentation, &scope, depth: 0)
    if body.isEmpty, faults.isEmpty { faults.append(PlacedFault(.missingLine("step"), start)) }
    guard faults.isEmpty, let title, let rate else { return nil }
    let marked = parameters.map { parameter in
      Method.Parameter(
        name: parameter.name, standard: parameter.standard, isPerPlayer: parameter.isPerPlayer,
        isCount: counts.contains(parameter.name), range: parameter.range)
    }
    return Method(
      name: title.name, title: title.title, source: source, rate: rate, parameters: marked, memory: memory,
      body: body, file: file)
  }

  // MARK: Head

  private mutating func readHead() {
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

  // MARK: Body

  /// The statements from the next line on that stand at the given indentation.
  private mutating func readStatements(
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
    let (keyword, start) = try parser.name("a statement (step, let, solve, for each player, repeat)")
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

  private mutating func readStep(
    _ indentation: Int, _ scope: MethodScope, _ start: SourceRange
  ) throws(PlacedFault) -> [Statement] {
    var scope = scope
    var definitions: [Statement] = []
    var assignments: [Assignment] = []
    while next < lines.count, lines[next].indentation >= indentation {
      let line = lines[next]
      next += 1
      var parser = LineParser(line)
      do throws(PlacedFault) {
        if line.indentation > indentation { throw PlacedFault(.misplacedIndentation, parser.token.range) }
        if parser.isNext("let"), case .name = parser.peek().kind {
          parser.advance()
          try readLocal(&parser, &scope, &definitions)
        } else {
          let assignment = try readAssignment(&parser, scope)
          if assignments.contains(where: { $0.target == assignment.target }) {
            throw PlacedFault(.assignedTwice(assignment.target), assignment.range)
          }
          assignments.append(assignment)
        }
      } catch {
        faults.append(error)
      }
    }
    return definitions + [.step(assignments)]
  }

  /// A definition inside a step may also name a number or a matrix: everything there reads the same state.
  private func readLocal(
    _ parser: inout LineParser, _ scope: inout MethodScope, _ definitions: inout [Statement]
  ) throws(PlacedFault) {
    let (name, nameRange) = try parser.name("a name")
    try parser.expect(.assign)
    let syntax = try parser.formula()
    try parser.expectEnd()
    switch try MethodElaborator(scope: scope).value(syntax) {
    case .vector(let term):
      try scope.define(vector: name, nameRange)
      definitions.append(.define(name: name, term, nameRange.joined(with: syntax.range)))
    case let other:
      try scope.define(name, as: other, nameRange)
    }
  }

  private func readAssignment(_ parser: inout LineParser, _ scope: MethodScope) throws(PlacedFault)
    -> Assignment
  {
    let (target, range) = try parser.name("an assignment such as 'z <- …'")
    let targets = ["z"] + memory.map(\.name)
    guard targets.contains(target) else {
      throw PlacedFault(.unknownTarget(target, nearest: Spelling.nearest(to: target, among: targets)), range)
    }
    try parser.expect(.arrow)
    let syntax = try parser.formula()
    try parser.expectEnd()
    let value = try MethodElaborator(scope: scope).vector(syntax)
    return Assignment(target: target, value: value, range: range.joined(with: syntax.range))
  }
}
