// The words and signs that both languages are made of.

import Exact

struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Rational)
    case name(String)
    case text(String)
    case symbol(Symbol)
    /// `…` or `...`
    case ellipsis
    case endOfLine
  }

  enum Symbol: String, Hashable, Sendable, CaseIterable {
    case arrow = "<-"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equals = "=="
    case range = ".."
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
    case quote = "'"
    case open = "("
    case close = ")"
    case openSquare = "["
    case closeSquare = "]"
    case openCurly = "{"
    case closeCurly = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case assign = "="
    case tilde = "~"
    case less = "<"
    case greater = ">"
  }

  let kind: Kind
  let range: SourceRange

  /// How a diagnostic speaks of the token.
  var words: String {
    switch kind {
    case .number(let value): "the number \(value.isInteger ? value.description : "here")"
    case .name(let name): "'\(name)'"
    case .text: "a text"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .ellipsis: "'…'"
    case .endOfLine: "the end of the line"
    }
  }
}

/// One line that says something, with the lines that an open bracket adds to it.
struct Line: Sendable {
  /// How many columns stand before the first word.
  let indentation: Int
  /// The tokens, the last of them `.endOfLine`.
  let tokens: [Token]
}
