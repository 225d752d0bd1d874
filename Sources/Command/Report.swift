// report: one page about a game, with the methods side by side, pictures and certificates.

import Reports
import Stepproof

enum Report: Subcommand {
  static let output = Option(
    name: "output", value: "FILE", help: "where the page goes; standard output unless told", letter: "o")
  static let figures = Option(
    name: "figures", value: "DIR",
    help: "also write every picture there, as SVG with its numbers as CSV, and the tables as LaTeX")

  static let declaration = Declaration(
    name: "report",
    summary: "write one page about a game, with pictures and certificates",
    discussion: [
      "One HTML file that needs nothing from elsewhere: the game and its formulas, the methods side by side, and for "
        + "every method its safe rates, the spectral radius over the rate, its eigenvalues on their way through the "
        + "unit circle, where it is stable, a map of two parameters, and its certificate to download and to check again.",
      "What is exact and what is drawn from floating point is said on the page. Methods stand with their parameters' "
        + "own values.",
    ],
    operands: [.game],
    options: [Compare.methods, .set, .equilibrium, output, figures],
    examples: [
      "stepproof report dirac-gan-r1 -o dirac-gan-r1.html",
      "stepproof report xy --methods optimistic,extragradient --figures pictures -o xy.html",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let name = arguments.operands[0]
    if MatrixProblem.isMatrix(name) {
      throw Misuse(reason: .matrixUnwanted(name), command: "report")
    }
    let problem = try Problem(name)
    let place = try arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    let settings = try arguments.settings(of: .set)
    let study = try problem.study(
      of: arguments.rules(of: Compare.methods), setting: settings, at: place, digits: digits,
      version: Version.current)
    let report = StudyReport(study, command: arguments.reportCommand(place: place), place: place)
    let path = arguments.value(of: output)
    if let folder = arguments.value(of: figures) {
      try OutputFile.makeFolder(folder)
      for file in report.files { try OutputFile.write(file.text, to: "\(folder)/\(file.name)") }
    }
    guard let path else { return Outcome(results: report.html) }
    try OutputFile.write(report.html, to: path)
    return Outcome(results: "\(path): \(report.summary)\n")
  }

  /// How many digits the page's numbers have.
  static let digits = 9
}

extension Arguments {
  /// The command line that makes the same page, without where it goes.
  fileprivate func reportCommand(place: Int) -> String {
    let settings = (values[Option.set.name] ?? []).map { " --set \($0)" }.joined()
    let methods = value(of: Compare.methods).map { " --methods \($0)" } ?? ""
    return "stepproof report \(operands[0])\(methods)\(settings)"
      + (place == 1 ? "" : " --equilibrium \(place)")
  }
}
