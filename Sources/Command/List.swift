// list: the shipped methods with their formulas, and the shipped games.

import Reports
import Stepproof

enum List: Subcommand {
  static let declaration = Declaration(
    name: "list",
    summary: "list the shipped methods with the formulas they derive to, or the shipped games",
    discussion: [
      "A method's formula is its update Jacobian for two players: J is the Jacobian of the players' gradients, P1 "
        + "and P2 the projections onto the players' variables. A method with memory has a matrix of formulas."
    ],
    operands: [Operand(name: "KIND", help: "methods or games", completion: .oneOf(["methods", "games"]))],
    options: [.json, .latex],
    examples: ["stepproof list methods", "stepproof list games --json"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let report =
      arguments.operands[0] == "methods"
      ? try ListReport(methods: Shelf.linearizedMethods(), algorithms: [.greedy])
      : try ListReport(games: Shelf.gameEntries)
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page))
  }
}
