// Linear algebra on enclosed complex matrices, and the eigenvalues of enclosed matrices.

internal import CFLINT

/// One acb_mat from creation to deletion.
private final class ComplexBallMatrixStorage {
  let pointer: UnsafeMutablePointer<acb_mat_struct>

  init(_ rowCount: Int, _ columnCount: Int) {
    pointer = .allocate(capacity: 1)
    acb_mat_init(pointer, rowCount, columnCount)
  }

  convenience init(_ matrix: Matrix<ComplexBall>) {
    self.init(matrix.rowCount, matrix.columnCount)
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount {
        let entry = matrix[row, column]
        withExtendedLifetime(entry) { acb_set(acb_mat_entry_ptr(pointer, row, column), entry.pointer) }
      }
    }
  }

  deinit {
    acb_mat_clear(pointer)
    pointer.deallocate()
  }
}

/// A row of acb from creation to deletion.
private final class ComplexBallVectorStorage {
  let count: Int
  let pointer: UnsafeMutablePointer<acb_struct>

  init(_ count: Int) {
    self.count = count
    pointer = .allocate(capacity: count)
    for index in 0..<count { acb_init(pointer + index) }
  }

  deinit {
    for index in 0..<count { acb_clear(pointer + index) }
    pointer.deallocate()
  }
}

extension Matrix where Element == ComplexBall {
  private var precision: Int { entries.map(\.precision).max() ?? Ball.defaultPrecision }

  /// A matrix that contains the solution X of `A * X = B` for all A in this matrix and all B in the right side.
  ///
  /// - Returns: `nil` when the enclosures do not show that every A is regular, which singular or wide ones do not.
  /// - Precondition: the matrix is square and as high as the right side.
  package func solution(of right: Matrix) -> Matrix? {
    precondition(isSquare && rowCount == right.rowCount, "shapes do not fit a linear system")
    let (left, target) = (ComplexBallMatrixStorage(self), ComplexBallMatrixStorage(right))
    let result = ComplexBallMatrixStorage(rowCount, right.columnCount)
    let bits = Swift.max(precision, right.precision)
    return withExtendedLifetime((left, target, result)) {
      guard acb_mat_solve(result.pointer, left.pointer, target.pointer, bits) != 0 else { return nil }
      return Matrix(rowCount: rowCount, columnCount: right.columnCount) { row, column in
        ComplexBall(precision: bits) { entry, _ in
          acb_set(entry, acb_mat_entry_ptr(result.pointer, row, column))
        }
      }
    }
  }

  /// An enclosure of the inverses of all matrices in this one; `nil` as for `solution(of:)`.
  ///
  /// - Precondition: the matrix is square.
  package var inverse: Matrix? { solution(of: .identity(rowCount)) }

  /// Balls around the eigenvalues of every matrix in this one, as many as there are rows, in no particular order; a
  /// ball that stands k times holds k of them, counted with multiplicity.
  ///
  /// Near a repeated eigenvalue the balls may be wide or not found at all, whatever the precision; for an exact
  /// matrix the roots of the characteristic polynomial serve better there.
  ///
  /// - Returns: `nil` when no finite balls were found.
  /// - Precondition: the matrix is square.
  package var eigenvalues: [ComplexBall]? {
    precondition(isSquare, "the eigenvalues of a matrix that is not square")
    guard entries.allSatisfy(\.isFinite) else { return nil }
    guard rowCount > 0 else { return [] }
    let matrix = ComplexBallMatrixStorage(self)
    let vectors = ComplexBallMatrixStorage(rowCount, rowCount)
    let (approximate, enclosed) = (ComplexBallVectorStorage(rowCount), ComplexBallVectorStorage(rowCount))
    let bits = precision
    return withExtendedLifetime((matrix, vectors, approximate, enclosed)) {
      // Whether the iteration converged does not matter: from a bad start the proof fails or its balls are wide.
      _ = acb_mat_approx_eig_qr(approximate.pointer, nil, vectors.pointer, matrix.pointer, nil, 0, bits)
      guard
        acb_mat_eig_multiple(enclosed.pointer, matrix.pointer, approximate.pointer, vectors.pointer, bits)
          != 0
      else { return nil }
      let balls = (0..<rowCount).map { index in
        ComplexBall(precision: bits) { copy, _ in acb_set(copy, enclosed.pointer + index) }
      }
      return balls.allSatisfy(\.isFinite) ? balls : nil
    }
  }
}

extension Matrix where Element == Ball {
  /// Balls around the eigenvalues, as for a complex matrix.
  ///
  /// - Precondition: the matrix is square.
  package var eigenvalues: [ComplexBall]? { map { ComplexBall($0) }.eigenvalues }
}
