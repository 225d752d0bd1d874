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
      "GAME may also be the Jacobian itself, in a file that ends in .npy, .npz, .mtx or .csv; there are fewer pictures "
        + "then.",
    ],
    operands: [.game],
    options: [Compare.methods, .set, .equilibrium, .players, output, figures],
    examples: [
      "stepproof report dirac-gan-r1 -o dirac-gan-r1.html",
      "stepproof report xy --methods optimistic,extragradient --figures pictures -o xy.html",
      "stepproof report examples/rotation.csv --players 1,1 -o rotation.html",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let rules = try arguments.rules(of: Compare.methods)
    let report = try ProgressLine.during("studying") { try studied(arguments, of: rules, progress: $0) }
    let path = arguments.value(of: output)
    if let folder = arguments.value(of: figures) {
      try OutputFile.makeFolder(folder)
      for file in report.files { try OutputFile.write(file.text, to: "\(folder)/\(file.name)") }
    }
    guard let path else { return Outcome(results: report.html) }
    try OutputFile.write(report.html, to: path)
    return Outcome(results: "\(path): \(report.summary)\n")
  }

  private static func studied(
    _ arguments: Arguments, of rules: [UpdateRule], progress: (Double) -> Void
  ) throws -> StudyReport {
    switch try arguments.subject() {
    case .game(let problem, let place):
      let study = try problem.study(
        of: rules, setting: arguments.settings(of: .set), at: place, digits: digits, version: Version.current,
        progress: progress)
      return StudyReport(study, command: arguments.reportCommand, place: place)
    case .matrix(let problem):
      if arguments.has(.set) { throw Misuse(reason: .pointless(.set, with: "a matrix"), command: "report") }
      let study = problem.study(
        of: rules, digits: digits, version: Version.current, progress: progress)
      return StudyReport(
        study, command: arguments.reportCommand, players: arguments.value(of: .players))
    }
  }

  /// How many digits the page's numbers have.
  static let digits = 9
}

extension Arguments {
  /// The command line that makes the same page, without where it goes.
  fileprivate var reportCommand: String {
    let options: [Option] = [Compare.methods, .set, .equilibrium, .players]
    let given = options.flatMap { option in (values[option.name] ?? []).map { " \(option.spelling) \($0)" } }
    return "stepproof report \(operands[0])" + given.joined()
  }
}
