// Theorems and games for tests, from short texts.

import Exact
import Language
import Testing

@testable import Theorems

enum Examples {
  static func theorem(_ lines: String, method: String? = "simultaneous") throws -> Theorem {
    let head = "theorem t\n" + (method.map { "method \($0)\n" } ?? "")
    return try reading(SourceFile(name: "t.theorem", text: head + lines))
  }

  static func reading(_ file: SourceFile) throws -> Theorem {
    try Theorem(reading: file) { name throws(Diagnostics) in
      guard let file = try? Catalogue.methodFile(name) else { return nil }
      return try Method(reading: file)
    }
  }

  static func shipped(_ name: String) throws -> Theorem { try reading(try Catalogue.theoremFile(name)) }

  static func subject(_ rows: [[Rational]], players: [Int]? = nil) -> Subject {
    Subject(name: "game", title: "a game", jacobian: Matrix(rows: rows), players: players ?? [rows.count])
  }

  /// [[A, B], [−Bᵀ, D]] with diagonal A and D.
  static func zeroSum(_ a: [Rational], _ b: [[Rational]], _ d: [Rational]) -> Subject {
    let matrix = RandomGames.zeroSum(.diagonal(a), Matrix(rows: b), .diagonal(d))
    return Subject(name: "game", title: "a game", jacobian: matrix, players: [a.count, d.count])
  }

  static func verdict(_ theorem: Theorem, _ subject: Subject) throws -> Verdict {
    try #require(Judge.verdicts(on: theorem, for: Workbench(subject)).first)
  }

  /// What a formula is worth for a game.
  static func number(_ formula: String, _ subject: Subject, _ effort: Effort = .thorough) throws -> Number {
    let theorem = try theorem("let x = \(formula)\nclaim x == x", method: nil)
    guard case .define(let definition)? = theorem.premises.first else { return Number(.zero) }
    return try Workbench(subject).evaluator(effort).number(definition.value, [:])
  }
}
