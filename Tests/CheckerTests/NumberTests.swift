// The checker's numbers against those of the program it checks.

import Exact
import Testing

@testable import Checker

@Suite("Whole numbers of the checker")
struct WholeTests {
  @Test("calculate as the other library does", arguments: 0..<400)
  func arithmetic(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let (a, b) = (random.integer(), random.integer())
    let (x, y) = (try #require(Whole(a)), try #require(Whole(b)))
    for (mine, theirs) in [(x, a), (y, b), (x + y, a + b), (x - y, a - b), (x * y, a * b), (-x, -a)] {
      #expect(mine.exact == theirs && mine.isCanonical)
      #expect(mine.sign == theirs.sign && mine.isZero == theirs.isZero)
      #expect(mine.magnitude.exact == theirs.magnitude)
    }
    #expect((x == y) == (a == b) && (x < y) == (a < b) && x == x && !(x < x))
    #expect(x - x == 0 && x + y - y == x && (x < x + 1) && (x - 1 < x))
  }

  @Test("divide with a rest, unless they are long", arguments: 0..<100)
  func quotients(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let (a, b) = (random.integer().magnitude, random.integer().magnitude + 1)
    let (x, y) = (try #require(Whole(a)), try #require(Whole(b)))
    let meter = Meter()
    for number in [x, x * y, x * y + 1, x * y + y - 1] {
      let (quotient, rest) = try meter.quotient(number, y)
      #expect(quotient * y + rest == number && rest >= 0)
      #expect(rest < y || (quotient == 0 && number.limbs.count > 64))
    }
  }

  @Test("are not divided when they have more than 64 limbs")
  func longQuotients() throws {
    let long = (0..<12).reduce(Whole(3)) { power, _ in power * power }
    let (quotient, rest) = try Meter().quotient(long, 3)
    #expect(long.limbs.count > 64 && quotient == 0 && rest == long)
  }

  @Test("are made from words", arguments: [0, 1, -1, Int.max, Int.min, Int.min + 1])
  func words(value: Int) {
    #expect(Whole(value).exact == Integer(value) && Whole(value) == Whole(Integer(value)))
  }

  @Test(
    "refuse what is not canonical",
    arguments: [
      "", "-", "+", "+1", "-0", "00", "01", "-01", "--1", "1-", " 1", "1 ", "1_000", "1.0", "1e3", "0x1", "/",
      ":", "٣", "1\u{0}", "123456789012345678a", "12345678901234567890123456789:", "1/1",
    ])
  func refused(text: String) {
    #expect(Whole(Array(text.utf8)[...]) == nil)
  }

  @Test("are read from the middle of a text, up to the limit of digits")
  func slices() {
    #expect(Whole(Array("12-345x".utf8)[2..<6]) == -345)
    let digits = [UInt8](repeating: UInt8(ascii: "9"), count: Whole.digitLimit + 1)
    #expect(Whole(digits[...]) == nil && Whole(([UInt8(ascii: "-")] + digits)[...]) == nil)
    let power = Integer(10).power(UInt(Whole.digitLimit))
    #expect(Whole(digits.dropFirst()).map { $0 + 1 }?.exact == power)
    #expect(Whole(([UInt8(ascii: "-")] + digits.dropFirst())[...]).map { $0 - 1 }?.exact == -power)
  }
}

@Suite("Fractions of the checker")
struct FractionTests {
  private let meter = Meter()

  private func number(_ text: String) throws -> Checker.Matrix {
    try Node(value: .string(text), place: "").scalar(meter)
  }

  @Test("have signs and inverses as in the other library", arguments: 0..<300)
  func arithmetic(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let (a, b) = (random.rational(), random.rational())
    let (x, y) = (try Checker.Matrix(meter, a), try Checker.Matrix(meter, b))
    for (mine, theirs) in [(x, a), (y, b)] {
      #expect(mine.exact == theirs && mine.scale.sign == 1 && mine.sign == theirs.sign)
    }
    #expect(try (x - y).sign == (a - b).sign && (x - x).sign == 0 && x.equals(y) == (a == b))
    #expect(try x.inverse()?.exact == (a.isZero ? nil : a.inverse))
    #expect(try x.inverse().map { $0.scale.sign == 1 && $0.sign == x.sign } ?? x.isZero)
  }

  @Test("are equal however they are written, and have positive denominators")
  func unreduced() throws {
    #expect(try number("1/2").equals(number("2/4")) && number("0/9").isZero)
    #expect(try number("-3/6").inverse()?.exact == -2 && number("0/9").inverse() == nil)
  }

  @Test(
    "are read in canonical form",
    arguments: ["0", "-3", "3/7", "-3/7", "6/4", "0/5", "123456789012345678901/2"])
  func accepted(text: String) throws {
    #expect(try number(text).exact == Rational(exactly: text))
  }

  @Test(
    "refuse what is not canonical",
    arguments: [
      "", "/", "1/", "/2", "1/1", "1/0", "1/-2", "-1/-2", "1/+2", "1/02", "01/2", "-0/2", "1//2", "1/2/3",
      "1 /2", "1/ 2", "0.5", "1e3", "1/2/", "/1/2",
    ])
  func refused(text: String) {
    #expect(throws: Rejection.self) { try number(text) }
  }
}
