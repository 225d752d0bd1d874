// Real matrices in floating point, and their eigenvalues by LAPACK: guesses, every one of them.

internal import CLAPACKE
import Exact

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

  /// The nearest doubles.
  package init(_ matrix: Matrix<Rational>) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { matrix[$0, $1].approximation }
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
