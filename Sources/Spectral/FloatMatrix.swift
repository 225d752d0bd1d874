// Real matrices in floating point, and their eigenvalues by LAPACK: guesses, every one of them.

internal import CLAPACKE
import Exact
import Glibc

/// A dense matrix of doubles, stored by columns as LAPACK likes it.
package struct FloatMatrix: Sendable, Equatable {
  package let rowCount: Int
  package let columnCount: Int
  package private(set) var storage: [Double]

  package init(rowCount: Int, columnCount: Int, _ entry: (Int, Int) -> Double) {
    (self.rowCount, self.columnCount) = (rowCount, columnCount)
    storage = []
    storage.reserveCapacity(rowCount * columnCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { storage.append(entry(row, column)) }
    }
  }

  /// - Precondition: there are as many entries as places.
  package init(rowCount: Int, columnCount: Int, storage: [Double]) {
    precondition(storage.count == rowCount * columnCount, "a matrix with a wrong number of entries")
    (self.rowCount, self.columnCount, self.storage) = (rowCount, columnCount, storage)
  }

  package static func zero(_ rowCount: Int, _ columnCount: Int) -> FloatMatrix {
    FloatMatrix(
      rowCount: rowCount, columnCount: columnCount,
      storage: [Double](repeating: 0, count: rowCount * columnCount))
  }

  package static func identity(_ size: Int) -> FloatMatrix {
    var matrix = zero(size, size)
    for place in 0..<size { matrix[place, place] = 1 }
    return matrix
  }

  package subscript(row: Int, column: Int) -> Double {
    get { storage[column * rowCount + row] }
    set { storage[column * rowCount + row] = newValue }
  }

  package var isFinite: Bool { storage.allSatisfy(\.isFinite) }

  package var transposed: FloatMatrix {
    FloatMatrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0] }
  }

  /// Adds a multiple of another matrix of the same shape.
  package mutating func add(_ scale: Double, _ other: FloatMatrix) {
    precondition(rowCount == other.rowCount && columnCount == other.columnCount, "shapes differ")
    for place in storage.indices { storage[place] += scale * other.storage[place] }
  }

  /// Sets the block whose first entry stands at a place.
  package mutating func place(_ block: FloatMatrix, at row: Int, _ column: Int) {
    for j in 0..<block.columnCount {
      for i in 0..<block.rowCount { self[row + i, column + j] = block[i, j] }
    }
  }

  /// - Precondition: the left matrix is as wide as the right one is high.
  package static func * (a: FloatMatrix, b: FloatMatrix) -> FloatMatrix {
    precondition(a.columnCount == b.rowCount, "shapes do not fit a product")
    var product = zero(a.rowCount, b.columnCount)
    guard a.columnCount > 0, !product.storage.isEmpty else { return product }
    let (columnMajor, asItIs): (Int32, Int32) = (102, 111)
    cblas_dgemm(
      columnMajor, asItIs, asItIs, Int32(a.rowCount), Int32(b.columnCount), Int32(a.columnCount), 1,
      a.storage,
      Int32(a.rowCount), b.storage, Int32(b.rowCount), 0, &product.storage, Int32(a.rowCount))
    return product
  }
}

/// A complex number in floating point.
package struct FloatComplex: Sendable, Hashable {
  package var re: Double
  package var im: Double

  package init(_ re: Double, _ im: Double = 0) { (self.re, self.im) = (re, im) }

  package var squaredModulus: Double { re * re + im * im }
  package var modulus: Double { squaredModulus.squareRoot() }
  package var conjugate: FloatComplex { FloatComplex(re, -im) }

  package static func + (a: Self, b: Self) -> Self { Self(a.re + b.re, a.im + b.im) }
  package static func - (a: Self, b: Self) -> Self { Self(a.re - b.re, a.im - b.im) }
  package static func * (a: Self, b: Self) -> Self {
    Self(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  package static func / (a: Self, b: Self) -> Self {
    let scale = 1 / b.squaredModulus
    return Self((a.re * b.re + a.im * b.im) * scale, (a.im * b.re - a.re * b.im) * scale)
  }

  /// From 0 to pi: how far from the positive real axis.
  package var angle: Double { acos(max(-1, min(1, re / modulus))) }

  /// The square root with a real part that is not negative.
  package var squareRoot: FloatComplex {
    let size = modulus
    let real = ((size + Swift.abs(re)) / 2).squareRoot()
    if real == 0 { return FloatComplex(0) }
    let other = im / (2 * real)
    if re >= 0 { return FloatComplex(real, other) }
    return FloatComplex(Swift.abs(other), im < 0 ? -real : real)
  }
}

/// Sets how many threads the linear algebra uses.
///
/// One is fastest for eigenvalues up to 1000 rows on the machines that were measured, and with one the answer does
/// not depend on how many there are.
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
}
