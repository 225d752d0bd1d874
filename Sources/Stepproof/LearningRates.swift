// Safe learning rates for people who call the library.

import Exact
import Spectral

/// The learning rates with which a rule converges to an equilibrium.
///
/// A rate converges when all eigenvalues of the update Jacobian at the equilibrium lie inside the unit circle: then play
/// that starts near enough goes there. Numbers are texts, so that nobody rounds them by accident.
public struct LearningRates: Equatable, Sendable {
  /// How sure an answer is.
  public enum Certainty: String, Sendable {
    /// The set is known exactly.
    case exact
    /// The set is certain, and its ends are enclosed: there may be a little more.
    case enclosed
    /// Floating point says so.
    case guess
  }

  /// An open interval, its ends as decimals rounded inwards: every number strictly between them is safe.
  public struct Interval: Equatable, Sendable {
    /// The lower end.
    public let lower: String
    /// The upper end; `nil` for an interval without end.
    public let upper: String?
  }

  /// The best rate there is.
  public struct Best: Equatable, Sendable {
    /// The rate; `nil` when a larger one is always better.
    public let rate: String?
    /// The spectral radius there, rounded up: what every step shrinks distances by in the long run.
    public let radius: String
    /// Whether it was proved that no rate has a radius smaller by more than a part in 10⁹.
    public let isProved: Bool
  }

  /// The whole set, in ascending order; empty when no rate converges.
  public let safe: [Interval]
  /// The best rate; `nil` when no rate converges, or none was found.
  public let best: Best?
  /// How sure the set is.
  public let certainty: Certainty
}

extension Problem {
  /// The learning rates with which a rule converges to one of the game's equilibria.
  ///
  /// - Parameters:
  ///   - rule: the update rule.
  ///   - settings: other values for parameters of the rule or the game, such as `["beta": "1/4"]`; a name that both have
  ///     is written `method.gamma` or `game.gamma`.
  ///   - equilibrium: which of the equilibria, counted from 1.
  ///   - digits: how many significant digits the decimals have; at least 1.
  /// - Returns: the whole set, also when it is empty.
  /// - Throws: ``InputFault`` for what is wrong with the game, the rule or a setting; ``Undecided`` when a limit was hit.
  public func learningRates(
    for rule: UpdateRule, settings: [String: String] = [:], equilibrium: Int = 1, digits: Int = 15
  ) throws -> LearningRates {
    var question = RangeQuestion()
    question.digits = max(digits, 1)
    return LearningRates(
      try linearized(by: rule, setting: settings, at: equilibrium).range(question).answer,
      digits: max(digits, 1))
  }
}

extension LearningRates {
  init(_ answer: RangeAnswer, digits: Int) {
    safe = answer.safe.map { interval in
      Interval(
        lower: interval.lower.decimal(digits: digits, side: .from),
        upper: interval.upper?.decimal(digits: digits, side: .to))
    }
    best = answer.best.map { best in
      Best(
        rate: best.rate?.decimal(digits: digits, side: .to), radius: best.radius, isProved: best.floor != nil)
    }
    certainty =
      switch answer.tier {
      case .exact: .exact
      case .enclosed: .enclosed
      case .guess: .guess
      }
  }
}
