// How high greedy paths lead where several variables climb: by a path from below, by curvature from above.

import Exact
import Symbolic

extension GreedyReach {
  /// From below: what a path leads to that is certainly greedy. From above: what lies around its end, where f is concave
  /// enough to keep all other paths from leaving.
  func lifted(_ low: Rational, _ place: [Variable: Ball]) -> Bounds {
    guard let end = paths?.end(from: place, epsilon: epsilon, precision: precision) else {
      return .atLeast(low)
    }
    var evaluation = BallEvaluation(end, precision)
    guard let value = evaluation.finite(roles.value), let height = value.lower else { return .atLeast(low) }
    guard let slopes = evaluation.finite(roles.slopes),
      let ceiling = ceiling(around: end, value, slopes, from: place, low)
    else { return .atLeast(max(low, height)) }
    return .between(max(low, height), ceiling)
  }

  /// With -H at least mu in a ball of radius R around a place e with the slope g, f is at most f(e) + |g|*d - mu*d^2/2 at a
  /// distance d from e. Where that is less than f at the start for d = R, no path of rising f leaves the ball, and f is at
  /// most f(e) + |g|^2/(2*mu) on it.
  private func ceiling(
    around end: [Variable: Ball], _ value: Ball, _ slopes: [Ball], from start: [Variable: Ball],
    _ low: Rational
  ) -> Rational? {
    let variables = roles.climbingVariables
    let distance = variables.map { (end[$0] ?? .zero) - (start[$0] ?? .zero) }.length
    guard var radius = distance.upper else { return nil }
    radius = max(radius * 9 / 8, Rational(1, over: 1_000))
    let slope = slopes.length
    for _ in 0..<6 {
      var around = end
      for variable in variables {
        around[variable] =
          (end[variable] ?? .zero) + Ball(midpoint: .zero, radius: radius, precision: precision)
      }
      var evaluation = BallEvaluation(around, precision)
      guard let entries = evaluation.finite(hessian.entries) else { return nil }
      let matrix = -Matrix(rowCount: variables.count, columnCount: variables.count, entries: entries)
      guard let curvature = matrix.eigenvalueBounds(precision: precision)?.least else { return nil }
      let (mu, reach) = (Ball(curvature, precision: precision), Ball(radius, precision: precision))
      let half = Ball(Rational(1, over: 2), precision: precision)
      if let border = (value + slope * reach - half * mu * reach * reach).upper, border < low {
        return (value + half * slope * slope / mu).upper
      }
      radius *= 2
    }
    return nil
  }
}
