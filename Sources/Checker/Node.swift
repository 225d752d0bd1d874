// What a JSON document says, and the ways to ask it for exactly what is expected.

/// The one error of the checker: why something is not accepted, and where.
package struct Rejection: Error, Equatable {
  /// A byte ("byte 123", counted from 0), or the keys and positions in lists, counted from 0, from the top.
  package let place: String
  package let reason: String
  package var words: String { place.isEmpty ? reason : "\(place): \(reason)" }
}

package indirect enum Value: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// Within `Int32`; larger numbers and fractions stand in strings.
  case number(Int)
  /// With its escapes.
  case string(String)
  case array([Value])
  case object([Member])
}

/// A key and its value; the keys of one object are different.
package struct Member: Equatable, Sendable {
  package let key: String
  package let value: Value
}

package struct Node {
  package let value: Value
  package let place: String
  package func refusal(_ reason: String) -> Rejection { Rejection(place: place, reason: reason) }
  package func require(_ condition: Bool, _ reason: String) throws { if !condition { throw refusal(reason) } }
  private func child(_ value: Value, _ step: String) -> Node {
    Node(value: value, place: place.isEmpty ? step : "\(place)/\(step)")
  }

  /// The value of a key, beside others, if this is an object that has it byte for byte.
  func member(_ key: String) -> Node? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }.map { child($0.value, key) }
  }

  package func required(_ key: String) throws -> Node {
    if let member = member(key) { return member }
    throw refusal("expected the key \(key)")
  }

  /// The values of an object that has exactly these keys, in the order of `keys`.
  package func members(_ keys: [String]) throws -> [Node] {
    guard case .object(let members) = value else { throw refusal("expected an object") }
    let nodes = keys.compactMap(member)
    let isExact = nodes.count == keys.count && members.count == keys.count
    try require(isExact, "expected exactly the keys \(keys.joined(separator: ", "))")
    return nodes
  }
  package func members(_ keys: String...) throws -> [Node] { try members(keys) }

  package func elements(_ count: Int? = nil) throws -> [Node] {
    guard case .array(let values) = value else { throw refusal("expected a list") }
    try require(count ?? values.count == values.count, "expected \(count ?? 0) entries")
    return values.enumerated().map { child($1, "\($0)") }
  }

  /// A text in ASCII without escapes: two others may be equal for Swift though their bytes differ, and take it
  /// long to compare.
  package func string() throws -> String {
    if case .string(let text) = value, text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x5C }) { return text }
    throw refusal("expected a string in ASCII without escapes")
  }

  package func choice<Meaning>(_ choices: [(String, Meaning)]) throws -> Meaning {
    let text = try string()
    if let choice = choices.first(where: { $0.0 == text }) { return choice.1 }
    throw refusal("expected \(choices.map(\.0).joined(separator: " or "))")
  }

  /// A name: a letter or `~`, then letters, digits, spaces and some signs, all of them ASCII.
  package func name() throws -> String {
    let (text, more) = (try string(), Array("0123456789_[]., ".utf8))
    func isFirst(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "~") }
    let isRight = text.utf8.allSatisfy { isFirst($0) || more.contains($0) }
    try require(isRight && text.utf8.first.map(isFirst) == true, "expected a name")
    return text
  }

  package func count(_ range: ClosedRange<Int> = 0...Int(Int32.max)) throws -> Int {
    if case .number(let count) = value, range.contains(count) { return count }
    throw refusal("expected a count from \(range.lowerBound) to \(range.upperBound)")
  }

  func whole() throws -> Whole {
    if let value = Whole(Array(try string().utf8)[...]) { return value }
    throw refusal("expected a whole number in canonical form")
  }

  /// `p` or `p/q`, whole numbers in canonical form, q > 1, in a string. `2/4` and `0/3` are read: to see that
  /// they are not in lowest terms takes a division.
  func fraction() throws -> (numerator: Whole, denominator: Whole) {
    let text = Array(try string().utf8)
    let parts = text.split(separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
    let denominator = parts.count == 1 ? 1 : Whole(parts[1])
    if let numerator = Whole(parts[0]), let denominator, parts.count == 1 || denominator > 1 {
      return (numerator, denominator)
    }
    throw refusal("expected a number p or p/q in canonical form")
  }
}
