// Matrices from tables of text: a row to a line, perhaps below a line of names.

import Exact

extension MatrixFile {
  init(table bytes: [UInt8]) throws(MatrixFileFault) {
    var reader = TableReader(bytes)
    try reader.readAll()
    let numbers = reader.numbers
    try self.init(
      rowCount: reader.rowCount, columnCount: reader.columnCount, entries: reader.entries
    ) { numbers[$0].rational(in: bytes) }
  }
}

/// Reads a table line by line.
private struct TableReader {
  private(set) var entries: [Double] = []
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  /// The first entries as they were found, for those who want them exactly.
  private(set) var numbers: [WrittenNumber] = []

  private let bytes: [UInt8]
  private var lines: LineCursor
  private var header: (nameCount: Int, separator: Separator)?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineCursor(bytes)
  }

  mutating func readAll() throws(MatrixFileFault) {
    var separator: Separator?
    while let line = lines.next() {
      let line = try content(of: line)
      if line.isEmpty { continue }
      let guess = separator ?? Separator(guessedFrom: bytes, in: line)
      if separator == nil, header == nil, let count = nameCount(in: line, separator: guess) {
        header = (count, guess)
        continue
      }
      separator = guess
      try readRow(TableFields(bytes, in: line, separator: guess), separator: guess)
    }
    guard rowCount > 0 else { throw .table(.noNumbers) }
  }

  private mutating func readRow(_ fields: TableFields, separator: Separator) throws(MatrixFileFault) {
    guard rowCount < MatrixFile.sideLimit else { throw .tooManyRows(found: nil) }
    var count = 0
    for field in fields {
      guard count < MatrixFile.sideLimit else { throw .tooManyColumns(found: nil) }
      count += 1
      do throws(EntryFault) {
        try append(WrittenNumber(bytes, in: field))
      } catch {
        throw .entry(row: rowCount + 1, column: count, error)
      }
    }
    rowCount += 1
    if rowCount == 1 {
      columnCount = count
      // Names between spaces may have spaces in them.
      if let header, header.separator == separator, separator != .space, header.nameCount != count {
        throw .table(.header(names: header.nameCount, entries: count))
      }
    }
    guard count == columnCount else {
      throw .table(
        .raggedRow(row: rowCount, line: lines.lineNumber, entries: count, before: columnCount))
    }
  }

  private mutating func append(_ number: WrittenNumber) throws(EntryFault) {
    guard let value = number.value(in: bytes) else { throw .tooLarge }
    entries.append(value)
    if numbers.count < MatrixFile.exactLimit { numbers.append(number) }
  }

  /// The line without comment and without spaces at its ends.
  private func content(of line: Range<Int>) throws(MatrixFileFault) -> Range<Int> {
    var isQuoted = false
    for index in line {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: "#"), !isQuoted { return bytes.trimmed(line.lowerBound..<index) }
    }
    guard !isQuoted else { throw .table(.openQuote(line: lines.lineNumber)) }
    return bytes.trimmed(line)
  }

  /// How many names a line consists of; `nil` when something in it is a number or looks like one.
  private func nameCount(in line: Range<Int>, separator: Separator) -> Int? {
    var count = 0
    var hasName = false
    for field in TableFields(bytes, in: line, separator: separator) {
      count += 1
      guard let first = bytes[field].first else { continue }
      guard !first.isDigit, !"+-.,".utf8.contains(first) else { return nil }
      do throws(EntryFault) {
        _ = try WrittenNumber(bytes, in: field)
        return nil
      } catch {
        guard case .unreadable = error else { return nil }
        hasName = true
      }
    }
    return hasName ? count : nil
  }
}
