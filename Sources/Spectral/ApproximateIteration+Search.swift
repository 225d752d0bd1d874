// The rate with the smallest radius, in floating point.

import Exact

extension ApproximateIteration {
  func bestRate(within safe: SafeSet) -> Guess<Double>? {
    Self.bestRate(within: safe.pieces.map(\.interval)) { radius(at: $0) }
  }

  /// The rate with the smallest radius as far as sampling and golden sections find it.
  ///
  /// - Parameter effort: how many samples to take of an interval; with fewer than the usual ones, as many steps
  ///   close in.
  static func bestRate(
    within safe: [RateInterval], effort count: Int = usualEffort,
    _ radiusAt: @escaping (Double) -> Guess<Double>?
  ) -> Guess<Double>? {
    var best: (rate: Double, radius: Double)?
    for piece in safe {
      let (low, high) = (piece.lower.approximation, piece.upper?.approximation)
      // An interval without end is seen through t = (rate - low)/(1 + rate - low).
      let rate: (Double) -> Double = { t in high.map { low + t * ($0 - low) } ?? low + t / (1 - t) }
      let radius: (Double) -> Double = { radiusAt(rate($0))?.value ?? .infinity }
      let samples = (1..<count).map {
        (t: Double($0) / Double(count), radius: radius(Double($0) / Double(count)))
      }
      guard let place = samples.indices.min(by: { samples[$0].radius < samples[$1].radius }) else { continue }
      let step = 1 / Double(count)
      let found = goldenSection(
        from: samples[place].t - step, to: samples[place].t + step,
        steps: count < usualEffort ? count : 80, radius)
      if best.map({ found.value < $0.radius }) ?? true { best = (rate(found.place), found.value) }
    }
    return best.map { Guess($0.rate) }
  }

  private static let usualEffort = 48

  private static func goldenSection(
    from lower: Double, to upper: Double, steps: Int, _ function: (Double) -> Double
  ) -> (place: Double, value: Double) {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (max(lower, 1e-12), min(upper, 1 - 1e-12))
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (leftValue, rightValue) = (function(left), function(right))
    for _ in 0..<steps where high - low > 1e-13 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - ratio * (high - low)
        leftValue = function(left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + ratio * (high - low)
        rightValue = function(right)
      }
    }
    return leftValue <= rightValue ? (left, leftValue) : (right, rightValue)
  }
}
