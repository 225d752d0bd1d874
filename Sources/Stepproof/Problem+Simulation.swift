// Runs of a rule on a game.

import Exact
import Glibc
import Language
import Linearization
import Simulation
import Symbolic

package typealias Trajectory = Simulation.Trajectory

/// Runs, and what they began with.
package struct SimulatedRuns: Sendable {
  package let question: SimulationQuestion
  package let starts: [[Double]]
  package let states: [String]
  package let trajectories: [Trajectory]
  /// Whether distances are measured across the directions along which J is 0.
  package let isAcrossKernel: Bool
  /// The spectral radius at the rate, rounded up; `nil` where the rate is no constant, or it was not found.
  package let radius: String?
}

/// Runs on a game.
package struct SimulatedProblem: Sendable {
  package let linearized: LinearizedProblem
  package let runs: SimulatedRuns
}

extension Problem {
  /// - Parameters:
  ///   - words: values of parameters of the game and the rule.
  ///   - place: which of the equilibria, counted from 1; distances are measured from there.
  ///   - progress: told the share of the work that is done.
  /// - Throws: `InputFault`, and `Undecided` when no equilibrium is known.
  package func simulated(
    by rule: UpdateRule, setting words: [String: String], at place: Int, _ question: SimulationQuestion,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> SimulatedProblem {
    let linearized = try linearized(by: rule, setting: words, at: place)
    let settings = linearized.settings
    try requireValues(beside: settings.game)
    let method = linearized.update.method.settings
    let free = method.free.filter { !method.computed.contains($0) }
    guard free.isEmpty else { throw InputFault.unusableSetting(rule.method.wordsForMissing(free)) }
    let step = try compiled(rule, settings, batch: question.batch, isNoisy: question.noise > 0)
    let target = linearized.update.variables.map { variable in
      linearized.update.equilibrium.ball(variable)?.approximation ?? .nan
    }
    let runs = SimulatedRuns(
      question, of: step, by: rule, from: try question.starts(named: variables, around: target),
      around: target,
      across: linearized.across, radius: linearized.radius(at: question.schedule), progress)
    return SimulatedProblem(linearized: linearized, runs: runs)
  }

  /// - Throws: `InputFault` when a parameter is known only up to a range.
  func requireValues(beside values: [String: Rational]) throws(InputFault) {
    guard let ranged = game.rangedParameters.first(where: { values[$0.name] == nil }) else { return }
    throw .unusableSetting(
      "'\(ranged.name)' has a range; a run needs a value: give it one with --set \(ranged.name)=...\n")
  }

  /// The game with means over so many draws in place of its expectations.
  ///
  /// - Throws: `InputFault` where there are none.
  func sampled(size: Int) throws(InputFault) -> Game {
    let sampled: Game
    do throws(Diagnostics) { sampled = try game.sampled(size: size) } catch { throw InputFault(error) }
    guard !sampled.draws.isEmpty else {
      throw .unusableSetting("\(name) has no expectation, so there is nothing to draw a minibatch from\n")
    }
    return sampled
  }

  private func compiled(
    _ rule: UpdateRule, _ settings: Settings, batch: Int?, isNoisy: Bool
  ) throws -> CompiledStep {
    let sampled = try batch.map { try self.sampled(size: $0) } ?? game
    let method = try rule.linearized(playerCount: game.players.count, setting: settings.method)
    do {
      let map = try UpdateMap(
        rule.method, of: sampled, settings: method.settings, overriding: settings.game, isNoisy: isNoisy,
        namesPoints: true)
      return try CompiledStep(
        map, variableCount: game.variables.count, constants: method.settings.constants,
        parameters: rule.method.varying)
    } catch let fault as EvaluationFault {
      throw InputFault.faulty("\(name): error: \(Fault.undefined(fault).message)\n")
    } catch UpdateMapFault.undefined(let fault) {
      throw InputFault.faulty("\(name): error: \(Fault.undefined(fault).message)\n")
    } catch UpdateMapFault.method(let fault) {
      throw InputFault(Diagnostics([Diagnostic(fault.fault, at: fault.range, in: rule.method.file)]))
    }
  }
}

extension Method {
  /// What may change from step to step in a run: the rate, and the counter where it occurs.
  var varying: [String] { [rate] + (dependsOnStepCount ? [Self.counter] : []) }

