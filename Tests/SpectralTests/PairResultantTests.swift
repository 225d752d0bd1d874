// The polynomial that vanishes where two eigenvalues are inverse to each other, two ways.

import Exact
import Testing

@testable import Spectral

@Suite("Resultant of the even and the odd part")
struct PairResultantTests {
  @Test("interpolated between the Newton bounds, it is what elimination gives", arguments: 0..<80)
  func twoWays(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let degree = Int.random(in: 2...5, using: &random)
    // Coefficients with zeros at either end, so that the Newton polygons have something to say.
    var coefficients = (0...degree).map { _ in
      let low = Int.random(in: 0...2, using: &random)
      return Polynomial(
        (0...4).map { power in
          power < low || Bool.random(using: &random) ? 0 : Rational(Int.random(in: -5...5, using: &random))
        })
    }
    if coefficients[0].isZero { coefficients[0] = Polynomial([0, 3]) }
    if coefficients[degree].isZero { coefficients[degree] = Polynomial([0, 0, 2]) }
    let (u, eta) = (MultivariatePolynomial.variable("u"), MultivariatePolynomial.variable("eta"))
    func part(_ parity: Int) -> MultivariatePolynomial {
      stride(from: parity, through: degree, by: 2).reversed().reduce(.zero) {
        $0 * u + coefficients[$1].multivariate(at: eta)
      }
    }
    let (first, second) = (part(degree % 2), part(1 - degree % 2))
    let found = PairResultant(coefficients).polynomial.multivariate(at: eta)
    if second.isZero {
      #expect(found.isZero)
      return
    }
    let eliminated = try #require(MultivariatePolynomial.resultant(first, second, eliminating: "u"))
    // Sylvester's matrix of the formal degree has further factors where the second part's first terms are missing.
    let missing = (degree - 1) / 2 - second.degree(in: "u")
    let expected = eliminated * coefficients[degree].multivariate(at: eta).power(UInt(missing))
    if expected.isZero {
      #expect(found.isZero)
      return
    }
    // The known power of the rate is divided out.
    let power = try #require(expected.divided(by: found))
    #expect(power.termCount == 1 && power.leadingCoefficient.magnitude == 1)
  }
}
