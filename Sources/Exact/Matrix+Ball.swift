// Linear algebra on enclosed matrices.

internal import CFLINT

/// One arb_mat from creation to deletion.
private final class BallMatrixStorage {
  let pointer: UnsafeMutablePointer<arb_mat_struct>

  init(_ rowCount: Int, _ columnCount: Int) {
    pointer = .allocate(capacity: 1)
    arb_mat_init(pointer, rowCount, columnCount)
  }

  convenience init(_ matrix: Matrix<Ball>) {
    self.init(matrix.rowCount, matrix.columnCount)
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount {
        let entry = matrix[row, column]
        withExtendedLifetime(entry) { arb_set(arb_mat_entry_ptr(pointer, row, column), entry.pointer) }
      }
    }
  }

  deinit {
    arb_mat_clear(pointer)
    pointer.deallocate()
  }
}

extension Matrix where Element == Ball {
  private var precision: Int { entries.map(\.precision).max() ?? Ball.defaultPrecision }

  /// A matrix that contains the solution X of `A * X = B` for all A in this matrix and all B in the right side.
  ///
  /// - Returns: `nil` when the enclosures do not show that every A is regular, which singular or wide ones do not.
  /// - Precondition: the matrix is square and as high as the right side.
  package func solution(of right: Matrix) -> Matrix? {
    precondition(isSquare && rowCount == right.rowCount, "shapes do not fit a linear system")
    let (left, target) = (BallMatrixStorage(self), BallMatrixStorage(right))
    let result = BallMatrixStorage(rowCount, right.columnCount)
    let bits = Swift.max(precision, right.precision)
    return withExtendedLifetime((left, target, result)) {
      guard arb_mat_solve(result.pointer, left.pointer, target.pointer, bits) != 0 else { return nil }
      return Matrix(rowCount: rowCount, columnCount: right.columnCount) { row, column in
        Ball(precision: bits) { entry, _ in arb_set(entry, arb_mat_entry_ptr(result.pointer, row, column)) }
      }
    }
  }

  /// An enclosure of the inverses of all matrices in this one; `nil` as for `solution(of:)`.
  ///
  /// - Precondition: the matrix is square.
  package var inverse: Matrix? { solution(of: .identity(rowCount)) }

  /// Whether every symmetric matrix in this one is certainly positive definite. Only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  package var isCertainlyPositiveDefinite: Bool {
    precondition(isSquare, "definiteness of a matrix that is not square")
    let (matrix, factor) = (BallMatrixStorage(self), BallMatrixStorage(rowCount, rowCount))
    return withExtendedLifetime((matrix, factor)) {
      arb_mat_cho(factor.pointer, matrix.pointer, precision) != 0
    }
  }
}

extension Matrix where Element == Ball {
  /// A vector close to the solution, by elimination on midpoints; `nil` when a pivot vanishes.
  package func approximateSolution(of right: [Ball]) -> [Ball]? {
    approximateSolution(Matrix(rowCount: right.count, columnCount: 1, entries: right))?.entries
  }

  /// - Precondition: the matrix is square.
  package func approximateInverse() -> Matrix? { approximateSolution(.identity(rowCount)) }

  private func approximateSolution(_ right: Matrix) -> Matrix? {
    let size = rowCount
    var left = map(\.centre)
    var result = right.map(\.centre)
    for column in 0..<size {
      guard
        let pivot = (column..<size).max(by: {
          abs(left[$0, column].approximation) < abs(left[$1, column].approximation)
        }), abs(left[pivot, column].approximation) > 0
      else { return nil }
      for k in 0..<size { (left[column, k], left[pivot, k]) = (left[pivot, k], left[column, k]) }
      for k in 0..<result.columnCount {
        (result[column, k], result[pivot, k]) = (result[pivot, k], result[column, k])
      }
      for row in 0..<size where row != column {
        let factor = (left[row, column] / left[column, column]).centre
        for k in column..<size { left[row, k] = (left[row, k] - factor * left[column, k]).centre }
        for k in 0..<result.columnCount {
          result[row, k] = (result[row, k] - factor * result[column, k]).centre
        }
      }
    }
    for row in 0..<size {
      for k in 0..<result.columnCount { result[row, k] = (result[row, k] / left[row, row]).centre }
    }
    return result.entries.allSatisfy(\.isFinite) ? result : nil
  }
}
