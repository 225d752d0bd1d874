// Eigenvalues and linear systems in floating point, by LAPACK.

internal import CLAPACKE
import Exact
import Glibc

/// Chooses how many threads the linear algebra uses for matrices of so many rows.
///
/// By measurement, dgeev on two cores, one thread against two: 157 and 184 ms for 600 rows, 371 and 327 ms for 1000,
/// 1015 and 739 ms for 1500.
package func useThreadsForLinearAlgebra(rows: Int) {
  openblas_set_num_threads(rows < 1_000 ? 1 : Int32(min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 8)))
}

/// Sets the number of threads, for measurements.
package func useThreadsForLinearAlgebra(_ count: Int) { openblas_set_num_threads(Int32(count)) }

extension FloatMatrix {
  /// An eigenvalue with one of its right eigenvectors.
  package struct EigenPair: Sendable {
    package let value: FloatComplex
    /// The moduli of the eigenvector's entries.
    package let weights: [Double]
  }

  /// All eigenvalues, those with a positive imaginary part before their conjugates; `nil` when LAPACK's iteration
  /// does not end, or an entry is not finite.
  ///
  /// - Precondition: the matrix is square.
  package var eigenvalues: Guess<[FloatComplex]>? {
    decomposed(withVectors: false).map { Guess($0.values) }
  }

  /// All eigenvalues with eigenvectors; `nil` as for `eigenvalues`.
  ///
  /// - Precondition: the matrix is square.
  package var eigenPairs: Guess<[EigenPair]>? {
    guard let (values, vectors) = decomposed(withVectors: true) else { return nil }
    let size = rowCount
    var pairs: [EigenPair] = []
    for (place, value) in values.enumerated() {
      // A complex pair shares two columns: the real and the imaginary part.
      let first = value.im < 0 ? place - 1 : place
      let weights = (0..<size).map { row in
        let real = vectors[first * size + row]
        let imaginary = value.im == 0 ? 0 : vectors[(first + 1) * size + row]
        return (real * real + imaginary * imaginary).squareRoot()
      }
      pairs.append(EigenPair(value: value, weights: weights))
    }
    return Guess(pairs)
  }

  private func decomposed(withVectors: Bool) -> (values: [FloatComplex], vectors: [Double])? {
    precondition(rowCount == columnCount, "the eigenvalues of a matrix that is not square")
    guard rowCount > 0 else { return ([], []) }
    guard isFinite else { return nil }
    let size = Int32(rowCount)
    var matrix = storage
    var (real, imaginary) = ([Double](repeating: 0, count: rowCount), [Double](repeating: 0, count: rowCount))
    var left = [0.0]
    var right = [Double](repeating: 0, count: withVectors ? rowCount * rowCount : 1)
    let (none, wanted) = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")))
    let status = LAPACKE_dgeev(
      LAPACK_COL_MAJOR, none, withVectors ? wanted : none, size, &matrix, size, &real, &imaginary, &left, 1,
      &right, withVectors ? size : 1)
    guard status == 0 else { return nil }
    return (zip(real, imaginary).map { FloatComplex($0, $1) }, right)
  }

  /// The matrix X with `self * X = right`; `nil` when LAPACK meets a pivot that is 0.
  ///
  /// - Precondition: the matrix is square and as high as the right side.
  package func solution(of right: FloatMatrix) -> Guess<FloatMatrix>? {
    precondition(rowCount == columnCount && rowCount == right.rowCount, "shapes do not fit a linear system")
    guard rowCount > 0 else { return Guess(right) }
    let size = Int32(rowCount)
    var (matrix, result) = (storage, right.storage)
    var pivots = [Int32](repeating: 0, count: rowCount)
    let status = LAPACKE_dgesv(
      LAPACK_COL_MAJOR, size, Int32(right.columnCount), &matrix, size, &pivots, &result, size)
    guard status == 0 else { return nil }
    return Guess(FloatMatrix(rowCount: rowCount, columnCount: right.columnCount, storage: result))
  }

  /// The eigenvalues of a complex matrix stored by columns; `nil` as for `eigenvalues`.
  static func complexEigenvalues(_ entries: [FloatComplex], _ size: Int) -> Guess<[FloatComplex]>? {
    var matrix = entries.map { cs_complex_double(re: $0.re, im: $0.im) }
    var values = [cs_complex_double](repeating: cs_complex_double(re: 0, im: 0), count: size)
    var (left, right) = (cs_complex_double(re: 0, im: 0), cs_complex_double(re: 0, im: 0))
    guard entries.allSatisfy({ $0.re.isFinite && $0.im.isFinite }) else { return nil }
    let none = CChar(UInt8(ascii: "N"))
    let status = LAPACKE_zgeev(
      LAPACK_COL_MAJOR, none, none, Int32(size), &matrix, Int32(size), &values, &left, 1, &right, 1)
    guard status == 0 else { return nil }
    return Guess(values.map { FloatComplex($0.re, $0.im) })
  }
}
