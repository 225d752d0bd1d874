// Runs of the greedy max-player against numbers known for them, against closed forms, and against the bounds.

import Exact
import Glibc
import Language
import Symbolic
import Testing

@testable import Simulation

func proposal(_ text: String, for roles: GreedyRoles) throws -> Proposal {
  try Proposal(
    reading: SourceFile(name: "--proposal", text: text), for: roles.movedVariables, of: roles.game)
}

@Suite("The greedy max-player")
struct GreedyRunTests {
  private func algorithm(_ game: Game, _ law: String? = nil) throws -> GreedyMaxPlayer {
    let roles = try GreedyRoles(game)
    return try GreedyMaxPlayer(roles, proposal: try law.map { try proposal($0, for: roles) })
  }

  /// One proposal of the run on F1: the move, the steps of its ascent, and the value it leads to.
  static let listed: [(move: Double, steps: Int, value: Double)] = [
    (0.5, 73, 2.24999979135577), (-0.4, 71, 0.3599997964756791), (-0.7, 76, 0.009999782531000925),
    (0.2, 64, 0.009999778104770745), (0.3, 68, 0.0399997849158379), (-0.05, 51, 0.02249978284137253),
    (0.1, 57, -2.419237090863693e-7),
  ]

  @Test("makes the known run on F1 with listed moves, step by step")
  func knownRun() throws {
    var question = GreedyQuestion(starts: [[1, 2]], rate: 0.05, tolerance: 1e-3, margin: 0.03)
    question.moves = Self.listed.map { [$0.move] }
    let run = try algorithm(shippedGame("keswani-f1")).runs(question)[0]
    #expect(run.ending == .ranOut && run.acceptedCount == 2 && run.mostAscentSteps == 76)
    #expect(run.moves.map(\.number) == Array(0...7))
    #expect(run.moves[0].ascentSteps == 0 && run.moves[0].value == 1)
    for (move, known) in zip(run.moves.dropFirst(), Self.listed) {
      #expect(move.ascentSteps == known.steps)
      #expect(abs(move.value - known.value) < 2e-15 * max(1, abs(known.value)), "\(move.value)")
      #expect(move.answer == ([2, 3].contains(move.number) ? .accepted : .rejected))
    }
    #expect(abs(run.last[0] + 0.1) < 1e-15 && abs(run.last[1] + 0.1995336642850104) < 1e-15)
  }

  @Test("its known run is that of exact fractions")
  func exactly() {
    // y follows 2*X + (y - 2*X)*(9/10)^n until the slope 2*|y - 2*X| is at most 1/1000.
    var (x, y) = (Rational(1), Rational(2))
    var value = Rational(1)
    for known in Self.listed {
      let moved = x + (Rational(exactly: "\(known.move)") ?? .zero)
      var (height, steps) = (y, 0)
      while (2 * (height - 2 * moved)).magnitude > Rational(1, over: 1_000) {
        height += Rational(1, over: 20) * (4 * moved - 2 * height)
        steps += 1
      }
      let found = -3 * moved * moved - height * height + 4 * moved * height
      #expect(steps == known.steps)
      #expect(abs(found.approximation - known.value) < 1e-15 * max(1, abs(known.value)))
      if found < value - Rational(3, over: 100) { (x, y, value) = (moved, height, found) }
    }
    #expect(x == Rational(-1, over: 10))
    #expect(abs(y.approximation + 0.1995336642850104) < 1e-16)
  }

  @Test("a run is the same to the last bit whatever runs beside it", arguments: [1, 2, 3, 8, 11])
  func lanes(count: Int) throws {
    let algorithm = try algorithm(shippedGame("keswani-f3"), "normal(0, 1/4)")
    func bits(_ runs: [GreedyRun]) -> [String] {
      runs.map { run in "\(run.ending) \(run.proposalCount) \(run.last.map(\.bitPattern)) \(run.ascentSteps)"
      }
    }
    let starts = (0..<11).map { (number: Int) -> [Double] in [Double(number) / 2 - 3, 1 + Double(number) / 8]
    }
    var question = GreedyQuestion(starts: starts, rate: 0.02, tolerance: 1e-2, margin: 0.03)
    (question.noise, question.warmth) = (1e-4, 2)
    let all = bits(algorithm.runs(question))
    question.starts = Array(starts.prefix(count))
    #expect(bits(algorithm.runs(question)) == Array(all.prefix(count)))
    question.seed = 2
    #expect(bits(algorithm.runs(question)) != Array(all.prefix(count)))
  }

