// What a run of the greedy max-player is asked for.

import Exact

/// Proposals at random, greedy ascent to a tolerance, acceptance with annealing, and when to stop.
package struct GreedyQuestion: Sendable {
  /// Where runs begin: values of all variables.
  package var starts: [[Double]]
  /// How long a step of the ascent is: this times the slope.
  package var rate: Double
  /// An ascent ends where the slope is not above this; it grows with every accepted move.
  package var tolerance: Double
  /// By how much a proposal has to lower the value.
  package var margin: Double
  /// How warm it is: after i proposals, one that does not lower the value is accepted all the same with probability
  /// exp(-i/warmth); never where this is 0.
  package var warmth = 0.0
  /// After more rejections in a row a run stops.
  package var patience = 20
  /// By what the tolerance is multiplied with every accepted move.
  package var growth = 1.0
  package var proposalCount = 1_000
  /// An ascent of more steps than this is given up.
  package var ascentLimit = 100_000
  /// Moves that are proposed one after the other, in place of random ones.
  package var moves: [[Double]]?
  /// Every variable is kept between these.
  package var box: [(lower: Double, upper: Double)]?
  /// The deviation of what is added to every slope and every value.
  package var noise = 0.0
  package var seed: UInt64 = 1
  /// From where distances are measured; `nil` where there is no such point.
  package var target: [Double]?
  /// Of the proposals that are rejected, every so many is kept.
  package var interval = 1

  package init(starts: [[Double]], rate: Double, tolerance: Double, margin: Double) {
    (self.starts, self.rate, self.tolerance, self.margin) = (starts, rate, tolerance, margin)
  }
}
