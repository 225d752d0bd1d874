// The greedy max-player on a game.

import Exact
import Language
import Linearization
import Simulation
import Symbolic

package typealias GreedyRun = Simulation.GreedyRun

/// Runs of the greedy max-player on a game.
package struct SimulatedGreedy: Sendable {
  package let problem: Problem
  package let gameValues: [String: Rational]
  /// Values of all parameters that have one.
  package let values: [String: Rational]
  package let rate: Rational
  /// `nil` where the game has no known one.
  package let equilibrium: Equilibrium?
  package let roles: GreedyRoles
  package let question: GreedyQuestion
  package let words: GreedySimulationQuestion
  package let runs: [GreedyRun]
  package let bounds: GreedyPromise?
}

/// The bounds of the number of steps, and what they rest on.
package struct GreedyPromise: Sendable {
  /// Bounds of |f| and of the second derivatives by y.
  package let bound: Rational
  package let lipschitz: Rational
  /// Whether they were enclosed on the box, and not given.
  package let isEnclosed: Bool
  /// Or in words why there are none.
  package let bounds: Result<GreedyBounds, GreedyBounds.Silence>
  /// With this patience a run ends with a probability of 9/10 where better moves have a probability below omega; `nil`
  /// where no omega is given.
  package let patience: Integer?
}

