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

  package static func value(of bytes: [UInt8]) throws(Rejection) -> Value {
    var reader = Reader(bytes: bytes)
    guard bytes.count <= byteLimit else { throw reader.refusal("more than \(byteLimit) bytes") }
    let value = try reader.value(inside: 0)
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

  private mutating func expect(_ text: String) throws(Rejection) {
    guard take(text) else { throw refusal("expected \(text)") }
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Reads a value and the space around it.
  private mutating func value(inside depth: Int) throws(Rejection) -> Value {
    skipSpace()
    valueCount += 1
    guard valueCount <= Self.valueLimit && depth <= Self.depthLimit else { throw refusal("too many values") }
    var value = Value.null
    switch next {
    case UInt8(ascii: "{"): value = .object(try members(inside: depth + 1))
    case UInt8(ascii: "["): value = .array(try elements(inside: depth + 1))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "n"): try expect("null")
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      value = .boolean(take("true"))
      if value == .boolean(false) { try expect("false") }
    default: value = .number(try number())
    }
    skipSpace()
    return value
  }

  private mutating func elements(inside depth: Int) throws(Rejection) -> [Value] {
    try expect("[")
    skipSpace()
    var values: [Value] = []
    if take("]") { return values }
    repeat { values.append(try value(inside: depth)) } while take(",")
    try expect("]")
    return values
  }

  private mutating func members(inside depth: Int) throws(Rejection) -> [Member] {
    try expect("{")
    skipSpace()
    var (members, keys): ([Member], Set<String>) = ([], [])
    if take("}") { return members }
    repeat {
      skipSpace()
      let key = try string()
      guard keys.insert(key).inserted else { throw refusal("the key before this is a duplicate") }
      skipSpace()
      try expect(":")
      members.append(Member(key: key, value: try value(inside: depth)))
    } while take(",")
    try expect("}")
    return members
  }

  private mutating func number() throws(Rejection) -> Int {
    let start = position
    while let byte = next, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Swift writes a number in one way only, so this refuses `-0`, `01` and the like.
    if let value = Int32(text), String(value) == text { return Int(value) }
    throw refusal("expected a value before this; numbers are whole, canonical and within 32 bits")
  }

  private mutating func string() throws(Rejection) -> String {
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
  private mutating func escaped() throws(Rejection) -> String {
    let (letters, meanings) = ("\"\\/bfnrt".unicodeScalars, "\"\\/\u{8}\u{C}\n\r\t".unicodeScalars)
    for (letter, meaning) in zip(letters, meanings) where take(String(letter)) { return String(meaning) }
    var units: [UInt16] = []
    try expect("u")
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