  @Test("settles on F1 and F3 near the minimax point, and cannot begin on F2, where the ascent does not end")
  func published() throws {
    for (name, rate) in [("keswani-f1", 0.05), ("keswani-f3", 0.05)] {
      var question = GreedyQuestion(
        starts: Array(repeating: [5.5, 5.5], count: 8), rate: rate, tolerance: 1e-3, margin: 0.03)
      question.target = [0, 0]
      for run in try algorithm(shippedGame(name), "normal(0, 1/4)").runs(question) {
        #expect(run.ending == .settled && run.acceptedCount > 3 && run.slope <= 1e-3)
        let distance = try #require(run.moves.last?.distance)
        #expect(distance < 1, "\(name): \(distance)")
        #expect(run.value < 0.3)
      }
    }
    let question = GreedyQuestion(starts: [[5.5, 5.5]], rate: 0.05, tolerance: 1e-3, margin: 0.03)
    let run = try algorithm(shippedGame("keswani-f2"), "normal(0, 1/4)").runs(question)[0]
    #expect(run.ending == .endlessAscent && run.proposalCount == 0)
  }

  @Test("a box keeps both players in it, and x*y comes to the minimax set x = 0")
  func box() throws {
    var question = GreedyQuestion(
      starts: [[4, 1], [-3, -2], [5, 5]], rate: 0.1, tolerance: 1e-3, margin: 0.03)
    question.box = [(-5, 5), (-5, 5)]
    question.patience = 60
    for run in try algorithm(shippedGame("xy"), "normal(0, 1/4)").runs(question) {
      #expect(run.moves.allSatisfy { $0.state.allSatisfy { abs($0) <= 5 } })
      #expect(run.ending == .settled && abs(run.last[0]) < 0.02)
    }
  }

  @Test("warm runs accept what does not lower the value, and less so from proposal to proposal")
  func annealing() throws {
    var question = GreedyQuestion(
      starts: Array(repeating: [1, 2], count: 64), rate: 0.05, tolerance: 1e-3, margin: 0.03)
    (question.warmth, question.patience, question.proposalCount) = (10, 1_000, 60)
    let runs = try algorithm(shippedGame("keswani-f1"), "normal(0, 1/100)").runs(question)
    // The first one is always accepted: exp(0).
    #expect(runs.allSatisfy { $0.moves[1].answer == .accepted })
    func accepted(_ numbers: ClosedRange<Int>) -> Int {
      runs.reduce(0) { $0 + $1.moves.count { numbers.contains($0.number) && $0.answer == .accepted } }
    }
    #expect(accepted(1...10) > accepted(21...30) + 50)
    question.warmth = 0
    let cold = try algorithm(shippedGame("keswani-f1"), "normal(0, 1/100)").runs(question)
    for run in cold {
      let values = run.moves.filter { $0.answer == .accepted }.map(\.value)
      #expect(zip(values, values.dropFirst()).allSatisfy { $1 < $0 - 0.03 })
    }
  }

  @Test("the tolerance grows with every accepted move")
  func growth() throws {
    var question = GreedyQuestion(starts: [[1, 2]], rate: 0.05, tolerance: 1e-3, margin: 0.03)
    question.moves = Self.listed.map { [$0.move] }
    question.growth = 2
    let run = try algorithm(shippedGame("keswani-f1")).runs(question)[0]
    #expect(run.acceptedCount == 2)
    // log(2)/log(10/9) = 6.6 steps fewer for a tolerance twice as large.
    #expect(run.moves[2].ascentSteps == 71 && (69...70).contains(run.moves[3].ascentSteps))
  }

