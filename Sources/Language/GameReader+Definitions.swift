// The second pass over a game file: parameters, definitions, costs, and what is left to other readers.

import Exact
import Symbolic

extension GameReader {
  mutating func readLater(_ parser: inout LineParser) throws(PlacedFault) {
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

  /// What a formula that has to be a number may use: parameters with a value, worked out.
  var constants: [String: Meaning] {
    var values: [Variable: Expression] = [:]
    for parameter in parameters {
      guard case .constant(let value) = parameter.value else { continue }
      values[Variable(parameter.name)] = (try? value.substituting(values)) ?? value
    }
    return Dictionary(uniqueKeysWithValues: values.map { ($0.key.name, .value(Tensor($0.value))) })
  }

  /// All parameters so far, by name: what is written with them follows when their values are replaced.
  var namedParameters: [String: Meaning] {
    Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, .value(Tensor(.variable($0.name)))) })
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
    // The value now decides whether there is one; the formula is what is kept.
    _ = try elaborator.sign(try elaborator.number(syntax), syntax.range)
    let value = try FormulaElaborator(scope: namedParameters).number(syntax)
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
      scope[name] = .value(try FormulaElaborator(scope: scope, sampler: sampler).value(syntax))
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

  mutating func readCosts() {
    for line in playerLines {
      do throws(PlacedFault) {
        let cost = try FormulaElaborator(scope: scope, sampler: sampler).number(line.cost)
        players.append(
          Game.Player(
            name: line.name, variables: line.variables, sense: line.sense, cost: cost, range: line.range,
            costRange: line.cost.range))
      } catch {
        faults.append(error)
      }
    }
  }
}
