// equilibrium: where a game's equilibria are, how that is known, and what they are.

import Reports
import Stepproof

enum FindEquilibrium: Subcommand {
  static let starts = Option(
    name: "starts", value: "K",
    help: "from how many random starts to search where the game states no equilibrium; 24 unless told")
  static let seed = Option(
    name: "seed", value: "N",
    help: "which starts, and which moves are drawn: the same number gives the same ones")

  static let greedy = Option(
    name: "greedy", value: "EPS,DELTA,OMEGA",
    help:
      "whether the points are equilibria against a player who climbs greedily, by the tolerances of the slope, of the "
      + "value and of the probability")
  static let proposal = Option(
    name: "proposal", value: "LAW",
    help: "with --greedy: how the other player's moves are drawn, \(Simulate.laws)")
  static let at = Option(
    name: "at", value: "X=V,Y=W",
    help: "with --greedy: a point to look at in place of equilibria; what is not named is 0",
    isRepeatable: true)
  static let samples = Option(
    name: "samples", value: "N",
    help:
      "with --greedy: how many moves are drawn where enclosures do not decide; 10000 unless told, 0 for none")

  static let declaration = Declaration(
    name: "equilibrium",
    summary: "verify a game's equilibria, or find them and prove that they exist",
    discussion: [
      "A point given in the game's file is verified exactly. Otherwise Newton's method searches, and what it "
        + "finds is recognised as a fraction or a square root, or enclosed with a proof.",
      "With --greedy and --proposal the points are held against Keswani et al.'s notion: the climbing player's slope is "
        + "at most EPS, and with a probability below OMEGA a move of the other player lowers by more than DELTA where "
        + "greedy paths end, along which the value rises at a rate of at least EPS. The probability is enclosed where "
        + "these can be, and estimated from draws elsewhere, which the answer says.",
    ],
    operands: [.game],
    options: [
      .set, starts, seed, greedy, proposal, at, samples, Simulate.climber, .digits, .json, .latex,
    ],
    examples: [
      "stepproof equilibrium dirac-gan-r1", "stepproof equilibrium shifted --starts 50 --seed 7",
      "stepproof equilibrium keswani-f1 --greedy 1/1000,3/100,1/20 --proposal 'normal(0,1/4)' --at x=1,y=2",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let starts = try arguments.count(of: starts, in: 1...10_000, otherwise: 24)
    let seed = try arguments.count(of: seed, in: 0...Int.max, otherwise: 1)
    let problem = try Problem(arguments.operands[0])
    let values = try problem.settings(arguments.settings(of: .set))
    let question = try greedyQuestion(arguments, seed: UInt64(seed))
    let found =
      arguments.has(at) ? [] : try problem.equilibria(starts: starts, seed: UInt64(seed), overriding: values)
    var report = EquilibriumReport(
      found, of: problem.game, named: problem.name, overriding: values, starts: starts)
    var status = ExitCode.holds
    if let question {
      let digits = try arguments.count(of: .digits, in: 1...40, otherwise: 15)
      let answers = try problem.greedyAnswers(
        at: arguments.values[at.name] ?? [], or: found, overriding: values, question)
      let greedy = GreedyEquilibriumReport(
        answers, to: question, about: Heading(name: problem.name, game: problem.game, overriding: values),
        digits: digits)
      report.greedy = greedy
      status = greedy.status
    }
    if arguments.has(.json) { return Outcome(results: report.json.text(), status: status) }
    return Outcome(results: arguments.has(.latex) ? report.latex : report.text(on: page), status: status)
  }

  /// `nil` unless it is asked.
  private static func greedyQuestion(_ arguments: Arguments, seed: UInt64) throws
    -> GreedyEquilibriumQuestion?
  {
    guard let tolerances = arguments.value(of: greedy) else {
      for option in [proposal, at, samples, Simulate.climber, .digits] where arguments.has(option) {
        throw Misuse(reason: .optionMissing(greedy), command: arguments.command)
      }
      return nil
    }
    guard let law = arguments.value(of: proposal) else {
      throw Misuse(reason: .optionMissing(proposal), command: arguments.command)
    }
    if arguments.has(.latex) {
      throw Misuse(reason: .rivals(greedy, .latex), command: arguments.command)
    }
    var question = try GreedyEquilibriumQuestion(
      tolerances: tolerances, proposal: law, option: greedy.spelling)
    question.climber = arguments.value(of: Simulate.climber)
    question.sampleCount = try arguments.count(of: samples, in: 0...10_000_000, otherwise: 10_000)
    question.seed = seed
    return question
  }
}

extension GreedyEquilibriumReport {
  init(
    _ answers: GreedyAnswers, to question: GreedyEquilibriumQuestion, about problem: Heading, digits: Int
  ) {
    let (roles, players) = (answers.roles, answers.roles.game.players)
    self.init(
      problem: problem,
      question: Question(
        epsilon: question.epsilon, delta: question.delta, omega: question.omega, proposal: question.proposal,
        moved: roles.movedVariables.map(\.name), proposer: players[roles.proposer].name,
        climber: players[roles.climber].name, seed: question.seed, digits: digits),
      answers: answers.all.map { answer in
        switch answer.point {
        case .equilibrium(let equilibrium):
          let point = PointReport(equilibrium, variables: roles.variables)
          return Answer(
            point: point, coordinates: point.coordinates.map { ($0.variable.text, $0.value) },
            result: answer.result)
        case .given(let values):
          return Answer(
            point: nil, coordinates: values.map { ($0.variable.name, $0.value.description) },
            result: answer.result)
        }
      })
  }

  fileprivate var status: ExitCode {
    switch finding {
    case .holds: .holds
    case .doesNotHold: .doesNotHold
    case .undecided: .undecided
    }
  }
}
