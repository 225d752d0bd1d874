// Which forms are tried on a schedule: P, X, and the powers of t at which something is gained.

import Exact
import Spectral

extension ScheduleForm {
  /// The forms to try, the most promising first.
  static func candidates(
    _ direction: ScheduleWitness.Direction, of problem: ScheduleProblem
  ) -> [ScheduleForm] {
    guard let (slope, start) = problem.pull else { return [] }
    let (q, sign) = (problem.root, Rational(direction == .shrinks ? 1 : -1))
    var offset = Matrix<Rational>.zero(problem.size, problem.width)
    var exponents = direction == .grows ? [1] : sequence(first: q) { $0 > 1 ? $0 / 2 : nil }.map { $0 }
    if let (anchor, power) = problem.anchor {
      guard power > start, power - start <= q, let solution = slope.solution(of: anchor) else { return [] }
      (offset, exponents) = (solution, [power - start])
    }
    var found: [ScheduleForm] = []
    for function in functions(for: sign * slope) {
      let pull = sign * (function * slope + slope.transposed * function)
      let head = squares(of: pull).map { squares in
        ScheduleWitness.Head(
          power: start,
          squares: squares.map { ($0.weight, $0.form + [Rational](repeating: 0, count: problem.width)) })
      }
      let late = direction == .shrinks ? [problem.anchor?.power ?? q, q] : [2 * start]
      for power in Set([start] + late).sorted()
      where power <= q && (direction == .shrinks || power < q) {
        if power > start && head == nil { continue }
        for exponent in exponents {
          let head = power > start && head?.squares.isEmpty == false ? head : nil
          if let form = ScheduleForm(
            direction, exponent: exponent, function: function, offset: offset, power: power, head: head,
            of: problem)
          {
            found.append(form)
          }
        }
      }
    }
    return found
  }

  /// Positive definite P with P*A + A'*P not negative: the identity, and what solves an equation where A has all eigenvalues on
  /// the right.
  private static func functions(for slope: Matrix<Rational>) -> [Matrix<Rational>] {
    var functions = [Matrix<Rational>.identity(slope.rowCount)]
    let floats = FloatMatrix(slope)
    guard let values = floats.eigenvalues?.value,
      let reach = values.map({ $0.re / ($0.modulus * $0.modulus) }).min(),
      reach > 1e-9
    else { return functions }
    var map = FloatMatrix.identity(slope.rowCount)
    map.add(-reach, floats)
    guard let solution = SteinEquation.solution(map)?.value else { return functions }
    let largest = solution.storage.map { abs($0) }.max() ?? 1
    functions.append(
      Matrix(rowCount: slope.rowCount, columnCount: slope.rowCount) { row, column in
        Rational(rounding: (solution[row, column] + solution[column, row]) / 2 / largest, bits: 16)
      })
    return functions
  }

  /// A symmetric matrix as squares of linear forms with positive weights; `nil` when it is not positive semidefinite.
  private static func squares(of matrix: Matrix<Rational>) -> [(weight: Rational, form: [Rational])]? {
    var (rest, squares) = (matrix, [(weight: Rational, form: [Rational])]())
    for place in 0..<matrix.rowCount {
      let pivot = rest[place, place]
      if pivot.sign < 0 { return nil }
      if pivot.isZero {
        guard (0..<matrix.rowCount).allSatisfy({ rest[place, $0].isZero }) else { return nil }
        continue
      }
      let form = (0..<matrix.rowCount).map { rest[place, $0] / pivot }
      squares.append((pivot, form))
      rest = Matrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
        rest[$0, $1] - pivot * form[$0] * form[$1]
      }
    }
    return squares
  }
}
