// JSON from text.

/// Why a text is no JSON of ours, and at which byte.
package struct JSONFault: Error, Hashable, Sendable {
  package let offset: Int
  package let expected: String
}

extension JSON {
  /// The value of a key; `nil` for what is no object or has no such key.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// Reads one value; its numbers are counts.
  package init(reading bytes: [UInt8]) throws(JSONFault) {
    var reader = Reader(bytes: bytes)
    self = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == bytes.count else { throw reader.fault("the end") }
  }
}

private struct Reader {
  let bytes: [UInt8]
  var offset = 0
  private static let mostDepth = 200

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func fault(_ expected: String) -> JSONFault { JSONFault(offset: offset, expected: expected) }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ word: String) throws(JSONFault) {
    guard bytes[offset...].starts(with: word.utf8) else { throw fault("'\(word)'") }
    offset += word.utf8.count
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSON {
    skipSpace()
    guard depth < Self.mostDepth else { throw fault("fewer brackets") }
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    case UInt8(ascii: "t"):
      try expect("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .boolean(false)
    default:
      let digits = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let count = Int(String(decoding: digits, as: UTF8.self)) else { throw fault("a value") }
      offset += digits.count
      return .count(count)
    }
  }

  private mutating func elements(depth: Int) throws(JSONFault) -> [JSON] {
    try expect("[")
    var found: [JSON] = []
    skipSpace()
    if take("]") { return found }
    repeat {
      found.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return found
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [JSON.Member] {
    try expect("{")
    var found: [JSON.Member] = []
    skipSpace()
    if take("}") { return found }
    repeat {
      skipSpace()
      let key = try string()
      skipSpace()
      try expect(":")
      guard !found.contains(where: { $0.key == key }) else { throw fault("every key once") }
      found.append(JSON.Member(key, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    try expect("}")
    return found
  }

  private mutating func string() throws(JSONFault) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("no control character") }
      offset += 1
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        continue
      }
      text += try escaped().utf8
    }
    try expect("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escaped() throws(JSONFault) -> String {
    guard let letter = next else { throw fault("an escape") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
      guard digits.count == 4, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
      else {
        throw fault("four hexadecimal digits")
      }
      offset += 4
      return String(scalar)
    default: throw fault("an escape")
    }
  }
}
