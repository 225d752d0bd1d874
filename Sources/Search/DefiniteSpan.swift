// Positive definite matrices among the combinations of some symmetric ones.

import Exact
import Spectral

/// The combinations of symmetric matrices of one size.
struct DefiniteSpan {
  private let matrices: [Matrix<Rational>]

  init(_ matrices: [Matrix<Rational>]) { self.matrices = matrices }

  private func sum(_ weights: [Rational]) -> Matrix<Rational> {
    let size = matrices[0].rowCount
    return zip(weights, matrices).reduce(.zero(size, size)) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1 }
  }

  /// Short weights with which the sum is positive definite, and the proof; `nil` when none were found.
  func definite() -> (weights: [Rational], proof: SumOfSquares)? {
    if matrices.isEmpty { return nil }
    for weights in [matrices.map { _ in Rational.one }, matrices.map { _ in -1 }] {
      if let proof = SumOfSquares(provingDefinite: sum(weights)) { return (weights, proof) }
    }
    // Of equal size, so that bounds on the weights mean the same for all.
    let sizes = matrices.map { $0.entries.map(\.magnitude).max() ?? 1 }
    guard matrices.count > 1, sizes.allSatisfy({ !$0.isZero }) else { return nil }
    let scaled = zip(sizes, matrices).map { FloatMatrix($0.inverse * $1) }
    guard let point = try? CentralSearch(spanning: scaled).point() else { return nil }
    for bits in stride(from: 2, through: 42, by: 4) {
      let weights = zip(point, sizes).map { Rational(rounding: $0, bits: bits) / $1 }
      if let proof = SumOfSquares(provingDefinite: sum(weights)) { return (weights, proof) }
    }
    return nil
  }
}
