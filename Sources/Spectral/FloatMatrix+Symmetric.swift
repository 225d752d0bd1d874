// Symmetric matrices in floating point, by LAPACK.

internal import CLAPACKE
import Exact

extension FloatMatrix {
  /// The eigenvalues of a symmetric matrix in ascending order, with an orthonormal basis of eigenvectors as columns; `nil`
  /// when LAPACK's iteration does not end, or an entry is not finite. Only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  package var symmetricEigenpairs: Guess<(values: [Double], vectors: FloatMatrix)>? {
    precondition(rowCount == columnCount, "the eigenvalues of a matrix that is not square")
    guard isFinite else { return nil }
    var (matrix, values) = (storage, [Double](repeating: 0, count: rowCount))
    let status = LAPACKE_dsyev(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), Int32(rowCount), &matrix,
      Int32(max(rowCount, 1)), &values)
    guard status == 0 else { return nil }
    return Guess((values, FloatMatrix(rowCount: rowCount, columnCount: rowCount, storage: matrix)))
  }

  /// The lower triangular L with `self = L * L'`; `nil` when a pivot is not positive. Only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  package var cholesky: Guess<FloatMatrix>? {
    precondition(rowCount == columnCount, "the factor of a matrix that is not square")
    guard isFinite else { return nil }
    var matrix = storage
    let status = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(rowCount), &matrix, Int32(max(rowCount, 1)))
    guard status == 0 else { return nil }
    var factor = FloatMatrix(rowCount: rowCount, columnCount: rowCount, storage: matrix)
    for column in 0..<rowCount {
      for row in 0..<column { factor[row, column] = 0 }
    }
    return Guess(factor)
  }
}