extension Problem {
  /// - Parameters:
  ///   - words: values of parameters of the game and of the algorithm.
  ///   - place: which of the equilibria, counted from 1; distances are measured from there where it is known.
  ///   - progress: told the share of the work that is done.
  /// - Throws: `InputFault`; `Undecided` when a start is to be taken from an equilibrium that is not known.
  package func simulatedGreedily(
    setting words: [String: String], at place: Int, _ asked: GreedySimulationQuestion,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> SimulatedGreedy {
    let settings = try Settings(
      words, methodNames: GreedyAlgorithm.parameters.map(\.name), gameNames: game.parameters.map(\.name))
    try requireValues(beside: settings.game)
    let played = try asked.batch.map { try sampled(size: $0) }
    let roles = try greedyRoles(climber: asked.climber, in: played, overriding: settings.game)
    var values: [String: Rational] = [:]
    for parameter in GreedyAlgorithm.parameters {
      values[parameter.name] = settings.method[parameter.name] ?? parameter.standard
    }
    guard let rate = Rational(exactly: asked.rate), rate.sign > 0 else {
      throw InputFault.unusableSetting(
        "\(GreedyAlgorithm.name) climbs with one rate: expected a positive number for --eta, found '\(asked.rate)'\n"
      )
    }
    let equilibrium = try knownEquilibrium(at: place, overriding: settings.game)
    let target = equilibrium.map { equilibrium in
      roles.variables.map { equilibrium.ball($0)?.approximation ?? .nan }
    }
    let starts = try greedyStarts(asked, target)
    var question = try GreedyQuestion(starts: starts, rate: rate, values)
    question.proposalCount = asked.stepCount
    question.moves = try asked.moves.map { try moves($0, of: roles) }
    (question.noise, question.seed, question.target) = (asked.noise, asked.seed, target)
    question.interval = asked.interval ?? max(1, asked.stepCount / 1_000)
    let box = try asked.box.map { try self.box($0) }
    question.box = box.map { sides in
      roles.variables.map { (sides[$0]?.lower.approximation ?? 0, sides[$0]?.upper.approximation ?? 0) }
    }
    let proposal = try asked.proposal.map {
      try self.proposal($0, of: roles, overriding: settings.game, option: "--proposal")
    }
    guard proposal != nil || question.moves != nil else {
      throw InputFault.unusableSetting(
        "\(GreedyAlgorithm.name) needs to know how moves of "
          + "\(roles.movedVariables.map(\.name).joined(separator: ", ")) are drawn: give a distribution, as in "
          + "--proposal 'normal(0, 1/4)'\n")
    }
    let algorithm: GreedyMaxPlayer
    do throws(EvaluationFault) {
      algorithm = try GreedyMaxPlayer(roles, proposal: proposal)
    } catch {
      throw InputFault.faulty("\(name): error: \(Fault.undefined(error).message)\n")
    }
    let promise = try promise(roles, values, rate, box, isRandom: asked.noise > 0 || asked.batch != nil)
    return SimulatedGreedy(
      problem: self, gameValues: settings.game, values: values, rate: rate, equilibrium: equilibrium,
      roles: roles, question: question, words: asked, runs: algorithm.runs(question, progress: progress),
      bounds: promise)
  }

  /// Who proposes and who climbs, in the game or in one with means over draws.
  ///
  /// - Throws: `InputFault` where there are not two players, or the climber is none of them.
  func greedyRoles(
    climber: String?, in sampled: Game? = nil, overriding values: [String: Rational]
  ) throws(InputFault) -> GreedyRoles {
    let names = game.players.map(\.name)
    let place = climber.map { names.firstIndex(of: $0) }
    if let climber, case .some(nil) = place {
      let nearest = Spelling.nearest(to: climber, among: names).map { "did you mean '\($0)'?" }
      throw .unusableSetting(
        "no player is called '\(climber)'; \(nearest ?? "there is \(names.joined(separator: ", "))")\n")
    }
    do throws(GreedyRoles.Fault) {
      return try GreedyRoles(sampled ?? game, overriding: values, climber: place.flatMap(\.self))
    } catch {
      switch error {
      case .playerCount(let count):
        throw .unusableSetting(
          "\(GreedyAlgorithm.name) is for two players, one who proposes and one who climbs; \(name) has \(count)\n"
        )
      case .evaluation(let fault):
        throw .faulty("\(name): error: \(Fault.undefined(fault).message)\n")
      }
    }
  }

  func proposal(
    _ text: String, of roles: GreedyRoles, overriding values: [String: Rational], option: String
  ) throws(InputFault) -> Proposal {
    do throws(Diagnostics) {
      return try Proposal(
        reading: SourceFile(name: option, text: text), for: roles.movedVariables, of: game, overriding: values
      )
    } catch {
      throw InputFault(error)
    }
  }

  /// `nil` where nothing is known, which is no fault here.
  private func knownEquilibrium(at place: Int, overriding values: [String: Rational]) throws -> Equilibrium? {
    do {
      return try equilibrium(at: place, overriding: values)
    } catch is Undecided {
      return nil
    }
  }

  private func greedyStarts(
    _ asked: GreedySimulationQuestion, _ target: [Double]?
  ) throws -> [[Double]] {
    var question = try SimulationQuestion(starts: asked.starts, stepCount: 1, rate: "1", option: "--eta")
    question.seed = asked.seed
    if let target { return try question.starts(named: variables, around: target) }
    guard case .given(let points) = asked.starts,
      points.allSatisfy({ point in variables.allSatisfy { point[$0] != nil } })
    else {
      throw Undecided(
        description:
          "no equilibrium of \(name) is known from which runs could begin: give every variable a value "
          + "with --from \(variables.map { "\($0)=..." }.joined(separator: ","))\n")
    }
    return try question.starts(named: variables, around: variables.map { _ in 0 })
  }

  /// The bounds of the theorem, from b and L as given or as enclosed on the box.
  private func promise(
    _ roles: GreedyRoles, _ values: [String: Rational], _ rate: Rational, _ box: BoxSupremum.Box?,
    isRandom: Bool
  ) throws(InputFault) -> GreedyPromise? {
    if let omega = values["omega"], omega.sign <= 0 {
      throw .unusableSetting("expected 'omega' to be positive, found \(omega)\n")
    }
    for name in ["b", "L"] {
      if let value = values[name], value.sign < 0 {
        throw .unusableSetting("expected '\(name)' not to be negative, found \(value)\n")
      }
    }
    let enclosed = box.flatMap { box in
      isRandom || values["b"] != nil && values["L"] != nil ? nil : roles.sizes(on: box)
    }
    guard let bound = values["b"] ?? enclosed?.bound, let lipschitz = values["L"] ?? enclosed?.lipschitz,
      let tolerance = values["epsilon"], let margin = values["delta"], margin.sign > 0,
      let patience = values["patience"]?.numerator.word
    else { return nil }
    var bounds: Result<GreedyBounds, GreedyBounds.Silence>
    do throws(GreedyBounds.Silence) {
      bounds = .success(
        try GreedyBounds(
          bound: bound, lipschitz: lipschitz, rate: rate, tolerance: tolerance, margin: margin,
          patience: patience))
    } catch {
      bounds = .failure(error)
    }
    if isRandom || values["tau"]?.isZero == false { bounds = .failure(.random) }
    let enough = values["omega"].flatMap {
      GreedyBounds.patience(bound: bound, margin: margin, omega: $0, failure: Rational(1, over: 10))
    }
    return GreedyPromise(
      bound: bound, lipschitz: lipschitz, isEnclosed: enclosed != nil, bounds: bounds, patience: enough)
  }
}
