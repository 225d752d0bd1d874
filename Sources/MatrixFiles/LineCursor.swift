// Lines and words of a text that is taken as bytes, because characters are slow to come by.

/// The lines of a text without their ends; `\n`, `\r\n` and `\r` end one.
struct LineCursor {
  let bytes: [UInt8]
  private(set) var lineNumber = 0
  private var position: Int

  /// A byte order mark at the beginning is left out.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line; `nil` behind the last one.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, !bytes[position].isLineEnd { position += 1 }
    let line = start..<position
    if position < bytes.count {
      position += bytes[position...].starts(with: "\r\n".utf8) ? 2 : 1
    }
    lineNumber += 1
    return line
  }
}

/// The words of a line, which spaces and tabs separate.
struct WordCursor: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  init(_ bytes: [UInt8], in line: Range<Int>) {
    self.bytes = bytes
    (position, end) = (line.lowerBound, line.upperBound)
  }

  mutating func next() -> Range<Int>? {
    while position < end, bytes[position].isSpace { position += 1 }
    guard position < end else { return nil }
    let start = position
    while position < end, !bytes[position].isSpace { position += 1 }
    return start..<position
  }
}

extension [UInt8] {
  /// The range without spaces and tabs at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isSpace { start += 1 }
    while start < end, self[end - 1].isSpace { end -= 1 }
    return start..<end
  }
}
