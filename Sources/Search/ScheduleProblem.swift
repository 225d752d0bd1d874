// Steps that become smaller with their number, as the search sees them.

import Exact
import Glibc
import Spectral

/// A linear recursion x' = A(t)*x + B(t)*a with t = (k + shift)^(-1/root) at step k, x_0 = start*a; a stays as it is.
package struct ScheduleProblem: Sendable {
  /// A and B, polynomials in t alone.
  package let (moving, resting): (Polynomials, Polynomials)
  package let start: Matrix<Rational>
  package let shift: Rational
  package let root: Int

  /// The coefficients of a matrix by the powers of t.
  package typealias Polynomials = [Int: Matrix<Rational>]

  /// - Precondition: A is square, as high as B and `start`, which are equally wide; the shift is positive.
  package init(
    moving: Polynomials, resting: Polynomials, start: Matrix<Rational>, shift: Rational, root: Int
  ) {
    (self.moving, self.resting, self.start) = (moving.withoutZeros, resting.withoutZeros, start)
    (self.shift, self.root) = (shift, root)
  }

  package var size: Int { start.rowCount }
  package var width: Int { start.columnCount }

  /// A1 and its power of t, where A = I - t^power*A1 - ...; `nil` where A does not begin with I and go on.
  var pull: (matrix: Matrix<Rational>, power: Int)? {
    guard moving[0] == .identity(size), let power = moving.keys.filter({ $0 > 0 }).min(),
      let matrix = moving[power]
    else { return nil }
    return (-1 * matrix, power)
  }

  /// B1 and its power of t, where B = t^power*B1 + ...; `nil` where B is 0.
  var anchor: (matrix: Matrix<Rational>, power: Int)? {
    resting.keys.min().flatMap { power in resting[power].map { ($0, power) } }
  }

  /// The first steps that can be a claim's first: those at which t is rational.
  var firstSteps: [(step: Int, time: Rational)] {
    if root == 1 {
      return [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024].map { ($0, (Rational($0) + shift).inverse) }
    }
    guard shift.isInteger else { return [] }
    return (1...Self.mostSteps).lazy.map { ($0, Rational($0).power(root)) }
      .prefix { $0.1 <= shift + Rational(Self.mostSteps) }
      .compactMap { base, place in
        guard let step = (place - shift).numerator.word, step >= 0 else { return nil }
        return (step, Rational(1, over: base))
      }
  }

  /// Claims begin at this step at the latest.
  private static let mostSteps = 10_000
}

extension ScheduleProblem {
  /// What takes a to x before each of some steps, which are in ascending order, in floating point.
  func approximateEnds(before steps: [Int]) -> [Guess<FloatMatrix>] {
    let (a, b) = (moving.mapValues { FloatMatrix($0) }, resting.mapValues { FloatMatrix($0) })
    var (matrix, step) = (FloatMatrix(start), 0)
    return steps.map { end in
      while step < end {
        var next = value(a, at: step, .zero(size, size)) * matrix
        next.add(1, value(b, at: step, .zero(size, width)))
        (matrix, step) = (next, step + 1)
      }
      return Guess(matrix)
    }
  }

  /// A polynomial at the t of a step.
  private func value(_ terms: [Int: FloatMatrix], at step: Int, _ zero: FloatMatrix) -> FloatMatrix {
    let t = pow(Double(step) + shift.approximation, -1 / Double(root))
    return terms.reduce(into: zero) { $0.add(pow(t, Double($1.key)), $1.value) }
  }

  /// More bits than these are not written down.
  private static let mostBits = 1 << 14

  /// How many bits an error grows by in the first steps, at most, by the row sums of A in floating point; `nil` for more than are
  /// written down.
  func lostBits(in count: Int) -> Int? {
    let a = moving.mapValues { FloatMatrix($0) }
    let growth = (0..<count).reduce(0) { sum, step in
      let matrix = value(a, at: step, .zero(size, size))
      let rows = (0..<size).map { row in (0..<size).reduce(0) { $0 + abs(matrix[row, $1]) } }
      return sum + max(0, log2(rows.max() ?? 1))
    }
    return growth < Double(Self.mostBits) ? Int(growth.rounded(.up)) : nil
  }
}

extension ScheduleProblem.Polynomials {
  fileprivate var withoutZeros: Self { filter { !$0.value.entries.allSatisfy(\.isZero) } }

  /// In a variable t and another one that does not occur.
  func inTwoVariables(_ rows: Int, _ columns: Int) -> MatrixPolynomial {
    MatrixPolynomial(
      rowCount: rows, columnCount: columns, variableCount: 2,
      terms: reduce(into: [:]) { $0[[$1.key, 0]] = $1.value })
  }

  func evaluated(at t: Rational, _ rows: Int, _ columns: Int) -> Matrix<Rational> {
    reduce(.zero(rows, columns)) { $0 + t.power($1.key) * $1.value }
  }
}
