// The words that open lines, and the names that formulas keep for themselves.

import Symbolic

enum Keywords {
  static let game: Set<String> = [
    "game", "source", "parameter", "let", "gan", "player", "equilibrium", "expect",
  ]
  static let methodHead: Set<String> = ["method", "source", "rate", "parameter", "memory"]
  static let methodBody: Set<String> = ["step", "let", "solve", "weight", "for", "repeat"]

  static let theorem: Set<String> = [
    "theorem", "source", "method", "rule", "kind", "let", "assume", "set", "sample", "safe", "rate", "factor",
    "grows", "best", "steps", "claim", "false", "note", "checked",
  ]

  static let lines: Set<String> = game.union(methodHead).union(methodBody)

  /// `sqrt` is a power inside, a function for the one who writes.
  static let functions: Set<String> = Set(Function.allCases.filter { $0 != .sign }.map(\.rawValue)).union([
    "sqrt"
  ])

  static let conditional: Set<String> = ["if", "else", "in"]
  static let methodWords: Set<String> = [
    "z", "G", "J", "I", "transpose", "sym", "antisym", "blockdiag", "offdiag", "inverse", "only", "except",
    "sum",
  ]
}
