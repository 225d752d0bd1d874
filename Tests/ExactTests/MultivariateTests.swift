// Polynomials and quotients in named variables.

import Testing

@testable import Exact

@Suite("Multivariate polynomials")
struct MultivariateTests {
  let x = MultivariatePolynomial.variable("x")
  let y = MultivariatePolynomial.variable("y")

  @Test("live in the variables that are left")
  func liveInTheVariablesThatAreLeft() {
    #expect((x + y - y).variables == ["x"])
    #expect((x - x).isZero)
    #expect((x - x + .one).constant == 1)
    #expect((x * y).coefficients(in: "y") == [.zero, x])
  }

  @Test("factor, divide and eliminate")
  func factorDivideEliminate() throws {
    let product = (x * x - y * y) * (x + y)
    let factors = try #require(product.factors()).factors
    #expect(Set(factors.map(\.multiplicity)) == [1, 2])
    #expect(product.divided(by: x - y) == (x + y).power(2))
    #expect(product.divided(by: x + .one) == nil)
    #expect(product.divided(by: .zero) == nil)
    #expect(
      MultivariatePolynomial.resultant(x - y, x * x - MultivariatePolynomial(2), eliminating: "x")
        == y * y - MultivariatePolynomial(2))
  }

  @Test("evaluate as they substitute")
  func evaluateAsTheySubstitute() {
    let p = x.power(3) * y - MultivariatePolynomial(Rational(1, over: 3)) * x + .one
    let point: [String: Rational] = ["x": Rational(2, over: 5), "y": -7]
    let substituted = p.substituting(point.mapValues { MultivariatePolynomial($0) })
    #expect(p.evaluated(at: point) == substituted.constant)
    #expect(p.evaluated(at: ["x": 1]) == nil)
    #expect(p.substituting(["x": y, "y": x]) == y.power(3) * x - Rational(1, over: 3) * y + .one)
  }
}

@Suite("Rational functions")
struct RationalFunctionTests {
  let x = RationalFunction.variable("x")
  let y = RationalFunction.variable("y")

  @Test("cancel what is common")
  func cancel() {
    #expect((x * x - y * y) / (x - y) == x + y)
    #expect((2 * x) / (-4 * y) == -x / (2 * y))
    #expect(RationalFunction.one / (1 - x) == -(RationalFunction.one / (x - 1)))
    #expect((x / y).evaluated(at: ["x": 1, "y": 0]) == nil)
    #expect((1 / (x - y)).substituting(["x": y]) == nil)
    #expect((x / (1 + x)).substituting(["x": 1 / y]) == 1 / (1 + y))
  }

  @Test("invert matrices, and say when they cannot")
  func invertMatrices() throws {
    let matrix = Matrix(rows: [[1, x, 0], [-x, 1, y], [0, y, 1]])
    let inverse = try #require(matrix.inverse)
    #expect(matrix * inverse == .identity(3))
    #expect(matrix.determinantAndInverse().determinant == 1 + x * x - y * y)
    #expect(Matrix(rows: [[x, x * x], [1, x]]).inverse == nil)
  }
}
