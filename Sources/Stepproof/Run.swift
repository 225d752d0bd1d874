// Runs for those outside.

import Exact
import Simulation

/// What a rule did with a game, step by step, in floating point. Nothing is proved by that.
public struct Run: Sendable {
  /// How a run ended.
  public enum Ending: Hashable, Sendable {
    /// It came within 10⁻¹² of the equilibrium.
    case arrived(step: Int)
    /// It made all its steps.
    case ranOut
    /// It went farther than 10¹² away.
    case diverged(step: Int)
    /// The step has no value there: this variable's new value would be the logarithm of a negative number, or the like.
    case undefined(step: Int, variable: String)
  }

  /// What became of it.
  public let ending: Ending
  /// The distances from the equilibrium, at the start and after every step.
  public let distances: [Double]
  /// The last values of the game's variables.
  public let last: [String: Double]
}

extension Problem {
  /// Runs a rule on the game itself, not on its linearisation.
  ///
  /// - Parameters:
  ///   - rule: the update rule.
  ///   - rate: a number such as `1/7`, or a formula in `k`, the number of steps made, such as `1/sqrt(k + 1)`.
  ///   - start: values of variables in words; those that are missing begin at the equilibrium.
  ///   - steps: how many steps to make at the most.
  ///   - settings: values of parameters of the rule or the game in words.
  ///   - equilibrium: from which of the game's equilibria distances are measured, counted from 1.
  /// - Throws: `InputFault` for words that cannot be used, `Undecided` when no equilibrium is known.
  /// - Precondition: there is at least one step.
  public func run(
    _ rule: UpdateRule, rate: String, from start: [String: String], steps: Int = 1_000,
    settings: [String: String] = [:], equilibrium: Int = 1
  ) throws -> Run {
    precondition(steps > 0, "a run of no steps")
    let words = start.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    var question = try SimulationQuestion(
      starts: start.isEmpty ? .given([[:]]) : .init(points: [words]), stepCount: steps, rate: rate,
      option: "the rate")
    (question.interval, question.keepsStates, question.tolerance) = (1, true, 1e-12)
    let trajectory = try simulated(by: rule, setting: settings, at: equilibrium, question).runs.trajectories[
      0]
    let ending: Run.Ending =
      switch trajectory.ending {
      case .arrived(let step): .arrived(step: step)
      case .ranOut: .ranOut
      case .diverged(let step): .diverged(step: step)
      case .undefined(let step, let variable, _): .undefined(step: step, variable: variable.name)
      }
    return Run(
      ending: ending, distances: trajectory.moments.map(\.distance),
      last: Dictionary(uniqueKeysWithValues: zip(variables, trajectory.last)))
  }
}
