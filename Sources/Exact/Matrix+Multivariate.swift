// Determinants of matrices of multivariate polynomials.

extension Matrix where Element == MultivariatePolynomial {
  /// The determinant by Bareiss' elimination, in which every division goes out.
  ///
  /// - Precondition: the matrix is square.
  package var determinant: MultivariatePolynomial {
    precondition(isSquare, "the determinant of a matrix that is not square")
    var rows = self.rows
    var (previous, sign) = (MultivariatePolynomial.one, 1)
    for step in 0..<rowCount {
      let candidates = (step..<rowCount).filter { !rows[$0][step].isZero }
      guard let pivot = candidates.min(by: { rows[$0][step].termCount < rows[$1][step].termCount }) else {
        return .zero
      }
      if pivot != step {
        rows.swapAt(pivot, step)
        sign = -sign
      }
      for row in step + 1..<max(rowCount, step + 1) {
        for column in step + 1..<rowCount {
          let cross = rows[step][step] * rows[row][column] - rows[row][step] * rows[step][column]
          guard let quotient = cross.divided(by: previous) else {
            preconditionFailure("Bareiss divides exactly")
          }
          rows[row][column] = quotient
        }
      }
      previous = rows[step][step]
    }
    return sign < 0 ? -previous : previous
  }
}
