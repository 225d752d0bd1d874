// How many steps, moves and proposals a run of the greedy max-player can take at the most.

import Exact

/// Bounds for exact slopes, without annealing. With |f| <= b, a gradient by y that is Lipschitz with L, and a rate
/// eta <= 1/L, a step of an ascent at a slope g raises f by at least eta*(1 - eta*L/2)*g^2, and an accepted move lowers
/// it by more than the margin. Neither can go on beyond 2b.
package struct GreedyBounds: Sendable {
  /// Steps of one ascent.
  package let ascentSteps: Integer
  package let acceptedMoves: Integer
  package let proposals: Integer

  /// Why the bounds say nothing.
  package enum Silence: Error, Hashable, Sendable {
    /// The rate is above 1/L.
    case rateTooLarge(limit: Rational)
    /// Noise, or a warmth above 0.
    case random
  }

  /// - Parameters:
  ///   - bound: b.
  ///   - lipschitz: L.
  /// - Precondition: rate, tolerance and margin are positive, b and L not negative.
  package init(
    bound: Rational, lipschitz: Rational, rate: Rational, tolerance: Rational, margin: Rational, patience: Int
  ) throws(Silence) {
    precondition(rate.sign > 0 && tolerance.sign > 0 && margin.sign > 0, "a tolerance that is not positive")
    precondition(bound.sign >= 0 && lipschitz.sign >= 0, "a negative bound")
    guard rate * lipschitz <= 1 else { throw .rateTooLarge(limit: lipschitz.inverse) }
    let least = rate * (1 - rate * lipschitz / 2) * tolerance * tolerance
    ascentSteps = (2 * bound / least).floor
    acceptedMoves = (2 * bound / margin).floor
    // Between two accepted moves, and after the last, there are at most `patience + 1` proposals.
    proposals = Integer(patience + 1) * (acceptedMoves + .one)
  }

  /// The patience with which a run ends at an equilibrium with a probability of at least 1 - nu:
  /// log((2*b/margin + 1)/nu)/omega, rounded up.
  package static func patience(
    bound: Rational, margin: Rational, omega: Rational, failure nu: Rational
  ) -> Integer? {
    precondition(margin.sign > 0 && omega.sign > 0 && nu.sign > 0, "a probability that is not positive")
    let places = Ball((2 * bound / margin + 1) / nu).logarithm / Ball(omega)
    return places.upper?.ceiling
  }
}

extension GreedyRun {
  /// What of the bounds the run did not keep, in the order steps, moves, proposals.
  package func breaks(_ bounds: GreedyBounds) -> [Bool] {
    [
      bounds.ascentSteps < Integer(mostAscentSteps), bounds.acceptedMoves < Integer(acceptedCount),
      bounds.proposals < Integer(proposalCount),
    ]
  }
}
