// Integrals and recognised numbers, against what is known exactly.

import Testing

@testable import Exact

@Suite("Quadrature")
struct QuadratureTests {
  private func integral(
    from lower: Rational, to upper: Rational, of integrand: @escaping Quadrature.Integrand
  ) -> ComplexBall {
    Quadrature.integral(from: ComplexBall(lower), to: ComplexBall(upper), precision: 128, of: integrand)
  }

  @Test("encloses the integral of a polynomial, found exactly by its antiderivative", arguments: 0..<12)
  func polynomial(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let coefficients = (0...5).map { _ in random.fraction() }
    let (lower, upper) = (random.fraction(), random.fraction())
    let exact = coefficients.enumerated().reduce(Rational.zero) { sum, term in
      let degree = term.offset + 1
      return sum + term.element * (upper.power(degree) - lower.power(degree)) / Rational(degree)
    }
    let found = integral(from: lower, to: upper) { x, _ in
      coefficients.reversed().reduce(ComplexBall.zero) { $0 * x + ComplexBall($1) }
    }.real
    #expect(found.contains(exact))
    let (low, high) = (try #require(found.lower), try #require(found.upper))
    #expect(high - low < Rational(2).power(-80))
  }

  @Test("encloses an integral across a kink")
  func kink() throws {
    let found = integral(from: -1, to: 2) { x, holomorphic in x.realAbsoluteValue(holomorphic: holomorphic) }
    #expect(found.real.contains(Rational(5, over: 2)))
    let (low, high) = (try #require(found.real.lower), try #require(found.real.upper))
    #expect(high - low < Rational(1, over: 1000))
  }

  @Test("encloses the integral of 1/x between 1 and 2, which is log 2")
  func logarithm() {
    let found = integral(from: 1, to: 2) { x, _ in .one / x }
    #expect(found.real.overlaps(Ball(2).logarithm) && found.isFinite)
  }

  @Test("is not finite where the integral does not exist")
  func pole() {
    #expect(!integral(from: -1, to: 1) { x, _ in .one / x }.isFinite)
  }
}

@Suite("Recognition")
struct RecognitionTests {
  @Test("finds a fraction behind its digits", arguments: 0..<20)
  func fraction(seed: UInt64) {
    var random = Seeded(state: seed)
    let value = random.fraction() + Rational(1, over: 97)
    #expect(Recognition.shortNumber(near: Ball(value, precision: 256)) == .rational(value))
  }

  @Test(
    "finds p + q*sqrt(d) behind its digits",
    arguments: [
      (Rational(0), Rational(1), 2), (Rational(1, over: 2), Rational(1, over: 2), 5), (Rational(-3), -2, 7),
      (Rational(7, over: 3), Rational(-1, over: 5), 11),
    ])
  func quadratic(rational: Rational, scale: Rational, radicand: Int) throws {
    let root = Ball(Rational(radicand), precision: 256).squareRoot
    let value = Ball(rational, precision: 256) + Ball(scale, precision: 256) * root
    guard case .quadratic(let p, let q, let d)? = Recognition.shortNumber(near: value) else {
      Issue.record("not recognised")
      return
    }
    // One number has several spellings: q*sqrt(d) = q' * sqrt(d') with equal signs and squares.
    #expect(p == rational && q.sign == scale.sign)
    #expect(q * q * Rational(d) == scale * scale * Rational(radicand))
  }

  @Test("finds nothing behind pi, nor behind the cube root of 2")
  func nothing() {
    #expect(Recognition.shortNumber(near: .pi(precision: 256)) == nil)
    let cubeRoot = Ball(2, precision: 256).power(Rational(1, over: 3))
    #expect(Recognition.shortNumber(near: cubeRoot) == nil)
  }
}
