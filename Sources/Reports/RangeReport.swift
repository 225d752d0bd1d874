// The rates with which a method converges, as reports show them.

import Exact
import Glibc
import Spectral

/// An answer about rates, with the names that belong to it.
package struct RangeReport: Sendable {
  /// A player, and the states that are its variables or memories of them.
  package struct Player: Equatable, Sendable {
    package let name: String
    package let states: [Int]

    package init(name: String, states: [Int]) {
      self.name = name
      self.states = states
    }
  }

  /// Another method that would allow a larger rate.
  package struct Alternative: Equatable, Sendable {
    package let method: String
    /// How many times as large; `nil` when this method allows none at all.
    package let factor: Double?

    package init(method: String, factor: Double?) {
      self.method = method
      self.factor = factor
    }
  }

  package let problem: Heading
  package let method: Heading
  package let rate: String
  /// `nil` when the game is a bare matrix.
  package let point: PointReport?
  package let variables: [String]
  package let players: [Player]
  package let answer: RangeAnswer
  package let digits: Int
  /// Directions of equilibria that were left out, as words in the variables.
  package let kernel: [String]
  package let alternative: Alternative?
  /// How far the eigenvalue of J that turns most is from the imaginary axis, in degrees.
  package let turn: Guess<Double>?

  package init(
    problem: Heading, method: Heading, rate: String, point: PointReport?, variables: [String],
    players: [Player],
    answer: RangeAnswer, digits: Int, kernel: [String], alternative: Alternative?, turn: Guess<Double>?
  ) {
    self.problem = problem
    self.method = method
    self.rate = rate
    self.point = point
    self.variables = variables
    self.players = players
    self.answer = answer
    self.digits = digits
    self.kernel = kernel
    self.alternative = alternative
    self.turn = turn
  }
}

extension RangeReport {
  /// An interval as one writes it: `0 < eta < 1/2`.
  func text(_ interval: RateInterval) -> String {
    let from = interval.lower.decimal(digits: digits, side: .from)
    guard let upper = interval.upper else { return "\(rate) > \(from)" }
    return "\(from) < \(rate) < \(upper.decimal(digits: digits, side: .to))"
  }

  /// How much of the eigenvector that binds lies with each player, largest first.
  var shares: [(player: String, share: Double)] {
    guard let binding = answer.binding, !binding.shares.isEmpty else { return [] }
    return players.map { player in
      (player.name, player.states.reduce(0) { $0 + binding.shares[$1] })
    }.sorted { $0.1 > $1.1 }
  }

  /// How many steps the best rate needs to make the distance ten times smaller; `nil` for a radius of 0 or 1.
  static func stepsPerDigit(_ radius: Double) -> Double? {
    guard radius > 0, radius < 1 else { return nil }
    return -1 / log10(radius)
  }
}
