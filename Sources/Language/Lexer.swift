// Text to tokens, line by line.

import Exact

/// Cuts a text into lines of tokens; comments and empty lines vanish, and inside an open bracket a line goes on.
struct Lexer {
  private let bytes: [UInt8]
  private let keywords: Set<String>
  private var place = 0
  private var tokens: [Token] = []
  private var lines: [Line] = []
  private var faults: [PlacedFault] = []
  private var indentation = 0
  private var openBrackets = 0

  /// - Parameter keywords: the words that may open a line.
  static func lines(
    of file: SourceFile, keywords: Set<String> = Keywords.lines
  ) -> (lines: [Line], faults: [PlacedFault]) {
    var lexer = Lexer(bytes: Array(file.text.utf8), keywords: keywords)
    lexer.run()
    return (lexer.lines, lexer.faults)
  }

  private init(bytes: [UInt8], keywords: Set<String>) { (self.bytes, self.keywords) = (bytes, keywords) }

  private func byte(_ ahead: Int = 0) -> UInt8? { place + ahead < bytes.count ? bytes[place + ahead] : nil }

  private mutating func run() {
    measureIndentation()
    while let next = byte() {
      switch next {
      case UInt8(ascii: "\n"):
        place += 1
        if openBrackets == 0 || nextLineOpensWithKeyword { endLine() }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        place += 1
      case UInt8(ascii: "#"):
        while let other = byte(), other != UInt8(ascii: "\n") { _ = other; place += 1 }
      case UInt8(ascii: "\""):
        text()
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number()
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        name()
      default:
        symbol()
      }
    }
    endLine()
  }

  /// A bracket that nobody closed must not swallow the rest of the file.
  private var nextLineOpensWithKeyword: Bool {
    var start = place
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < bytes.count, Self.isNamePart(bytes[end]) { end += 1 }
    return keywords.contains(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private mutating func measureIndentation() {
    indentation = 0
    while let next = byte(), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
      indentation += next == UInt8(ascii: "\t") ? 4 : 1
      place += 1
    }
  }

  private mutating func endLine() {
    if !tokens.isEmpty {
      let end = tokens[tokens.count - 1].range.end
      tokens.append(Token(kind: .endOfLine, range: SourceRange(end, end)))
      lines.append(Line(indentation: indentation, tokens: tokens))
    }
    tokens = []
    openBrackets = 0
    measureIndentation()
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: SourceRange(start, place)))
  }

  private mutating func text() {
    let start = place
    place += 1
    while let next = byte(), next != UInt8(ascii: "\""), next != UInt8(ascii: "\n") { _ = next; place += 1 }
    let content = String(decoding: bytes[start + 1..<place], as: UTF8.self)
    if byte() == UInt8(ascii: "\"") {
      place += 1
    } else {
      faults.append(PlacedFault(.unterminatedText, SourceRange(start, place)))
    }
    add(.text(content), from: start)
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private static func isNamePart(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private mutating func digits() { while Self.isDigit(byte()) { place += 1 } }

  private mutating func number() {
    let start = place
    digits()
    if byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) {
      place += 1
      digits()
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      let signed = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
      if Self.isDigit(byte(signed ? 2 : 1)) {
        place += signed ? 2 : 1
        digits()
      }
    }
    let clean = place
    while Self.isNamePart(byte()) { place += 1 }
    let content = String(decoding: bytes[start..<place], as: UTF8.self)
    if content.count > 1_000 {
      faults.append(PlacedFault(.numberTooLong, SourceRange(start, place)))
    } else if place == clean, let value = Rational(exactly: content) {
      return add(.number(value), from: start)
    } else {
      faults.append(PlacedFault(.malformedNumber(content), SourceRange(start, place)))
    }
    add(.number(.zero), from: start)
  }

  private mutating func name() {
    let start = place
    while Self.isNamePart(byte()) { place += 1 }
    add(.name(String(decoding: bytes[start..<place], as: UTF8.self)), from: start)
  }

  private mutating func symbol() {
    let start = place
    for ellipsis in ["...", "…"] where bytes[place...].starts(with: ellipsis.utf8) {
      place += ellipsis.utf8.count
      return add(.ellipsis, from: start)
    }
    for symbol in Token.Symbol.allCases where bytes[place...].starts(with: symbol.rawValue.utf8) {
      place += symbol.rawValue.utf8.count
      switch symbol {
      case .open, .openSquare, .openCurly: openBrackets += 1
      case .close, .closeSquare, .closeCurly: openBrackets = max(0, openBrackets - 1)
      default: break
      }
      return add(.symbol(symbol), from: start)
    }
    let rest = String(decoding: bytes[place...].prefix(32), as: UTF8.self)
    let character = rest.first ?? "?"
    place += max(1, min(String(character).utf8.count, bytes.count - place))
    faults.append(PlacedFault(.unexpectedCharacter(character), SourceRange(start, place)))
  }
}
