// Expectations: moments, closed forms, and rigorous quadrature for the rest.

import Exact
import Testing

@testable import Symbolic

private let x = Variable("x")
private let w = Expression.variable("w")
private let draw = Expression.variable(x)

@Suite("Expectations")
struct ExpectationTests {
  let uniform = Law.uniform(from: -1, to: 1)
  let normal = Law.normal(mean: 0, variance: 4)

  @Test("of polynomials are moments")
  func moments() {
    #expect(Expression.expectation(over: x, uniform, of: w * draw.power(2) + draw) == w / 3)
    #expect(Expression.expectation(over: x, normal, of: draw.power(4)) == 48)
    #expect(Expression.expectation(over: x, normal, of: (draw + w).power(2)) == 4 + w.power(2))
    #expect(Expression.expectation(over: x, normal, of: w) == w)
    let general = Law.uniform(from: 0, to: w)
    #expect(Expression.expectation(over: x, general, of: draw.power(2)) == w.power(2) / 3)
  }

  @Test(
    "the field along an anchored flow on x*y is a mean of turns",
    arguments: [
      (1, "3.14159265358979323846264338327950288419716939937510", "0.405284734569351086"),
      (2, "10", "0.0458234261103761205"), (3, "100", "0.000900314090539680752"),
    ] as [(Int, String, String)])
  func anchoredFlow(gamma: Int, time: String, square: String) throws {
    // z' = -G(z) + (gamma/t)*(z_0 - z) is solved by G = E[gamma*(1 - u)^(gamma - 1)*e^(i*t*u)], u uniform on (0, 1): Kummer's
    // function 1F1(1; gamma + 1; i*t).
    let unit = Law.uniform(from: 0, to: 1)
    let angle = Expression(try #require(Rational(exactly: time))) * draw
    let weight = Expression(Rational(gamma)) * (1 - draw).power(gamma - 1)
    let parts = [Expression.apply(.cos, angle), .apply(.sin, angle)].map {
      Expression.expectation(over: x, unit, of: weight * $0)
    }
    let value = try (parts[0].power(2) + parts[1].power(2)).ball(precision: 128)
    let known = try #require(Rational(exactly: square))
    for share in [-1, 1] {
      let beside = known * (1 + Rational(share, over: 1_000_000_000_000_000))
      let gap = value - Ball(beside, precision: 128)
      #expect(share < 0 ? gap.isPositive : gap.isNegative)
    }
  }

  @Test("of exponentials under a normal law have a closed form")
  func exponentials() {
    let exponential = Expression.expectation(over: x, normal, of: draw * .exp(w * draw))
    #expect(exponential == 4 * w * .exp(2 * w.power(2)))
  }

  @Test("are differentiated under the integral and then evaluated exactly")
  func underTheIntegral() throws {
    let loss = -Expression.log(1 + .exp(-w * draw.power(2)))
    let value = Expression.expectation(over: x, uniform, of: loss)
    let slope = value.derivative(by: Variable("w"))
    #expect(try slope.substituting([Variable("w"): 0]) == Expression(Rational(1, over: 6)))
    let curvature = slope.derivative(by: Variable("w"))
    #expect(try curvature.substituting([Variable("w"): 0]) == Expression(Rational(-1, over: 20)))
  }

  @Test("are the same whatever the variable was called, and keep others' names apart")
  func names() throws {
    let one = Expression.expectation(over: x, uniform, of: .apply(.tanh, draw * w))
    let two = Expression.expectation(over: Variable("u"), uniform, of: .apply(.tanh, .variable("u") * w))
    #expect(one == two)
    let cosine = Expression.expectation(over: x, uniform, of: .apply(.cos, draw * w))
    // The x that comes in is not the x that is drawn.
    let moved = try cosine.substituting([Variable("w"): draw])
    #expect(moved.variables == [x])
    #expect(moved.text == "E[u ~ uniform(-1, 1)](cos(u*x))")
  }

  @Test("without a closed form are enclosed")
  func enclosed() throws {
    // The mean of cos over [-1, 1] is sin(1); that of cos under N(0, v) is exp(-v/2).
    let overInterval = Expression.expectation(over: x, uniform, of: .apply(.cos, draw))
    let sine = try Expression.apply(.sin, 1).ball()
    #expect(try overInterval.ball().overlaps(sine))
    #expect(try (overInterval.ball() - sine).absoluteValue.upper ?? 1 < Rational(exactly: "1e-30") ?? 0)
    let underNormal = Expression.expectation(over: x, normal, of: .apply(.cos, draw))
    let known = try Expression.exp(-2).ball()
    #expect(try underNormal.ball().overlaps(known))
    #expect(try (underNormal.ball() - known).absoluteValue.upper ?? 1 < Rational(exactly: "1e-30") ?? 0)
  }

  @Test("of several draws are enclosed too")
  func nested() throws {
    let u = Variable("u")
    let inner = Expression.expectation(over: u, uniform, of: .apply(.cos, draw * .variable(u)))
    let outer = Expression.expectation(over: x, uniform, of: inner)
    // Integrating the sine series term by term: sum of (-1)^k / ((2k+1)^2 (2k)!) over k.
    var expected = Rational.zero
    var factorial = Rational.one
    for k in 0..<12 {
      if k > 0 { factorial *= Rational(2 * k * (2 * k - 1)) }
      expected += Rational(k % 2 == 0 ? 1 : -1) / (Rational((2 * k + 1) * (2 * k + 1)) * factorial)
    }
    let gap = try (outer.ball(precision: 64) - Ball(expected)).absoluteValue
    #expect(gap.upper ?? 1 < Rational(exactly: "1e-12") ?? 0)
  }

  @Test("that cannot be shown to exist are refused")
  func refused() {
    let wild = Expression.expectation(over: x, .normal(mean: 0, variance: 1), of: .exp(draw.power(2)))
    #expect(throws: EvaluationFault.self) { try wild.ball() }
  }
}

@Suite("Values in balls")
struct BallValueTests {
  @Test("contain the exact value and lie near the double")
  func threeWays() throws {
    let y = Expression.variable("y")
    let formulas = [
      .exp(draw) * .apply(.sin, y) - draw.power(-3), .log(1 + .exp(-draw * y)), .sqrt(draw + y.power(2)),
      .apply(.tanh, draw) / (1 + .apply(.sigmoid, y)), .apply(.softplus, y) * .apply(.abs, draw - y),
    ]
    for formula in formulas {
      let point = [x: Rational(7, over: 5), Variable("y"): Rational(-2, over: 3)]
      let ball = try formula.ball(at: point.mapValues { Ball($0) })
      let exact = try formula.substituting(point.mapValues { Expression($0) })
      #expect(try exact.ball(precision: 256).overlaps(ball))
      let double = formula.approximation(at: point.mapValues(\.approximation)).value
      #expect(abs(double - ball.approximation) < 1e-12)
    }
  }
}
