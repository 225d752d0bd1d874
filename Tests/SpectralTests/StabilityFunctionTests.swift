// How a method treats what belongs to one eigenvalue of J.

import Exact
import Testing

@testable import Spectral

@Suite("Stability over the plane of eigenvalues of J")
struct StabilityFunctionTests {
  /// Optimistic steps: [1 - 2*eta*j, eta*j; 1, 0].
  private func optimistic() throws -> ScalarProblem {
    let (eta, j) = (RationalFunction.variable("eta"), RationalFunction.variable("j"))
    let one = RationalFunction.one
    let symbol = Matrix(rows: [[one - (one + one) * eta * j, eta * j], [one, .zero]])
    return try #require(ScalarProblem(symbol, rate: "eta"))
  }

  @Test("is what the radius is for a spectrum of that eigenvalue alone", arguments: [0.1, 0.5, 1.2])
  func agreesWithRadius(rate: Double) throws {
    let problem = try optimistic()
    let function = StabilityFunction(of: problem, at: rate)
    for eigenvalue in [FloatComplex(0.3, 0.9), FloatComplex(2), FloatComplex(-0.5, 0.1), FloatComplex(0, 1)] {
      let radius = try #require(FloatSpectrumProblem(problem, spectrum: [eigenvalue]).radius(at: rate)).value
      #expect(abs(function(eigenvalue).value - radius) < 1e-12)
      #expect(abs(function(eigenvalue.conjugate).value - radius) < 1e-12)
    }
  }

  @Test("is 1 where the safe set of a rotation ends")
  func border() throws {
    // x*y with optimistic steps: the safe set ends at 1/sqrt(3).
    let end = (1.0 / 3).squareRoot()
    #expect(abs(StabilityFunction(of: try optimistic(), at: end)(FloatComplex(0, 1)).value - 1) < 1e-12)
  }
}
