// Matrices from Matrix Market files: a banner, the sizes, and entries one to a line.

import Exact

extension MatrixFile {
  init(matrixMarket bytes: [UInt8]) throws(MatrixFileFault) {
    var reader = MatrixMarketReader(bytes)
    let sum = try reader.matrix()
    try self.init(rowCount: sum.rowCount, columnCount: sum.columnCount, entries: sum.entries) { index in
      sum.exact?[index] ?? .zero
    }
  }
}

/// Reads a Matrix Market file from its first line to its last.
private struct MatrixMarketReader {
  private let bytes: [UInt8]
  private var lines: LineCursor

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineCursor(bytes)
  }

  mutating func matrix() throws(MatrixFileFault) -> MatrixMarketSum {
    let banner = try banner()
    guard let sizes = nextLine() else { throw fault(.noSizes) }
    let words = try words(in: sizes, count: banner.layout == .coordinate ? 3 : 2)
    let (rowCount, columnCount) = (try size(words[0]), try size(words[1]))
    try MatrixFile.check(rowCount: rowCount, columnCount: columnCount)
    guard banner.symmetry == .general || rowCount == columnCount else {
      throw fault(.notSquare(rows: rowCount, columns: columnCount))
    }
    var sum = MatrixMarketSum(rowCount: rowCount, columnCount: columnCount, symmetry: banner.symmetry)
    switch banner.layout {
    case .coordinate: try readCoordinates(count: size(words[2]), banner.field, into: &sum)
    case .array: try readArray(banner.field, into: &sum)
    }
    return sum
  }

  private mutating func banner() throws(MatrixFileFault) -> MatrixMarketBanner {
    let line = lines.next() ?? 0..<0
    do throws(MatrixMarketFault) {
      return try MatrixMarketBanner(bytes, in: line)
    } catch {
      throw fault(error)
    }
  }

  private mutating func readCoordinates(
    count: Int, _ field: MatrixMarketBanner.Field, into sum: inout MatrixMarketSum
  ) throws(MatrixFileFault) {
    var found = 0
    while let line = nextLine() {
      guard found < count else { throw fault(.tooManyEntries(expected: count)) }
      let words = try words(in: line, count: field == .pattern ? 2 : 3)
      guard let row = index(words[0], count: sum.rowCount) else {
        throw fault(.row(bytes.text(words[0]), count: sum.rowCount))
      }
      guard let column = index(words[1], count: sum.columnCount) else {
        throw fault(.column(bytes.text(words[1]), count: sum.columnCount))
      }
      if sum.symmetry != .general, column > row {
        throw fault(.aboveDiagonal(row: row + 1, column: column + 1))
      }
      if sum.symmetry == .skew, column == row { throw fault(.onDiagonal(row: row + 1)) }
      if field == .pattern {
        try sum.add(1, .one, row: row, column: column)
      } else {
        try add(words[2], field, to: &sum, row: row, column: column)
      }
      found += 1
    }
    guard found == count else { throw fault(.tooFewEntries(expected: count, found: found)) }
  }

  private mutating func readArray(
    _ field: MatrixMarketBanner.Field, into sum: inout MatrixMarketSum
  ) throws(MatrixFileFault) {
    // By columns; with symmetry from the diagonal, or from below it, down.
    func firstRow(_ column: Int) -> Int {
      switch sum.symmetry {
      case .general: 0
      case .symmetric: column
      case .skew: column + 1
      }
    }
    let count = (0..<sum.columnCount).reduce(0) { $0 + sum.rowCount - firstRow($1) }
    var found = 0
    for column in 0..<sum.columnCount {
      for row in firstRow(column)..<sum.rowCount {
        guard let line = nextLine() else { throw fault(.tooFewEntries(expected: count, found: found)) }
        try add(words(in: line, count: 1)[0], field, to: &sum, row: row, column: column)
        found += 1
      }
    }
    guard nextLine() == nil else { throw fault(.tooManyEntries(expected: count)) }
  }

  private func add(
    _ word: Range<Int>, _ field: MatrixMarketBanner.Field, to sum: inout MatrixMarketSum,
    row: Int, column: Int
  ) throws(MatrixFileFault) {
    let number: WrittenNumber
    do throws(EntryFault) {
      number = try WrittenNumber(bytes, in: word)
      if field == .integer, number.form != .whole { throw .notWhole(bytes.text(word)) }
    } catch {
      throw .entry(row: row + 1, column: column + 1, error)
    }
    guard let value = number.value(in: bytes) else {
      throw .entry(row: row + 1, column: column + 1, .tooLarge)
    }
    try sum.add(value, number.rational(in: bytes), row: row, column: column)
  }

  /// The next line that is neither blank nor a comment.
  private mutating func nextLine() -> Range<Int>? {
    while let line = lines.next() {
      let content = bytes.trimmed(line)
      if !content.isEmpty, bytes[content.lowerBound] != UInt8(ascii: "%") { return content }
    }
    return nil
  }

  private func words(in line: Range<Int>, count: Int) throws(MatrixFileFault) -> [Range<Int>] {
    let words = Array(WordCursor(bytes, in: line))
    guard words.count == count else { throw fault(.wordCount(expected: count, found: words.count)) }
    return words
  }

  private func size(_ word: Range<Int>) throws(MatrixFileFault) -> Int {
    let size = bytes[word].allSatisfy(\.isDigit) ? bytes.size(word) : .max
    guard size < .max else { throw fault(.notASize(bytes.text(word))) }
    return size
  }

  /// The index counted from 0; `nil` when it is no number from 1 to the count.
  private func index(_ word: Range<Int>, count: Int) -> Int? {
    guard bytes[word].allSatisfy(\.isDigit) else { return nil }
    let index = bytes.size(word)
    return (1...count).contains(index) ? index - 1 : nil
  }

  private func fault(_ fault: MatrixMarketFault) -> MatrixFileFault {
    .matrixMarket(line: max(lines.lineNumber, 1), fault)
  }
}
