// Ends of safe sets and orbits of Nagarajan and Kolter's games, to the digits known.

import Exact
import Testing

@testable import Stepproof

@Suite("Nagarajan and Kolter's games")
struct SeedGANTests {
  private func isNear(_ ball: Ball, _ digits: String) throws -> Bool {
    let value = try #require(Rational(exactly: digits))
    let decimals = digits.drop { $0 != "." }.count - 1
    return (ball - Ball(value)).absoluteValue.upper.map { $0 <= Rational(10).power(-decimals) } ?? false
  }

  @Test(
    "the safe rates end where they are known to",
    arguments: [
      ("lq-gan", "0", "0.9"), ("lq-gan", "1/4", "1.4"), ("lq-gan", "1/2", "1.9"), ("lq-gan", "1", "2.9"),
      ("lq-wgan", "1/4", "0.5"), ("lq-wgan", "1/2", "1.0"), ("lq-wgan", "1", "2.0"),
      ("linear-quadratic-symmetric", "0", "0.666666666666667"),
      ("linear-quadratic-unit", "0", "0.38186496848409"),
      ("linear-quadratic-unit", "1/2", "1.38460168848536"),
    ])
  func ends(game: String, weight: String, digits: String) throws {
    let answer = try Problem(game).linearized(by: UpdateRule("regularized"), setting: ["gamma": weight])
      .range(RangeQuestion(rate: nil, level: nil, digits: 30)).answer
    #expect(answer.safe.count == 1)
    let end = try #require(answer.safe.first?.upper)
    let value = try #require(Rational(exactly: end.decimal(digits: 30, side: .to)))
    #expect(try isNear(Ball(value), digits))
  }

  @Test("Wasserstein's loss: no constant rate converges, and every one is proved to diverge")
  func diverges() throws {
    for game in ["lq-wgan", "linear-quadratic-wasserstein"] {
      let answer = try Problem(game).linearized(by: UpdateRule("simultaneous"), setting: [:])
        .range(RangeQuestion()).answer
      #expect(answer.safe.isEmpty)
      let found = try Problem(game).certified(
        by: UpdateRule("simultaneous"), setting: [:], at: 1, version: "test",
        CertificationQuestion(rates: "0..1000", wish: .diverges, everySequence: false, factor: nil))
      #expect(found.certification.grantsWish)
      _ = try found.certification.checkedText()
    }
  }

  @Test("a weight known up to a range: one certificate for all of it, far beyond the theorem's limit")
  func anyWeight() throws {
    let found = try Problem("lq-gan").certified(
      by: UpdateRule("regularized"), setting: ["gamma": "0..100"], at: 1, version: "test",
      CertificationQuestion(rates: "0..1/2000", wish: .converges, everySequence: false, factor: nil))
    #expect(found.certification.grantsWish)
    _ = try found.certification.checkedText()
  }

  // MARK: Orbits of Wasserstein's game

  private static let precision = 192

  private func ball(_ text: String) throws -> Ball {
    Ball(try #require(Rational(exactly: text)), precision: Self.precision)
  }

  /// H(w, a) at w = 0.
  private func height(_ a: Ball) -> Ball { a * a / Ball(2) - a.logarithm }

  private static let orbits = [
    ("1.5", "0.719534891891835618", "0.574281768622568138", "9.772418105109285"),
    ("2", "1.30685281944005469", "0.281619610693420384", "10.71713758328772"),
  ]

  @Test("orbits have the known height, and turn where they are known to", arguments: orbits)
  func turning(start: String, known: String, turn: String, period: String) throws {
    let height = height(try ball(start))
    #expect(try isNear(height, known))
    // The height falls from 0 to 1: a change of sign encloses the other turning point.
    let place = try #require(Rational(exactly: turn))
    let unit = Rational(10).power(-18)
    #expect((self.height(Ball(place - unit, precision: Self.precision)) - height).isPositive)
    #expect((self.height(Ball(place + unit, precision: Self.precision)) - height).isNegative)
  }

  /// 3 times the integral of du/sqrt(H + u - exp(2u)/2) between the turning points, u = ln a: with u = middle +
  /// half*cos(phi) the integrand is smooth and periodic, and the sum over equidistant angles converges geometrically.
  private func period(from first: Ball, to last: Ball, height: Ball, count: Int) -> Ball {
    let (low, high) = (first.logarithm, last.logarithm)
    let (middle, half) = ((low + high) / Ball(2), (high - low) / Ball(2))
    let sum = (0..<count).reduce(Ball(.zero, precision: Self.precision)) { sum, place in
      let angle = Ball.pi(precision: Self.precision) * Ball(Rational(2 * place + 1, over: 2 * count))
      let u = middle + half * angle.cosine
      let square = height + u - (u + u).exponential / Ball(2)
      return sum + half * angle.sine / square.squareRoot
    }
    return sum * Ball.pi(precision: Self.precision) * Ball(Rational(3, over: count))
  }

  @Test("orbits have the known periods, and small ones 3*pi", arguments: orbits)
  func periods(start: String, known: String, turn: String, period: String) throws {
    let height = height(try ball(start))
    // The known digits of the turning point are too few next to it: bisect.
    var (low, high) = (Rational(1, over: 100), Rational.one)
    for _ in 0..<150 {
      let middle = (low + high) / 2
      if (self.height(Ball(middle, precision: Self.precision)) - height).isPositive {
        low = middle
      } else {
        high = middle
      }
    }
    let found = self.period(
      from: Ball(low, precision: Self.precision), to: try ball(start), height: height, count: 48)
    // The sum is no enclosure of the integral; twice the angles show how far it has converged.
    let finer = self.period(
      from: Ball(low, precision: Self.precision), to: try ball(start), height: height, count: 96)
    #expect((found - finer).absoluteValue.upper ?? 1 < Rational(10).power(-15))
    #expect(try isNear(finer, String(period.prefix(14))), "\(finer)")
    let imaginary = try Problem("lq-wgan").flowJacobian([:], at: [1, 0]).characteristicPolynomial
    #expect(imaginary == Polynomial([Rational(4, over: 9), 0, 1]))
    #expect(try isNear(Ball.pi(precision: 64) * Ball(3), "9.42477796076938"))
  }
}
