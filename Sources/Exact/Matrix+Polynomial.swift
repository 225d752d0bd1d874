// Determinants and characteristic polynomials of matrices of polynomials.

extension Matrix where Element == Polynomial {
  /// The matrix at a value of the variable.
  package func callAsFunction(_ value: Rational) -> Matrix<Rational> { map { $0(value) } }

  /// An upper bound for the degree of the determinant: the sum of the rows' degrees.
  private var degreeBound: Int {
    rows.reduce(0) { $0 + ($1.compactMap(\.degree).max() ?? 0) }
  }

  /// The determinant, interpolated from its values at whole numbers.
  ///
  /// - Precondition: the matrix is square.
  package var determinant: Polynomial {
    precondition(isSquare, "the determinant of a matrix that is not square")
    let points = (0...degreeBound).map { Rational($0) }
    return .interpolating(points.map { ($0, self($0).determinant) })
  }

  /// The coefficients of det(y*I - self) by powers of y, constant first, interpolated from values at whole numbers.
  ///
  /// - Precondition: the matrix is square.
  package var characteristicPolynomial: [Polynomial] {
    precondition(isSquare, "the characteristic polynomial of a matrix that is not square")
    let points = (0...degreeBound).map { Rational($0) }
    let values = points.map { self($0).characteristicPolynomial }
    return (0...rowCount).map { power in
      .interpolating(zip(points, values).map { ($0, $1[power]) })
    }
  }
}
