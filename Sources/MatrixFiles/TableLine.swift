// A line of a table: where its comment begins, what separates its fields, and the fields.

/// What stands between the fields of a line.
enum Separator: Equatable {
  case mark(UInt8)
  /// Any number of spaces and tabs.
  case space

  /// What most likely separates the fields of a line: of semicolon, comma and tab the first that it has outside
  /// quotation marks, else spaces.
  ///
  /// Semicolons go first because numbers may have commas in them where semicolons separate; such numbers are
  /// then refused, not read as two.
  init(guessedFrom bytes: [UInt8], in line: Range<Int>) {
    var isQuoted = false
    var found: Set<UInt8> = []
    for byte in bytes[line] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { found.insert(byte) }
    }
    let marks = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
    self = marks.first(where: found.contains).map { .mark($0) } ?? .space
  }
}

/// The fields of a line without the spaces and quotation marks around them.
struct TableFields: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let separator: Separator
  private var position: Int
  private let end: Int
  private var isDone = false

  /// - Precondition: the line has spaces at neither end, and all its quotation marks are closed.
  init(_ bytes: [UInt8], in line: Range<Int>, separator: Separator) {
    self.bytes = bytes
    self.separator = separator
    (position, end) = (line.lowerBound, line.upperBound)
  }

  mutating func next() -> Range<Int>? {
    guard !isDone else { return nil }
    skipFilling()
    let start = position
    if let inside = quoted() {
      if separator != .space { skipFilling() }
      if position == end || isSeparator(bytes[position]) {
        finishField()
        return bytes.trimmed(inside)
      }
    }
    while position < end, !isSeparator(bytes[position]) { position += 1 }
    let field = start..<position
    finishField()
    return bytes.trimmed(field)
  }

  private mutating func finishField() {
    isDone = position == end
    if !isDone { position += 1 }
  }

  /// What stands between quotation marks that open here; `nil` when none do.
  private mutating func quoted() -> Range<Int>? {
    let mark = UInt8(ascii: "\"")
    guard position < end, bytes[position] == mark else { return nil }
    let start = position + 1
    position = start
    while position < end {
      if bytes[position] != mark {
        position += 1
      } else if position + 1 < end, bytes[position + 1] == mark {
        position += 2
      } else {
        position += 1
        return start..<position - 1
      }
    }
    return nil
  }

  private mutating func skipFilling() {
    while position < end, isFilling(bytes[position]) { position += 1 }
  }

  private func isFilling(_ byte: UInt8) -> Bool { byte.isSpace && separator != .mark(byte) }

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch separator {
    case .mark(let mark): byte == mark
    case .space: byte.isSpace
    }
  }
}
