// How large a game's value and its second derivatives by y are on a box.

import Exact
import Symbolic

extension GreedyRoles {
  /// Rational numbers that |f|, and the operator norm of f's second derivatives by y, do not exceed on a box; `nil` where
  /// none were found.
  package func sizes(on box: BoxSupremum.Box) -> (bound: Rational, lipschitz: Rational)? {
    guard let bound = Self.largestSize(of: value, on: box) else { return nil }
    let hessian = Expression.jacobian(of: slopes, by: climbingVariables)
    // No eigenvalue is larger than the largest sum of a row's sizes.
    var largest = Rational.zero
    for row in 0..<hessian.rowCount {
      var sum = Rational.zero
      for column in 0..<hessian.columnCount {
        guard let size = Self.largestSize(of: hessian[row, column], on: box) else { return nil }
        sum += size
      }
      largest = max(largest, sum)
    }
    return (bound, largest)
  }

  private static func largestSize(of formula: Expression, on box: BoxSupremum.Box) -> Rational? {
    let width = Rational(10).power(-6)
    guard let above = BoxSupremum(of: formula, on: box, width: width),
      let below = BoxSupremum(of: -formula, on: box, width: width)
    else { return nil }
    // Rounded up, to a number that can be read.
    let size = max(above.upper, below.upper, .zero)
    return Rational(exactly: size.decimal(digits: 6, rounding: .up)) ?? size
  }
}
