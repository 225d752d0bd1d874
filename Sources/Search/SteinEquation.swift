// The equation P - A'*P*A = C in floating point.

import Exact
import Spectral

enum SteinEquation {
  /// How often the powers of A are squared: A^(2^40) is 0 for every A that is worth a try.
  private static let mostSquarings = 40

  /// The solution for C = I and an A with a spectral radius below 1: the sum of A'^k*A^k, by squaring.
  ///
  /// - Returns: `nil` when the sum does not settle.
  static func sum(_ matrix: FloatMatrix) -> Guess<FloatMatrix>? {
    var (sum, powers) = (FloatMatrix.identity(matrix.rowCount), matrix)
    for _ in 0..<mostSquarings {
      let step = powers.transposed * sum * powers
      sum.add(1, step)
      guard sum.isFinite else { return nil }
      let (grown, whole) = (step.largestEntry, sum.largestEntry)
      if grown <= 1e-17 * whole { return Guess(sum) }
      powers = powers * powers
    }
    return nil
  }
}

extension FloatMatrix {
  var largestEntry: Double { storage.reduce(0) { max($0, abs($1)) } }
}
