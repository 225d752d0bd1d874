// A matrix of real numbers from a file that another program wrote.

import Exact

/// A dense real matrix read from a file: at least one row and one column, and every entry finite.
package struct MatrixFile: Sendable {
  package let rowCount: Int
  package let columnCount: Int
  /// The entries by rows, each the double nearest to what the file says.
  ///
  /// A NumPy file says doubles, floats or integers, and only integers beyond 2^53 are rounded. Where Matrix
  /// Market names a place twice and `exact` is `nil`, the two numbers are added as doubles.
  package let entries: [Double]
  /// The entries exactly as the file says them, by rows; `nil` when there are more than `exactLimit` of them.
  package let exact: [Rational]?

  package static let exactLimit = 400 * 400
  /// Larger files are refused before they are read, and larger members of archives before they are inflated.
  package static let sizeLimit = 2 << 30
  /// The most rows, and the most columns, that are read.
  package static let sideLimit = 20_000
  /// The most entries that are kept, zeros included: less than a gigabyte of doubles.
  package static let entryLimit = 100_000_000

  /// - Parameter exactEntry: the entry with this index, exactly; asked for only when few enough are wanted.
  /// - Precondition: there are as many entries as places.
  init(
    rowCount: Int, columnCount: Int, entries: [Double], exactEntry: (Int) -> Rational
  ) throws(MatrixFileFault) {
    precondition(entries.count == rowCount * columnCount, "entries that fill no matrix")
    if let index = entries.firstIndex(where: { !$0.isFinite }) {
      let fault: EntryFault = entries[index].isNaN ? .notANumber : .infinite
      throw .entry(row: index / columnCount + 1, column: index % columnCount + 1, fault)
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.entries = entries
    exact = entries.count <= Self.exactLimit ? entries.indices.map(exactEntry) : nil
  }

  /// Whether there may be a matrix of this size.
  static func check(rowCount: Int, columnCount: Int) throws(MatrixFileFault) {
    guard rowCount > 0, columnCount > 0 else { throw .noEntries(rows: rowCount, columns: columnCount) }
    guard rowCount <= sideLimit else { throw .tooManyRows(found: rowCount) }
    guard columnCount <= sideLimit else { throw .tooManyColumns(found: columnCount) }
    guard rowCount * columnCount <= entryLimit else {
      throw .tooManyEntries(rows: rowCount, columns: columnCount)
    }
  }
}
