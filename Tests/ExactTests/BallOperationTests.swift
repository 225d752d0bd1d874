// Balls: what is computed in them contains what is computed exactly.

import Testing

@testable import Exact

@Suite("Operations on balls")
struct BallOperationTests {
  @Test("contain the exact result of every field operation", arguments: 0..<40)
  func fieldOperations(seed: UInt64) {
    var random = Seeded(state: seed)
    let (a, b) = (random.fraction(), random.fraction())
    let (x, y) = (random.ball(around: a), random.ball(around: b))
    #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
    #expect((-x).contains(-a) && x.power(3).contains(a.power(3)) && x.absoluteValue.contains(a.magnitude))
    if !y.containsZero {
      #expect((x / y).contains(a / b) && y.power(-2).contains(b.power(-2)))
    }
  }

  @Test("contain the results of inverse functions undone", arguments: 0..<20)
  func inverseFunctions(seed: UInt64) {
    var random = Seeded(state: seed)
    let value = random.fraction()
    let x = random.ball(around: value)
    #expect(x.exponential.logarithm.contains(value))
    #expect((x * x + .one).squareRoot.power(2).contains(value * value + 1))
    #expect((x.sine.power(2) + x.cosine.power(2)).contains(1))
    #expect((x.softplus.exponential - x.exponential).contains(1))
    #expect((x.sigmoid + (-x).sigmoid).contains(1))
    #expect(x.hyperbolicTangent.overlaps(Ball(2) * (x + x).sigmoid - .one))
  }

  @Test("an even power of a ball around 0 holds no negative numbers, and all powers", arguments: 0..<20)
  func evenPowers(seed: UInt64) {
    var random = Seeded(state: seed)
    let (a, b) = (random.fraction(), random.fraction())
    let around = Ball(from: min(a, -a, b), to: max(a, -a, b))
    for exponent in [2, 4] {
      let power = around.power(exponent)
      #expect(power.contains(0) && power.contains(a.power(exponent)) && power.contains(b.power(exponent)))
      #expect((power.lower ?? -1) > -Rational(10).power(-8) * (power.upper ?? 0))
    }
    #expect(around.power(3).contains((-a).power(3)))
    #expect(Ball(a).power(2).contains(a * a) && Ball(a).power(2).overlaps(Ball(a) * Ball(a)))
  }

