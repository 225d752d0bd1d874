// Which other rule would allow a larger rate.

import Exact
import Linearization
import Spectral

/// A rule with a larger safe set than another.
package struct Alternative: Sendable {
  package let rule: String
  /// How many times as large the first piece of its safe set is; `nil` when the other rule's safe set is empty.
  package let factor: Double?
}

extension RangeOfRates {
  /// The rules that are tried: no more work than a second gradient, and no inverses.
  private static let candidates = ["simultaneous", "alternating", "optimistic", "extragradient"]

  /// The best of a few simple rules, when it allows a rate that is clearly larger.
  package func alternative() -> Alternative? {
    let own = answer.safe.first.map { $0.upper?.approximation ?? .infinity } ?? 0
    guard own.isFinite else { return nil }
    let game = linearized.problem.game
    var best: (rule: String, reach: Double)?
    for name in Self.candidates where name != linearized.update.method.method.name {
      guard let method = try? UpdateRule(name).linearized(playerCount: game.players.count),
        let reach = reach(of: method)
      else { continue }
      if reach > 1.1 * own, reach > best?.reach ?? 0 { best = (name, reach) }
    }
    return best.map { Alternative(rule: $0.rule, factor: own > 0 ? $0.reach / own : nil) }
  }

  /// The end of the first piece of a method's safe set, through the spectrum of J in floating point where that is
  /// possible; `nil` when there is none.
  private func reach(of method: LinearizedMethod) -> Double? {
    if let symbol = method.symbol(ofEigenvalue: "j"),
      let scalar = ScalarProblem(symbol, rate: method.method.rate),
      let spectrum = spectrum()?.value
    {
      let moving = spectrum.sorted { $0.squaredModulus < $1.squaredModulus }.dropFirst(kernel.count)
      let safe = FloatSpectrumProblem(scalar, spectrum: Array(moving)).safeIntervals()?.value
      return safe?.first?.upper
    }
    var kernels = linearized.update.kernels
    guard
      let matrix = try? method.matrix(
        at: linearized.update.jacobian, blocks: linearized.problem.game.blocks, kernels: &kernels),
      let problem = RateProblem(matrix, rate: method.method.rate, fixedDirections: kernel.count)
    else { return nil }
    return SafeSet(of: problem.family).pieces.first?.upper?.ball(precision: 64).approximation
  }

  private func spectrum() -> Guess<[FloatComplex]>? {
    let update = linearized.update
    let matrix = FloatMatrix(rowCount: update.jacobian.rowCount, columnCount: update.jacobian.rowCount) {
      update.jacobian[$0, $1].constant?.approximation ?? .nan
    }
    return matrix.eigenvalues
  }

  /// How many degrees lie between the imaginary axis and the eigenvalue of J nearest to it in angle.
  package func turn() -> Guess<Double>? {
    guard let values = spectrum()?.value else { return nil }
    let turns = values.filter { $0.modulus > 1e-9 }.map { abs(90 - $0.angle * 180 / .pi) }
    return turns.min().map { Guess($0) }
  }
}
