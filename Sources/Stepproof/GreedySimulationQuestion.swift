// What somebody wants to have run by the greedy max-player, read from words.

import Exact
import Language
import Simulation
import Symbolic

/// What somebody wants to have run by the greedy max-player, in words.
package struct GreedySimulationQuestion: Sendable {
  package let starts: SimulationQuestion.Starts
  package let rate: String
  package var stepCount = 1_000
  /// A distribution such as `normal(0, 1/4)`.
  package var proposal: String?
  /// Moves one after the other, such as `1/2,-2/5`; with several variables `1/2,0; 0,1`.
  package var moves: String?
  /// Sides such as `x=-5..5,y=-5..5`.
  package var box: String?
  /// The name of the player who climbs.
  package var climber: String?
  package var noise = 0.0
  /// The mean over how many draws stands in place of the game's expectations; `nil` for the expectations themselves.
  package var batch: Int?
  package var seed: UInt64 = 1
  package var interval: Int?

  package init(starts: SimulationQuestion.Starts, rate: String) { (self.starts, self.rate) = (starts, rate) }
}

extension Problem {
  /// Moves such as `1/2,-2/5` or `1/2,0; 0,1`.
  func moves(_ text: String, of roles: GreedyRoles) throws(InputFault) -> [[Double]] {
    let count = roles.moved.count
    let words = text.filter { $0 != " " }
    let rows =
      count == 1 && !words.contains(";")
      ? words.split(separator: ",", omittingEmptySubsequences: false).map { [String($0)] }
      : words.split(separator: ";", omittingEmptySubsequences: false).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    var moves: [[Double]] = []
    for row in rows {
      let numbers = row.compactMap { Rational(exactly: $0) }
      guard numbers.count == row.count, numbers.count == count else {
        let sample = count == 1 ? "1/2,-2/5" : "\(roles.moved.map { _ in "1/2" }.joined(separator: ",")); ..."
        throw .unusableSetting("expected moves such as \(sample) for --proposals, found '\(text)'\n")
      }
      moves.append(numbers.map(\.approximation))
    }
    return moves
  }

  /// A side for every variable.
  func box(_ text: String) throws(InputFault) -> BoxSupremum.Box {
    var box: BoxSupremum.Box = [:]
    for word in text.filter({ $0 != " " }).split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, let span = Span(sides[1]) else {
        throw .unusableSetting("expected a box such as x=-5..5,y=0..1 for --box, found '\(text)'\n")
      }
      try SimulationQuestion.require([sides[0]], among: variables)
      box[Variable(sides[0])] = (span.lower, span.upper)
    }
    if let missing = variables.first(where: { box[Variable($0)] == nil }) {
      throw .unusableSetting("--box says nothing about '\(missing)'\n")
    }
    return box
  }
}

extension GreedyQuestion {
  /// - Throws: `InputFault` for a value that makes no sense.
  init(starts: [[Double]], rate: Rational, _ values: [String: Rational]) throws(InputFault) {
    func value(_ name: String, _ condition: String, _ holds: (Rational) -> Bool) throws(InputFault)
      -> Rational
    {
      let value = values[name] ?? .zero
      guard holds(value) else {
        throw .unusableSetting("expected '\(name)' to be \(condition), found \(value)\n")
      }
      return value
    }
    self.init(
      starts: starts, rate: rate.approximation,
      tolerance: try value("epsilon", "positive") { $0.sign > 0 }.approximation,
      margin: try value("delta", "0 or more") { $0.sign >= 0 }.approximation)
    warmth = try value("tau", "0 or more") { $0.sign >= 0 }.approximation
    growth = try value("growth", "1 or more") { $0 >= 1 }.approximation
    let limit = Rational(1_000_000_000)
    patience =
      try value("patience", "a whole number from 0 to \(limit)") {
        $0.isInteger && $0.sign >= 0 && $0 <= limit
      }.numerator.word ?? 0
  }
}
