// What can be wrong with a file that should hold a matrix.

/// Why no matrix could be read; `MatrixFileFault+Text.swift` puts it into words.
///
/// Rows, columns and lines are counted from 1, bytes from 0.
package enum MatrixFileFault: Error, Hashable, Sendable {
  case unknownEnding
  case missing
  case isDirectory
  case notARegularFile
  case unreadable(code: Int32)
  case tooLarge(limit: Int)
  case empty

  case notAMatrix(shape: [Int])
  case noEntries(rows: Int, columns: Int)
  /// `nil` when reading stopped at the first row too many.
  case tooManyRows(found: Int?)
  case tooManyColumns(found: Int?)
  case tooManyEntries(rows: Int, columns: Int)
  case entry(row: Int, column: Int, EntryFault)

  case numPy(NumPyFault)
  case archive(ArchiveFault)
  case matrixMarket(line: Int, MatrixMarketFault)
  case table(TableFault)
}

/// What is wrong with one entry.
package enum EntryFault: Error, Hashable, Sendable {
  case notANumber
  case infinite
  /// Finite, but no double is near it.
  case tooLarge
  case exponentTooLarge
  case tooLong(characters: Int)
  case blank
  case unreadable(String)
  case notWhole(String)
}

/// What is wrong with a `.npy` file.
package enum NumPyFault: Error, Hashable, Sendable {
  case notNumPy
  case version(major: Int, minor: Int)
  case cutOff(expected: Int, found: Int)
  /// The first byte of the file at which its header stops being what NumPy writes.
  case header(offset: Int)
  case missingKey(String)
  case unexpectedKey(String)
  case repeatedKey(String)
  case value(key: String, text: String)
  case type(String)
  case dataSize(expected: Int, found: Int)
}

/// What is wrong with a `.npz` archive.
package enum ArchiveFault: Error, Hashable, Sendable {
  case notAnArchive
  case damagedDirectory
  case damagedMember(String)
  case encrypted(String)
  case method(String, code: Int)
  case tooLarge(String, limit: Int)
  case size(String, expected: Int, found: Int)
  case inflation(String, code: Int32)
  case checksum(String)
  case noArrays
  case severalArrays([String])
  case noArray(String, among: [String])
  case repeatedName(String)
}

/// What is wrong with a line of a Matrix Market file.
package enum MatrixMarketFault: Error, Hashable, Sendable {
  case banner(expected: [String], found: String)
  case complex
  case patternArray
  case noSizes
  case wordCount(expected: Int, found: Int)
  case notASize(String)
  case notSquare(rows: Int, columns: Int)
  case row(String, count: Int)
  case column(String, count: Int)
  case aboveDiagonal(row: Int, column: Int)
  case onDiagonal(row: Int)
  case tooFewEntries(expected: Int, found: Int)
  case tooManyEntries(expected: Int)
}

/// What is wrong with the lines of a `.csv` file.
package enum TableFault: Error, Hashable, Sendable {
  case noNumbers
  case raggedRow(row: Int, line: Int, entries: Int, before: Int)
  case header(names: Int, entries: Int)
  case openQuote(line: Int)
}
