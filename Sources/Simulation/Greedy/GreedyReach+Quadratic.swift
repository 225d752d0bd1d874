// How high greedy paths lead where the value is quadratic in what climbs.

import Exact
import Symbolic

extension GreedyReach {
  /// The maximum by y as a formula; `nil` as for the property of this name.
  static func summit(_ roles: GreedyRoles, _ hessian: Matrix<Expression>) -> Expression? {
    if hessian.rowCount == 1 {
      guard !hessian[0, 0].isZero else { return nil }
      return (roles.value - roles.slopes[0].power(2) * hessian[0, 0].scaled(by: 2).power(-1)).simplified()
    }
    let numbers = hessian.entries.compactMap(\.rational)
    guard numbers.count == hessian.entries.count,
      let inverse = Matrix(rowCount: hessian.rowCount, columnCount: hessian.columnCount, entries: numbers)
        .inverse
    else { return nil }
    let terms = (0..<hessian.rowCount).flatMap { row in
      (0..<hessian.columnCount).map { column in
        (inverse[row, column] / -2, roles.slopes[row] * roles.slopes[column])
      }
    }
    return (roles.value + .sum(scaled: terms)).simplified()
  }

  /// With f(x, .) quadratic and H its Hessian. If -H is positive definite, with eigenvalues from l to u, a path from
  /// outside the ellipsoid where the gradient g is shorter than epsilon ends on its border, where f lies below its
  /// maximum f + g'(-H)^-1*g/2 by epsilon^2/(2*l) at the most and epsilon^2/(2*u) at the least; the gradient's own path
  /// gets there. For one variable these are the same. If f is convex in one variable, slopes never fall again.
  func quadratic(
    _ value: Ball, _ slopes: [Ball], isSteep: Bool, _ evaluation: inout BallEvaluation
  ) -> Bounds? {
    guard let entries = evaluation.finite(hessian.entries) else { return nil }
    let square = Ball(epsilon * epsilon / 2, precision: precision)
    let count = slopes.count
    let top: Ball
    let (least, most): (Ball, Ball)
    if count == 1 {
      if !entries[0].isNegative {
        let isConvex = entries[0].lower.map { $0.sign >= 0 } ?? false
        return isConvex && isSteep ? .infinite : nil
      }
      guard let summit, let height = evaluation.finite(summit) else { return nil }
      top = height
      (least, most) = (-entries[0], -entries[0])
    } else {
      let matrix = -Matrix(rowCount: count, columnCount: count, entries: entries)
      guard let spread = spread ?? matrix.eigenvalueBounds(precision: precision),
        let height = height(value, slopes, matrix, &evaluation)
      else {
        let isFlat = entries.allSatisfy(\.isZero)
        return isFlat && isSteep ? .infinite : nil
      }
      top = height
      (least, most) = (
        Ball(spread.least, precision: precision), Ball(spread.most, precision: precision)
      )
    }
    guard let low = (top - square / least).lower, let high = (top - square / most).upper,
      let ownLow = value.lower, let ownHigh = value.upper
    else { return nil }
    // Where the slope may be below epsilon, the path may not even begin.
    return isSteep ? .between(max(low, ownLow), high) : .between(min(low, ownLow), max(high, ownHigh))
  }

  /// f + g'(-H)^-1*g/2
  private func height(
    _ value: Ball, _ slopes: [Ball], _ matrix: Matrix<Ball>, _ evaluation: inout BallEvaluation
  ) -> Ball? {
    if let summit { return evaluation.finite(summit) }
    let right = Matrix(rowCount: slopes.count, columnCount: 1, entries: slopes)
    guard let step = matrix.solution(of: right) else { return nil }
    let rise = zip(slopes, step.entries).map { $0 * $1 }.reduce(Ball.zero, +)
    return value + Ball(Rational(1, over: 2), precision: precision) * rise
  }
}

extension Matrix where Element == Ball {
  /// Positive numbers between which the eigenvalues of all symmetric matrices in this one lie, close to the extreme
  /// ones; `nil` when they are not shown to be positive.
  func eigenvalueBounds(precision: Int) -> (least: Rational, most: Rational)? {
    guard isCertainlyPositiveDefinite else { return nil }
    let sums = (0..<rowCount).map { row in
      (0..<rowCount).map { self[row, $0].absoluteValue }.reduce(Ball.zero, +).upper
    }
    guard let norm = sums.compactMap(\.self).max(), sums.allSatisfy({ $0 != nil }), norm.sign > 0 else {
      return nil
    }
    func isDefinite(_ sign: Rational, shiftedBy shift: Rational) -> Bool {
      (Ball(sign, precision: precision) * self + Ball(shift, precision: precision) * Matrix.identity(rowCount))
        .isCertainlyPositiveDefinite
    }
    var (low, high) = (Rational.zero, norm)
    var (below, above) = (Rational.zero, norm)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if isDefinite(1, shiftedBy: -middle) { low = middle } else { high = middle }
      let other = (below + above) / 2
      if isDefinite(-1, shiftedBy: other) { above = other } else { below = other }
    }
    // Definite, but by less than is told apart: nothing positive was shown.
    return low.sign > 0 ? (low, above) : nil
  }
}
