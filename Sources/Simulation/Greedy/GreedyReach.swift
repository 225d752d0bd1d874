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
  let hessian: Matrix<Expression>
  let approach: Approach
  /// The maximum by y of a quadratic function, f - f_y^2/(2*f_yy) or f + g'(-H)^-1*g/2, multiplied out; `nil` where H has no
  /// inverse, or one of several rows that is no matrix of numbers.
  let summit: Expression?
  let paths: GreedyPaths?
  /// Between what the eigenvalues of -H lie where H is the same everywhere.
  let spread: (least: Rational, most: Rational)?

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

  /// Positive or negative as a gradient is longer or shorter than epsilon: the difference of the squares.
  func excess(of slopes: [Ball]) -> Ball {
    slopes.squareOfLength - Ball(epsilon * epsilon, precision: precision)
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

extension [Ball] {
  var squareOfLength: Ball { map { $0.power(2) }.reduce(.zero, +) }

  /// The length of a vector; from 0 on where it may be 0.
  var length: Ball {
    let square = squareOfLength
    if square.isZero || square.isPositive { return square.squareRoot }
    guard let top = square.upper.flatMap({ Ball($0, precision: square.precision).squareRoot.upper }) else {
      return square.squareRoot
    }
    return Ball(from: .zero, to: top, precision: square.precision)
  }
}
