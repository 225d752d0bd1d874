// The greedy path of a climber with one variable, enclosed for a whole box of x.

import Exact
import Symbolic

/// On a line the gradient cannot turn without vanishing, so a greedy path goes one way, until the slope has fallen to
/// epsilon: L is the value there.
struct GreedyLine {
  private let reach: GreedyReach
  private let place: [Variable: Ball]
  private let start: Ball
  private let side: Rational
  private let curvature: Expression
  private let variable: Variable

  /// More pieces of a path are not looked at.
  private static let pieceLimit = 400
  /// A path that is longer is not followed.
  private static let lengthLimit = Rational(2).power(30)

  /// - Precondition: the slope is certainly longer than epsilon at the place; `side`, -1 or 1, is where it points.
  init(_ reach: GreedyReach, _ place: [Variable: Ball], side: Rational) {
    (self.reach, self.place, self.side) = (reach, place, side)
    variable = reach.roles.climbingVariables[0]
    start = place[variable] ?? .zero
    curvature = reach.roles.slopes[0].derivative(by: variable)
  }

  private func value(_ expression: Expression, from near: Rational, to far: Rational) -> Ball? {
    var point = place
    let length = Ball(from: near, to: far, precision: reach.precision)
    point[variable] = start + Ball(side, precision: reach.precision) * length
    var evaluation = BallEvaluation(point, reach.precision)
    return evaluation.finite(expression)
  }

  /// By how much f rises faster than epsilon, on a piece of the path.
  private func rise(from near: Rational, to far: Rational) -> Ball? {
    value(reach.roles.slopes[0], from: near, to: far).map {
      Ball(side, precision: reach.precision) * $0 - Ball(reach.epsilon, precision: reach.precision)
    }
  }

  /// `nil` where a value could not be enclosed.
  var bounds: GreedyReach.Bounds? {
    let width = place.values.compactMap { ball in
      ball.upper.flatMap { upper in ball.lower.map { upper - $0 } }
    }.max()
    var (done, step) = (Rational.zero, Rational(1, over: 8))
    for _ in 0..<Self.pieceLimit {
      if keepsRising(from: done, to: done + step) {
        done += step
        step *= 2
        if done > Self.lengthLimit { break }
        continue
      }
      if let end = end(from: done, to: done + step) { return between(end.near, end.far) }
      step /= 2
      if step < max((width ?? 1) / 64, Rational(2).power(-60)) { break }
    }
    // The path goes on at least to here; it may stop anywhere up to where the slope is certainly too small.
    for _ in 0..<80 where done <= Self.lengthLimit {
      if let here = rise(from: done + step, to: done + step), here.isNegative {
        return between(done, done + step)
      }
      step *= 2
    }
    return value(reach.roles.value, from: done, to: done)?.lower.map { .atLeast($0) }
  }

  /// Whether the slope is certainly large enough on a piece: by its enclosure, or since it is at the beginning, and does not
  /// fall.
  private func keepsRising(from near: Rational, to far: Rational) -> Bool {
    if let piece = rise(from: near, to: far), piece.isPositive { return true }
    guard let first = rise(from: near, to: near), first.isPositive,
      let growth = value(curvature, from: near, to: far)?.lower
    else { return false }
    return growth.sign >= 0
  }

  /// f rises all the way to the near end, and the path stops before the far one.
  private func between(_ near: Rational, _ far: Rational) -> GreedyReach.Bounds? {
    guard let low = value(reach.roles.value, from: near, to: near)?.lower else { return nil }
    guard let high = value(reach.roles.value, from: near, to: far)?.upper else { return .atLeast(low) }
    return .between(low, high)
  }

  /// A piece in which the path ends: f's slope is large enough at its beginning, falls all along it, and is too small at its
  /// end. Closed in on by Newton's method for intervals.
  private func end(from near: Rational, to far: Rational) -> (near: Rational, far: Rational)? {
    guard let first = rise(from: near, to: near), first.isPositive,
      let last = rise(from: far, to: far), last.isNegative,
      let fall = value(curvature, from: near, to: far), fall.isNegative
    else { return nil }
    var (low, high) = (near, far)
    for _ in 0..<12 {
      let middle = (low + high) / 2
      guard let fall = value(curvature, from: low, to: high), fall.isNegative,
        let gap = rise(from: middle, to: middle)
      else { break }
      let next = Ball(middle, precision: reach.precision) - gap / fall
      guard let nextLow = next.lower, let nextHigh = next.upper else { break }
      let (newLow, newHigh) = (max(low, nextLow), min(high, nextHigh))
      let isShorter = 2 * (newHigh - newLow) < high - low
      (low, high) = (newLow, newHigh)
      if !isShorter { break }
    }
    return (low, high)
  }
}
