// A text with a name, and places in it.

/// A text file that has been read.
package struct SourceFile: Hashable, Sendable {
  /// The path as the user gave it, or the shipped path.
  package let name: String
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A piece of a text, in UTF-8 bytes from its start.
package struct SourceRange: Hashable, Sendable {
  package let start: Int
  package let end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// Everything from the start of one range to the end of another.
  package func joined(with other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}

extension SourceFile {
  /// Where a piece of the text begins, for people: lines and columns from 1, columns counted in characters.
  package func position(of range: SourceRange) -> (line: Int, column: Int) {
    let (number, content, start) = line(at: range.start)
    let before = content.utf8.prefix(range.start - start)
    return (number, String(decoding: before, as: UTF8.self).count + 1)
  }

  /// The line that holds a byte: its number from 1, its text, and the byte it starts at.
  func line(at offset: Int) -> (number: Int, text: String, start: Int) {
    let bytes = Array(text.utf8)
    let place = min(offset, bytes.count)
    var start = place
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = place
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let number = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    return (number, String(decoding: bytes[start..<max(start, end)], as: UTF8.self), start)
  }
}
