// Integrals as weighted sums, for expectations without a closed form.

import Exact
import Glibc
import Symbolic

/// Places and weights with which a smooth function's mean under a law is summed, to about the last digits of a double
/// for functions that are analytic near the real line.
struct QuadratureRule {
  /// A place p stands for the number base + scale*p.
  let base: Expression
  let scale: Expression
  let places: [Double]
  let weights: [Double]

  private static let legendre = legendreRule(count: 40)
  private static let trapezoidal = trapezoidalRule(count: 96, reach: 9)

  init(for law: Law) {
    let half = Expression(Rational(1, over: 2))
    switch law {
    case .uniform(let from, let to):
      (base, scale) = (half * (from + to), half * (to - from))
      (places, weights) = Self.legendre
    case .normal(let mean, let variance):
      (base, scale) = (mean, .sqrt(variance))
      (places, weights) = Self.trapezoidal
    }
  }

  /// The zeros of Legendre's polynomial in (-1, 1), by Newton's method from Tricomi's guess, and half their weights.
  private static func legendreRule(count: Int) -> (places: [Double], weights: [Double]) {
    var (places, weights): ([Double], [Double]) = ([], [])
    for index in 0..<count {
      var x = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 0.0
      for _ in 0..<20 {
        // k*p_k = (2k - 1)*x*p_(k-1) - (k - 1)*p_(k-2)
        var (before, value) = (1.0, x)
        for k in 2...count {
          let k = Double(k)
          (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k)
        }
        slope = Double(count) * (x * value - before) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      places.append(x)
      weights.append(1 / ((1 - x * x) * slope * slope))
    }
    return (places, weights)
  }

  /// Equally spaced places: for the normal law the error falls as fast as the density does.
  private static func trapezoidalRule(count: Int, reach: Double) -> (places: [Double], weights: [Double]) {
    let step = 2 * reach / Double(count)
    let places = (0...count).map { step * Double($0) - reach }
    let heights = places.map { exp(-$0 * $0 / 2) }
    let total = heights.reduce(0, +)
    return (places, heights.map { $0 / total })
  }
}
