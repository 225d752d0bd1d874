// theorems: published bounds held against exact truth.

import Reports
import Stepproof

enum Theorems: Subcommand {
  static let theorem = Option(
    name: "theorem", value: "T", help: "only this theorem, by name or path; all that ship unless told",
    completion: .nameOrFile(Shelf.theorems.map(\.name), ending: "theorem"), isRepeatable: true)

  static let declaration = Declaration(
    name: "theorems",
    summary: "hold published step-size and rate bounds against exact truth",
    operands: [
      Operand(
        name: "GAME", help: "a shipped game's name, or the path of a game file; all that ship unless told",
        completion: .nameOrFile(Shelf.games.map(\.name), ending: "game"), isOptional: true, isRepeatable: true)
    ],
    options: [theorem],
    examples: ["stepproof theorems", "stepproof theorems xy dirac-gan-r1 --theorem gd-exact-spectral"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let survey = try ProgressLine.during("judging") { progress in
      try Problem.survey(
        games: arguments.operands, theorems: arguments.values[theorem.name] ?? [], progress: progress)
    }
    let report = TheoremsReport(survey)
    return Outcome(results: arguments.has(theorem) ? report.detail(on: page) : report.text(on: page))
  }
}
