// Dense matrices over any commutative ring.

/// A rectangular table of ring elements, stored by rows.
package struct Matrix<Element: Sendable>: Sendable {
  package let rowCount: Int
  package let columnCount: Int
  package private(set) var entries: [Element]

  /// - Precondition: there are as many entries as places.
  package init(rowCount: Int, columnCount: Int, entries: [Element]) {
    precondition(entries.count == rowCount * columnCount, "a matrix with a wrong number of entries")
    (self.rowCount, self.columnCount, self.entries) = (rowCount, columnCount, entries)
  }

  package init(rowCount: Int, columnCount: Int, _ entry: (Int, Int) throws -> Element) rethrows {
    var entries: [Element] = []
    entries.reserveCapacity(rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { entries.append(try entry(row, column)) }
    }
    self.init(rowCount: rowCount, columnCount: columnCount, entries: entries)
  }

  /// - Precondition: all rows have the same length.
  package init(rows: [[Element]]) {
    let width = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == width }, "a matrix with rows of different lengths")
    self.init(rowCount: rows.count, columnCount: width, entries: rows.flatMap { $0 })
  }

  package subscript(row: Int, column: Int) -> Element {
    get { entries[row * columnCount + column] }
    set { entries[row * columnCount + column] = newValue }
  }

  package var isSquare: Bool { rowCount == columnCount }
  package var rows: [[Element]] {
    (0..<rowCount).map { Array(entries[$0 * columnCount..<($0 + 1) * columnCount]) }
  }

  package var transposed: Matrix {
    Matrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0] }
  }

  package func map<Other>(_ transform: (Element) throws -> Other) rethrows -> Matrix<Other> {
    Matrix<Other>(rowCount: rowCount, columnCount: columnCount, entries: try entries.map(transform))
  }

  /// One matrix from a table of blocks.
  ///
  /// - Precondition: blocks side by side have equal heights, blocks on top of each other equal widths.
  package init(blocks: [[Matrix]]) {
    let rows = blocks.flatMap { line in
      (0..<(line.first?.rowCount ?? 0)).map { row in line.flatMap { $0.rows[row] } }
    }
    self.init(rows: rows)
  }
}

extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}

extension Matrix where Element: Ring {
  package static func identity(_ size: Int) -> Matrix {
    Matrix(rowCount: size, columnCount: size) { $0 == $1 ? .one : .zero }
  }

  package static func zero(_ rowCount: Int, _ columnCount: Int) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount) { _, _ in .zero }
  }

  /// - Precondition: the shapes agree.
  package static func + (a: Matrix, b: Matrix) -> Matrix { zip(a, b, +) }
  /// - Precondition: the shapes agree.
  package static func - (a: Matrix, b: Matrix) -> Matrix { zip(a, b, -) }
  package static prefix func - (a: Matrix) -> Matrix { a.map { -$0 } }
  package static func * (scalar: Element, a: Matrix) -> Matrix { a.map { scalar * $0 } }

  private static func zip(_ a: Matrix, _ b: Matrix, _ operation: (Element, Element) -> Element) -> Matrix {
    precondition(a.rowCount == b.rowCount && a.columnCount == b.columnCount, "shapes differ")
    return Matrix(
      rowCount: a.rowCount, columnCount: a.columnCount,
      entries: Swift.zip(a.entries, b.entries).map(operation))
  }

  /// - Precondition: the left matrix is as wide as the right one is high.
  package static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columnCount == b.rowCount, "shapes do not fit a product")
    return Matrix(rowCount: a.rowCount, columnCount: b.columnCount) { row, column in
      var sum = Element.zero
      for k in 0..<a.columnCount { sum = sum + a[row, k] * b[k, column] }
      return sum
    }
  }

  package var trace: Element {
    (0..<min(rowCount, columnCount)).reduce(.zero) { $0 + self[$1, $1] }
  }
}