  /// What these are from step to step.
  func schedules(rate schedule: Schedule) -> [Schedule] {
    [schedule] + (dependsOnStepCount ? [.counting] : [])
  }
}

extension SimulatedRuns {
  /// Makes the runs.
  ///
  /// - Parameters:
  ///   - target: the equilibrium.
  ///   - across: the projection by which distances are measured; `nil` for all of them.
  init(
    _ question: SimulationQuestion, of step: CompiledStep, by rule: UpdateRule, from starts: [[Double]],
    around target: [Double], across: [[Double]]?, radius: String?,
    _ progress: @escaping @Sendable (Double) -> Void
  ) {
    var runs = RunQuestion(
      starts: starts, stepCount: question.stepCount,
      schedules: rule.method.schedules(rate: question.schedule), target: target)
    runs.measure = across
    (runs.tolerance, runs.limit) = (question.tolerance, question.limit)
    (runs.noise, runs.seed) = (question.noise, question.seed)
    runs.interval = question.interval ?? max(1, question.stepCount / 1_000)
    runs.keepsStates = question.keepsStates
    trajectories = step.trajectories(runs, progress: progress)
    (self.question, self.starts, self.radius) = (question, starts, radius)
    (states, isAcrossKernel) = (step.states.map(\.name), across != nil)
  }
}

extension SimulationQuestion {
  /// - Throws: `InputFault` for a name that is no variable's.
  static func require(_ names: [String], among variables: [String]) throws(InputFault) {
    guard let stranger = names.sorted().first(where: { !variables.contains($0) }) else { return }
    let nearest = Spelling.nearest(to: stranger, among: variables).map { "did you mean '\($0)'?" }
    let some = variables.prefix(8).joined(separator: ", ") + (variables.count > 8 ? ", ..." : "")
    throw .unusableSetting("no variable is called '\(stranger)'; \(nearest ?? "there is \(some)")\n")
  }

  /// - Throws: `InputFault` for a point in other variables.
  func starts(named variables: [String], around target: [Double]) throws(InputFault) -> [[Double]] {
    switch starts {
    case .given(let points):
      var starts: [[Double]] = []
      for point in points {
        try Self.require(Array(point.keys), among: variables)
        starts.append(zip(variables, target).map { point[$0]?.approximation ?? $1 })
      }
      return starts
    case .around(let count, let distance):
      return (0..<count).map { index in
        zip(Directions.random(seed: seed, index: index, size: target.count), target).map {
          $1 + distance.approximation * $0
        }
      }
    }
  }
}

extension LinearizedProblem {
  /// The projection away from the directions along which J is 0; `nil` where there are none.
  fileprivate var across: [[Double]]? {
    let kernel = kernel.map { $0.compactMap(\.constant) }
    let size = update.variables.count
    guard !kernel.isEmpty, kernel.allSatisfy({ $0.count == size }) else { return nil }
    let basis = Matrix(rows: kernel)
    guard let gram = (basis * basis.transposed).inverse else { return nil }
    let projection = Matrix<Rational>.identity(size) - basis.transposed * gram * basis
    return projection.rows.map { $0.map(\.approximation) }
  }

  fileprivate func radius(at schedule: Schedule) -> String? {
    guard schedule.isConstant, let rate = schedule.formula.rational, rate.sign > 0 else { return nil }
    var question = RangeQuestion()
    (question.rate, question.wantsBest, question.digits) = (rate, false, 6)
    return (try? range(question))?.answer.spot?.radius
  }
}