  @Test("moves are drawn as the law says, by its variance, and at the place where the run stands")
  func laws() throws {
    let roles = try GreedyRoles(
      game(
        """
        game "three"
        player a (x[2], w) minimizes x[1]^2 + x[2]^2 + w^2 + y^2
        player b (y) minimizes y^2
        equilibrium x = [0, 0], w = 0, y = 0
        """))
    #expect(roles.proposer == 0 && roles.climber == 1 && !roles.isOpposed)
    let sampler = try ProposalSampler(
      proposal("x ~ normal(w, 1/4), w in {-1: 1/4, 2: 3/4}", for: roles), at: roles.variables)
    var stream = RandomStream(seed: 3, run: 0)
    let moves = (0..<20_000).map { _ in sampler.move(at: [0, 0, 3, 0], using: &stream) }
    func mean(_ value: ([Double]) -> Double) -> Double { moves.map(value).reduce(0, +) / Double(moves.count) }
    #expect(abs(mean { $0[0] } - 3) < 0.02 && abs(mean { $0[1] } - 3) < 0.02)
    #expect(abs(mean { pow($0[0] - 3, 2) } - 0.25) < 0.01)
    #expect(abs(mean { ($0[0] - 3) * ($0[1] - 3) }) < 0.01)
    #expect(Set(moves.map { $0[2] }) == [-1, 2] && abs(mean { $0[2] } - 1.25) < 0.04)
  }

  @Test("a player who does not maximise climbs in what he wants, and the first one can climb too")
  func roles() throws {
    let game = try game(
      """
      game "general"
      player a (x) minimizes x^2 - y
      player b (y) minimizes (y - x)^2
      equilibrium x = 0, y = 0
      """)
    var question = GreedyQuestion(starts: [[2, 0]], rate: 0.1, tolerance: 1e-6, margin: 0.01)
    question.moves = [[-1]]
    let run = try GreedyMaxPlayer(GreedyRoles(game), proposal: nil).runs(question)[0]
    // y follows x; then the first player's cost is x^2 - x.
    #expect(abs(run.moves[0].value - 2) < 1e-5 && abs(run.last[0] - 1) < 1e-12 && abs(run.last[1] - 1) < 1e-5)
    question.starts = [[0, 2]]
    let turned = try GreedyMaxPlayer(GreedyRoles(game, climber: 0), proposal: nil).runs(question)[0]
    #expect(abs(turned.last[0]) < 1e-5 && abs(turned.last[1] - 1) < 1e-12)
  }

  @Test("a start without a value, and proposals without one, are told from low ones")
  func undefined() throws {
    let game = try game(
      """
      game "edge"
      player a (x) minimizes log(x) - y^2
      player b (y) maximizes log(x) - y^2
      """)
    var question = GreedyQuestion(starts: [[1, 1], [-1, 1]], rate: 0.1, tolerance: 1e-3, margin: 0.01)
    question.moves = [[-2], [-0.5]]
    let runs = try algorithm(game).runs(question)
    #expect(runs[0].moves.map(\.answer) == [.accepted, .undefined, .accepted])
    #expect(runs[0].undefinedCount == 1 && runs[1].ending == .undefined)
  }

  // MARK: Bounds

