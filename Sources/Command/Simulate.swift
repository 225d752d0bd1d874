// simulate: run a method on a game.

import Reports
import Stepproof

enum Simulate: Subcommand {
  static let eta = Option(
    name: "eta", value: "RATE", help: "the learning rate: a number, or a formula in k, the steps made",
    isRequired: true)
  static let from = Option(
    name: "from", value: "X=V,Y=W", help: "where a run begins; what is not named begins at the equilibrium",
    isRepeatable: true)
  static let starts = Option(
    name: "starts", value: "K", help: "how many runs begin in random directions; 8 unless told")
  static let distance = Option(
    name: "distance", value: "D", help: "how far from the equilibrium these begin; 1 unless told")
  static let steps = Option(name: "steps", value: "N", help: "how many steps at the most; 1000 unless told")
  static let noise = Option(
    name: "noise", value: "S", help: "add normal noise of this deviation to every gradient")
  static let batch = Option(
    name: "minibatch", value: "B",
    help: "replace expectations by means over B draws, drawn anew at every point")
  static let seed = Option(name: "seed", value: "N", help: "where random numbers begin; 1 unless told")
  static let tolerance = Option(
    name: "tolerance", value: "T", help: "a run has arrived this near; 1e-12 unless told, never with noise")
  static let every = Option(
    name: "every", value: "N", help: "how many steps lie between the states that are kept")

  static let declaration = Declaration(
    name: "simulate",
    summary: "run a method on a game",
    discussion: [
      "Makes the method's steps, nonlinear as they are, in floating point, and says how the runs end: they arrive, go on, "
        + "leave, or come where a step has no value. Nothing is proved by that; 'validate' holds certificates "
        + "against runs.",
      "The same seed gives the same runs on any number of cores. With --csv every state that was kept is printed.",
      "With greedy-max-player a step is a proposal: a random move of one player, answered by the other one climbing with "
        + "the rate eta, and accepted or rejected. Its other numbers are given with --set: "
        + GreedyAlgorithm.parameterWords + ".",
    ],
    operands: [.game],
    options: [
      method, eta, from, starts, distance, steps, noise, batch, seed, tolerance, every,
      proposal, proposals, box, climber, .set, .equilibrium, .players, .json, .csv,
    ],
    examples: [
      "stepproof simulate dirac-gan-r1 --method alternating --eta 1/7",
      "stepproof simulate xy --method extragradient --eta '1/sqrt(k+4)' --from x=1,y=1 --steps 200 --csv",
      "stepproof simulate keswani-f1 --method greedy-max-player --eta 1/20 --from x=1,y=2 --proposal 'normal(0,1/4)'",
      "stepproof simulate finite-data --method optimistic --eta 1/10 --minibatch 4 --starts 64 --seed 7",
    ])

  /// More numbers than this are not kept.
  private static let mostKept = 20_000_000

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    try requireFitting(arguments)
    if isGreedy(arguments) { return try greedyOutcome(arguments, for: page) }
    let question = try question(arguments)
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let subject = try arguments.subject()
    let settings = try arguments.settings(of: .set)
    let report = try ProgressLine.during("running") { progress in
      switch subject {
      case .game(let problem, let place):
        SimulationReport(
          try problem.simulated(by: rule, setting: settings, at: place, question, progress: progress))
      case .matrix(let problem):
        SimulationReport(
          try problem.simulated(by: rule, setting: settings, question, progress: progress), by: rule)
      }
    }
    let status: ExitCode = report.allStay ? .holds : .doesNotHold
    if arguments.has(.json) { return Outcome(results: report.json.text(), status: status) }
    return Outcome(results: arguments.has(.csv) ? report.csv : report.text(on: page), status: status)
  }

  static func starts(_ arguments: Arguments) throws -> SimulationQuestion.Starts {
    let count = try arguments.count(of: starts, in: 1...1_000_000, otherwise: 8)
    for other in [starts, distance] where arguments.has(from) && arguments.has(other) {
      throw Misuse(reason: .rivals(from, other), command: arguments.command)
    }
    return try arguments.values[from.name].map { try SimulationQuestion.Starts(points: $0) }
      ?? SimulationQuestion.Starts(count: count, distance: arguments.value(of: distance))
  }

  private static func question(_ arguments: Arguments) throws -> SimulationQuestion {
    let stepCount = try arguments.count(of: steps, in: 1...1_000_000_000, otherwise: 1_000)
    var question = try SimulationQuestion(
      starts: try starts(arguments), stepCount: stepCount, rate: arguments.value(of: eta) ?? "",
      option: eta.spelling)
    question.noise = try SimulationQuestion.number(arguments.value(of: noise), noise.spelling) ?? 0
    question.batch = try arguments.has(batch) ? arguments.count(of: batch, in: 1...1_000, otherwise: 1) : nil
    question.seed = UInt64(try arguments.count(of: seed, in: 0...Int.max, otherwise: 1))
    let isRandom = question.noise > 0 || question.batch != nil
    question.tolerance =
      try SimulationQuestion.number(arguments.value(of: tolerance), tolerance.spelling)
      ?? (isRandom ? nil : 1e-12)
    question.interval =
      try arguments.has(every) ? arguments.count(of: every, in: 1...stepCount, otherwise: 1) : nil
    question.keepsStates = arguments.has(.csv)
    let kept = (stepCount / (question.interval ?? max(1, stepCount / 1_000)) + 1) * question.startCount
    guard kept <= mostKept else {
      throw InputFault.unusableSetting(
        "\(kept) states would be kept, more than \(mostKept): make fewer runs, or use a larger --every\n")
    }
    return question
  }
}

extension SimulationReport {
  init(_ simulated: SimulatedProblem) {
    let linearized = simulated.linearized
    let method = linearized.update.method.method
    self.init(
      problem: Heading(
        name: linearized.problem.name, game: linearized.problem.game, overriding: linearized.settings.game),
      method: Heading(method: method, overriding: linearized.settings.method),
      point: PointReport(linearized.update.equilibrium, variables: linearized.update.variables),
      runs: Runs(simulated.runs, rate: method.rate))
  }

  init(_ simulated: SimulatedMatrix, by rule: UpdateRule) {
    self.init(
      problem: Heading(simulated.problem),
      method: Heading(method: rule.method, overriding: simulated.methodValues), point: nil,
      runs: Runs(simulated.runs, rate: rule.method.rate))
  }
}

extension SimulationReport.Runs {
  init(_ runs: SimulatedRuns, rate: String) {
    let question = runs.question
    self.init(
      rate: rate, formula: question.schedule.formula.text, firstCount: question.schedule.firstCount,
      stepCount: question.stepCount, starts: question.startWords, randomness: question.randomnessWords,
      seed: question.seed, tolerance: question.tolerance, limit: question.limit, states: runs.states,
      trajectories: runs.trajectories, isAcrossKernel: runs.isAcrossKernel, radius: runs.radius)
  }
}

extension SimulationQuestion {
  fileprivate var startCount: Int {
    switch starts {
    case .given(let points): points.count
    case .around(let count, _): count
    }
  }

  fileprivate var startWords: String {
    let noun = startCount == 1 ? "1 run" : "\(startCount) runs"
    return switch starts {
    case .given: noun
    case .around(_, let distance): "\(noun) from a distance of \(distance)"
    }
  }

  fileprivate var randomnessWords: String? {
    var words: [String] = []
    if let batch { words.append("expectations are means over \(batch) \(batch == 1 ? "draw" : "draws")") }
    if noise > 0 { words.append("gradients have noise of deviation \(noise)") }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
