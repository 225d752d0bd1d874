// Determinants, inverses and kernels of matrices of rational functions.

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

  /// Columns that span the vectors which the matrix takes to 0, whatever the variables are worth; at some values
  /// there may be more.
  package var kernel: Matrix {
    var left = self
    var pivots: [Int] = []
    for column in 0..<columnCount where pivots.count < rowCount {
      let row = pivots.count
      let candidates = (row..<rowCount).filter { !left[$0, column].isZero }
      guard let pivotRow = candidates.min(by: { left[$0, column].termCount < left[$1, column].termCount })
      else {
        continue
      }
      left.swapRows(pivotRow, row)
      let pivot = left[row, column]
      for k in 0..<columnCount { left[row, k] = left[row, k] / pivot }
      for other in 0..<rowCount where other != row && !left[other, column].isZero {
        let factor = left[other, column]
        for k in 0..<columnCount { left[other, k] = left[other, k] - factor * left[row, k] }
      }
      pivots.append(column)
    }
    let free = (0..<columnCount).filter { !pivots.contains($0) }
    return Matrix(rowCount: columnCount, columnCount: free.count) { row, place in
      if row == free[place] { return .one }
      guard let pivot = pivots.firstIndex(of: row) else { return .zero }
      return -left[pivot, free[place]]
    }
  }

  private mutating func swapRows(_ a: Int, _ b: Int) {
    for column in 0..<columnCount { (self[a, column], self[b, column]) = (self[b, column], self[a, column]) }
  }
}

extension RationalFunction {
  fileprivate var termCount: Int { numerator.termCount + denominator.termCount }
}
