// How high greedy paths lead, enclosed.

import Exact
import Symbolic

/// L(x, y): the supremum of f at the ends of the paths from y along which f rises at a rate of at least epsilon, for a
/// game with opposed costs.
///
/// A path cannot pass a place where the gradient by y is shorter than epsilon. Whether it may touch one where it is
/// exactly as long is a matter of taste; what is enclosed here holds for either.
struct GreedyReach {
  /// What is known about L.
  enum Bounds {
    case between(Rational, Rational)
    /// At least this; nothing is known from above.
    case atLeast(Rational)
    case infinite
  }

  /// By what L was bounded, for explaining what was not.
  enum Approach: Sendable { case concaveQuadratic, line, paths }

  let roles: GreedyRoles
  let epsilon: Rational
  let precision: Int
  private let hessian: Matrix<Expression>
  let approach: Approach
  /// The maximum by y of a quadratic function, f - f_y^2/(2*f_yy) or f + g'(-H)^-1*g/2, multiplied out; `nil` where H has no
  /// inverse, or one of several rows that is no matrix of numbers.
  private let summit: Expression?
  private let paths: GreedyPaths?
  /// Between what the eigenvalues of -H lie where H is the same everywhere.
  private let spread: (least: Rational, most: Rational)?

  init(_ roles: GreedyRoles, epsilon: Rational, precision: Int) throws(EvaluationFault) {
    (self.roles, self.epsilon, self.precision) = (roles, epsilon, precision)
    let variables = roles.climbingVariables
    hessian = Expression.jacobian(of: roles.slopes, by: variables)
    let isQuadratic = hessian.entries.allSatisfy { Set(variables).isDisjoint(with: $0.variables) }
    approach = isQuadratic ? .concaveQuadratic : variables.count == 1 ? .line : .paths
    summit = isQuadratic ? Self.summit(roles, hessian) : nil
    paths = variables.count > 1 ? try GreedyPaths(roles) : nil
    var evaluation = BallEvaluation([:], precision)
    spread =
      variables.count > 1
      ? evaluation.finite(hessian.entries).flatMap { entries in
        (-Matrix(rowCount: variables.count, columnCount: variables.count, entries: entries))
          .eigenvalueBounds(precision: precision)
      } : nil
  }

  private static func summit(_ roles: GreedyRoles, _ hessian: Matrix<Expression>) -> Expression? {
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

  /// - Returns: `nil` where the value could not be enclosed.
  func bounds(at place: [Variable: Ball]) -> Bounds? {
    var evaluation = BallEvaluation(place, precision)
    guard let value = evaluation.finite(roles.value), let low = value.lower, let high = value.upper else {
      return nil
    }
    guard let slopes = evaluation.finite(roles.slopes) else { return .atLeast(low) }
    let gap = excess(of: slopes)
    if gap.isNegative { return .between(low, high) }
    switch approach {
    case .line:
      // Where the slope may be too small, the path may end at once.
      guard gap.isPositive else { return .atLeast(low) }
      return GreedyLine(self, place, side: slopes[0].isPositive ? 1 : -1).bounds ?? .atLeast(low)
    case .concaveQuadratic:
      let isSteep = gap.lower.map { $0.sign >= 0 } ?? false
      return quadratic(value, slopes, isSteep: isSteep, &evaluation)
        ?? lifted(low, place)
    case .paths:
      return lifted(low, place)
    }
  }

  /// The length of a gradient, less epsilon.
  func excess(of slopes: [Ball]) -> Ball {
    let length =
      slopes.count == 1
      ? slopes[0].absoluteValue : slopes.map { $0 * $0 }.reduce(Ball.zero, +).squareRoot
    return length - Ball(epsilon, precision: precision)
  }

  /// From below: what a path leads to that is certainly greedy. From above: what lies around its end, where f is concave
  /// enough to keep all other paths from leaving.
  private func lifted(_ low: Rational, _ place: [Variable: Ball]) -> Bounds {
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
    let distance = variables.map { (end[$0] ?? .zero) - (start[$0] ?? .zero) }
      .map { $0 * $0 }.reduce(Ball.zero, +).squareRoot
    guard var radius = distance.upper else { return nil }
    radius = max(radius * 9 / 8, Rational(1, over: 1_000))
    let slope = slopes.map { $0 * $0 }.reduce(Ball.zero, +).squareRoot
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

  /// Whether f certainly rises to second order in some direction of y from a place.
  func risesNearby(at place: [Variable: Ball]) -> Bool {
    var evaluation = BallEvaluation(place, precision)
    guard let entries = evaluation.finite(hessian.entries) else { return false }
    let matrix = Matrix(rowCount: hessian.rowCount, columnCount: hessian.columnCount, entries: entries)
    // Directions along one axis, and between two.
    return (0..<matrix.rowCount).contains { i in
      matrix[i, i].isPositive
        || (0..<i).contains { j in
          let (sum, twice) = (matrix[i, i] + matrix[j, j], matrix[i, j] + matrix[j, i])
          return (sum + twice).isPositive || (sum - twice).isPositive
        }
    }
  }

  /// With f(x, .) quadratic and H its Hessian. If -H is positive definite, with eigenvalues from l to u, a path from
  /// outside the ellipsoid where the gradient g is shorter than epsilon ends on its border, where f lies below its
  /// maximum f + g'(-H)^-1*g/2 by epsilon^2/(2*l) at the most and epsilon^2/(2*u) at the least; the gradient's own path
  /// gets there. For one variable these are the same. If f is convex in one variable, slopes never fall again.
  private func quadratic(
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

extension BallEvaluation {
  /// The value where it is finite.
  mutating func finite(_ expression: Expression) -> Ball? {
    guard let value = try? value(of: expression), value.isFinite else { return nil }
    return value
  }

  mutating func finite(_ expressions: [Expression]) -> [Ball]? {
    var values: [Ball] = []
    for expression in expressions {
      guard let value = finite(expression) else { return nil }
      values.append(value)
    }
    return values
  }
}

extension Matrix where Element == Ball {
  /// Positive numbers between which the eigenvalues of all symmetric matrices in this one lie, close to the extreme
  /// ones; `nil` when they are not shown to be positive.
  fileprivate func eigenvalueBounds(precision: Int) -> (least: Rational, most: Rational)? {
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
