// Reads `expect` lines.

import Exact
import Symbolic

struct ExpectReader {
  let scope: [String: Meaning]
  let equilibrium: Int?

  /// Reads from behind the word `expect`.
  func read(_ parser: inout LineParser, from start: SourceRange) throws(PlacedFault) -> Expect {
    let (method, _) = try parser.hyphenatedName("the name of a method")
    let settings = try readSettings(&parser)
    let claim = try readClaim(&parser)
    try parser.expectEnd()
    return Expect(
      method: method, settings: settings, claim: claim, equilibrium: equilibrium,
      range: start.joined(with: parser.previousRange))
  }

  private func constant(_ syntax: Syntax) throws(PlacedFault) -> Expression {
    let value = try FormulaElaborator(scope: scope).number(syntax)
    if let variable = value.variables.first { throw PlacedFault(.notConstant(variable.name), syntax.range) }
    return value
  }

  private func readSettings(_ parser: inout LineParser) throws(PlacedFault) -> [String: Rational] {
    guard parser.take(.open) else { return [:] }
    var settings: [String: Rational] = [:]
    repeat {
      let (name, range) = try parser.name("a parameter of the method")
      try parser.expect(.assign)
      let syntax = try parser.formula()
      guard let value = try constant(syntax).rational else {
        throw PlacedFault(.notConstant(name), syntax.range)
      }
      if settings[name] != nil { throw PlacedFault(.nameTaken(name), range) }
      settings[name] = value
    } while parser.take(.comma)
    try parser.expect(.close)
    return settings
  }

  private func readClaim(_ parser: inout LineParser) throws(PlacedFault) -> Expect.Claim {
    if parser.take("never") {
      try parser.expect(word: "converges")
      return .neverConverges
    }
    guard case .name(let word) = parser.token.kind, let behaviour = Expect.Behaviour(rawValue: word) else {
      throw parser.mismatch("'converges', 'diverges', 'conserves' or 'never converges'")
    }
    parser.advance()
    if parser.take("for") {
      var intervals = [try readInterval(&parser)]
      while parser.take("or") { intervals.append(try readInterval(&parser)) }
      return .on(behaviour, intervals)
    }
    if !parser.take("at") { throw parser.mismatch("'for' or 'at'") }
    _ = try parser.name("the rate")
    try parser.expect(.assign)
    let rate = try constant(try parser.formula())
    guard parser.take("with") else { return .at(rate, behaviour, nil) }
    try parser.expect(word: "radius")
    return .at(rate, behaviour, try readRadius(&parser))
  }

  /// `0 < eta < 6/5`, `eta > 0` or `eta < 1`.
  private func readInterval(_ parser: inout LineParser) throws(PlacedFault) -> Expect.Interval {
    if case .name = parser.token.kind, parser.peek().kind == .symbol(.greater) {
      _ = try parser.name()
      try parser.expect(.greater)
      return Expect.Interval(lower: try constant(try parser.sum()), upper: nil)
    }
    if case .name = parser.token.kind, parser.peek().kind == .symbol(.less) {
      _ = try parser.name()
      try parser.expect(.less)
      return Expect.Interval(lower: .zero, upper: try constant(try parser.sum()))
    }
    let start = parser.token.range
    let lower = try constant(try parser.sum())
    try parser.expect(.less)
    _ = try parser.name("the rate")
    try parser.expect(.less)
    let upper = try constant(try parser.sum())
    let elaborator = FormulaElaborator(scope: scope)
    let range = start.joined(with: parser.previousRange)
    if try elaborator.sign(upper - lower, range) <= 0 { throw PlacedFault(.emptyRange, range) }
    return Expect.Interval(lower: lower, upper: upper)
  }

  private func readRadius(_ parser: inout LineParser) throws(PlacedFault) -> Expect.Radius {
    let start = parser.token.range
    let syntax = try parser.formula()
    guard let value = try constant(syntax).rational else {
      throw PlacedFault(.notConstant("radius"), syntax.range)
    }
    guard case .ellipsis = parser.token.kind else { return Expect.Radius(value: value, knownDecimals: nil) }
    parser.advance()
    // How many decimals were given is a matter of the denominator only when none of them is a trailing zero.
    var decimals = 0
    while !(value * Rational(10).power(decimals)).isInteger, decimals < 1_000 { decimals += 1 }
    if decimals == 1_000 { throw PlacedFault(.malformedNumber("radius"), start) }
    return Expect.Radius(value: value, knownDecimals: decimals)
  }
}
