// validate: hold certificates against runs.

import Reports
import Stepproof

enum Validate: Subcommand {
  static let against = Option(
    name: "against", value: "GAME",
    help: "the game to run, where the file holds none; the statement has to be about it",
    completion: .nameOrFile(Shelf.games.map(\.name), ending: "game"))
  static let method = Option(
    name: "method", value: "M", help: "the method to run, where the file holds none",
    completion: .nameOrFile(Shelf.methods.map(\.name), ending: "method"))
  static let starts = Option(name: "starts", value: "K", help: "how many runs; 24 unless told")
  static let steps = Option(name: "steps", value: "N", help: "how many steps each; 60 unless told")

  static let declaration = Declaration(
    name: "validate",
    summary: "hold certificates against runs",
    discussion: [
      "Runs the rule on the game that a certificate is about, both as its file holds them, and looks at every step: V has "
        + "to do what is claimed. Steps are enclosed in balls, so that a step against the claim is one for certain. On "
        + "a nonlinear game runs begin nearer and nearer to the equilibrium, until none is against the claim.",
      "For a claim about a flow the flow is derived again from the game, the derivative of what is conserved enclosed at "
        + "random places, and a run followed.",
      "How directions grow next to the equilibrium is measured and stands beside the spectral radius. Just beyond the "
        + "safe set runs are expected to leave. Nothing is proved by runs, and nothing of the checker is used.",
    ],
    operands: [
      Operand(
        name: "CERTIFICATE", help: "a file that 'certify' wrote",
        completion: .nameOrFile([], ending: "json"), isRepeatable: true)
    ],
    options: [against, method, .set, .equilibrium, starts, steps, Simulate.seed, .json],
    examples: ["stepproof validate certificates/gans/dirac-gan-r1.alternating.json"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    var effort = ClaimRuns.Effort()
    effort.startCount = try arguments.count(of: starts, in: 1...100_000, otherwise: effort.startCount)
    effort.stepCount = try arguments.count(of: steps, in: 1...1_000_000, otherwise: effort.stepCount)
    effort.seed = UInt64(try arguments.count(of: Simulate.seed, in: 0...Int.max, otherwise: 1))
    let rule = try arguments.value(of: method).map { try UpdateRule($0) }
    let problem = try arguments.value(of: against).map { try Problem($0) }
    let settings = try arguments.settings(of: .set)
    let place =
      try arguments.has(.equilibrium) ? arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1) : nil
    let paths = arguments.operands
    let chosen = effort
    let validations = try ProgressLine.during("running") { progress in
      try paths.enumerated().map { index, path in
        let file = try CertificateFile(loading: path)
        if let flow = try file.flowValidated(against: problem, setting: settings, at: place, effort: chosen) {
          return ValidationReport.Line.flow(
            ValidationReport.FlowEntry(path: path, stated: flow.stated, finding: flow.finding))
        }
        return ValidationReport.Line.rule(
          ValidationReport.Entry(
            try file.validated(
              against: problem, rule: rule, setting: settings, at: place, effort: chosen,
              progress: { progress((Double(index) + $0) / Double(paths.count)) })))
      }
    }
    let report = ValidationReport(validations)
    let status: ExitCode =
      switch report.verdict {
      case .held: .holds
      case .contradicted: .doesNotHold
      case .silent: .undecided
      }
    return Outcome(results: arguments.has(.json) ? report.json.text() : report.text(on: page), status: status)
  }
}

extension ValidationReport.Entry {
  init(_ validation: Validation) {
    self.init(
      path: validation.path, stated: validation.stated, finding: validation.finding, radii: validation.radii,
      beyond: validation.beyond.map {
        ValidationReport.Beyond(
          rate: $0.rate, growth: $0.growth, stepCount: $0.stepCount, radius: $0.radius)
      })
  }
}
