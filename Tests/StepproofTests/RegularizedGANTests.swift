// The generator's penalty makes every one of the worked GANs stable, whatever its weight: no upper limit.

import Exact
import Spectral
import Testing

@testable import Stepproof

@Suite("The penalty on the generator's side")
struct RegularizedGANTests {
  /// J + 2*gamma*P1*J'*P2*J, from the update with gamma left free.
  private func generator(_ game: String) throws -> Matrix<RationalFunction> {
    let update = try Problem(game).linearized(
      by: UpdateRule("regularized"), setting: [:], leavingFree: ["gamma"]
    ).update
    let size = update.matrix.rowCount
    return try Matrix(
      rowCount: size, columnCount: size,
      entries: (Matrix.identity(size) - update.matrix).entries.map { entry in
        try #require(entry.substituting(["eta": .one]))
      })
  }

  /// The Hurwitz determinants D_1 .. D_m of det(x*I + K), polynomials in gamma.
  private func hurwitz(_ matrix: Matrix<RationalFunction>) throws -> [MultivariatePolynomial] {
    let size = matrix.rowCount
    let shifted = Matrix(rowCount: size, columnCount: size) { row, column in
      row == column ? matrix[row, column] + .variable("x") : matrix[row, column]
    }
    let powers = shifted.determinantAndInverse().determinant.numerator.coefficients(in: "x")
    let a = Array(powers.reversed())
    return try (1...size).map { count in
      let minor = Matrix(rowCount: count, columnCount: count) { row, column in
        let place = 2 * (column + 1) - (row + 1)
        return a.indices.contains(place) ? RationalFunction(a[place]) : .zero
      }
      let determinant = minor.determinantAndInverse().determinant
      try #require(determinant.isPolynomial)
      return determinant.numerator
    }
  }

  @Test(
    "every Hurwitz determinant is a polynomial in the weight with positive coefficients only",
    arguments: [
      ("lq-gan", true), ("linear-quadratic-symmetric", true), ("linear-quadratic-unit", true),
      ("normal-mean", true),
      ("finite-data", true), ("lq-wgan", false), ("linear-quadratic-wasserstein", false),
    ])
  func everyWeight(game: String, isDamped: Bool) throws {
    for determinant in try hurwitz(generator(game)) {
      #expect(!determinant.isZero)
      #expect(determinant.terms.allSatisfy { $0.coefficient.sign > 0 })
      // At gamma = 0 only the loss with curvature is stable.
      let constant = determinant.evaluated(at: ["gamma": .zero]) ?? determinant.constant
      if isDamped { #expect(constant?.sign == 1) }
    }
    if !isDamped {
      let last = try hurwitz(generator(game)).map { $0.evaluated(at: ["gamma": .zero]) ?? .one }
      #expect(last.contains { $0.isZero })
    }
  }

  @Test("far beyond the theorem's limit there are safe rates, exactly", arguments: ["5", "50", "500"])
  func beyond(weight: String) throws {
    let answer = try Problem("linear-quadratic-unit").linearized(
      by: UpdateRule("regularized"), setting: ["gamma": weight]
    ).range(RangeQuestion()).answer
    #expect(answer.safe.first?.lower.isZero == true)
  }
}

extension RateEnd {
  fileprivate var isZero: Bool {
    if case .exact(let number) = self { number.rational == .zero } else { false }
  }
}
