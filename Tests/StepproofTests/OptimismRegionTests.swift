// Optimism with a rate of its own on bilinear games: the region of a theorem, a larger one, and the exact one.

import Exact
import Testing

@testable import Stepproof

@Suite("Regions of optimism")
struct OptimismRegionTests {
  private static let problem = try? Problem(
    named: "xy",
    text: "game \"xy\"\nplayer a (x) minimizes x*y\nplayer b (y) maximizes x*y\nequilibrium x = 0, y = 0\n")

  /// Where the rate may go at most on x*y, exactly.
  private func end(_ beta: Rational) throws -> Rational? {
    let problem = try #require(Self.problem)
    var question = RangeQuestion()
    question.wantsBest = false
    let answer = try problem.linearized(
      by: UpdateRule("optimistic"), setting: ["beta": beta.description], at: 1
    ).range(question).answer
    guard let piece = answer.safe.first, case .exact(let number)? = piece.upper else { return nil }
    return number.rational
  }

  @Test("the theorem's is inside the larger one, and that inside the exact one", arguments: 1..<16)
  func nested(sixteenths: Int) throws {
    let beta = Rational(sixteenths, over: 16)
    let theorem = 2 * beta * (1 - 2 * beta)
    let larger = 2 * beta * (1 - beta) / (1 + beta)
    let exact = 2 * beta * (1 - beta * beta) / (1 + beta * beta)
    #expect(try end(beta) == exact)
    #expect(theorem < larger && larger < exact)
  }

  @Test(
    "with a rate of optimism of 1/σ or more nothing converges",
    arguments: [Rational(1), Rational(9, over: 8)])
  func beyond(beta: Rational) throws { #expect(try end(beta) == nil) }

  /// (2 + 2β²)/(α(2β - α - 4β²)), and (1 + β)²/(α(2β - α - 2αβ/(1 - β))), for R = 1.
  private func theorems(_ alpha: Rational, _ beta: Rational) -> Rational {
    (2 + 2 * beta * beta) / (alpha * (2 * beta - alpha - 4 * beta * beta))
  }

  private func larger(_ alpha: Rational, _ beta: Rational) -> Rational {
    (1 + beta).power(2) / (alpha * (2 * beta - alpha - 2 * alpha * beta / (1 - beta)))
  }

  @Test("the constants of both, and the sum of squares that they bound")
  func constants() throws {
    let (alpha, beta) = (Rational(1, over: 8), Rational(1, over: 4))
    #expect(theorems(alpha, beta) == 136)
    #expect(larger(alpha, beta) == Rational(300, over: 7))
    #expect(larger(Rational(1, over: 6), Rational(1, over: 2)) == 27)
    // On x*y the field is as long as the distance.
    for (alpha, beta) in [(alpha, beta), (Rational(1, over: 6), Rational(1, over: 2))] {
      var (x, y, gx, gy) = (1.0, 0.0, 0.0, -1.0)
      var sum = 0.0
      let (a, b) = (alpha.approximation, beta.approximation)
      for _ in 0..<5_000 {
        let (nx, ny) = (y, -x)
        sum += nx * nx + ny * ny
        (x, y) = (x - a * nx - b * (nx - gx), y - a * ny - b * (ny - gy))
        (gx, gy) = (nx, ny)
      }
      #expect(sum < larger(alpha, beta).approximation && sum > 1)
    }
  }
}
