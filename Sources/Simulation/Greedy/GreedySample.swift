// How many moves out of many that were drawn led lower, and what follows for their probability.

import Exact
import Glibc
import Symbolic

/// Ascents followed in floating point along the gradient, which is one greedy path among others.
package struct GreedySample: Sendable {
  package static let confidence = 0.99

  package let count: Int
  /// After so many the ascent ended more than delta below.
  package let lowerCount: Int
  /// Clopper and Pearson's interval.
  package let lower: Double
  package let upper: Double

  init(
    _ roles: GreedyRoles, at place: [Variable: Ball], _ question: GreedyEquilibrium.Question
  ) throws(EvaluationFault) {
    let sampler = try ProposalSampler(question.proposal, at: roles.variables)
    let paths = try GreedyPaths(roles)
    let start = roles.variables.map { place[$0]?.approximation ?? .nan }
    let epsilon = question.epsilon.approximation
    let threshold = paths.climbed(from: start, epsilon: epsilon).value - question.delta.approximation
    let results = LaneGroups.results(count: question.sampleCount, progress: { _ in }) { group, _, _ in
      group.map { index in
        var stream = RandomStream(seed: question.seed, run: index)
        var moved = start
        for (place, change) in zip(roles.moved, sampler.move(at: start, using: &stream)) {
          moved[place] += change
        }
        return paths.climbed(from: moved, epsilon: epsilon).value < threshold
      }
    }
    let found = results.count { $0 }
    (count, lowerCount) = (results.count, found)
    (lower, upper) = Self.interval(found, of: results.count)
  }

  /// The probabilities for which so many or more, and so many or fewer, are not too unlikely.
  package static func interval(_ found: Int, of count: Int) -> (lower: Double, upper: Double) {
    let tail = (1 - confidence) / 2
    // Logarithms of factorials.
    let ways = (1...max(1, count)).reduce(into: [0.0]) { $0.append($0[$0.count - 1] + log(Double($1))) }
    /// That so many of all independent trials succeed.
    func probability(_ numbers: ClosedRange<Int>, _ chance: Double) -> Double {
      guard chance > 0 else { return numbers.contains(0) ? 1 : 0 }
      guard chance < 1 else { return numbers.contains(count) ? 1 : 0 }
      return numbers.reduce(0) { sum, number in
        let choices = ways[count] - ways[number] - ways[count - number]
        return sum + exp(choices + Double(number) * log(chance) + Double(count - number) * log1p(-chance))
      }
    }
    /// Where an increasing function passes a half of what is left out.
    func place(_ function: (Double) -> Double) -> Double {
      var (low, high) = (0.0, 1.0)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if function(middle) < tail { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    let lower = found == 0 ? 0 : place { probability(found...count, $0) }
    let upper = found == count ? 1 : 1 - place { probability(0...found, 1 - $0) }
    return (lower, upper)
  }
}
