// Documents for the tests: written with literals, changed at a path, put out as text.

import LimitClaims

@testable import Checker

extension Value {
  /// As JSON; strings as they were read, with their escapes.
  var written: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): "\"\(text)\""
    case .array(let values): "[\(values.map(\.written).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\"\($0.key)\":\($0.value.written)" }.joined(separator: ","))}"
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// As written.
  public init(stringLiteral text: String) { self = .string(text) }
  /// As written.
  public init(integerLiteral number: Int) { self = .number(number) }
}

extension Value: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// As written.
  public init(arrayLiteral values: Value...) { self = .array(values) }
  /// As written.
  public init(dictionaryLiteral members: (String, Value)...) {
    self = .object(members.map { Member(key: $0, value: $1) })
  }
}

extension Value {
  /// With the value at a path replaced by what is made of it; `nil` takes it away. A path that leads nowhere
  /// adds a key.
  func changing(_ path: some Collection<Substring>, _ change: (Value?) -> Value?) -> Value? {
    guard let step = path.first else { return change(self) }
    switch self {
    case .object(var members):
      let index = members.firstIndex { $0.key == step }
      let changed = index.map { members[$0].value.changing(path.dropFirst(), change) } ?? change(nil)
      if let index { members.remove(at: index) }
      if let changed { members.insert(Member(key: String(step), value: changed), at: index ?? members.count) }
      return .object(members)
    case .array(var values):
      guard let index = Int(step), values.indices.contains(index) else { return nil }
      let changed = values.remove(at: index).changing(path.dropFirst(), change)
      if let changed { values.insert(changed, at: index) }
      return .array(values)
    default: return nil
    }
  }

  func setting(_ path: String, to value: Value?) -> Value {
    changing(path.split(separator: "/")[...]) { _ in value } ?? .null
  }

  /// The verdict on this document.
  var verdict: Verdict { Checker.verdict(on: Array(written.utf8), others: limitClaims) }

  /// The paths to all values inside.
  var paths: [String] {
    let children: [(String, Value)] =
      switch self {
      case .object(let members): members.map { ($0.key, $0.value) }
      case .array(let values): values.enumerated().map { ("\($0)", $1) }
      default: []
      }
    return [""] + children.flatMap { step, value in value.paths.map { $0.isEmpty ? step : "\(step)/\($0)" } }
  }
}
