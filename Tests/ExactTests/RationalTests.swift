// Fractions: lowest terms, text both ways.

import Testing

@testable import Exact

@Suite("Fractions")
struct RationalTests {
  @Test(
    "are read exactly",
    arguments: [
      ("0.1", Rational(1, over: 10)), ("-1.25e-3", Rational(-1, over: 800)), ("6/4", Rational(3, over: 2)),
      ("2e3", 2000), ("-7", -7),
    ])
  func areReadExactly(text: String, value: Rational) {
    #expect(Rational(exactly: text) == value)
  }

  @Test(
    "refuse what is no number",
    arguments: ["", "-", ".5", "1.", "1/0", "3/-4", "1e99999", " 3", "1e", "٣", "1e-9223372036854775808"])
  func refuse(text: String) {
    #expect(Rational(exactly: text) == nil)
  }

  @Test("stay in lowest terms when words overflow")
  func stayInLowestTerms() {
    let big = Rational(Int.max) * Rational(Int.max) + 1
    #expect(big / big == 1)
    #expect((big - 1) / Rational(Int.max) == Rational(Int.max))
    #expect(Rational(Int.min, over: -1) == -Rational(Int.min))
    #expect(Rational(Int.min).approximation == -0x1p63)
  }
}
