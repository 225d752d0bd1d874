// equilibrium: where a game's equilibria are, how that is known, and what they are.

import Reports
import Stepproof

enum FindEquilibrium: Subcommand {
  static let starts = Option(
    name: "starts", value: "K",
    help: "from how many random starts to search where the game states no equilibrium; 24 unless told")
  static let seed = Option(
    name: "seed", value: "N", help: "which starts: the same number gives the same ones")

  static let declaration = Declaration(
    name: "equilibrium",
    summary: "verify a game's equilibria, or find them and prove that they exist",
    discussion: [
      "A point given in the game's file is verified exactly. Otherwise Newton's method searches, and what it "
        + "finds is recognised as a fraction or a square root, or enclosed with a proof."
    ],
    operands: [.game],
    options: [.set, starts, seed, .json, .latex],
    examples: ["stepproof equilibrium dirac-gan-r1", "stepproof equilibrium shifted --starts 50 --seed 7"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let starts = try arguments.count(of: starts, in: 1...10_000, otherwise: 24)
    let seed = try arguments.count(of: seed, in: 0...Int.max, otherwise: 1)
    let problem = try Problem(arguments.operands[0])
    let values = try problem.settings(arguments.settings(of: .set))
    let found = try problem.equilibria(starts: starts, seed: UInt64(seed), overriding: values)
    let report = EquilibriumReport(
      found, of: problem.game, named: problem.name, overriding: values, starts: starts)
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page))
  }
}
