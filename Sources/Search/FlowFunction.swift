// Quadratic functions along the linearised flow s' = -J*s: that never change, or that shrink.

import Exact
import Spectral

/// s'*P*s with P positive definite, and P*J + J'*P zero or positive definite.
package struct FlowFunction: Sendable {
  package let function: Matrix<Rational>
  package let definite: SumOfSquares
  /// That P*J + J'*P is positive definite; `nil` when it is zero.
  package let decrease: SumOfSquares?

  /// In larger games the equations for the entries of P are not solved exactly.
  private static let mostVariables = 16

  /// - Throws: `notConserving` when neither is found: the flow may leave, or do both.
  package init(of jacobian: Matrix<Rational>) throws(SearchLimit) {
    let size = jacobian.rowCount
    guard size <= Self.mostVariables else { throw .tooLarge(size * (size + 1) / 2) }
    let places = (0..<size).flatMap { row in (0...row).map { (row, $0) } }
    let units = places.map { row, column in
      Matrix<Rational>(rowCount: size, columnCount: size) {
        ($0, $1) == (row, column) || ($1, $0) == (row, column) ? 1 : 0
      }
    }
    let changes = units.map { $0 * jacobian + ($0 * jacobian).transposed }
    let equations = Matrix(rowCount: places.count, columnCount: places.count) { row, column in
      changes[column][places[row].0, places[row].1]
    }
    func function(_ entries: [Rational]) -> Matrix<Rational> {
      zip(entries, units).reduce(.zero(size, size)) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1 }
    }
    let kernel = equations.kernel
    let still = (0..<kernel.columnCount).map { column in function(places.indices.map { kernel[$0, column] }) }
    if let (weights, definite) = DefiniteSpan(still).definite() {
      let sum = zip(weights, still).reduce(Matrix<Rational>.zero(size, size)) { $0 + $1.0 * $1.1 }
      (self.function, self.definite, decrease) = (sum, definite, nil)
      return
    }
    // Lyapunov: J'P + PJ = I, and what is near enough will do.
    let identity = Matrix<Rational>(rowCount: places.count, columnCount: 1) { row, _ in
      places[row].0 == places[row].1 ? 1 : 0
    }
    guard let solution = equations.solution(of: identity) else { throw .notConserving }
    for bits in stride(from: 2, through: 42, by: 4) {
      let rounded = function(
        places.indices.map { Rational(rounding: solution[$0, 0].approximation, bits: bits) })
      let change = rounded * jacobian + (rounded * jacobian).transposed
      if let definite = SumOfSquares(provingDefinite: rounded),
        let decrease = SumOfSquares(provingDefinite: change)
      {
        (self.function, self.definite, self.decrease) = (rounded, definite, decrease)
        return
      }
    }
    throw .notConserving
  }
}