  @Test("bounds are the theorem's numbers")
  func boundsByHand() throws {
    let bounds = try GreedyBounds(
      bound: 10, lipschitz: 2, rate: Rational(1, over: 20), tolerance: Rational(1, over: 10),
      margin: Rational(3, over: 100), patience: 20)
    // 2b/(eta*(1 - eta*L/2)*eps^2) = 20/(1/20*19/20/100), 2b/delta, 21*(2b/delta + 1).
    #expect(bounds.ascentSteps == 42_105 && bounds.acceptedMoves == 666 && bounds.proposals == 14_007)
    #expect(throws: GreedyBounds.Silence.rateTooLarge(limit: Rational(1, over: 2))) {
      try GreedyBounds(bound: 1, lipschitz: 2, rate: 1, tolerance: 1, margin: 1, patience: 1)
    }
    let patience = GreedyBounds.patience(
      bound: 10, margin: Rational(3, over: 100), omega: Rational(1, over: 20), failure: Rational(1, over: 10))
    #expect(patience == Integer(Int((20 * log((20 / 0.03 + 1) / 0.1)).rounded(.up))))
  }

  @Test(
    "no run in a box breaks the bounds that are enclosed there",
    arguments: [("keswani-f1", "0.2", 3), ("keswani-f2", "0.2", 3), ("xy", "1", 5)])
  func boundsHold(name: String, rate: String, size: Int) throws {
    let game = try shippedGame(name)
    let algorithm = try algorithm(game, "normal(0, 1)")
    let side = (lower: Rational(-size), upper: Rational(size))
    let box = Dictionary(uniqueKeysWithValues: game.variables.map { ($0, side) })
    let (bound, lipschitz) = try #require(algorithm.roles.sizes(on: box))
    let rate = try #require(Rational(exactly: rate))
    for (tolerance, margin) in [(Rational(1, over: 100), Rational(1, over: 50)), (1, 1)] {
      let bounds = try GreedyBounds(
        bound: bound, lipschitz: lipschitz, rate: rate, tolerance: tolerance, margin: margin, patience: 20)
      var question = GreedyQuestion(
        starts: (0..<16).map { (number: Int) -> [Double] in [Double(number % 5) - 2, Double(number % 7) - 3]
        }, rate: rate.approximation,
        tolerance: tolerance.approximation, margin: margin.approximation)
      question.box = game.variables.map { _ in (-Double(size), Double(size)) }
      question.proposalCount = 2_000
      for run in algorithm.runs(question) {
        #expect(run.ending == .settled)
        #expect(!run.breaks(bounds).contains(true))
      }
      // With bounds that are too small they are broken.
      let small = try GreedyBounds(
        bound: Rational(1, over: 1_000), lipschitz: lipschitz, rate: rate, tolerance: 1, margin: 1,
        patience: 1)
      #expect(algorithm.runs(question).contains { $0.breaks(small).contains(true) })
    }
  }

  @Test("what an ascent reaches, greedy paths of rate (1 - eta*L)*eps reach: a rejection certifies a height")
  func rejections() throws {
    // |f_yy| is at most 2 for F1; for F3, which is steeper, at most 5 where these runs are.
    for (name, lipschitz, starts) in [
      ("keswani-f1", 2, [[1.0, 2.0], [-2, 0]]), ("keswani-f3", 5, [[0.5, 1.2], [-0.4, 0]]),
    ] {
      let game = try shippedGame(name)
      let algorithm = try algorithm(game, "normal(0, 1/16)")
      let (rate, tolerance) = (Rational(1, over: 20), Rational(1, over: 100))
      var question = GreedyQuestion(
        starts: starts, rate: rate.approximation, tolerance: tolerance.approximation, margin: 0.01)
      question.proposalCount = 40
      let reach = try GreedyReach(
        algorithm.roles, epsilon: (1 - rate * Rational(lipschitz)) * tolerance, precision: 128)
      var count = 0
      for start in starts {
        question.starts = [start]
        let random = try GreedyLaneRecord.proposals(of: algorithm, question)
        for proposal in random {
          let place = Dictionary(
            uniqueKeysWithValues: zip(game.variables, proposal.place).map {
              ($0, Ball(Rational(exactly: $1) ?? .zero))
            })
          switch reach.bounds(at: place) {
          case .between(_, let high): #expect(high.approximation > proposal.value - 1e-9)
          default: Issue.record("no bounds")
          }
          count += 1
        }
      }
      #expect(count > 20)
    }
  }
}

/// Proposals of a run with where their ascents began.
private enum GreedyLaneRecord {
  static func proposals(
    of algorithm: GreedyMaxPlayer, _ question: GreedyQuestion
  ) throws -> [(place: [Double], value: Double)] {
    let run = algorithm.runs(question)[0]
    // The same moves again, drawn by hand: what a cold run draws is moves alone.
    var stream = RandomStream(seed: question.seed, run: 0)
    let sampler = try #require(algorithm.sampler)
    return zip(run.moves, run.moves.dropFirst()).map { before, move in
      var place = before.state
      for (index, change) in zip(algorithm.roles.moved, sampler.move(at: before.state, using: &stream)) {
        place[index] += change
      }
      return (place, move.value)
    }
  }
}
