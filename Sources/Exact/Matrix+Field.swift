// Determinants and inverses of matrices of rational functions.

extension Matrix where Element == RationalFunction {
  /// The determinant and, unless that is zero, the inverse, by elimination.
  ///
  /// Pivots are chosen with the fewest terms, so that structured matrices stay structured.
  ///
  /// - Precondition: the matrix is square.
  package func determinantAndInverse() -> (determinant: RationalFunction, inverse: Matrix?) {
    precondition(isSquare, "the inverse of a matrix that is not square")
    let size = rowCount
    var left = self
    var right = Matrix.identity(size)
    var determinant = RationalFunction.one
    for column in 0..<size {
      let candidates = (column..<size).filter { !left[$0, column].isZero }
      guard
        let pivotRow = candidates.min(by: { left[$0, column].termCount < left[$1, column].termCount })
      else { return (.zero, nil) }
      if pivotRow != column {
        left.swapRows(pivotRow, column)
        right.swapRows(pivotRow, column)
        determinant = -determinant
      }
      let pivot = left[column, column]
      determinant = determinant * pivot
      for k in 0..<size {
        left[column, k] = left[column, k] / pivot
        right[column, k] = right[column, k] / pivot
      }
      for row in 0..<size where row != column && !left[row, column].isZero {
        let factor = left[row, column]
        for k in 0..<size {
          left[row, k] = left[row, k] - factor * left[column, k]
          right[row, k] = right[row, k] - factor * right[column, k]
        }
      }
    }
    return (determinant, right)
  }

  /// - Returns: `nil` exactly when the determinant is the zero function.
  /// - Precondition: the matrix is square.
  package var inverse: Matrix? { determinantAndInverse().inverse }

  private mutating func swapRows(_ a: Int, _ b: Int) {
    for column in 0..<columnCount { (self[a, column], self[b, column]) = (self[b, column], self[a, column]) }
  }
}

extension RationalFunction {
  fileprivate var termCount: Int { numerator.termCount + denominator.termCount }
}
