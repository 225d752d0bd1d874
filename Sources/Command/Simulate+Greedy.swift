// simulate with the greedy max-player, which is no file in the language of steps.

import Reports
import Stepproof

extension Simulate {
  static let proposal = Option(
    name: "proposal", value: "LAW",
    help: "with greedy-max-player: how moves are drawn, \(laws)")

  /// What a law of moves may look like.
  static let laws =
    "as normal(0, 1/4) by mean and variance, uniform(-1, 1), {-1, 1}, or one law for each variable as in "
    + "'x ~ normal(0, 1), w in {-1, 1}'"

  static let proposals = Option(
    name: "proposals", value: "D1,D2,...",
    help: "with greedy-max-player: moves that are proposed one after the other, in place of random ones")
  static let box = Option(
    name: "box", value: "X=A..B,...",
    help:
      "with greedy-max-player: keep every variable between two numbers, and bound the runs by what the game is there"
  )
  static let climber = Option(
    name: "climber", value: "PLAYER",
    help: "with greedy-max-player: who climbs; the one who maximises unless told")

  /// The shipped methods, and those that are no files.
  static let method = Option(
    name: Option.method.name, value: Option.method.value, help: Option.method.help,
    completion: .nameOrFile((Shelf.methods + Shelf.algorithms).map(\.name), ending: "method"),
    isRequired: true)

  /// Options that only the greedy max-player has.
  static let greedyOptions = [proposal, proposals, box, climber]

  static func isGreedy(_ arguments: Arguments) -> Bool {
    arguments.value(of: .method) == GreedyAlgorithm.name
  }

  /// - Throws: `Misuse` for an option that belongs to another kind of method.
  static func requireFitting(_ arguments: Arguments) throws(Misuse) {
    let (strange, subject) =
      isGreedy(arguments)
      ? ([tolerance, .players], GreedyAlgorithm.name)
      : (greedyOptions, "a method other than \(GreedyAlgorithm.name)")
    for option in strange where arguments.has(option) {
      throw Misuse(reason: .pointless(option, with: subject), command: arguments.command)
    }
    if arguments.has(proposal), arguments.has(proposals) {
      throw Misuse(reason: .rivals(proposal, proposals), command: arguments.command)
    }
  }

  static func greedyOutcome(_ arguments: Arguments, for page: Page) throws -> Outcome {
    guard case .game(let problem, let place) = try arguments.subject() else {
      throw InputFault.unusableSetting(
        "\(GreedyAlgorithm.name) needs a game's value, and a matrix has none\n")
    }
    let settings = try arguments.settings(of: .set)
    var question = GreedySimulationQuestion(
      starts: try starts(arguments), rate: arguments.value(of: eta) ?? "")
    question.stepCount = try arguments.count(of: steps, in: 1...1_000_000_000, otherwise: 1_000)
    (question.proposal, question.moves) = (arguments.value(of: proposal), arguments.value(of: proposals))
    (question.box, question.climber) = (arguments.value(of: box), arguments.value(of: climber))
    question.noise = try SimulationQuestion.number(arguments.value(of: noise), noise.spelling) ?? 0
    question.batch = try arguments.has(batch) ? arguments.count(of: batch, in: 1...1_000, otherwise: 1) : nil
    question.seed = UInt64(try arguments.count(of: seed, in: 0...Int.max, otherwise: 1))
    question.interval =
      try arguments.has(every) ? arguments.count(of: every, in: 1...question.stepCount, otherwise: 1) : nil
    let report = try ProgressLine.during("running") { [question] progress in
      GreedyReport(
        try problem.simulatedGreedily(setting: settings, at: place, question, progress: progress))
    }
    let status: ExitCode = report.allSettle ? .holds : .doesNotHold
    if arguments.has(.json) { return Outcome(results: report.json.text(), status: status) }
    return Outcome(results: arguments.has(.csv) ? report.csv : report.text(on: page), status: status)
  }
}

extension Heading {
  /// The algorithm with the parameters that have a value.
  init(greedyWith values: [String: String]) {
    self.init(
      name: GreedyAlgorithm.name, title: GreedyAlgorithm.title, source: GreedyAlgorithm.source,
      parameters: GreedyAlgorithm.parameters.compactMap { parameter in
        values[parameter.name].map { Parameter(name: parameter.name, value: $0) }
      })
  }
}

extension ListReport.Entry {
  /// The greedy max-player in the list of methods.
  static var greedy: ListReport.Entry {
    let values = GreedyAlgorithm.parameters.compactMap { parameter in
      parameter.standard.map { (parameter.name, $0.description) }
    }
    return ListReport.Entry(
      heading: Heading(greedyWith: Dictionary(uniqueKeysWithValues: values)),
      note: "no smooth map: 'simulate' runs it, 'equilibrium --greedy' judges points")
  }
}

extension GreedyReport {
  init(_ simulated: SimulatedGreedy) {
    let (problem, words, roles) = (simulated.problem, simulated.words, simulated.roles)
    let count = simulated.question.starts.count
    let noun = count == 1 ? "1 run" : "\(count) runs"
    let starts =
      switch words.starts {
      case .given: noun
      case .around(_, let distance): "\(noun) from a distance of \(distance)"
      }
    let drawn = words.proposal.map { "drawn from \($0), seed \(words.seed)" }
    let listed = words.moves.map { "as listed: \($0)" }
    self.init(
      problem: Heading(name: problem.name, game: problem.game, overriding: simulated.gameValues),
      method: Heading(greedyWith: simulated.values.mapValues(\.description)),
      point: simulated.equilibrium.map { PointReport($0, variables: roles.variables) },
      question: Question(
        rate: "\(GreedyAlgorithm.rate) = \(simulated.rate)",
        proposalCount: simulated.question.moves?.count ?? simulated.question.proposalCount,
        proposals: listed ?? drawn ?? "", starts: starts, box: words.box, noise: words.noise,
        batch: words.batch,
        seed: words.seed,
        patience: simulated.question.patience, proposer: roles.game.players[roles.proposer].name,
        climber: roles.game.players[roles.climber].name, moved: roles.movedVariables.map(\.name)),
      variables: roles.variables.map(\.name), runs: simulated.runs,
      promise: simulated.bounds.map { promise in
        Promise(
          bound: promise.bound, lipschitz: promise.lipschitz, isEnclosed: promise.isEnclosed,
          bounds: promise.bounds,
          patience: promise.patience.flatMap { least in
            simulated.values["omega"].map { (omega: $0.description, least: least) }
          })
      })
  }
}
