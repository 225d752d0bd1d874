// Written numbers: which fraction they are, and which double is nearest to it.

import Exact
import Testing

@testable import MatrixFiles

@Suite("Written numbers")
struct NumberTests {
  @Test(
    "are read exactly, and rounded to the nearest double",
    arguments: [
      ("0", "0", 0), ("-0", "0", 0), ("+7", "7", 7), ("007", "7", 7), ("2.", "2", 2), (".5", "1/2", 0.5),
      ("-.5", "-1/2", -0.5), ("+.5e+1", "5", 5), ("1.e2", "100", 100), ("1E-3", "1/1000", 1e-3),
      ("0.1", "1/10", 0.1), ("1/3", "1/3", 1 / 3.0), ("-2/4", "-1/2", -0.5), ("+1/007", "1/7", 1 / 7.0),
      ("9007199254740993", "9007199254740993", 9007199254740992),
      ("9007199254740993/1", "9007199254740993", 9007199254740992),
      // A hair above the middle of two doubles.
      (
        "9007199254740993000000000000000001/1000000000000000000",
        "9007199254740993000000000000000001/1000000000000000000", 9_007_199_254_740_994
      ),
      ("-9223372036854775808/1", "-9223372036854775808", -0x1p63),
      (
        "1797693134862315700e290", "17976931348623157" + String(repeating: "0", count: 292),
        1.7976931348623157e308
      ),
      ("5e-324", "5e-324", 0x1p-1074), ("1e-400", "1e-400", 0),
      ("0." + String(repeating: "3", count: 900), "0." + String(repeating: "3", count: 900), 1 / 3.0),
    ] as [(String, String, Double)])
  func numbers(text: String, exact: String, nearest: Double) throws {
    let bytes = Array("x\(text)9".utf8)
    let number = try WrittenNumber(bytes, in: 1..<bytes.count - 1)
    #expect(number.rational(in: bytes) == Rational(exactly: exact))
    #expect(number.value(in: bytes) == nearest)
  }

  @Test(
    "are nothing else",
    arguments: [
      "+", "-", ".", "e", "e5", "1e", "1e+", "1.2.3", "1/", "/2", "1/-2", "1/2/3", "1/2.5", "1.5/2", "1/0",
      "1/000",
      "--1", "1-", "0x1p3", "1_000", "1d3", "1 2", "nanx", "1nan", "infin", "1i", "½",
    ])
  func others(text: String) {
    #expect(throws: EntryFault.unreadable(text)) {
      try WrittenNumber(Array(text.utf8), in: 0..<text.utf8.count)
    }
  }

  @Test("agree with the nearest double of their exact value", arguments: 1...4 as ClosedRange<UInt64>)
  func twoWays(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<300 {
      let digits = (0..<Int.random(in: 1...25, using: &random)).map { _ in
        String(Int.random(in: 0...9, using: &random))
      }
      let tail = Bool.random(using: &random) ? "e\(Int.random(in: -345...280, using: &random))" : "/7919"
      let text = "\(Bool.random(using: &random) ? "-" : "")\(digits.joined())\(tail)"
      let bytes = Array(text.utf8)
      let number = try WrittenNumber(bytes, in: bytes.indices)
      let value = try #require(number.value(in: bytes))
      let exact = number.rational(in: bytes)
      #expect(value == exact.nearestDouble, "\(text)")
      // No neighbour is nearer.
      let distance = try (exact - #require(Rational(exactly: value))).magnitude
      for neighbour in [value.nextUp, value.nextDown] {
        #expect(try (exact - #require(Rational(exactly: neighbour))).magnitude >= distance, "\(text)")
      }
    }
  }
}
