// The first steps of a schedule, enclosed one by one.

import Exact

/// A step of a schedule: bounds on its t, the matrix that takes what rests to what moves after it, and how far that may be
/// from the truth: the largest sum of magnitudes in a row.
package struct ScheduleStep: Hashable, Sendable {
  package let times: BernsteinForm.Range
  package let matrix: Matrix<Rational>
  package let radius: Rational
}

extension ScheduleProblem {
  /// Bits after the point that are to be right in the end.
  private static let bits = 48

  /// The first steps, so many of them; `nil` when too much would be lost on the way.
  func trace(_ count: Int) -> [ScheduleStep]? {
    guard let lost = lostBits(in: count) else { return nil }
    let bits = Self.bits + lost
    let (a, b) = (moving.inTwoVariables(size, size), resting.inTwoVariables(size, width))
    var (matrix, radius) = (start, Rational.zero)
    return (0..<count).map { step in
      let times = times(of: step, bits: bits)
      let middle = (times.lower + times.upper) / 2
      let exact =
        moving.evaluated(at: middle, size, size) * matrix + resting.evaluated(at: middle, size, width)
      let next = Matrix(rowCount: size, columnCount: width) {
        exact[$0, $1].roundedUp(bits: bits)
      }
      let box = [times, BernsteinForm.Range(0, 1)]
      let constant = { MatrixPolynomial($0, variableCount: 2) }
      let rest =
        (a * constant(matrix) + b - constant(next)).bernstein(on: box).map(\.largestRowSum).max() ?? 0
      let growth = a.bernstein(on: box).map(\.largestRowSum).max() ?? 0
      (matrix, radius) = (next, (growth * radius + rest).roundedUp(bits: bits))
      return ScheduleStep(times: times, matrix: matrix, radius: radius)
    }
  }

  /// Numbers around t at a step, as near to each other as its bits allow.
  private func times(of step: Int, bits: Int) -> BernsteinForm.Range {
    let scale = Rational(2).power(bits)
    let target = (Rational(step) + shift).inverse * scale.power(root)
    let lower = target.flooredRoot(root)
    return BernsteinForm.Range(Rational(lower) / scale, Rational(lower + 1) / scale)
  }
}

extension Matrix<Rational> {
  /// The largest sum of magnitudes in a row.
  fileprivate var largestRowSum: Rational {
    rows.map { $0.reduce(.zero) { $0 + $1.magnitude } }.max() ?? 0
  }
}

extension Rational {
  /// The least number with so many bits after the point that is not below this one.
  fileprivate func roundedUp(bits: Int) -> Rational {
    Rational((self * Rational(2).power(bits)).ceiling) * Rational(2).power(-bits)
  }

  /// The largest whole number whose power is at most this one, which is not negative.
  fileprivate func flooredRoot(_ degree: Int) -> Integer {
    let power = UInt(degree)
    var (lower, upper): (Integer, Integer) = (.zero, .one)
    while Rational(upper.power(power)) <= self { upper = upper * 2 }
    while upper - lower > 1 {
      let middle = (lower + upper).flooredDivision(by: 2).quotient
      if Rational(middle.power(power)) <= self { lower = middle } else { upper = middle }
    }
    return lower
  }
}
