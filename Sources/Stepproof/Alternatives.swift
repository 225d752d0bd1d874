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

extension Alternative {
  /// The rules that are tried: no more work than a second gradient, and no inverses.
  private static let candidates = ["simultaneous", "alternating", "optimistic", "extragradient"]

  /// The best of a few simple rules, when it allows a rate that is clearly larger; `nil` when none does.
  ///
  /// - Parameter reach: the end of the first piece of a rule's safe set, where that can be told.
  static func best(
    beside rule: String, of answer: RangeAnswer, playerCount: Int, reach: (LinearizedMethod) -> Double?
  ) -> Alternative? {
    let own = answer.safe.first.map { $0.upper?.approximation ?? .infinity } ?? 0
    guard own.isFinite else { return nil }
    var best: (rule: String, reach: Double)?
    for name in candidates where name != rule {
      guard let method = try? UpdateRule(name).linearized(playerCount: playerCount), let found = reach(method)
      else {
        continue
      }
      if found > 1.1 * own, found > best?.reach ?? 0 { best = (name, found) }
    }
    return best.map { Alternative(rule: $0.rule, factor: own > 0 ? $0.reach / own : nil) }
  }

  /// The end of the first piece of the safe set of a rule that is made of J alone; `nil` for any other.
  ///
  /// - Parameter moving: the eigenvalues of J without those of directions at rest.
  static func reach(of method: LinearizedMethod, through moving: [FloatComplex]) -> Double? {
    guard let symbol = method.symbol(ofEigenvalue: "j"),
      let scalar = ScalarProblem(symbol, rate: method.method.rate)
    else { return nil }
    return FloatSpectrumProblem(scalar, spectrum: moving).safeIntervals()?.value.first?.upper
  }

  /// How many degrees lie between the imaginary axis and the eigenvalue nearest to it in angle.
  static func turn(of spectrum: [FloatComplex]) -> Guess<Double>? {
    let turns = spectrum.filter { $0.modulus > 1e-9 }.map { abs(90 - $0.angle * 180 / .pi) }
    return turns.min().map { Guess($0) }
  }
}

extension MatrixRange {
  /// The best of the simple rules that are made of J alone.
  package func alternative() -> Alternative? {
    Alternative.best(beside: method.method.name, of: answer, playerCount: 1) { other in
      Alternative.reach(of: other, through: spectrum.value)
    }
  }

  package func turn() -> Guess<Double>? { Alternative.turn(of: spectrum.value) }
}

extension RangeOfRates {
  /// The best of a few simple rules, when it allows a rate that is clearly larger.
  package func alternative() -> Alternative? {
    Alternative.best(
      beside: linearized.update.method.method.name, of: answer,
      playerCount: linearized.problem.game.players.count
    ) { reach(of: $0) }
  }

  /// The end of the first piece of a method's safe set, through the spectrum of J in floating point where that is
  /// possible; `nil` when there is none.
  private func reach(of method: LinearizedMethod) -> Double? {
    if method.symbol(ofEigenvalue: "j") != nil, let spectrum = spectrum()?.value {
      let moving = spectrum.sorted { $0.squaredModulus < $1.squaredModulus }.dropFirst(kernel.count)
      return Alternative.reach(of: method, through: Array(moving))
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

  package func turn() -> Guess<Double>? { spectrum().flatMap { Alternative.turn(of: $0.value) } }
}
