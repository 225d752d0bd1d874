// Whether a place is an approximate local equilibrium against a greedy climber.

import Exact
import Language
import Symbolic

/// Keswani, Mangoubi, Sachdeva and Vishnoi's notion: the gradient by y is not longer than epsilon, and of the moves of x
/// that a proposal makes, those after which greedy ascent ends more than delta below have a probability below omega.
package struct GreedyEquilibrium: Sendable {
  package struct Question: Sendable {
    package let epsilon: Rational
    package let delta: Rational
    package let omega: Rational
    package let proposal: Proposal
    /// An enclosure of the probability narrower than this is narrow enough.
    package var width = Rational(10).power(-22)
    /// At so many cells the ascent is enclosed at the most.
    package var cellLimit = 20_000
    /// How many moves are drawn where the enclosure does not decide; 0 for none.
    package var sampleCount = 10_000
    package var seed: UInt64 = 1

    /// - Precondition: epsilon and omega are positive, delta is not negative.
    package init(epsilon: Rational, delta: Rational, omega: Rational, proposal: Proposal) {
      precondition(epsilon.sign > 0 && delta.sign >= 0 && omega.sign > 0, "a tolerance that is not positive")
      (self.epsilon, self.delta, self.omega, self.proposal) = (epsilon, delta, omega, proposal)
    }
  }

  package enum Finding: Hashable, Sendable { case holds, doesNotHold, undecided }

  /// Where what is found comes from.
  package enum Tier: String, Sendable {
    case enclosed
    /// From moves that were drawn: true with some confidence, and never proved.
    case statistical
  }

  package let finding: Finding
  package let tier: Tier
  /// The length of the gradient by y, and whether it is at most epsilon; `nil` where that is open.
  package let slope: Ball
  package let isLevel: Bool?
  /// The probability lies between these.
  package let probability: (lower: Rational, upper: Rational)
  /// `nil` where the enclosure was enough.
  package let sample: GreedySample?
  /// How many cells were looked at.
  package let cellCount: Int
  /// Whether f certainly rises to second order in some direction of y, where no greedy path sets out for want of a slope.
  package let risesNearby: Bool
}

extension GreedyEquilibrium {
  /// Bits carried in enclosures.
  private static let precision = 160

  /// - Parameters:
  ///   - place: values of all variables of the game.
  ///   - exactly: the same as formulas without variables; `nil` where only the enclosures are known.
  /// - Throws: `EvaluationFault` where there is no value at the place.
  /// - Precondition: costs are opposed.
  package init(
    _ roles: GreedyRoles, at place: [Variable: Ball], exactly: [Variable: Expression]?, _ question: Question
  ) throws(EvaluationFault) {
    precondition(roles.isOpposed, "an equilibrium of costs that are not opposed")
    let reach = try GreedyReach(roles, epsilon: question.epsilon, precision: Self.precision)
    var evaluation = BallEvaluation(place, Self.precision)
    var slopes: [Ball] = []
    if let numbers = try Self.exactSlopes(roles, exactly) {
      slopes = numbers.map { Ball($0, precision: Self.precision) }
      isLevel = numbers.reduce(.zero) { $0 + $1 * $1 } <= question.epsilon * question.epsilon
    } else {
      for slope in roles.slopes { slopes.append(try evaluation.value(of: slope)) }
      let gap = reach.excess(of: slopes)
      isLevel = gap.isPositive ? false : gap.isNegative ? true : nil
    }
    slope = slopes.count == 1 ? slopes[0].absoluteValue : slopes.length
    risesNearby = isLevel == true && reach.risesNearby(at: place)
    let search = try Search(roles, reach, place, question)
    (probability, cellCount) = search.probability
    var finding: Finding
    switch (isLevel, probability.upper < question.omega, probability.lower >= question.omega) {
    case (false, _, _), (_, _, true): finding = .doesNotHold
    case (true, true, _): finding = .holds
    default: finding = .undecided
    }
    guard finding == .undecided, isLevel == true, question.sampleCount > 0 else {
      (self.finding, tier, sample) = (finding, .enclosed, nil)
      return
    }
    let drawn = try GreedySample(roles, at: place, question)
    if drawn.upper < question.omega.approximation { finding = .holds }
    if drawn.lower >= question.omega.approximation { finding = .doesNotHold }
    (self.finding, tier, sample) = (finding, .statistical, drawn)
  }

