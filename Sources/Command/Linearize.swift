// linearize: the update Jacobian of a method at a game's equilibrium, as a formula and as a matrix.

import Reports
import Stepproof

enum Linearize: Subcommand {
  static let declaration = Declaration(
    name: "linearize",
    summary: "derive the update Jacobian of a method at a game's equilibrium",
    discussion: [
      "Prints the formula in J, the Jacobian of the players' gradients, and in the projections P1, P2, ... onto "
        + "the players' variables, as it follows from the method alone; then J at the equilibrium, and the exact "
        + "matrix M whose eigenvalues decide about convergence."
    ],
    operands: [.game],
    options: [.method, .set, .equilibrium, .json, .latex],
    examples: [
      "stepproof linearize dirac-gan-r1 --method alternating",
      "stepproof linearize dirac-gan-r1 --method optimistic --set beta=1/4 --latex",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let problem = try Problem(arguments.operands[0])
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let place = try arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    let linearized = try problem.linearized(by: rule, setting: arguments.settings(of: .set), at: place)
    let report = LinearizationReport(linearized)
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page))
  }
}

extension LinearizationReport {
  init(_ linearized: LinearizedProblem) {
    self.init(
      linearized.update, of: linearized.problem.game, named: linearized.problem.name,
      gameValues: linearized.settings.game, methodValues: linearized.settings.method)
  }
}
