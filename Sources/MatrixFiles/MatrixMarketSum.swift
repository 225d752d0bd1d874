// A matrix that is filled entry by entry, as Matrix Market files fill theirs.

import Exact

/// The sum of the entries read so far, with the places that symmetry fills.
struct MatrixMarketSum {
  let rowCount: Int
  let columnCount: Int
  let symmetry: MatrixMarketBanner.Symmetry
  private(set) var entries: [Double]
  /// `nil` when the matrix is too large for exact numbers.
  private(set) var exact: [Rational]?

  /// - Precondition: the size has been checked.
  init(rowCount: Int, columnCount: Int, symmetry: MatrixMarketBanner.Symmetry) {
    (self.rowCount, self.columnCount, self.symmetry) = (rowCount, columnCount, symmetry)
    entries = Array(repeating: 0, count: rowCount * columnCount)
    exact = entries.count <= MatrixFile.exactLimit ? Array(repeating: .zero, count: entries.count) : nil
  }

  /// Adds a number to a place, both counted from 0, and to the one opposite where there is symmetry.
  ///
  /// - Precondition: the place is in the matrix and among those that this symmetry stores.
  mutating func add(
    _ value: Double, _ rational: @autoclosure () -> Rational, row: Int, column: Int
  ) throws(MatrixFileFault) {
    let index = row * columnCount + column
    if var rationals = exact.take() {
      let isFirst = rationals[index].isZero
      rationals[index] += rational()
      // The sum of the nearest doubles need not be the double nearest to the sum.
      entries[index] = isFirst ? value : rationals[index].nearestDouble
      if row != column, symmetry != .general {
        let opposite = rationals[index]
        rationals[column * columnCount + row] = symmetry == .skew ? -opposite : opposite
      }
      exact = rationals
    } else {
      entries[index] += value
    }
    guard entries[index].isFinite else { throw .entry(row: row + 1, column: column + 1, .tooLarge) }
    if row != column, symmetry != .general {
      // Not the negative, which for 0 would be a zero with a minus.
      entries[column * columnCount + row] = symmetry == .skew ? 0 - entries[index] : entries[index]
    }
  }
}