  /// `nil` where the place or the slopes there are not rational.
  private static func exactSlopes(
    _ roles: GreedyRoles, _ place: [Variable: Expression]?
  ) throws(EvaluationFault) -> [Rational]? {
    guard let place else { return nil }
    let slopes = try Expression.substituting(place, in: roles.slopes)
    let numbers = slopes.compactMap(\.rational)
    return numbers.count == slopes.count ? numbers : nil
  }
}

extension GreedyEquilibrium {
  /// Goes through the moves, from large cells to small ones.
  private struct Search {
    private enum Verdict { case lower, notLower, open }

    private let roles: GreedyRoles
    private let reach: GreedyReach
    private let place: [Variable: Ball]
    private let question: Question
    private let cells: ProposalCells
    /// L at the place, less delta: between these; `nil` where nothing is known from above.
    private let threshold: (low: Rational?, high: Rational?)

    init(
      _ roles: GreedyRoles, _ reach: GreedyReach, _ place: [Variable: Ball], _ question: Question
    ) throws(EvaluationFault) {
      (self.roles, self.reach, self.place, self.question) = (roles, reach, place, question)
      cells = try ProposalCells(question.proposal, at: place, precision: reach.precision)
      threshold =
        switch reach.bounds(at: place) {
        case .between(let low, let high): (low - question.delta, high - question.delta)
        case .atLeast(let low): (low - question.delta, nil)
        case .infinite, nil: (nil, nil)
        }
    }

    private func verdict(_ cell: ProposalCells.Cell) -> Verdict {
      var point = place
      for (variable, move) in zip(roles.movedVariables, cells.moves(of: cell)) {
        point[variable] = (place[variable] ?? .zero) + move
      }
      switch reach.bounds(at: point) {
      case .infinite: return .notLower
      case .atLeast(let low): return threshold.high.map { low >= $0 } ?? false ? .notLower : .open
      case .between(let low, let high):
        if let limit = threshold.high, low >= limit { return .notLower }
        if let limit = threshold.low, high < limit { return .lower }
        return .open
      case nil: return .open
      }
    }

    /// - Returns: also how many cells were looked at.
    var probability: ((lower: Rational, upper: Rational), Int) {
      guard cells.count <= question.cellLimit else { return ((.zero, .one), 0) }
      var open = cells.all
      var (inside, outside) = (
        Ball(.zero, precision: reach.precision), Ball(.zero, precision: reach.precision)
      )
      var count = 0
      // Where paths have to be followed through several variables, a cell costs a hundred times as much.
      let limit = reach.approach == .paths ? question.cellLimit / 10 : question.cellLimit
      while !open.isEmpty, count < limit {
        var next: [ProposalCells.Cell] = []
        for cell in open where count < limit {
          count += 1
          switch verdict(cell) {
          case .lower: inside = inside + cell.probability
          case .notLower: outside = outside + cell.probability
          case .open:
            next += cells.halves(of: cell) ?? []
          }
        }
        open = next
        let (lower, upper) = Self.ends(inside, outside)
        if upper - lower <= question.width { break }
        let isClear = upper < question.omega || lower >= question.omega
        // What is asked is answered, and every further digit costs more than the last one.
        if isClear, open.count > 256 { break }
      }
      return (Self.ends(inside, outside), count)
    }

    private static func ends(_ inside: Ball, _ outside: Ball) -> (lower: Rational, upper: Rational) {
      (max(.zero, inside.lower ?? .zero), min(.one, .one - (outside.lower ?? .zero)))
    }
  }
}
