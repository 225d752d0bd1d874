// Reads the lines of a game file, in two passes: first who owns what, then what it means.

import Exact
import Symbolic

extension Game {
  /// Understands a game file, or says everything that is wrong with it.
  package init(reading file: SourceFile) throws(Diagnostics) {
    var reader = GameReader(file: file)
    guard let game = reader.read() else {
      throw Diagnostics(reader.faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    self = game
  }
}

struct GameReader {
  let file: SourceFile
  private(set) var faults: [PlacedFault] = []

  private struct PlayerLine {
    let name: String
    let variables: [Variable]
    let sense: Game.Sense
    let cost: Syntax
    let range: SourceRange
  }

  private var title: String?
  private var source: String?
  private var parameters: [Game.Parameter] = []
  private var playerLines: [PlayerLine] = []
  private var equilibria: [Game.EquilibriumClaim] = []
  private var expectations: [Expect] = []
  private var scope: [String: Meaning] = [:]
  private var owners: [String: String] = [:]
  private var players: [Game.Player] = []

  init(file: SourceFile) { self.file = file }

  /// `nil` when there are faults.
  mutating func read() -> Game? {
    let (lines, lexical) = Lexer.lines(of: file)
    faults = lexical
    var later: [LineParser] = []
    for line in lines {
      let start = line.tokens[0].range
      if line.indentation > 0 { faults.append(PlacedFault(.misplacedIndentation, start)) }
      var parser = LineParser(line)
      do throws(PlacedFault) {
        if try !readFirst(&parser) { later.append(LineParser(line)) }
      } catch {
        faults.append(error)
      }
    }
    for var parser in later {
      do throws(PlacedFault) { try readLater(&parser) } catch { faults.append(error) }
    }
    readCosts()
    requireTheEssentials()
    guard faults.isEmpty, let title else { return nil }
    return Game(
      title: title, source: source, file: file, parameters: parameters, players: players,
      equilibria: equilibria, expectations: expectations)
  }

  private mutating func requireTheEssentials() {
    let start = SourceRange(0, 0)
    if title == nil { faults.append(PlacedFault(.missingLine("game \"…\""), start)) }
    if playerLines.isEmpty, !faults.contains(where: { $0.fault.isAboutPlayers }) {
      faults.append(PlacedFault(.missingLine("player"), start))
    }
  }

  // MARK: First pass

  /// Reads what others build on; false for a line that has to wait for the second pass.
  private mutating func readFirst(_ parser: inout LineParser) throws(PlacedFault) -> Bool {
    let start = parser.token.range
    let (keyword, _) = try parser.name(
      "a line of a game (game, source, parameter, let, player, equilibrium, expect)")
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
      try readPlayer(&parser, from: start)
    case "parameter", "let", "equilibrium", "expect":
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

  private func requireFree(_ name: String, _ range: SourceRange) throws(PlacedFault) {
    if let owner = owners[name] { throw PlacedFault(.ownedTwice(name, by: owner), range) }
    if scope[name] != nil { throw PlacedFault(.nameTaken(name), range) }
    if Keywords.functions.union(Keywords.conditional).contains(name) || name == "sum" {
      throw PlacedFault(.reservedName(name), range)
    }
  }

  // MARK: Second pass

  private mutating func readLater(_ parser: inout LineParser) throws(PlacedFault) {
    let start = parser.token.range
    let (keyword, _) = try parser.name()
    switch keyword {
    case "parameter": try readParameter(&parser)
    case "let": try readDefinition(&parser)
    case "equilibrium": try readEquilibrium(&parser, from: start)
    default:
      let reader = ExpectReader(
        scope: constants, equilibrium: equilibria.isEmpty ? nil : equilibria.count - 1)
      expectations.append(try reader.read(&parser, from: start))
    }
  }

  /// What a constant formula may use: parameters with a value.
  private var constants: [String: Meaning] {
    var known: [String: Meaning] = [:]
    for parameter in parameters {
      if case .constant(let value) = parameter.value { known[parameter.name] = .value(Tensor(value)) }
    }
    return known
  }

  private mutating func readParameter(_ parser: inout LineParser) throws(PlacedFault) {
    let (name, range) = try parser.name("the parameter's name")
    try requireFree(name, range)
    // Also after a fault the name is known, so that it is not reported again wherever it is used.
    scope[name] = .value(Tensor(.variable(name)))
    let elaborator = FormulaElaborator(scope: constants)
    if parser.take("in") {
      let open = parser.token.range
      try parser.expect(.openSquare)
      let ends = try parser.list(until: .closeSquare)
      try parser.expectEnd()
      let whole = open.joined(with: parser.previousRange)
      guard ends.count == 2 else {
        throw PlacedFault(.argumentCount("[ ]", expected: 2, found: ends.count), whole)
      }
      var bounds: [Rational] = []
      for end in ends {
        guard let value = try elaborator.number(end).rational else {
          throw PlacedFault(.notConstant(name), end.range)
        }
        bounds.append(value)
      }
      guard bounds[0] < bounds[1] else { throw PlacedFault(.emptyRange, whole) }
      parameters.append(Game.Parameter(name: name, value: .range(bounds[0], bounds[1]), range: range))
      return
    }
    try parser.expect(.assign)
    let syntax = try parser.formula()
    try parser.expectEnd()
    let value = try elaborator.number(syntax)
    _ = try elaborator.sign(value, syntax.range)
    parameters.append(Game.Parameter(name: name, value: .constant(value), range: range))
  }

  private mutating func readDefinition(_ parser: inout LineParser) throws(PlacedFault) {
    let (name, range) = try parser.name("a name")
    if scope[name] != nil || owners[name] != nil { throw PlacedFault(.nameTaken(name), range) }
    try requireFree(name, range)
    guard parser.isNext(.open) else {
      try parser.expect(.assign)
      let syntax = try parser.formula()
      try parser.expectEnd()
      scope[name] = .value(try FormulaElaborator(scope: scope).value(syntax))
      return
    }
    parser.advance()
    var arguments: [String] = []
    while !parser.take(.close) {
      if !arguments.isEmpty { try parser.expect(.comma) }
      let (argument, argumentRange) = try parser.name("an argument")
      if Keywords.functions.contains(argument) || arguments.contains(argument) {
        throw PlacedFault(.nameTaken(argument), argumentRange)
      }
      arguments.append(argument)
    }
    if arguments.isEmpty { throw parser.mismatch("at least one argument") }
    try parser.expect(.assign)
    let body = try parser.formula()
    try parser.expectEnd()
    scope[name] = .function(LocalFunction(name: name, arguments: arguments, body: body, scope: scope))
  }

  private mutating func readCosts() {
    for line in playerLines {
      do throws(PlacedFault) {
        let cost = try FormulaElaborator(scope: scope).number(line.cost)
        players.append(
          Game.Player(
            name: line.name, variables: line.variables, sense: line.sense, cost: cost, range: line.range,
            costRange: line.cost.range))
      } catch {
        faults.append(error)
      }
    }
  }

  // MARK: Equilibria

  private mutating func readEquilibrium(
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
    let known = constants.merging(rangedParameters) { first, _ in first }
    let value = try FormulaElaborator(scope: known).value(syntax)
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

  /// An equilibrium may move with an uncertain coefficient.
  private var rangedParameters: [String: Meaning] {
    var known: [String: Meaning] = [:]
    for parameter in parameters {
      if case .range = parameter.value { known[parameter.name] = .value(Tensor(.variable(parameter.name))) }
    }
    return known
  }
}

extension Fault {
  fileprivate var isAboutPlayers: Bool {
    switch self {
    case .playerWithoutVariables, .ownedTwice, .expected, .unknownLine: true
    default: false
    }
  }
}
