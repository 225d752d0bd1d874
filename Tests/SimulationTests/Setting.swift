// Games and methods for the tests of runs.

import Exact
import Language
import Linearization
import Symbolic

@testable import Simulation

func shippedGame(_ name: String) throws -> Game { try Game(reading: try Catalogue.gameFile(name)) }
func shippedMethod(_ name: String) throws -> Method { try Method(reading: try Catalogue.methodFile(name)) }
func game(_ text: String) throws -> Game { try Game(reading: SourceFile(name: "test.game", text: text)) }

/// A run whose step changes with the number of steps made.
func changingRun(
  _ text: String, on game: Game, from start: [Double], steps: Int
) throws -> Trajectory {
  let method = try Method(reading: SourceFile(name: "test.method", text: text))
  let settings = try MethodSettings(for: method, playerCount: game.players.count)
  let map = try UpdateMap(method, of: game, settings: settings, namesPoints: true)
  let step = try CompiledStep(
    map, variableCount: game.variables.count, constants: settings.constants,
    parameters: [method.rate, Method.counter])
  var question = RunQuestion([start], steps: steps, rate: 1)
  question.schedules.append(.counting)
  return step.trajectories(question)[0]
}

/// A step with the rate as its one parameter; beside it the number of steps, where it changes with that.
func compiled(
  _ method: String, on game: Game, set: [String: Expression] = [:], overriding: [String: Rational] = [:],
  isNoisy: Bool = false
) throws -> CompiledStep {
  let method = try shippedMethod(method)
  let settings = try MethodSettings(for: method, playerCount: game.players.count, choosing: set)
  let map = try UpdateMap(
    method, of: game, settings: settings, overriding: overriding, isNoisy: isNoisy, namesPoints: true)
  return try CompiledStep(
    map, variableCount: game.variables.count, constants: settings.constants,
    parameters: [method.rate] + (method.dependsOnStepCount ? [Method.counter] : []))
}

extension RunQuestion {
  init(_ starts: [[Double]], steps: Int, rate: Rational) {
    self.init(
      starts: starts, stepCount: steps, schedules: [Schedule(rate)],
      target: starts[0].map { _ in 0 })
  }
}

extension Trajectory {
  /// Everything to the last bit.
  var bits: [String] {
    ["\(ending)"] + last.map { "\($0.bitPattern)" }
      + moments.map { "\($0.step) \($0.distance.bitPattern)" }
  }
}
