// Linear algebra over the rationals, by FLINT.

internal import CFLINT

/// One fmpq_mat from creation to deletion.
final class RationalMatrixStorage {
  let pointer: UnsafeMutablePointer<fmpq_mat_struct>

  init(_ rowCount: Int, _ columnCount: Int) {
    pointer = .allocate(capacity: 1)
    fmpq_mat_init(pointer, rowCount, columnCount)
  }

  deinit {
    fmpq_mat_clear(pointer)
    pointer.deallocate()
  }
}

extension Matrix where Element == Rational {
  var storage: RationalMatrixStorage {
    let storage = RationalMatrixStorage(rowCount, columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        self[row, column].withFMPQ { fmpq_set(fmpq_mat_entry(storage.pointer, row, column), $0) }
      }
    }
    return storage
  }

  init(copying storage: RationalMatrixStorage, _ rowCount: Int, _ columnCount: Int) {
    self.init(rowCount: rowCount, columnCount: columnCount) { row, column in
      Rational.writing { fmpq_set($0, fmpq_mat_entry(storage.pointer, row, column)) }
    }
  }

  /// - Precondition: the left matrix is as wide as the right one is high.
  package static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columnCount == b.rowCount, "shapes do not fit a product")
    let (left, right) = (a.storage, b.storage)
    let product = RationalMatrixStorage(a.rowCount, b.columnCount)
    return withExtendedLifetime((left, right, product)) {
      fmpq_mat_mul(product.pointer, left.pointer, right.pointer)
      return Matrix(copying: product, a.rowCount, b.columnCount)
    }
  }

  /// - Precondition: the matrix is square.
  package var determinant: Rational {
    precondition(isSquare, "the determinant of a matrix that is not square")
    let matrix = storage
    return withExtendedLifetime(matrix) { Rational.writing { fmpq_mat_det($0, matrix.pointer) } }
  }

  /// - Returns: `nil` exactly when the matrix is singular.
  /// - Precondition: the matrix is square.
  package var inverse: Matrix? { solution(of: .identity(rowCount)) }

  /// The matrix X with `self * X = right`.
  ///
  /// - Returns: `nil` exactly when the matrix is singular.
  /// - Precondition: the matrix is square and as high as the right side.
  package func solution(of right: Matrix) -> Matrix? {
    precondition(isSquare && rowCount == right.rowCount, "shapes do not fit a linear system")
    let (left, target) = (storage, right.storage)
    let result = RationalMatrixStorage(rowCount, right.columnCount)
    return withExtendedLifetime((left, target, result)) {
      guard fmpq_mat_solve(result.pointer, left.pointer, target.pointer) != 0 else { return nil }
      return Matrix(copying: result, rowCount, right.columnCount)
    }
  }

  /// The reduced row echelon form and how many of its rows are not zero.
  package func echelonForm() -> (form: Matrix, rank: Int) {
    let matrix = storage
    return withExtendedLifetime(matrix) {
      let rank = fmpq_mat_rref(matrix.pointer, matrix.pointer)
      return (Matrix(copying: matrix, rowCount, columnCount), rank)
    }
  }

  package var rank: Int { echelonForm().rank }

  /// Columns that span the vectors which the matrix takes to 0: whole numbers without a common factor.
  package var kernel: Matrix {
    let (form, rank) = echelonForm()
    let pivots = (0..<rank).compactMap { row in (0..<columnCount).first { !form[row, $0].isZero } }
    let free = (0..<columnCount).filter { !pivots.contains($0) }
    let columns = free.map { place -> [Rational] in
      var vector = [Rational](repeating: .zero, count: columnCount)
      vector[place] = .one
      for (row, pivot) in pivots.enumerated() { vector[pivot] = -form[row, place] }
      return vector.withoutCommonFactor
    }
    return Matrix(rowCount: columnCount, columnCount: free.count) { columns[$1][$0] }
  }

  /// det(x*I - self).
  ///
  /// - Precondition: the matrix is square.
  package var characteristicPolynomial: Polynomial {
    precondition(isSquare, "the characteristic polynomial of a matrix that is not square")
    let matrix = storage
    return withExtendedLifetime(matrix) { Polynomial.writing { fmpq_mat_charpoly($0, matrix.pointer) } }
  }

  /// The unit lower-triangular `L` and the diagonal `d` with `self = L * diag(d) * L'`.
  ///
  /// Only the lower triangle is read.
  ///
  /// - Precondition: the matrix is square.
  /// - Returns: `nil` exactly when the matrix is not positive definite; there is no rounding to blame.
  package func ldlt() -> (lower: Matrix, diagonal: [Rational])? {
    precondition(isSquare, "a factorisation of a matrix that is not square")
    var lower = Matrix.identity(rowCount)
    var diagonal: [Rational] = []
    for j in 0..<rowCount {
      let pivot = (0..<j).reduce(self[j, j]) { $0 - lower[j, $1] * lower[j, $1] * diagonal[$1] }
      guard pivot.sign > 0 else { return nil }
      diagonal.append(pivot)
      for i in j + 1..<max(rowCount, j + 1) {
        let rest = (0..<j).reduce(self[i, j]) { $0 - lower[i, $1] * lower[j, $1] * diagonal[$1] }
        lower[i, j] = rest / pivot
      }
    }
    return (lower, diagonal)
  }

  /// Whether the symmetric matrix is positive definite, exactly. Only the lower triangle is read.
  package var isPositiveDefinite: Bool { ldlt() != nil }
}

extension [Rational] {
  /// The vector times the positive number that makes it whole without a common factor; zeros stay.
  package var withoutCommonFactor: [Rational] {
    let denominator = reduce(Integer.one) { common, value in
      let shared = Integer.greatestCommonDivisor(common, value.denominator)
      return common * value.denominator.dividedExactly(by: shared)
    }
    let whole = map { ($0 * Rational(denominator)).numerator }
    let factor = whole.reduce(Integer.zero, Integer.greatestCommonDivisor)
    return factor.isZero ? self : whole.map { Rational($0.dividedExactly(by: factor)) }
  }
}
