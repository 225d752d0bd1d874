// range: the whole set of learning rates for which a method converges, the best of them, and what binds.

import Reports
import Stepproof

enum Range: Subcommand {
  static let eta = Option(
    name: "eta", value: "RATE", help: "also say what happens at this rate, and let the exit code say it too")
  static let rate = Option(
    name: "rate", value: "R", help: "ask for a spectral radius below R instead of below 1")
  static let curve = Option(
    name: "curve", value: "N",
    help:
      "the spectral radius at N rates, in floating point: a picture, or a list with --json; a terminal gets "
      + "the picture anyway")

  static let declaration = Declaration(
    name: "range",
    summary: "find all learning rates with which a method converges",
    discussion: [
      "Prints the whole set of learning rates for which the method converges to the equilibrium, with exact ends; "
        + "the rate with the smallest spectral radius, proved best; and what keeps the rate from being larger.",
      "Decimals are rounded into the set, so that every printed number is safe to use.",
      "A parameter of the method may have a range, as in --set box=0..1/2: then it may change at every step, and the "
        + "rates are those for which one quadratic function is certified along every sequence of it.",
      "GAME may also be the Jacobian itself, in a file that ends in .npy, .npz, .mtx or .csv. Large ones are "
        + "answered in floating point, which the answer says.",
    ],
    operands: [.game],
    options: [.method, .set, eta, rate, .digits, .equilibrium, .players, curve, .json, .latex],
    examples: [
      "stepproof range dirac-gan-r1 --method alternating",
      "stepproof range xy --method optimistic --rate 9/10 --digits 30",
      "stepproof range dirac-gan-r1 --method consensus --set method.gamma=1/4 --eta 1/2 --json",
      "stepproof range golden --method conjugate-gradient --set box=0..1/2",
      "stepproof range examples/rotation.csv --method alternating --players 1,1",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    if let outcome = try box(arguments, on: page) { return outcome }
    let isForTerminal = page.width != nil && !arguments.has(.json) && !arguments.has(.latex)
    let question = try RangeQuestion(
      rate: arguments.value(of: eta), level: arguments.value(of: rate),
      digits: arguments.count(of: .digits, in: 1...1_000, otherwise: 15),
      curvePoints: arguments.count(of: curve, in: 1...1_000_000, otherwise: isForTerminal ? 160 : 0))
    let report = try report(arguments, question)
    let text =
      arguments.has(.json) ? report.json.text() : arguments.has(.latex) ? report.latex : report.text(on: page)
    return Outcome(results: text, status: status(report.answer))
  }

  /// Where parameters of the method have spans: what is certified for every sequence of them.
  private static func box(_ arguments: Arguments, on page: Page) throws -> Outcome? {
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let settings = try arguments.settings(of: .set)
    guard case .game(let problem, let place) = try arguments.subject(),
      problem.leavesOpen(settings, of: rule)
    else { return nil }
    if let option = [eta, rate, curve, .latex].first(where: arguments.has) {
      throw InputFault.unusableSetting(
        "--\(option.name) goes with numbers; a parameter has a span here: 'certify' looks at single rates\n")
    }
    let found = try ProgressLine.during("certifying") { progress in
      try problem.boxRange(
        by: rule, setting: settings, at: place, version: Version.current, progress: progress)
    }
    let report = BoxRangeReport(
      found, digits: try arguments.count(of: .digits, in: 1...1_000, otherwise: 15))
    return Outcome(
      results: arguments.has(.json) ? report.json.text() : report.text(on: page),
      status: found.pieces.isEmpty ? .doesNotHold : .holds)
  }

  private static func report(_ arguments: Arguments, _ question: RangeQuestion) throws -> RangeReport {
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let settings = try arguments.settings(of: .set)
    switch try arguments.subject() {
    case .game(let problem, let place):
      let linearized = try problem.linearized(by: rule, setting: settings, at: place)
      return RangeReport(try linearized.range(question), digits: question.digits)
    case .matrix(let problem):
      return RangeReport(try problem.range(by: rule, setting: settings, question), digits: question.digits)
    }
  }

  /// With a rate, whether it is safe; otherwise whether any is.
  private static func status(_ answer: RangeAnswer) -> ExitCode {
    if let spot = answer.spot {
      return spot.isBelowLevel.map { $0 ? .holds : .doesNotHold } ?? .undecided
    }
    return answer.safe.isEmpty ? .doesNotHold : .holds
  }
}

extension BoxRangeReport {
  init(_ range: BoxRange, digits: Int) {
    let linearized = range.linearized
    let (method, game) = (linearized.update.method.method, linearized.problem.game)
    self.init(
      problem: Heading(name: linearized.problem.name, game: game, overriding: linearized.settings.game),
      method: Heading(
        method: method, overriding: linearized.settings.method, ranging: Set(range.box.map(\.name))),
      point: PointReport(linearized.update.equilibrium, variables: linearized.update.variables),
      rate: method.rate, box: range.box, pieces: range.pieces, end: range.end,
      corner: Array(zip(range.box.map(\.name), range.corner)), digits: digits)
  }
}

extension RangeReport {
  init(_ range: RangeOfRates, digits: Int) {
    let linearized = range.linearized
    self.init(
      range.answer, for: linearized.update, of: linearized.problem.game, named: linearized.problem.name,
      gameValues: linearized.settings.game, methodValues: linearized.settings.method, digits: digits,
      kernel: range.kernel,
      // Other methods are compared by where they converge at all.
      alternative: range.answer.level != 1
        ? nil : range.alternative().map { RangeReport.Alternative(method: $0.rule, factor: $0.factor) },
      turn: range.turn())
  }

  init(_ range: MatrixRange, digits: Int) {
    let (problem, count) = (range.problem, range.problem.size)
    let names = (1...count).map { "z[\($0)]" }
    self.init(
      problem: Heading(problem),
      method: Heading(method: range.method.method, overriding: range.methodValues),
      rate: range.method.method.rate, point: nil, variables: names,
      players: problem.blocks.enumerated().map { place, block in
        Player(
          name: "player \(place + 1)",
          states: (0..<range.answer.states).filter { block.contains($0 % count) })
      },
      answer: range.answer, digits: digits,
      kernel: range.kernel.map { vector in "(\(vector.map(\.description).joined(separator: ", ")))" },
      alternative: range.answer.level != 1
        ? nil : range.alternative().map { RangeReport.Alternative(method: $0.rule, factor: $0.factor) },
      turn: range.turn())
  }
}
