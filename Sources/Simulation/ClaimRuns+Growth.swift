// How directions grow next to the equilibrium: on single steps, and in long runs.

import Certificates
import Exact
import Glibc
import Symbolic

extension ClaimRuns {
  /// Growth nearer to the claim's factor than this is not told from it.
  static let resolution = 1e-4
  /// From how far the derivative is measured, on a game that is not affine.
  static let nearby = 0x1p-60

  /// The growth of directions at a place: the step's derivative, measured on steps next to the equilibrium.
  func measured(at place: [Rational], _ effort: Effort) -> Result<Place, Failure> {
    switch step(at: place) {
    case .failure(let failure): return .failure(failure)
    case .success(let step):
      let size = map.states.count
      var columns: [[Double]] = []
      for column in 0..<size {
        let reach = isAffine ? 1 : Self.nearby
        guard let state = balls((0..<size).map { $0 == column ? reach : 0 }), let moved = step.next(state)
        else {
          return .failure(Failure(words: "a step next to the equilibrium has no value"))
        }
        columns.append(moved.map { $0.approximation / reach })
      }
      guard let moduli = moduli(columns) else {
        return .failure(Failure(words: "the eigenvalues of the measured derivative could not be computed"))
      }
      return .success(
        Place(
          place: place, growth: withoutRest(moduli).sorted(by: >),
          observed: observedRate(
            at: place, step.rest.prefix(variableCount).map(\.approximation), stepCount: effort.longStepCount))
      )
    }
  }

  /// The moduli without those of directions at rest, which are 1.
  func withoutRest(_ moduli: [Double]) -> [Double] {
    Array(moduli.sorted { abs($0 - 1) < abs($1 - 1) }.dropFirst(stated.restCount))
  }

  /// By what factor the distance changes a step in runs through many steps near the equilibrium, the mean of several;
  /// `nil` where no run is long enough.
  func observedRate(at place: [Rational], _ fixed: [Double], stepCount: Int) -> Double? {
    let names = stated.box.entries.map(\.name)
    guard
      let step = try? CompiledStep(
        map, variableCount: variableCount, constants: constants, parameters: names)
    else { return nil }
    var place = place[...]
    let schedules = stated.box.entries.map { Schedule($0.isPoint ? $0.lower : place.removeFirst()) }
    let size = fixed.map(abs).max() ?? 0
    // What is at rest may be a curved surface: then its own curvature has to stay below the last digits.
    let reach = (stated.restCount > 0 ? 1e-7 : 1e-6) * max(1, size)
    let starts = (0..<4).map { index in
      zip(Directions.random(seed: 3, index: index, size: variableCount), fixed).map { reach * $0 + $1 }
    }
    var question = RunQuestion(starts: starts, stepCount: stepCount, schedules: schedules, target: fixed)
    question.measure = stated.measure(of: variableCount)?.map { $0.map(\.approximation) }
    // Nearer than this, the digits of the equilibrium, or of the point of rest that a run comes to, run out.
    question.tolerance = max(1e-250, 1e-13 * size, stated.restCount > 0 ? 1e-10 * reach : 0)
    question.limit = 1e-2 * max(1, size)
    let rates = step.trajectories(question).compactMap(\.observedRate)
    return rates.isEmpty ? nil : exp(rates.map(log).reduce(0, +) / Double(rates.count))
  }

  /// What was expected instead; `nil` when the growth is as claimed, as far as can be told.
  func expectation(against seen: Place) -> String? {
    let moving = seen.growth
    func larger(than bound: Double) -> Int { moving.count { $0 > bound + Self.resolution } }
    func perhaps(than bound: Double) -> Int { moving.count { $0 > bound - Self.resolution } }
    switch stated.claim {
    case .converges(let factor, _), .contractsInHull(let factor, _):
      let bound = factor.approximation.squareRoot()
      return larger(than: bound) > 0
        ? "no direction grows by more than \(bound) a step" : nil
    case .diverges(let factor, let directions):
      let bound = factor.approximation.squareRoot()
      return larger(than: bound) > directions || perhaps(than: bound) < directions
        ? "\(directions) directions grow by more than \(bound) a step" : nil
    case .conserves:
      return larger(than: 1) > 0 || perhaps(than: 1) < moving.count ? "all directions keep their size" : nil
    case .noQuadraticFunction, .shrinks, .grows: return nil
    }
  }
}
