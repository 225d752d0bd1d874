// Bytes asked what they stand for: letters in a text, words of several bytes in a binary file.

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  /// A space or a tab.
  var isSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension [UInt8] {
  /// The number at an offset, its lowest byte first; `nil` when it does not lie within the bytes.
  func littleEndian<Word: FixedWidthInteger>(_ type: Word.Type, at offset: Int) -> Word? {
    guard offset >= 0, offset <= count - MemoryLayout<Word>.size else { return nil }
    return withUnsafeBytes { Word(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }

  /// The text in a range, what is no UTF-8 replaced.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
