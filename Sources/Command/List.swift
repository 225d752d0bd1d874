// list: the shipped methods with their formulas, the shipped games, and the shipped theorems.

import Reports
import Stepproof

enum List: Subcommand {
  static let declaration = Declaration(
    name: "list",
    summary: "list the shipped methods with the formulas they derive to, the shipped games, or the theorems",
    discussion: [
      "A method's formula is its update Jacobian for two players: J is the Jacobian of the players' gradients, P1 "
        + "and P2 the projections onto the players' variables. A method with memory has a matrix of formulas."
    ],
    operands: [
      Operand(
        name: "KIND", help: "methods, games or theorems",
        completion: .oneOf(["methods", "games", "theorems"]))
    ],
    options: [.json, .latex],
    examples: ["stepproof list methods", "stepproof list games --json"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let report: ListReport
    switch arguments.operands[0] {
    case "methods": report = ListReport(methods: try Shelf.linearizedMethods(), algorithms: [.greedy])
    case "games": report = try ListReport(games: Shelf.gameEntries)
    default: report = ListReport(theorems: try Shelf.publishedTheorems())
    }
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page))
  }
}
