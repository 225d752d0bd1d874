// certify --flow: a certificate about the flow z' = -G(z), to which methods tend as their rate goes to 0.

import Reports
import Stepproof

extension Certify {
  static let flow = Option(
    name: "flow",
    help: "about the flow z' = -G(z) instead of a method: what it conserves, or that it converges",
    rival: eta.name)

  /// The method, which a flow does without.
  static let optionalMethod = Option(
    name: Option.method.name, value: Option.method.value, help: Option.method.help,
    completion: Option.method.completion)

  static func runFlow(_ arguments: Arguments, for page: Page) throws -> Outcome {
    for option in [optionalMethod, widest, claim, schedule, polygon, factor, reach, within]
    where arguments.has(option) {
      throw Misuse(reason: .pointless(option, with: "--flow"), command: "certify")
    }
    let path = arguments.value(of: output)
    let settings = try arguments.settings(of: set)
    let (report, text) = try flowReport(arguments, settings, path: path)
    if let path { try OutputFile.write(text, to: path) }
    let summary = arguments.has(.json) ? report.json.text() : report.text(on: page)
    return path == nil
      ? Outcome(results: text, remarks: summary, status: .holds) : Outcome(results: summary, status: .holds)
  }

  private static func flowReport(
    _ arguments: Arguments, _ settings: [String: String], path: String?
  ) throws -> (FlowReport, text: String) {
    switch try arguments.subject() {
    case .game(let problem, let place):
      let (flow, equilibrium, values) = try problem.certifiedFlow(
        setting: settings, at: place, version: Version.current)
      let report = FlowReport(
        problem: Heading(name: problem.name, game: problem.game, overriding: values),
        point: PointReport(equilibrium, variables: problem.game.variables), claim: flow.claim,
        variableCount: flow.variableCount, found: flow.method, byteCount: flow.text.utf8.count, path: path)
      return (report, flow.text)
    case .matrix(let problem):
      let flow = try problem.certifiedFlow(setting: settings, version: Version.current)
      let report = FlowReport(
        problem: Heading(problem), point: nil, claim: flow.claim, variableCount: flow.variableCount,
        found: flow.method, byteCount: flow.text.utf8.count, path: path)
      return (report, flow.text)
    }
  }
}