  @Test("the normal law gives known probabilities, and those of its tails to all digits")
  func normalProbability() throws {
    for (number, known) in [
      ("0", "0.5"), ("1", "0.8413447460685429485852"), ("-1", "0.1586552539314570514148"),
      ("-10", "7.61985302416052606597e-24"), ("1.96", "0.9750021048517795658634"),
    ] {
      let found = Ball(try #require(Rational(exactly: number))).normalProbability
      let value = try #require(Rational(exactly: known))
      #expect((found.midpoint - value).magnitude < value * Rational(10).power(-19), "\(number)")
    }
    let half = Ball(Rational(1, over: 2))
    #expect((half.errorFunction + half.complementaryErrorFunction).contains(1))
  }

  @Test("divided by what contains zero are not finite", arguments: [Rational(0), Rational(1, over: 2)])
  func divisionByZero(radius: Rational) {
    let quotient = Ball.one / Ball(midpoint: 0, radius: radius)
    #expect(!quotient.isFinite && quotient.lower == nil && quotient.upper == nil)
    #expect(!quotient.isPositive && !quotient.isNegative)
  }

  @Test("of what has no value are not finite", arguments: [Rational(-1), Rational(-1, over: 1000)])
  func withoutValue(value: Rational) {
    #expect(!Ball(value).squareRoot.isFinite && !Ball(value).logarithm.isFinite)
    #expect(!Ball(value).power(Rational(1, over: 3)).isFinite)
  }

  @Test("made from an interval contain both of its ends", arguments: 0..<20)
  func interval(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let (a, b) = (random.fraction(), random.fraction())
    let ball = Ball(from: min(a, b), to: max(a, b))
    #expect(ball.contains(a) && ball.contains(b) && ball.contains((a + b) / 2))
    let (lower, upper) = (try #require(ball.lower), try #require(ball.upper))
    #expect(lower <= min(a, b) && upper >= max(a, b))
    #expect(!ball.contains(lower - 1) && !ball.contains(upper + 1))
  }

  @Test("say only what is certain")
  func certainty() {
    let straddling = Ball(from: -1, to: 2)
    #expect(straddling.containsZero && !straddling.isPositive && !straddling.isNegative)
    #expect(Ball(from: 1, to: 2).isPositive && Ball(from: -2, to: -1).isNegative)
    #expect(Ball(from: 0, to: 3).containsInside(Ball(from: 1, to: 2)))
    #expect(!Ball(from: 0, to: 3).containsInside(Ball(from: 1, to: 4)))
    #expect(!Ball(from: 0, to: 1).overlaps(Ball(from: 2, to: 3)))
    #expect(Ball(from: 0, to: 1).intersection(Ball(from: 2, to: 3)) == nil)
    #expect(Ball(from: 0, to: 1).union(Ball(from: 2, to: 3)).contains(Rational(3, over: 2)))
  }

  @Test("work with the larger precision of the two")
  func precision() {
    let third = Rational(1, over: 3)
    #expect((Ball(third, precision: 64) + Ball(third, precision: 300)).precision == 300)
    #expect(!Ball(third, precision: 300).isExact && Ball(third, precision: 300).contains(third))
  }

  @Test("print certain digits only", arguments: [(2, "1.414213562"), (9, "3"), (0, "0")])
  func digits(square: Int, text: String) {
    let root = Ball(Rational(square)).squareRoot.decimal(digits: 10)
    #expect(root == text || root.hasPrefix(text))
  }
}

@Suite("Complex balls")
struct ComplexBallTests {
  @Test("obey the field laws and multiply moduli", arguments: 0..<20)
  func fieldLaws(seed: UInt64) {
    var random = Seeded(state: seed)
    let (a, b, c, d) = (random.fraction(), random.fraction(), random.fraction(), random.fraction())
    let x = ComplexBall(Ball(a), Ball(b))
    let y = ComplexBall(Ball(c), Ball(d))
    let product = x * y
    #expect(product.real.contains(a * c - b * d) && product.imaginary.contains(a * d + b * c))
    #expect(product.modulus.overlaps(x.modulus * y.modulus))
    if !y.containsZero {
      let quotient = product / y
      #expect(quotient.real.contains(a) && quotient.imaginary.contains(b))
    }
  }

  @Test("agree with real balls on the real line", arguments: 0..<12)
  func realLine(seed: UInt64) {
    var random = Seeded(state: seed)
    let real = random.ball(around: random.fraction())
    let x = ComplexBall(real)
    #expect(x.exponential.real.overlaps(real.exponential) && x.exponential.imaginary.containsZero)
    #expect(x.sine.real.overlaps(real.sine) && x.cosine.real.overlaps(real.cosine))
    #expect(x.hyperbolicTangent.real.overlaps(real.hyperbolicTangent))
    #expect(x.realAbsoluteValue(holomorphic: false).real.overlaps(real.absoluteValue))
  }

  @Test("across a cut have no holomorphic value")
  func cuts() {
    let across = ComplexBall(Ball(-1), Ball(from: -1, to: 1))
    #expect(!across.logarithm(holomorphic: true).isFinite && across.logarithm(holomorphic: false).isFinite)
    #expect(!across.squareRoot(holomorphic: true).isFinite && across.squareRoot(holomorphic: false).isFinite)
    let half = Rational(1, over: 2)
    #expect(!across.power(half, holomorphic: true).isFinite)
    #expect(across.power(3, holomorphic: true).isFinite)
    let middle = ComplexBall(Ball(from: -1, to: 1))
    #expect(!middle.realAbsoluteValue(holomorphic: true).isFinite)
    #expect(!middle.realSign(holomorphic: true).isFinite)
  }
}

extension Seeded {
  /// A ball that contains the number, but seldom at its midpoint; a point one time in four.
  mutating func ball(around value: Rational) -> Ball {
    let radius = Rational(Int.random(in: 0...3, using: &self), over: 64)
    let offset = radius * Rational(Int.random(in: -4...4, using: &self), over: 4)
    return Ball(midpoint: value + offset, radius: radius)
  }
}
