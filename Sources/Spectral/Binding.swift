// What stops the rate from being larger.

import Exact

/// How the first eigenvalue leaves the disc at the upper end of a piece of the safe set.
package struct Binding: Sendable {
  package enum Kind: String, Sendable {
    /// An eigenvalue reaches 1.
    case one = "real-plus-one"
    /// An eigenvalue reaches -1: the method starts to overshoot.
    case minusOne = "real-minus-one"
    /// A complex pair reaches the circle.
    case pair = "complex-pair"
    /// M has no value at the end.
    case pole
  }

  package let kind: Kind
  package let end: RateEnd
  /// Between 0 and pi; `nil` at a pole, and where floating point did not find the eigenvalue.
  package let angle: Guess<Double>?
  /// How much of the squared length of its eigenvector lies in each state; empty where that is not known.
  package let shares: [Double]

  package init(kind: Kind, end: RateEnd, angle: Guess<Double>?, shares: [Double]) {
    (self.kind, self.end, self.angle, self.shares) = (kind, end, angle, shares)
  }
}

extension Binding {
  /// At the upper end of the first piece; `nil` when there is none.
  ///
  /// - Parameter level: the radius that the safe set asks to be below.
  init?(of problem: RateProblem, within safe: SafeSet, level: Rational) {
    guard let end = safe.pieces.first?.upper else { return nil }
    let family = problem.family.scaled(to: level)
    let kind: Kind =
      if end.sign(of: family.poles) == 0 {
        .pole
      } else if family.factors.contains(where: { end.sign(of: $0.at(eigenvalue: 1)) == 0 }) {
        .one
      } else if family.factors.contains(where: { end.sign(of: $0.at(eigenvalue: -1)) == 0 }) {
        .minusOne
      } else {
        .pair
      }
    let rate = RateEnd.exact(end)
    let leaving = kind == .pole ? nil : problem.approximation.leaving(at: rate.approximation, kind)
    self.init(
      kind: kind, end: rate, angle: leaving.map { Guess($0.value.angle) }, shares: leaving?.shares ?? [])
  }
}

extension ApproximateIteration {
  /// The eigenvalue of the kind that leaves with the largest modulus, and its eigenvector's shares.
  func leaving(at rate: Double, _ kind: Binding.Kind) -> (value: FloatComplex, shares: [Double])? {
    guard let pairs = matrix(at: rate).eigenPairs?.value else { return nil }
    let kept = Set(withoutFixedDirections(pairs.map(\.value)))
    let candidates = pairs.filter { pair in
      guard kept.contains(pair.value) else { return false }
      return switch kind {
      case .one: pair.value.re > 0
      case .minusOne: pair.value.re < 0
      case .pair: pair.value.im > 0
      case .pole: false
      }
    }
    // On the real axis the eigenvalue may have a tiny imaginary part: prefer what is nearest to its place.
    guard let leaving = candidates.max(by: { $0.value.squaredModulus < $1.value.squaredModulus }) else {
      return nil
    }
    let squares = leaving.weights.map { $0 * $0 }
    let total = squares.reduce(0, +)
    return (leaving.value, total > 0 ? squares.map { $0 / total } : [])
  }
}
