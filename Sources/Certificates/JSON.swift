// JSON values that keep the order of their keys and know no floating-point numbers.

/// A JSON value. Exact numbers are strings (`"1/3"`); only what is counted is a JSON number.
package enum JSON: Equatable, Sendable {
  case null
  case boolean(Bool)
  case count(Int)
  case string(String)
  case array([JSON])
  /// Keys in the order in which they will stand. No key comes twice.
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(stringLiteral text: String) { self = .string(text) }

  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  package init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map(Member.init)) }

  /// The text, or null.
  package init(_ text: String?) { self = text.map(JSON.string) ?? .null }

  package init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }

  package init(_ rows: [[String]]) { self = .array(rows.map(JSON.init)) }

  package init(_ members: [(String, String)]) { self = .object(members.map { Member($0, .string($1)) }) }
}
