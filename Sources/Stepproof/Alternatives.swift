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
    let (game, update) = (linearized.problem.game, linearized.update)
    var best: (rule: String, reach: Double)?
    for name in Self.candidates where name != update.method.method.name {
      var kernels = update.kernels
      guard let method = try? UpdateRule(name).linearized(playerCount: game.players.count),
        let matrix = try? method.matrix(at: update.jacobian, blocks: game.blocks, kernels: &kernels),
        let family = RateProblem(matrix, rate: method.method.rate, fixedDirections: kernel.count)?.family,
        let piece = SafeSet(of: family).pieces.first, let upper = piece.upper
      else { continue }
      let reach = upper.ball(precision: 64).approximation
      if reach > 1.1 * own, reach > best?.reach ?? 0 { best = (name, reach) }
    }
    return best.map { Alternative(rule: $0.rule, factor: own > 0 ? $0.reach / own : nil) }
  }

  /// How many degrees lie between the imaginary axis and the eigenvalue of J nearest to it in angle.
  package func turn() -> Guess<Double>? {
    let update = linearized.update
    let matrix = FloatMatrix(rowCount: update.jacobian.rowCount, columnCount: update.jacobian.rowCount) {
      update.jacobian[$0, $1].constant?.approximation ?? .nan
    }
    guard let values = matrix.eigenvalues?.value else { return nil }
    let turns = values.filter { $0.modulus > 1e-9 }.map { abs(90 - $0.angle * 180 / .pi) }
    return turns.min().map { Guess($0) }
  }
}
