// check: have certificates judged by the independent checker.

import Reports
import Stepproof

enum Check: Subcommand {
  static let against = Option(
    name: "against", value: "GAME", help: "also require that the statement is about this game",
    completion: .nameOrFile(Shelf.games.map(\.name), ending: "game"))
  static let method = Option(
    name: "method", value: "M", help: "with --against: the method; the one that the file names unless told",
    completion: .nameOrFile(Shelf.methods.map(\.name), ending: "method"))

  static let declaration = Declaration(
    name: "check",
    summary: "have certificates judged by the independent checker",
    discussion: [
      "Prints one line a certificate: verified, with its claim, or rejected. The reasons go to standard error. The "
        + "program stepproof-check does the same and contains nothing else.",
      "With --against the game and the method are resolved again and compared with the statement, so that a "
        + "certificate about another game does not pass for one about this.",
    ],
    operands: [
      Operand(
        name: "CERTIFICATE", help: "a file that 'certify' wrote",
        completion: .nameOrFile([], ending: "json"), isRepeatable: true)
    ],
    options: [against, method, .set, .equilibrium, .players, .json],
    examples: [
      "stepproof check certificates/gans/dirac-gan-r1.alternating.json --against dirac-gan-r1"
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let complain = try complaint(arguments)
    var lines: [CheckReport.Line] = []
    for path in arguments.operands {
      let file = try CertificateFile(loading: path)
      switch file.verdict {
      case .rejected(let rejection):
        lines.append(CheckReport.Line(path: path, claim: nil, complaint: rejection.words))
      case .verified(let claim):
        let complaint = try complain(file)
        lines.append(
          CheckReport.Line(path: path, claim: complaint == nil ? claim : nil, complaint: complaint))
      }
    }
    let report = CheckReport(lines)
    return Outcome(
      results: arguments.has(.json) ? report.json.text() : report.text(on: page), remarks: report.complaints,
      status: report.holds ? .holds : .doesNotHold)
  }

  /// What there is to say about a certificate that the checker accepts; `nil` when nothing is.
  private static func complaint(_ arguments: Arguments) throws -> (CertificateFile) throws -> String? {
    guard let name = arguments.value(of: against) else { return { _ in nil } }
    let rule = try arguments.value(of: method).map { try UpdateRule($0) }
    let place = try arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    let settings = try arguments.settings(of: .set)
    if MatrixProblem.isMatrix(name) {
      let problem = try MatrixProblem(name, players: arguments.value(of: .players))
      return { try $0.complaint(against: problem, rule: rule, setting: settings) }
    }
    let problem = try Problem(name)
    return { try $0.complaint(against: problem, rule: rule, setting: settings, at: place) }
  }
}
