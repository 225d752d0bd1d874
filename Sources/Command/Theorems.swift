// theorems: published bounds held against exact truth.

import Reports
import Stepproof

enum Theorems: Subcommand {
  static let theorem = Option(
    name: "theorem", value: "T", help: "only this theorem, by name or path; all that ship unless told",
    completion: .nameOrFile(Shelf.theorems.map(\.name), ending: "theorem"), isRepeatable: true)
  static let budget = Option(
    name: "budget", value: "TIME",
    help: "search so long for counterexamples to every theorem, as in 30s or 5m")
  static let seed = Option(
    name: "seed", value: "N", help: "the seed of random games and of the search; 1 unless told")
  static let junit = Option(
    name: "junit", value: "FILE", help: "write the findings as JUnit's XML too, for continuous integration")
  static let markdown = Option(
    name: "markdown", help: "print the catalogue as a page in Markdown", rival: Option.json.name)
  static let output = Option(
    name: "output", value: "FILE.html", help: "write a page with pictures instead", letter: "o")

  static let declaration = Declaration(
    name: "theorems",
    summary: "hold published step-size and rate bounds against exact truth",
    discussion: [
      "Every theorem is a text file: the method, quantities of the Jacobian, hypotheses, the rates called safe, and the "
        + "speed that is promised. For every game that satisfies the hypotheses it is decided whether all these rates "
        + "are safe, whether the promise is kept, and how much of the truth is claimed.",
      "Without a GAME, all shipped games and seeded random families are taken. Ends with status 1 when a theorem is "
        + "refuted that does not say itself that it is false, and with 2 when one that was asked for by name is decided "
        + "on no game.",
    ],
    operands: [
      Operand(
        name: "GAME", help: "a shipped game's name, or the path of a game file; all that ship unless told",
        completion: .nameOrFile(Shelf.games.map(\.name), ending: "game"), isOptional: true, isRepeatable: true
      )
    ],
    options: [theorem, budget, seed, .json, .latex, markdown, junit, output],
    examples: [
      "stepproof theorems", "stepproof theorems dirac-gan-r1 --theorem altgda-zero-sum-exact",
      "stepproof theorems --theorem my-bound.theorem --budget 30s --junit findings.xml",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    var question = TheoremQuestion()
    question.games = arguments.operands
    question.theorems = arguments.values[theorem.name] ?? []
    question.version = Version.current
    question.seed = UInt64(try arguments.count(of: seed, in: 0...1_000_000_000, otherwise: 1))
    question.budget = try arguments.seconds(of: budget)
    let judged = try ProgressLine.during("judging") { try question.answer(progress: $0) }
    let report = TheoremsReport(judged.survey, certificates: judged.certificates)
    let isVacuous = arguments.operands.isEmpty && report.entries.contains(where: \.isVacuous)
    let isOpen = arguments.has(theorem) && (isVacuous || report.hasUndecided)
    let status: ExitCode = report.refuted.isEmpty ? (isOpen ? .undecided : .holds) : .doesNotHold
    if let path = arguments.value(of: junit) { try OutputFile.write(report.junit, to: path) }
    if let path = arguments.value(of: output) {
      let command = arguments.theoremsCommand + " -o \(path)"
      try OutputFile.write(report.html(version: Version.current, command: command), to: path)
      return Outcome(results: "\(path): \(report.summary)\n", status: status)
    }
    if arguments.has(.json) { return Outcome(results: report.json.text(), status: status) }
    if arguments.has(.latex) { return Outcome(results: report.latex, status: status) }
    if arguments.has(markdown) {
      return Outcome(
        results: report.markdown(command: arguments.theoremsCommand + " --markdown"), status: status)
    }
    return Outcome(
      results: arguments.has(theorem) ? report.detail(on: page) : report.text(on: page), status: status)
  }
}

extension Arguments {
  /// The command line that asks the same.
  fileprivate var theoremsCommand: String {
    let options = [Theorems.theorem, Theorems.budget, Theorems.seed]
    return
      (["stepproof theorems"] + operands
      + options.flatMap { option in (values[option.name] ?? []).map { "\(option.spelling) \($0)" } })
      .joined(separator: " ")
  }

  /// A time such as `30s` or `5m`; `nil` when none was given.
  func seconds(of option: Option) throws(Misuse) -> Int? {
    guard let word = value(of: option) else { return nil }
    let units = ["s": 1, "m": 60, "h": 3_600]
    let unit = word.last.flatMap { units[String($0)] }
    guard let count = Int(unit == nil ? word : String(word.dropLast())), (1...86_400).contains(count) else {
      throw Misuse(reason: .notATime(word, for: option), command: command)
    }
    return count * (unit ?? 1)
  }
}
