// K_DD and K_DG of every GAN against the Jacobian of its costs, and the bounds that follow, to the digits known.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

@Suite("The Jacobian of a GAN, two ways")
struct AdversarialTests {
  private func form(_ game: Game) throws -> (AdversarialForm, Matrix<Expression>) {
    let search = try EquilibriumSearch(game)
    let equilibrium = try search.claimed(0)
    let form = try #require(AdversarialForm(game, at: equilibrium, overriding: [:]))
    guard case .exact(let point) = equilibrium.coordinates else {
      throw EquilibriumFault.noneFound(starts: 0)
    }
    let parameters = try game.parameterValues()
    let slopes = Expression.jacobian(of: try game.field(), by: game.variables)
    let values = try slopes.entries.map { try $0.substituting(parameters).substituting(point).simplified() }
    return (
      form,
      Matrix(rowCount: game.variables.count, columnCount: game.variables.count, entries: values)
    )
  }

  static let shipped = Catalogue.games.map(\.name).filter { name in
    (try? shippedGame(name).adversaries) != nil
  }

  @Test("follows from K_DD and K_DG, for every shipped game that names its parts", arguments: shipped)
  func follows(name: String) throws {
    #expect(Self.shipped.count >= 9)
    let (form, jacobian) = try form(shippedGame(name))
    #expect(form.agrees(with: { jacobian[$0, $1] }, size: jacobian.rowCount))
    if let bounds = AdversarialBounds(form) { #expect(bounds.areHeld) }
  }

  @Test(
    "does not follow where the costs hold more, or D is not 0 on the data",
    arguments: [
      (
        "player g (a) minimizes V\nplayer d (w) maximizes V - w^2/2\nequilibrium a = 1, w = 0",
        "x ~ uniform(-1, 1)"
      ),
      (
        "player g (a) minimizes V + (a - 1)^2\nplayer d (w) maximizes V\nequilibrium a = 1, w = 0",
        "x ~ uniform(-1, 1)"
      ),
      (
        "player g (a) minimizes V\nplayer d (w) maximizes V\nplayer o (u) minimizes u^2\nequilibrium a = 1, w = 0, u = 0",
        "x ~ uniform(-1, 1)"
      ),
    ])
  func differs(players: String, data: String) throws {
    let text = """
      game "test"
      let f(t) = -log(1 + exp(-t))
      let D(x) = w*x^2
      let G(z) = a*z
      gan V
        discriminator D
        generator G
        data \(data)
        latent z ~ uniform(-1, 1)
        loss f
      \(players)
      """
    let (form, jacobian) = try form(Game(reading: SourceFile(name: "test.game", text: text)))
    #expect(!form.agrees(with: { jacobian[$0, $1] }, size: jacobian.rowCount))
  }

  @Test(
    "K_DD and K_DG are the known ones",
    arguments: [
      ("lq-gan", [["1/5"]], [["2/3"]]), ("lq-wgan", [["1/5"]], [["2/3"]]),
      ("linear-quadratic-symmetric", [["1/3", "0"], ["0", "1/5"]], [["0", "1"], ["2/3", "0"]]),
      ("linear-quadratic-unit", [["1/3", "1/4"], ["1/4", "1/5"]], [["1/2", "1"], ["2/3", "1"]]),
      ("linear-quadratic-wasserstein", [["1/3", "1/4"], ["1/4", "1/5"]], [["1/2", "1"], ["2/3", "1"]]),
      ("normal-mean", [["1", "0"], ["0", "2"]], [["1", "0"], ["0", "2"]]),
    ])
  func known(name: String, correlation: [[String]], coupling: [[String]]) throws {
    let (form, _) = try form(shippedGame(name))
    #expect(form.correlation.rows.map { $0.map(\.text) } == correlation)
    #expect(form.coupling.rows.map { $0.map(\.text) } == coupling)
    let isLogistic = !["lq-wgan", "linear-quadratic-wasserstein"].contains(name)
    #expect(form.lossSlope.rational == (isLogistic ? Rational(1, over: 2) : 1))
    #expect(form.lossCurvature.rational == (isLogistic ? Rational(-1, over: 4) : 0))
  }

  private func isNear(_ ball: Ball, _ digits: String) throws -> Bool {
    let value = try #require(Rational(exactly: digits))
    let decimals = digits.drop { $0 != "." }.count - 1
    // The last digit of what is known may be rounded, either way.
    return (ball - Ball(value)).absoluteValue.upper.map { $0 <= Rational(10).power(-decimals) } ?? false
  }

  @Test(
    "on [0, 1] the eigenvalues of K_DD and K_DG'*K_DG are known, and the largest weight that the theorem allows"
  )
  func unitEigenvalues() throws {
    let (form, _) = try form(shippedGame("linear-quadratic-unit"))
    func eigenvalues(_ matrix: Matrix<Expression>) -> [Ball] {
      let exact = Matrix(
        rowCount: 2, columnCount: 2, entries: matrix.entries.compactMap(\.rational))
      return exact.characteristicPolynomial.complexRoots().map(\.real).sorted { $0.midpoint < $1.midpoint }
    }
    let own = eigenvalues(form.correlation)
    #expect(try isNear(own[0], "0.00793042172899960452") && isNear(own[1], "0.525402911604333729"))
    let rational = Matrix(rowCount: 2, columnCount: 2, entries: form.coupling.entries.compactMap(\.rational))
    let other = (rational.transposed * rational).characteristicPolynomial.complexRoots().map(\.real)
      .sorted { $0.midpoint < $1.midpoint }
    #expect(try isNear(other[0], "0.0103490276852067041") && isNear(other[1], "2.68409541675923774"))
    // 1/(2*lambda_max(-J_DD)) with -J_DD = K_DD/2.
    #expect(try isNear(Ball.one / own[1], "1.90330121495991"))
  }

  @Test(
    "the main theorem's bounds are the known ones, and hold",
    arguments: [
      ("linear-quadratic-unit", "-0.00282701440383351806", "-0.00198260543224990113", "-0.00555789974072054"),
      // Met with equality.
      ("lq-gan", "-0.09174311926605504587", "-0.05", "-0.05"),
    ])
  func bounds(name: String, real: String, complex: String, found: String) throws {
    let bounds = try #require(AdversarialBounds(form(shippedGame(name)).0))
    #expect(try isNear(bounds.real, real) && isNear(bounds.complex, complex) && isNear(bounds.found, found))
    #expect(bounds.areHeld)
  }

  @Test("Wasserstein's loss has no curvature, and no bounds")
  func silent() throws {
    for name in ["lq-wgan", "linear-quadratic-wasserstein"] {
      #expect(AdversarialBounds(try form(shippedGame(name)).0) == nil)
    }
  }

  @Test(
    "a penalty rho/2*E[D'(x)^2] gives -2*rho*m +- sqrt(4*rho^2*m^2 - 4/9) with m = 1/3",
    arguments: ["1/4", "1", "2"])
  func penalised(weight: String) throws {
    let text = """
      game "test"
      parameter rho = \(weight)
      let f(t) = t
      let D(x) = w*x^2
      let G(z) = a*z
      gan V
        discriminator D
        generator G
        data x ~ uniform(-1, 1)
        latent z ~ uniform(-1, 1)
        loss f
      player generator (a) minimizes V
      player discriminator (w) maximizes V - rho/2*E[x ~ uniform(-1, 1)]((2*w*x)^2)
      equilibrium a = 1, w = 0
      """
    let (_, jacobian) = try form(Game(reading: SourceFile(name: "test.game", text: text)))
    let flow = -Matrix(rowCount: 2, columnCount: 2, entries: jacobian.entries.compactMap(\.rational))
    let rho = try #require(Rational(exactly: weight))
    let third = Rational(1, over: 3)
    // x^2 + 4*rho*m*x + 4/9.
    #expect(flow.characteristicPolynomial == Polynomial([Rational(4, over: 9), 4 * rho * third, 1]))
  }
}
