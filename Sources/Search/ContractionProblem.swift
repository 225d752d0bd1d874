// What is asked of a quadratic function: a linear map that depends on parameters, and a box of these.

import Exact

/// The map A(theta) with A*T = S for two polynomials, theta in a box, and the factor r for which r*P(theta) - A'*P*A is to
/// be positive definite, seen from T: that is r*T'*P*T - S'*P*S.
package struct ContractionProblem: Sendable {
  /// T, nonsingular on the box.
  package let before: MatrixPolynomial
  /// S.
  package let after: MatrixPolynomial
  package let factor: Rational
  package let box: [BernsteinForm.Range]
  /// Which of the parameters is the rate; the box leaves its value 0 out. `nil` when the rate is a number.
  package let rateAxis: Int?

  /// - Precondition: the polynomials have a variable for every side of the box, and all sides have a length.
  package init(
    before: MatrixPolynomial, after: MatrixPolynomial, factor: Rational, box: [BernsteinForm.Range],
    rateAxis: Int?
  ) {
    precondition(
      box.count == before.variableCount && box.count == after.variableCount
        && box.allSatisfy { $0.lower < $0.upper }, "a box of another kind")
    (self.before, self.after, self.factor) = (before, after, factor)
    (self.box, self.rateAxis) = (box, rateAxis)
  }

  /// A map of polynomials, or of numbers where the box has no sides.
  package init(_ map: MatrixPolynomial, factor: Rational, box: [BernsteinForm.Range], rateAxis: Int?) {
    self.init(
      before: MatrixPolynomial(.identity(map.rowCount), variableCount: box.count), after: map,
      factor: factor, box: box, rateAxis: rateAxis)
  }

  package var size: Int { after.rowCount }

  /// Whether the box begins where the rate is 0, so that a power of it can be divided out.
  package var beginsAtZero: Bool { rateAxis.map { box[$0].lower.isZero } ?? false }

  /// A place well inside the box.
  package var middle: [Rational] { box.map { Rational(1, over: 2) * ($0.lower + $0.upper) } }

  /// A at a place of the box; `nil` where T is singular.
  package func map(at place: [Rational]) -> Matrix<Rational>? {
    let (before, after) = (before.evaluated(at: place), after.evaluated(at: place))
    if before == .identity(size) { return after }
    return before.transposed.solution(of: after.transposed)?.transposed
  }

  /// Q = r*T'*P*T - S'*P*S.
  package func decrease(of function: MatrixPolynomial) -> MatrixPolynomial {
    let isPlain = before == MatrixPolynomial(.identity(size), variableCount: box.count)
    let start = isPlain ? function : before.transposed * function * before
    return factor * start - after.transposed * function * after
  }
}
