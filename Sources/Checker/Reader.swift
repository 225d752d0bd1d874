// A strict reader of JSON: no doubt about what a document means, and no way to exhaust the stack.

/// Reads one document in time linear in its size; what it throws says at which byte.
///
/// Stricter than JSON: keys do not repeat, numbers are whole and fit `Int32`, and there are limits.
package struct Reader {
  /// How many others a value can stand inside.
  package static let depthLimit = 64
  package static let byteLimit = 64_000_000
  package static let valueLimit = 4_000_000

  private let bytes: [UInt8]
  private var (position, valueCount) = (0, 0)

  package static func value(of bytes: [UInt8]) throws -> Value {
    var reader = Reader(bytes: bytes)
    guard bytes.count <= byteLimit else { throw reader.refusal("more than \(byteLimit) bytes") }
    let value = try reader.value(inside: 0)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.refusal("expected nothing after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The byte to be read; `nil` at the end.
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func refusal(_ reason: String) -> Rejection { Rejection(place: "byte \(position)", reason: reason) }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Takes a text, and any space before it.
  private mutating func expect(_ text: String) throws {
    skipSpace()
    guard take(text) else { throw refusal("expected \(text)") }
  }

  /// Reads a value and any space before it.
  private mutating func value(inside depth: Int) throws -> Value {
    skipSpace()
    valueCount += 1
    guard valueCount <= Self.valueLimit && depth <= Self.depthLimit else { throw refusal("too many values") }
    switch next {
    case UInt8(ascii: "{"):
      var keys = Set<[UInt8]>()
      return .object(try list("{", "}") { try $0.member(inside: depth + 1, besides: &keys) })
    case UInt8(ascii: "["): return .array(try list("[", "]") { try $0.value(inside: depth + 1) })
    case UInt8(ascii: "\""): return .string(try string())
    default:
      if take("null") { return .null }
      if take("true") { return .boolean(true) }
      return take("false") ? .boolean(false) : .number(try number())
    }
  }

  /// What stands between two signs, with commas between.
  private mutating func list<Item>(
    _ first: String, _ last: String, item: (inout Reader) throws -> Item
  ) throws -> [Item] {
    try expect(first)
    skipSpace()
    var items: [Item] = []
    if take(last) { return items }
    repeat {
      items.append(try item(&self))
      skipSpace()
    } while take(",")
    try expect(last)
    return items
  }

  private mutating func member(inside depth: Int, besides keys: inout Set<[UInt8]>) throws -> Member {
    let key = try string()
    guard keys.insert(Array(key.utf8)).inserted else { throw refusal("the key before this is a duplicate") }
    try expect(":")
    return Member(key: key, value: try value(inside: depth))
  }

  private mutating func number() throws -> Int {
    let start = position
    while let byte = next, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Swift writes a number in one way only, so this refuses `-0`, `01` and the like.
    if let value = Int32(text), String(value) == text { return Int(value) }
    throw refusal("expected a value before this; numbers are whole, canonical and within 32 bits")
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw refusal("a control character in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { text += try escaped().utf8 } else { text.append(byte) }
    }
    try expect("\"")
    if let string = String(validating: text, as: UTF8.self) { return string }
    throw refusal("the string before this is not UTF-8")
  }

  /// What an escape stands for, after its backslash.
  private mutating func escaped() throws -> String {
    let (letters, meanings) = ("\"\\/bfnrt".unicodeScalars, "\"\\/\u{8}\u{C}\n\r\t".unicodeScalars)
    for (letter, meaning) in zip(letters, meanings) where take(String(letter)) { return String(meaning) }
    var units: [UInt16] = []
    guard take("u") else { throw refusal("expected an escape") }
    repeat {
      let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
      guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16)
      else { throw refusal("expected four hexadecimal digits") }
      units.append(unit)
      position += 4
    } while take("\\u")
    if let text = String(validating: units, as: UTF16.self) { return text }
    throw refusal("half of a surrogate pair before this")
  }
}
