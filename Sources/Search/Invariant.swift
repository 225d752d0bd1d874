// Quadratic functions that never change.

import Exact

/// s'*P(theta)*s is the same before and after every step, and positive except at 0.
package struct Invariant: Sendable {
  package let function: MatrixPolynomial
  /// A proof for every Bernstein coefficient of P.
  package let definite: [SumOfSquares]
}

extension Invariant {
  /// Finds one: all coefficients of P - A'*P*A are made 0 exactly, and of what is left the best P is taken.
  ///
  /// - Parameter exponents: those of the terms of P.
  /// - Precondition: T is the identity.
  package init(of problem: ContractionProblem, exponents: [[Int]]) throws(SearchLimit) {
    let form = FunctionForm(exponents: exponents, power: 0)
    guard let space = WitnessSpace(form, for: problem, making: .all) else { throw .notConserving }
    // Against a map that is 0, what is asked to be positive definite is P itself.
    let nothing = MatrixPolynomial(
      rowCount: problem.size, columnCount: problem.size, variableCount: problem.box.count, terms: [:])
    let whole = ContractionProblem(
      before: problem.before, after: nothing, factor: 1, box: problem.box, rateAxis: problem.rateAxis)
    guard let point = try? CentralSearch(space, DecreaseRows(form, for: whole)).point() else {
      throw .notConserving
    }
    for bits in stride(from: 6, through: 42, by: 6) {
      let function = space.function(at: point, bits: bits)
      let proofs = function.bernstein(on: problem.box).map { SumOfSquares(provingDefinite: $0) }
      let found = proofs.compactMap(\.self)
      guard found.count == proofs.count, problem.decrease(of: function).isZero else { continue }
      (self.function, definite) = (function, found)
      return
    }
    throw .lostInRounding
  }
}
