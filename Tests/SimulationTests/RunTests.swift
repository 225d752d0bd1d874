// Runs against the same steps made in other ways.

import Exact
import Glibc
import Language
import Linearization
import Symbolic
import Testing

@testable import Simulation

@Suite("Runs")
struct RunTests {
  static let pairs = Catalogue.games.flatMap { game in Catalogue.methods.map { (game.name, $0.name) } }

  @Test("every shipped method steps on every shipped game as its formulas say")
  func formulas() throws {
    var count = 0
    for (gameName, methodName) in Self.pairs {
      let game = try shippedGame(gameName)
      // Integrals that are left are approximated roughly, and slowly, on the other side.
      let hasIntegrals = game.players.contains { $0.cost.text.contains("E[") }
      if hasIntegrals, methodName != "simultaneous" { continue }
      let chosen: [String: Rational] = Dictionary(
        uniqueKeysWithValues: game.rangedParameters.map { ($0.name, Rational(1, over: 2)) })
      let step = try compiled(methodName, on: game, overriding: chosen)
      // Unknowns have no formula; a closed form of them is held below.
      guard step.map.implicit.isEmpty else { continue }
      let start = (0..<step.variableCount).map { 0.3 + 0.1 * Double($0) }
      var question = RunQuestion([start], steps: 3, rate: Rational(1, over: 16))
      question.keepsStates = true
      if try shippedMethod(methodName).dependsOnStepCount { question.schedules.append(.counting) }
      let moments = step.trajectories(question)[0].moments
      for (number, (before, after)) in zip(moments, moments.dropFirst()).enumerated() {
        var point = Dictionary(uniqueKeysWithValues: zip(step.states, before.state))
        point[Variable("eta")] = 1.0 / 16
        point[Variable(Method.counter)] = Double(number)
        for definition in step.definitions {
          point[definition.variable] = definition.value.approximation(at: point).value
        }
        for (formula, value) in zip(step.update, after.state) {
          let expected = formula.approximation(at: point).value
          #expect(
            abs(value - expected) <= (hasIntegrals ? 1e-6 : 1e-11) * (1 + abs(expected))
              || (value.isNaN && expected.isNaN),
            "\(methodName) on \(gameName): \(value), \(expected)")
          count += 1
        }
      }
    }
    #expect(count > 2_000)
  }

  @Test("steps written by hand agree to the last bits", arguments: [1, 2, 5, 40])
  func byHand(count: Int) throws {
    let game = try shippedGame("keswani-f2")
    let names = game.variables.map(\.name)
    let costs = game.players.map(\.cost)
    func gradient(_ z: [Double]) -> [Double] {
      let point = Dictionary(uniqueKeysWithValues: zip(game.variables, z))
      return (0..<2).map { player in
        let slope = costs[player].derivative(by: Variable(names[player])).approximation(at: point).value
        return game.players[player].sense == .minimizes ? slope : -slope
      }
    }
    func minus(_ z: [Double], _ g: [Double], _ eta: Double) -> [Double] { zip(z, g).map { $0 - eta * $1 } }
    let rules: [(String, ([Double], [Double]) -> [Double])] = [
      ("simultaneous", { z, _ in minus(z, gradient(z), 0.0625) }),
      (
        "alternating",
        { z, _ in
          let half = [minus(z, gradient(z), 0.0625)[0], z[1]]
          return [half[0], minus(half, gradient(half), 0.0625)[1]]
        }
      ),
      ("extragradient", { z, _ in minus(z, gradient(minus(z, gradient(z), 0.0625)), 0.0625) }),
      (
        "optimistic",
        { z, w in
          zip(minus(z, gradient(z), 0.125), gradient(w)).map { $0 + 0.0625 * $1 }
        }
      ),
    ]
    for (name, rule) in rules {
      var (z, w) = ([0.4, -0.3], [0.4, -0.3])
      for _ in 0..<count { (z, w) = (rule(z, w), z) }
      let step = try compiled(name, on: game)
      let run = step.trajectories(RunQuestion([[0.4, -0.3]], steps: count, rate: Rational(1, over: 16)))[0]
      for (value, expected) in zip(run.last, z) { #expect(abs(value - expected) < 1e-12, "\(name)") }
    }
  }

  @Test("on x*y, simultaneous steps leave on a spiral, and implicit ones come in on one")
  func closedForms() throws {
    let game = try shippedGame("xy")
    let grown = try compiled("simultaneous", on: game)
      .trajectories(RunQuestion([[3, 4]], steps: 50, rate: Rational(1, over: 4)))[0]
    #expect(abs(hypot(grown.last[0], grown.last[1]) / 5 - pow(1 + 1.0 / 16, 25)) < 1e-12)
    let fallen = try compiled("proximal-point", on: game)
      .trajectories(RunQuestion([[3, 4]], steps: 50, rate: Rational(1, over: 4)))[0]
    #expect(abs(hypot(fallen.last[0], fallen.last[1]) / 5 * pow(1 + 1.0 / 16, 25) - 1) < 1e-12)
  }

  @Test("an implicit step on a nonlinear game ends where its own equation holds")
  func implicit() throws {
    for name in ["quartic", "keswani-f2", "dirac-gan-r1"] {
      let game = try shippedGame(name)
      let step = try compiled("proximal-point", on: game)
      var question = RunQuestion(
        [[0.7, 0.4], [-0.2, 0.9], [0.1, 0]], steps: 6, rate: Rational(1, over: 8))
      question.keepsStates = true
      let field = try game.field()
      for run in step.trajectories(question) {
        for (before, after) in zip(run.moments, run.moments.dropFirst()) {
          let point = Dictionary(uniqueKeysWithValues: zip(game.variables, after.state))
          for (place, slope) in field.enumerated() {
            let residual =
              after.state[place] - before.state[place] + slope.approximation(at: point).value / 8
            #expect(abs(residual) < 1e-14, "\(name)")
          }
        }
      }
    }
  }

  static func scattered(_ count: Int) -> [[Double]] {
    var random = RandomStream(seed: 7, run: 0)
    return (0..<count).map { _ in [random.normal(), random.normal()] }
  }

  @Test("a run is the same to the last bit whatever runs beside it", arguments: [1, 2, 3, 8, 9, 19])
  func lanes(count: Int) throws {
    let step = try compiled("extragradient", on: shippedGame("dirac-gan-r1"), isNoisy: true)
    let starts = Self.scattered(19)
    var question = RunQuestion(starts, steps: 40, rate: Rational(1, over: 3))
    question.noise = 0.1
    question.interval = 7
    let all = step.trajectories(question)
    question.starts = Array(starts.prefix(count))
    #expect(step.trajectories(question).map(\.bits) == all.prefix(count).map(\.bits))
    question.seed = 2
    #expect(step.trajectories(question).map(\.bits) != all.prefix(count).map(\.bits))
  }

  @Test("where a run ends does not depend on how often it is looked at", arguments: [1, 3, 10, 64])
  func interval(every: Int) throws {
    let step = try compiled("simultaneous", on: shippedGame("golden"))
    func endings(_ rate: Rational, every: Int) -> [Trajectory.Ending] {
      var question = RunQuestion(Self.scattered(11), steps: 2_000, rate: rate)
      question.tolerance = 1e-8
      question.limit = 1e6
      question.interval = every
      return step.trajectories(question).map(\.ending)
    }
    let (near, far) = (Rational(1, over: 10), Rational(5))
    #expect(endings(near, every: every) == endings(near, every: 1))
    #expect(endings(far, every: every) == endings(far, every: 1))
    #expect(endings(near, every: 1).allSatisfy { if case .arrived = $0 { true } else { false } })
    #expect(endings(far, every: 1).allSatisfy { if case .diverged = $0 { true } else { false } })
  }

  @Test("a logarithm of a negative number ends a run with its name, its value and its step")
  func undefined() throws {
    let game = try game(
      """
      game "logarithm"
      player a (x) minimizes x*log(x) - x + y
      player b (y) minimizes (y - 1)^2
      equilibrium x = 1, y = 1
      """)
    let step = try compiled("simultaneous", on: game)
    let run = step.trajectories(RunQuestion([[3, 0]], steps: 10, rate: 4))[0]
    // x - 4*log(x) at 3 is below 0, and has no logarithm in the step after.
    let first = 3 - 4 * log(3.0)
    #expect(
      run.ending
        == .undefined(
          step: 2, variable: Variable("x"),
          UndefinedPart(reason: .logarithm, argument: .variable("x"), value: first)))
    let outside = step.trajectories(RunQuestion([[-1, 0]], steps: 10, rate: 4))[0]
    #expect(
      outside.ending
        == .undefined(
          step: 1, variable: Variable("x"),
          UndefinedPart(reason: .logarithm, argument: .variable("x"), value: -1)))
  }

  @Test("the reason of a missing value is looked for with the step's own noise and rate")
  func undefinedWithNoise() throws {
    // G is log(1 + x) + noise: x leaves the domain in one step, by the noise alone.
    let game = try game(
      """
      game "edge"
      player a (x) minimizes (1 + x)*log(1 + x) - x
      equilibrium x = 0
      """)
    let step = try compiled("extragradient", on: game, isNoisy: true)
    var question = RunQuestion(Array(repeating: [0], count: 40), steps: 3, rate: 1)
    question.schedules = [try Schedule(.variable("k") + 2)]
    question.noise = 1
    var count = 0
    for run in step.trajectories(question) {
      guard case .undefined(_, _, let part) = run.ending else { continue }
      #expect(part?.reason == .logarithm && (part?.value ?? 1) <= 0)
      count += 1
    }
    #expect(count > 20)
  }

  @Test("a run that overflows has diverged: that is no missing value")
  func overflow() throws {
    let game = try game(
      """
      game "quick"
      player a (x) minimizes -exp(x^2)
      equilibrium x = 0
      """)
    var question = RunQuestion([[3]], steps: 100, rate: 1)
    question.limit = .infinity
    let run = try compiled("simultaneous", on: game).trajectories(question)[0]
    guard case .diverged = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
  }

  @Test("a schedule is a formula in the number of steps made; one without a value at 0 counts from 1")
  func schedules() throws {
    let k = Expression.variable("k")
    let root = try Schedule((k + 1).power(Rational(-1, over: 2)))
    #expect(root.values(from: 0, to: 3) == [1, 1 / sqrt(2.0), 1 / sqrt(3.0)])
    let shifted = try Schedule(k.power(Rational(-1, over: 2)))
    #expect(shifted.firstCount == 1)
    #expect(shifted.values(from: 0, to: 3) == root.values(from: 0, to: 3))
    let step = try compiled(
      "simultaneous", on: game("game \"a\"\nplayer p (x) minimizes x^2/2\nequilibrium x = 0"))
    var question = RunQuestion([[1]], steps: 9, rate: 1)
    question.schedules = [try Schedule((k + 2).power(-1))]
    question.interval = 4
    // The product of 1 - 1/(k + 2) telescopes.
    #expect(abs(step.trajectories(question)[0].last[0] - 0.1) < 1e-15)
    #expect(throws: EvaluationFault.freeVariable(Variable("n"))) { try Schedule(.variable("n")) }
  }

  @Test("the observed rate of a linear run is the spectral radius")
  func observedRate() throws {
    let step = try compiled("extragradient", on: shippedGame("xy"))
    let run = step.trajectories(RunQuestion([[1, 0]], steps: 300, rate: Rational(1, over: 2)))[0]
    // |1 - eta*i - eta^2| at 1/2.
    #expect(abs(try #require(run.observedRate) - sqrt(0.5625 + 0.25)) < 1e-12)
  }
}
