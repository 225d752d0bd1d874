// A proof that a symmetric matrix is positive definite, as numbers that anybody can check by multiplying and adding.

/// Integers with c*S = sum of l_k*l_k' + R, where R has a positive diagonal and is strictly diagonally dominant.
///
/// The squares are at least 0 and R is positive definite, so S is positive definite. The numbers stay short however
/// large S is, unlike those of its exact LDLᵀ.
package struct SumOfSquares: Hashable, Sendable {
  /// The positive number c.
  package let scale: Integer
  /// The vectors l_k.
  package let vectors: [[Integer]]

  package init(scale: Integer, vectors: [[Integer]]) { (self.scale, self.vectors) = (scale, vectors) }

  /// R for a matrix.
  ///
  /// - Precondition: the matrix is square and as wide as the vectors are long.
  package func remainder(of matrix: Matrix<Rational>) -> Matrix<Rational> {
    precondition(
      matrix.isSquare && vectors.allSatisfy { $0.count == matrix.rowCount }, "vectors of another length")
    let factor = Rational(scale)
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) { row, column in
      let squares = vectors.reduce(Integer.zero) { $0 + $1[row] * $1[column] }
      return factor * matrix[row, column] - Rational(squares)
    }
  }

  /// Whether this shows that a symmetric matrix is positive definite.
  ///
  /// - Precondition: as for `remainder(of:)`.
  package func proves(_ matrix: Matrix<Rational>) -> Bool {
    guard scale.sign > 0, matrix == matrix.transposed else { return false }
    let rest = remainder(of: matrix)
    return (0..<rest.rowCount).allSatisfy { row in
      let others = (0..<rest.rowCount).reduce(Rational.zero) { $1 == row ? $0 : $0 + rest[row, $1].magnitude }
      return rest[row, row] > others
    }
  }
}
