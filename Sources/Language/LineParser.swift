// Reads the tokens of one line.

import Exact

/// A place in one line, and what can be read from there on; the first thing that does not fit is thrown.
struct LineParser {
  let line: Line
  private(set) var place = 0
  /// How many brackets are open around the place.
  private var depth = 0

  /// Formulas are evaluated by recursion, so their nesting is bounded.
  static let depthLimit = 200

  init(_ line: Line) { self.line = line }

  var token: Token { line.tokens[place] }
  var isAtEnd: Bool { token.kind == .endOfLine }
  /// The token read last.
  var previousRange: SourceRange { line.tokens[max(0, place - 1)].range }

  mutating func advance() { if !isAtEnd { place += 1 } }

  func isNext(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }
  func isNext(_ word: String) -> Bool { token.kind == .name(word) }

  /// The token after the next one.
  func peek(_ ahead: Int = 1) -> Token { line.tokens[min(place + ahead, line.tokens.count - 1)] }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isNext(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(_ word: String) -> Bool {
    guard isNext(word) else { return false }
    advance()
    return true
  }

  func mismatch(_ expected: String) -> PlacedFault {
    PlacedFault(.expected(expected, found: token.words), token.range)
  }

  mutating func expect(_ symbol: Token.Symbol) throws(PlacedFault) {
    if !take(symbol) { throw mismatch("'\(symbol.rawValue)'") }
  }

  mutating func expect(word: String) throws(PlacedFault) {
    if !take(word) { throw mismatch("'\(word)'") }
  }

  mutating func expectEnd() throws(PlacedFault) {
    if !isAtEnd { throw mismatch("the end of the line") }
  }

  mutating func name(_ what: String = "a name") throws(PlacedFault) -> (name: String, range: SourceRange) {
    guard case .name(let name) = token.kind else { throw mismatch(what) }
    let range = token.range
    advance()
    return (name, range)
  }

  mutating func text() throws(PlacedFault) -> String {
    guard case .text(let text) = token.kind else { throw mismatch("a text in quotation marks") }
    advance()
    return text
  }

  /// A name that may hold hyphens, such as `heavy-ball`.
  mutating func hyphenatedName(_ what: String) throws(PlacedFault) -> (name: String, range: SourceRange) {
    var (name, range) = try name(what)
    while isNext(.minus), token.range.start == range.end, peek().range.start == token.range.end,
      let part = Self.word(peek())
    {
      range = range.joined(with: peek().range)
      advance()
      advance()
      name += "-" + part
    }
    return (name, range)
  }

  private static func word(_ token: Token) -> String? {
    switch token.kind {
    case .name(let name): name
    case .number(let value) where value.isInteger: value.description
    case .number, .text, .symbol, .ellipsis, .endOfLine: nil
    }
  }

  /// Runs `body` one bracket deeper.
  mutating func nested<Result>(
    _ body: (inout LineParser) throws(PlacedFault) -> Result
  ) throws(PlacedFault) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw PlacedFault(.nestedTooDeeply(limit: Self.depthLimit), token.range) }
    return try body(&self)
  }
}
