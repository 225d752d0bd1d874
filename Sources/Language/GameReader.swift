// Reads the lines of a game file, in two passes: first who owns what, then what it means.

import Exact
import Symbolic

extension Game {
  /// Understands a game file, or says everything that is wrong with it.
  package init(reading file: SourceFile) throws(Diagnostics) { try self.init(reading: file, sampler: nil) }

  /// The same with what the sampler notes in place of expectations.
  init(reading file: SourceFile, sampler: Sampler?) throws(Diagnostics) {
    var reader = GameReader(file: file, sampler: sampler)
    guard let game = reader.read() else {
      throw Diagnostics(reader.faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    self = game
  }
}

struct GameReader {
  let file: SourceFile
  let sampler: Sampler?
  var faults: [PlacedFault] = []

  struct PlayerLine {
    let name: String
    let variables: [Variable]
    let sense: Game.Sense
    let cost: Syntax
    let range: SourceRange
  }

  var title: String?
  private var sawPlayer = false
  var source: String?
  var parameters: [Game.Parameter] = []
  var playerLines: [PlayerLine] = []
  var equilibria: [Game.EquilibriumClaim] = []
  var expectations: [Expect] = []
  var scope: [String: Meaning] = [:]
  var owners: [String: String] = [:]
  var players: [Game.Player] = []
  var adversaries: Game.Adversaries?

  init(file: SourceFile, sampler: Sampler?) { (self.file, self.sampler) = (file, sampler) }

  /// `nil` when there are faults.
  mutating func read() -> Game? {
    let (lines, lexical) = Lexer.lines(of: file)
    faults = lexical
    var later: [LineParser] = []
    var blocks: [AdversariesBlock] = []
    for line in lines {
      let start = line.tokens[0].range
      if line.indentation > 0, later.last?.isNext("gan") ?? false, !blocks.isEmpty {
        blocks[blocks.count - 1].lines.append(LineParser(line))
        continue
      }
      if line.indentation > 0 { faults.append(PlacedFault(.misplacedIndentation, start)) }
      var parser = LineParser(line)
      do throws(PlacedFault) {
        if try !readFirst(&parser) { later.append(LineParser(line)) }
        if LineParser(line).isNext("gan") { blocks.append(AdversariesBlock(head: LineParser(line))) }
      } catch {
        faults.append(error)
      }
    }
    for var parser in later {
      do throws(PlacedFault) {
        if parser.isNext("gan") {
          try readAdversaries(blocks.removeFirst())
        } else {
          try readLater(&parser)
        }
      } catch {
        faults.append(error)
      }
    }
    readCosts()
    requireTheEssentials()
    guard faults.isEmpty, let title else { return nil }
    return Game(
      title: title, source: source, file: file, parameters: parameters, players: players,
      equilibria: equilibria, expectations: expectations, draws: sampler?.draws ?? [],
      adversaries: adversaries)
  }

  private mutating func requireTheEssentials() {
    let start = SourceRange(0, 0)
    if title == nil { faults.append(PlacedFault(.missingLine("game \"…\""), start)) }
    if !sawPlayer { faults.append(PlacedFault(.missingLine("player"), start)) }
  }

  /// Reads what others build on; false for a line that has to wait for the second pass.
  private mutating func readFirst(_ parser: inout LineParser) throws(PlacedFault) -> Bool {
    let start = parser.token.range
    let (keyword, _) = try parser.name(
      "a line of a game (game, source, parameter, let, gan, player, equilibrium, expect)")
    switch keyword {
    case "game":
      if title != nil { throw PlacedFault(.repeatedLine("game"), start) }
      title = try parser.text()
      try parser.expectEnd()
    case "source":
      if source != nil { throw PlacedFault(.repeatedLine("source"), start) }
      source = try parser.text()
      try parser.expectEnd()
    case "player":
      sawPlayer = true
      try readPlayer(&parser, from: start)
    case "parameter", "let", "gan", "equilibrium", "expect":
      return false
    default:
      throw PlacedFault(
        .unknownLine(keyword, nearest: Spelling.nearest(to: keyword, among: Keywords.game)), start)
    }
    return true
  }

  private mutating func readPlayer(_ parser: inout LineParser, from start: SourceRange) throws(PlacedFault) {
    let (name, nameRange) = try parser.name("the player's name")
    try parser.expect(.open)
    var variables: [Variable] = []
    while !parser.take(.close) {
      if !variables.isEmpty { try parser.expect(.comma) }
      variables += try readVariables(&parser, player: name)
    }
    if variables.isEmpty { throw PlacedFault(.playerWithoutVariables(name), nameRange) }
    if playerLines.contains(where: { $0.name == name }) { throw PlacedFault(.nameTaken(name), nameRange) }
    let sense: Game.Sense
    if parser.take("minimizes") || parser.take("minimises") {
      sense = .minimizes
    } else if parser.take("maximizes") || parser.take("maximises") {
      sense = .maximizes
    } else {
      throw parser.mismatch("'minimizes' or 'maximizes'")
    }
    let cost = try parser.formula()
    try parser.expectEnd()
    playerLines.append(
      PlayerLine(
        name: name, variables: variables, sense: sense, cost: cost, range: start.joined(with: cost.range)))
  }

  private mutating func readVariables(
    _ parser: inout LineParser, player: String
  ) throws(PlacedFault) -> [Variable] {
    let (name, range) = try parser.name("a variable")
    try requireFree(name, range)
    owners[name] = player
    guard parser.take(.openSquare) else {
      scope[name] = .value(Tensor(.variable(name)))
      return [Variable(name)]
    }
    guard case .number(let size) = parser.token.kind, size.isInteger, let count = size.numerator.word,
      count > 0
    else { throw parser.mismatch("how many components '\(name)' has") }
    if count > 1_000 {
      throw PlacedFault(.tooMany("components", limit: 1_000), parser.token.range)
    }
    parser.advance()
    try parser.expect(.closeSquare)
    let components = (1...count).map { Variable(name, component: $0) }
    scope[name] = .value(
      Tensor(rowCount: count, columnCount: 1, entries: components.map { .variable($0) }))
    return components
  }

  func requireFree(_ name: String, _ range: SourceRange) throws(PlacedFault) {
    if let owner = owners[name] { throw PlacedFault(.ownedTwice(name, by: owner), range) }
    if scope[name] != nil { throw PlacedFault(.nameTaken(name), range) }
    if Keywords.functions.union(Keywords.conditional).contains(name) || name == "sum" {
      throw PlacedFault(.reservedName(name), range)
    }
  }
}
