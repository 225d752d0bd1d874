// A strict reader of JSON: no doubt about what a document means, and no way to exhaust the stack.

/// Stricter than JSON: keys do not repeat, numbers are whole and fit `Int32`, and there are limits. What
/// escapes stand for is not looked at, since in what is understood there are none.
package struct Reader {
  package static let (byteLimit, valueLimit, depthLimit) = (64_000_000, 4_000_000, 64)
  private let bytes: [UInt8]
  private var (position, valueCount) = (0, 0)

  package static func value(of bytes: [UInt8]) throws -> Value {
    var reader = Reader(bytes: bytes)
    guard bytes.count <= byteLimit else { throw reader.refusal("more than \(byteLimit) bytes") }
    let value = try reader.value(inside: 0)
    _ = reader.take("")
    guard reader.next == nil else { throw reader.refusal("expected nothing after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  private func refusal(_ reason: String) -> Rejection { Rejection(place: "byte \(position)", reason: reason) }
  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte = next, isSkipped(byte) { position += 1 }
  }

  /// Takes a text, and any space before it, if it comes next.
  private mutating func take(_ text: String) -> Bool {
    skip { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard take(text) else { throw refusal("expected \(text)") }
  }

  private mutating func value(inside depth: Int) throws -> Value {
    valueCount += 1
    guard valueCount <= Self.valueLimit && depth <= Self.depthLimit else { throw refusal("too many values") }
    if take("[") { return .array(try list(to: "]") { try $0.value(inside: depth + 1) }) }
    if take("{") {
      var keys = Set<[UInt8]>()
      return .object(try list(to: "}") { try $0.member(inside: depth + 1, besides: &keys) })
    }
    if take("\"") { return .string(try string()) }
    if take("null") { return .null }
    if take("true") { return .boolean(true) }
    return take("false") ? .boolean(false) : .number(try number())
  }

  /// What stands before a closing sign, with commas between.
  private mutating func list<Item>(to end: String, item: (inout Reader) throws -> Item) throws -> [Item] {
    if take(end) { return [] }
    var items = [try item(&self)]
    while take(",") { items.append(try item(&self)) }
    try expect(end)
    return items
  }

  private mutating func member(inside depth: Int, besides keys: inout Set<[UInt8]>) throws -> Member {
    try expect("\"")
    let key = try string()
    guard keys.insert(Array(key.utf8)).inserted else { throw refusal("the key before this is a duplicate") }
    try expect(":")
    return Member(key: key, value: try value(inside: depth))
  }

  private mutating func number() throws -> Int {
    let start = position
    skip { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Swift writes a number in one way only, so this refuses `-0`, `01` and the like.
    if let value = Int32(text), String(value) == text { return Int(value) }
    throw refusal("expected a value before this; numbers are whole, canonical and within 32 bits")
  }

  private mutating func string() throws -> String {
    let start = position
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw refusal("a control character in a string") }
      position += byte == UInt8(ascii: "\\") && position + 1 < bytes.count ? 2 : 1
    }
    let text = String(validating: bytes[start..<position], as: UTF8.self)
    try expect("\"")
    if let text { return text }
    throw refusal("the string before this is not UTF-8")
  }
}
