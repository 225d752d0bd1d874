// Matrices from `.npy` files: a header, then the entries as bytes.

extension MatrixFile {
  init(numPy bytes: [UInt8]) throws(MatrixFileFault) {
    let header = try NumPyHeader(bytes)
    let (type, rowCount, columnCount) = (header.type, header.rowCount, header.columnCount)
    // Both sides are limited, so these products do not overflow.
    let count = rowCount * columnCount
    let (expected, found) = (count * type.size, bytes.count - header.dataOffset)
    guard expected == found else { throw .numPy(.dataSize(expected: expected, found: found)) }
    let stored = type.numbers(bytes, at: header.dataOffset, count: count)
    try self.init(
      rowCount: rowCount, columnCount: columnCount,
      entries: header.isByColumns
        ? Self.transposed(stored, rowCount: columnCount, columnCount: rowCount) : stored
    ) { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
      let place = header.isByColumns ? column * rowCount + row : index
      return type.rational(bytes, at: header.dataOffset + place * type.size)
    }
  }

  /// The transpose of a matrix, by rows like the matrix itself.
  ///
  /// - Precondition: there are as many entries as places.
  static func transposed(_ entries: [Double], rowCount: Int, columnCount: Int) -> [Double] {
    precondition(entries.count == rowCount * columnCount, "entries that fill no matrix")
    // By squares that fit the cache, or every step would fetch a line of memory for one number.
    let side = 32
    return [Double](unsafeUninitializedCapacity: entries.count) { result, count in
      for top in stride(from: 0, to: rowCount, by: side) {
        for left in stride(from: 0, to: columnCount, by: side) {
          for row in top..<min(top + side, rowCount) {
            for column in left..<min(left + side, columnCount) {
              result.initializeElement(
                at: column * rowCount + row, to: entries[row * columnCount + column])
            }
          }
        }
      }
      count = entries.count
    }
  }
}
