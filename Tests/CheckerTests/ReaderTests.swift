// The strict reader: what it takes, what it refuses, and that nothing makes it trap.

import Testing

@testable import Checker

/// What a text says; `nil` when it is refused.
private func read(_ text: String) -> Value? { try? Reader.value(of: Array(text.utf8)) }

@Suite("The reader of the checker")
struct ReaderTests {
  static let document =
    #" {"kind": "rate", "bound": "-12/7", "steps": [1, -20, true, false, null, [], {}], "#
    + #""µ\u00e9\ud83d\ude00\n😀": {"a": "\"\\\/\b\f\r\t"}} "#

  @Test(
    "takes",
    arguments: [
      ("0", .number(0)), ("-12", .number(-12)), ("2147483647", .number(2_147_483_647)),
      ("-2147483648", .number(-2_147_483_648)), (" \t\r\n null\n", .null), ("true", .boolean(true)),
      ("false", .boolean(false)), (#""""#, .string("")), (#""\u0041\x\\""#, .string(#"\u0041\x\\"#)),
      (#""�""#, .string("\u{FFFD}")), (#""\"\\\"""#, .string(#"\"\\\""#)), ("\"\u{7F}\"", .string("\u{7F}")),
      (#"{"a":1,"\u0061":2}"#, .object([Member(key: "a", value: 1), Member(key: #"\u0061"#, value: 2)])),
      ("[]", .array([])), ("[ ]", .array([])), ("[1 ,2]", .array([.number(1), .number(2)])),
      ("{}", .object([])), ("{ }", .object([])), ("[[],{}]", .array([.array([]), .object([])])),
      (
        #"{ "b" : 1 , "a" : [ ] }"#,
        .object([Member(key: "b", value: .number(1)), Member(key: "a", value: .array([]))])
      ),
      (
        #"{"é":1,"e\#u{301}":2}"#,
        .object([Member(key: "é", value: .number(1)), Member(key: "e\u{301}", value: .number(2))])
      ),
    ] as [(String, Value)])
  func accepted(text: String, value: Value) throws {
    #expect(try Reader.value(of: Array(text.utf8)) == value)
  }

  @Test(
    "refuses",
    arguments: [
      "", " ", "nul", "nulls", "True", "truefalse", "+1", "-", "-0", "00", "01", "-01", "1.0", "1e3", "1E3",
      ".5",
      "1-", "1-1", "0x1", "2147483648", "-2147483649", "99999999999999999999999999", "NaN", "Infinity", "1 2",
      "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{", "}", "{]", #"{"a"}"#, #"{"a":}"#,
      #"{"a":1,}"#,
      #"{a:1}"#, #"{1:1}"#, #"{"a":1 "b":2}"#, #"{"a":1,"a":1}"#, #"{,}"#,
      #"{"a" 1}"#,
      #"{"b":{"a":1,"c":2,"a":3}}"#, "\"", #""\"#, #""\\\""#, #"{"a\":1}"#,
      "\"\n\"", "\"\t\"", "\"\u{1F}\"", "\"\0\"", "'a'", "\u{FEFF}1",
      "1\u{FEFF}",
      "\u{A0}1", "1\u{0}", "\u{C}1", "//\n1", "/**/1", "[1]]", "undefined", #"{"é":1,"é":2}"#,
    ])
  func refused(text: String) {
    #expect(read(text) == nil)
  }

  @Test(
    "refuses strings that are not UTF-8",
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xEF, 0xBF, 0xBD, 0x80],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    #expect(throws: Rejection.self) { try Reader.value(of: [0x22] + bytes + [0x22]) }
    #expect(throws: Rejection.self) { try Reader.value(of: [0x22] + bytes + Array(#"\u00e9""#.utf8)) }
    #expect(throws: Rejection.self) { try Reader.value(of: [0x20] + bytes) }
  }

  @Test(
    "says where it stopped",
    arguments: [
      (#"[1, x]"#, 4), (#"{"a":1,"a":2}"#, 10), (#"[1] 2"#, 4), (#"["a"#, 3), (#"[tru]"#, 1), ("[01]", 3),
    ])
  func places(text: String, byte: Int) {
    #expect { try Reader.value(of: Array(text.utf8)) } throws: { ($0 as? Rejection)?.place == "byte \(byte)" }
  }

  @Test("goes so deep and no deeper")
  func depth() {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      #expect(read(nested(Reader.depthLimit, open, close)) != nil)
      #expect(read(nested(Reader.depthLimit + 1, open, close)) == nil)
      #expect(read(nested(1_000_000, open, close)) == nil && read(nested(1_000_000, open, "")) == nil)
    }
  }

  @Test("refuses every beginning of a document but the whole")
  func truncation() throws {
    let bytes = Array(Self.document.utf8)
    _ = try Reader.value(of: bytes)
    for count in 0..<(bytes.count - 1) {
      #expect(throws: Rejection.self) { try Reader.value(of: Array(bytes.prefix(count))) }
    }
  }

  @Test("never traps, and what it takes it takes again", arguments: 0..<20)
  func flips(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let tokens = Array(#"{}[]",:\u-0129tfn é"#.utf8)
    for _ in 0..<300 {
      var bytes = Array(Self.document.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = tokens.randomElement(using: &random) ?? 0
        case 2: bytes.remove(at: place)
        default: bytes.insert(tokens.randomElement(using: &random) ?? 0, at: place)
        }
      }
      if let value = try? Reader.value(of: bytes) { #expect(read(value.written) == value) }
    }
  }
}
