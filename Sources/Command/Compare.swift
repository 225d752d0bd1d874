// compare: safe sets and best rates of many methods on one game, best first.

import Reports
import Stepproof

enum Compare: Subcommand {
  static let methods = Option(
    name: "methods", value: "A,B,C", help: "only these methods, by name or path; all that ship unless told")

  static let declaration = Declaration(
    name: "compare",
    summary: "put every method's safe rates and best rate side by side",
    discussion: [
      "One line a method, the fastest first: the rates with which it converges, the best of them, the spectral "
        + "radius there, and how many steps make the distance to the equilibrium ten times smaller. Methods stand "
        + "with their parameters' own values."
    ],
    operands: [.game],
    options: [methods, .set, .digits, .equilibrium, .json, .latex, .csv],
    examples: [
      "stepproof compare dirac-gan-r1",
      "stepproof compare xy --methods optimistic,extragradient,examples/half-and-half.method --csv",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let digits = try arguments.count(of: .digits, in: 1...1_000, otherwise: 6)
    let problem = try Problem(arguments.operands[0])
    let rules = try arguments.rules(of: methods)
    let place = try arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    let question = try RangeQuestion(rate: nil, level: nil, digits: digits)
    let settings = try arguments.settings(of: .set)
    let compared = try ProgressLine.during("comparing") { progress in
      try problem.comparison(of: rules, setting: settings, at: place, question, progress: progress)
    }
    let report = ComparisonReport(compared, of: problem, digits: digits)
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    if arguments.has(.csv) { return Outcome(results: report.csv) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page))
  }
}

extension Arguments {
  /// The methods that a list names; when nothing is said all that ship and have a range of rates.
  func rules(of option: Option) throws -> [UpdateRule] {
    if let names = value(of: option)?.split(separator: ",") {
      return try names.map { try UpdateRule(String($0)) }
    }
    return try Shelf.methods.map { try UpdateRule($0.name) }.filter { !$0.method.dependsOnStepCount }
  }
}

extension ComparisonReport {
  init(_ compared: Comparison, of problem: Problem, digits: Int) {
    self.init(
      problem: Heading(name: problem.name, game: problem.game, overriding: compared.gameValues),
      point: PointReport(compared.equilibrium, variables: problem.game.variables),
      lines: compared.rules.map { rule in
        switch rule.result {
        case .range(let range): Line(method: rule.rule, content: .answer(range.answer))
        case .refused(let words): Line(method: rule.rule, content: .refused(words))
        }
      }, digits: digits)
  }
}
