// The numbers of Nagarajan and Kolter's examples: what K_DD and K_DG become once the expectations are worked out.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

@Suite("GANs given by their expectations")
struct SeedNumbersTests {
  private func update(_ game: String, _ method: String, _ chosen: [String: Expression] = [:]) throws
    -> UpdateJacobian
  {
    let game = try shippedGame(game)
    let search = try EquilibriumSearch(game)
    let linear = try linearized(method, players: game.players.count, chosen)
    return try UpdateJacobian(linear, of: game, at: search.claimed(0), jacobian: search.jacobian)
  }

  private func numbers(_ rows: [[Rational]]) -> Matrix<RationalFunction> {
    Matrix(rows: rows).map { RationalFunction($0) }
  }

  /// The matrix whose negative is the flow's: M = I - eta*(this).
  private func generator(of update: UpdateJacobian) throws -> Matrix<Rational> {
    let matrix = try #require(update.exact(at: 1))
    return Matrix.identity(matrix.rowCount) - matrix
  }

  @Test("linear generator, quadratic discriminator: J holds K_DD/2 = 1/10 and K_DG/2 = 1/3")
  func linearQuadratic() throws {
    let third = Rational(1, over: 3)
    // In the order generator, discriminator.
    #expect(
      try update("lq-gan", "simultaneous").jacobian
        == numbers([[0, -third], [third, Rational(1, over: 10)]]))
    #expect(try update("lq-wgan", "simultaneous").jacobian == numbers([[0, -2 * third], [2 * third, 0]]))
  }

  @Test("affine generator: K_DD = diag(1/3, 1/5), K_DG = [0, 1; 2/3, 0] on [-1, 1]")
  func symmetric() throws {
    let third = Rational(1, over: 3)
    let half = Rational(1, over: 2)
    // Players' order a, b, w1, w2; the generator's force is half of K_DG, the discriminator's curvature half of K_DD.
    #expect(
      try update("linear-quadratic-symmetric", "simultaneous").jacobian
        == numbers([
          [0, 0, 0, -third], [0, 0, -half, 0],
          [0, half, Rational(1, over: 6), 0], [third, 0, 0, Rational(1, over: 10)],
        ]))
  }

  @Test("affine generator: K_DD = [1/3, 1/4; 1/4, 1/5], K_DG = [1/2, 1; 2/3, 1] on [0, 1]")
  func unit() throws {
    let jacobian = try update("linear-quadratic-unit", "simultaneous").jacobian
    let curvature = [
      [Rational(1, over: 6), Rational(1, over: 8)], [Rational(1, over: 8), Rational(1, over: 10)],
    ]
    let force = [
      [Rational(1, over: 4), Rational(1, over: 2)], [Rational(1, over: 3), Rational(1, over: 2)],
    ]
    for i in 0...1 {
      for j in 0...1 {
        #expect(jacobian[2 + i, 2 + j].constant == curvature[i][j])
        #expect(jacobian[2 + i, j].constant == force[i][j])
        #expect(jacobian[j, 2 + i].constant == -force[i][j])
      }
    }
  }

  @Test(
    "the flow's eigenvalues are the known ones",
    arguments: [
      ("lq-gan", 0, [("-0.05", "0.32956199888808647519")]),
      ("lq-gan", Rational(1, over: 4), [("-0.0777777777777777778", "0.3241322699069960365")]),
      ("lq-gan", Rational(1, over: 2), [("-0.10555555555555556", "0.31617896166960434846")]),
      ("lq-gan", 1, [("-0.16111111111111111", "0.29181213303708658678")]),
      ("lq-wgan", Rational(1, over: 4), [("-0.11111111111111111", "0.65734219812217956029")]),
      ("lq-wgan", Rational(1, over: 2), [("-0.22222222222222222", "0.62853936105470891058")]),
      ("lq-wgan", 1, [("-0.44444444444444444", "0.49690399499995326587")]),
      ("linear-quadratic-symmetric", 0, [("-0.08333333333333333", "0.49300664859163467")]),
      (
        "linear-quadratic-unit", 0,
        [("-0.127775433592613", "0.808016908978824"), ("-0.00555789974072054", "0.0506295240530415")]
      ),
      (
        "linear-quadratic-unit", Rational(1, over: 2),
        [("-0.463287229060626", "0.674213784398351"), ("-0.0068516598282625", "0.0504714357801763")]
      ),
      (
        "linear-quadratic-unit", 5,
        [
          ("-6.86838159760349", "0"), ("-0.0974049541688749", "0"),
          ("-0.018495613002704", "0.047465148647251"),
        ]
      ),
    ] as [(String, Rational, [(String, String)])])
  func eigenvalues(game: String, weight: Rational, known: [(String, String)]) throws {
    // The papers' flow has the opposite sign.
    let flow = -(try generator(of: update(game, "regularized", ["gamma": Expression(weight)])))
    let roots = flow.characteristicPolynomial.complexRoots()
    for (real, imaginary) in known {
      let (x, y) = (try #require(Rational(exactly: real)), try #require(Rational(exactly: imaginary)))
      // The last digit of what is known may be rounded.
      let near = roots.contains { root in
        (root.real - Ball(x)).absoluteValue.upper ?? 1 < Rational(2, over: 1) * lastDigit(real)
          && (root.imaginary - Ball(y)).absoluteValue.upper ?? 1 < Rational(2, over: 1) * lastDigit(imaginary)
      }
      #expect(near, "\(real), \(imaginary) among \(roots.map { ($0.real, $0.imaginary) })")
    }
  }

  private func lastDigit(_ text: String) -> Rational {
    guard let point = text.firstIndex(of: ".") else { return Rational(10).power(-18) }
    return Rational(10).power(-(text.distance(from: point, to: text.endIndex) - 1))
  }

  @Test("consensus and the predictive method have one map on bilinear games")
  func consensusIsPredictive() throws {
    for game in ["xy", "two-by-two", "matching-pennies"] {
      let gamma: [String: Expression] = ["gamma": Expression(Rational(1, over: 3))]
      #expect(try update(game, "consensus", gamma).matrix == update(game, "predictive", gamma).matrix)
    }
  }

  @Test(
    "Dirac-GANs have the known blocks",
    arguments: [
      ("dirac-gan", 0), ("dirac-gan-nonsaturating", 0), ("dirac-gan-r1", Rational(3, over: 10)),
      ("dirac-gan-instance-noise", Rational(1, over: 2)),
    ] as [(String, Rational)])
  func dirac(game: String, damping: Rational) throws {
    let half = Rational(1, over: 2)
    #expect(try update(game, "simultaneous").jacobian == numbers([[0, half], [-half, damping]]))
  }
}
