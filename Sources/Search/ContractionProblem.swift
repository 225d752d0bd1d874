// What is asked of a quadratic function: a linear map that depends on parameters, and a box of these.

import Exact

/// The map A(theta) = numerator/denominator, theta in a box, and the factor r for which
/// r*P(theta) - A(theta)'*P(theta)*A(theta) is to be positive definite.
package struct ContractionProblem: Sendable {
  package let numerator: MatrixPolynomial
  /// A 1 by 1 polynomial that is positive on the box.
  package let denominator: MatrixPolynomial
  package let factor: Rational
  package let box: [BernsteinForm.Range]
  /// Which of the parameters is the rate; the box leaves its value 0 out. `nil` when the rate is a number.
  package let rateAxis: Int?

  /// - Precondition: the polynomials have a variable for every side of the box, and all sides have a length.
  package init(
    numerator: MatrixPolynomial, denominator: MatrixPolynomial, factor: Rational,
    box: [BernsteinForm.Range], rateAxis: Int?
  ) {
    precondition(
      box.count == numerator.variableCount && box.count == denominator.variableCount
        && box.allSatisfy { $0.lower < $0.upper }, "a box of another kind")
    (self.numerator, self.denominator, self.factor) = (numerator, denominator, factor)
    (self.box, self.rateAxis) = (box, rateAxis)
  }

  /// The map of polynomials, or of numbers where the box has no sides.
  package init(_ map: MatrixPolynomial, factor: Rational, box: [BernsteinForm.Range], rateAxis: Int?) {
    self.init(
      numerator: map, denominator: MatrixPolynomial(.identity(1), variableCount: box.count),
      factor: factor, box: box, rateAxis: rateAxis)
  }

  package var size: Int { numerator.rowCount }

  /// The same question for another factor or another box.
  package func with(factor: Rational? = nil, box: [BernsteinForm.Range]? = nil) -> ContractionProblem {
    ContractionProblem(
      numerator: numerator, denominator: denominator, factor: factor ?? self.factor, box: box ?? self.box,
      rateAxis: rateAxis)
  }

  /// Whether the box begins where the rate is 0, so that a power of it can be divided out.
  package var beginsAtZero: Bool { rateAxis.map { box[$0].lower.isZero } ?? false }

  /// A place well inside the box.
  package var middle: [Rational] { box.map { Rational(1, over: 2) * ($0.lower + $0.upper) } }

  /// A at a place of the box.
  package func map(at place: [Rational]) -> Matrix<Rational> {
    denominator.evaluated(at: place)[0, 0].inverse * numerator.evaluated(at: place)
  }

  /// Q = d^2*(r*P - A'*P*A), a polynomial.
  package func decrease(of function: MatrixPolynomial) -> MatrixPolynomial {
    factor * (denominator * (denominator * function)) - numerator.transposed * function * numerator
  }
}
