// Functions along flows: what is found is what is known, and stays the same.

import Exact
import Testing

@testable import Search

@Suite("Functions along flows")
struct FlowSearchTests {
  private func polynomial(_ terms: [(Rational, [String])]) -> MultivariatePolynomial {
    terms.reduce(.zero) { sum, term in
      sum + term.0 * term.1.reduce(MultivariatePolynomial.one) { $0 * .variable($1) }
    }
  }

  @Test("Wasserstein's linear-quadratic GAN: w^2 - ln a + a^2/2, on both sides", arguments: [1, -1])
  func linearQuadratic(side: Int) throws {
    let third = Rational(1, over: 3)
    let field = [
      polynomial([(-2 * third, ["a", "w"])]), polynomial([(-third, []), (third, ["a", "a"])]),
    ]
    let found = try FirstIntegral(along: field, of: ["a", "w"], at: [Rational(side), 0])
    #expect(found.polynomial == polynomial([(Rational(1, over: 2), ["a", "a"]), (1, ["w", "w"])]))
    #expect(found.logarithms.count == 1)
    #expect(found.logarithms.first?.coefficient == -1)
    #expect(found.logarithms.first?.isNegative == (side < 0))
  }

  @Test("a quartic well: the energy, of degree 4")
  func quartic() throws {
    // x minimizes x*y, y maximizes x*y - ... : x' = -y, y' = x + x^3.
    let field = [polynomial([(1, ["y"])]), polynomial([(-1, ["x"]), (-1, ["x", "x", "x"])])]
    let found = try FirstIntegral(along: field, of: ["x", "y"], at: [0, 0])
    #expect(found.polynomial == polynomial([(2, ["x", "x"]), (1, ["x", "x", "x", "x"]), (2, ["y", "y"])]))
  }

  @Test("nothing is found where the flow converges, or leaves")
  func none() {
    for sign in [Rational(1), -1] {
      #expect(throws: SearchLimit.notConserving) {
        try FirstIntegral(
          along: [polynomial([(sign, ["x"]), (1, ["y"])]), polynomial([(-1, ["x"]), (sign, ["y"])])],
          of: ["x", "y"], at: [0, 0])
      }
    }
  }

  @Test(
    "random centres in disguise are found: J = S^-1 K with K antisymmetric, S positive definite",
    arguments: 1...4)
  func centres(half: Int) throws {
    var random = SeededGenerator(state: UInt64(half))
    let size = 2 * half
    let entry = { Rational(Int.random(in: -3...3, using: &random)) }
    let factor = Matrix<Rational>(rowCount: size, columnCount: size) { _, _ in entry() }
    let definite = factor * factor.transposed + .identity(size)
    let turn = Matrix<Rational>(rowCount: size, columnCount: size) { _, _ in entry() }
    let jacobian = try #require(definite.inverse) * (turn - turn.transposed)
    let found = try FlowFunction(of: jacobian)
    #expect(found.decrease == nil)
    #expect(found.function * jacobian + (found.function * jacobian).transposed == .zero(size, size))
    #expect(found.definite.proves(found.function))
  }

  @Test("random stable flows shrink a function, and what leaves has none", arguments: 1...5)
  func stable(size: Int) throws {
    var random = SeededGenerator(state: UInt64(size))
    let turn = Matrix<Rational>(rowCount: size, columnCount: size) { _, _ in
      Rational(Int.random(in: -3...3, using: &random))
    }
    let jacobian = Matrix<Rational>.identity(size) + (turn - turn.transposed)
    let found = try FlowFunction(of: jacobian)
    let decrease = try #require(found.decrease)
    #expect(decrease.proves(found.function * jacobian + (found.function * jacobian).transposed))
    #expect(throws: SearchLimit.notConserving) { try FlowFunction(of: -1 * jacobian) }
  }
}
