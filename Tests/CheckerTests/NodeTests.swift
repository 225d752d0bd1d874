// Asking a document for exactly what is expected.

import Testing

@testable import Checker

@Suite("Nodes of the checker")
struct NodeTests {
  private let pair = Node(value: ["a": 1, "b": .null], place: "here")

  @Test("give up their members only when every key is accounted for")
  func members() throws {
    #expect(try pair.members("b", "a").map(\.value) == [.null, 1])
    #expect(try pair.members("b", "a").map(\.place) == ["here/b", "here/a"])
    for keys in [["a"], ["b"], [], ["a", "c"], ["a", "b", "c"], ["A", "b"]] {
      let reason = "expected exactly the keys \(keys.joined(separator: ", "))"
      #expect(throws: Rejection(place: "here", reason: reason)) { try pair.members(keys) }
    }
  }

  @Test("tell keys apart by their bytes")
  func bytes() {
    #expect(throws: Rejection.self) { try Node(value: ["\u{212A}": .null], place: "").members("K") }
  }

  @Test("are what they are and nothing else")
  func kinds() throws {
    func node(_ value: Value) -> Node { Node(value: value, place: "a/b") }
    #expect(try node([.null]).elements().map(\.place) == ["a/b/0"])
    #expect(try node("a").string() == "a" && node(3).count() == 3 && node("-3").whole() == -3)
    #expect(try node("-3/6").fraction() == (-3, 6))
    let others: [Value] = [.null, .boolean(true), -1, "01", "1/1", "", "é", "a\u{301}", "a\\n", [], [:]]
    for value in others {
      func refuses(_ question: () throws -> Void) {
        #expect { try question() } throws: { ($0 as? Rejection)?.place == "a/b" }
      }
      if case .object = value {} else { refuses { _ = try node(value).members([]) } }
      if case .array = value {} else { refuses { _ = try node(value).elements() } }
      if case .string(let text) = value, text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x5C }) {
      } else {
        refuses { _ = try node(value).string() }
      }
      refuses { _ = try node(value).elements(1) }
      refuses { _ = try node(value).count() }
      refuses { _ = try node(value).name() }
      refuses { _ = try node(value).whole() }
      refuses { _ = try node(value).fraction() }
    }
    for name in ["1a", " a", "a+", "a\n", "[a", "-1"] {
      #expect(throws: Rejection.self) { try node(.string(name)).name() }
    }
    #expect(try node("~a[1],_. Z9").name() == "~a[1],_. Z9" && node("Z").name() == "Z")
  }
}
