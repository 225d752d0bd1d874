// Runs whose ends were computed elsewhere.

import Exact
import Glibc
import Language
import Linearization
import Symbolic
import Testing

@testable import Simulation

@Suite("Known runs")
struct KnownRunTests {
  private func ends(
    _ step: CompiledStep, from start: [Double], steps: Int, rate: Rational
  ) -> [Double] {
    step.trajectories(RunQuestion([start], steps: steps, rate: rate))[0].last
  }

  private func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(a - b) <= tolerance * abs(b)
  }

  @Test("simultaneous steps and Fletcher and Reeves's on (1 + x^2)(100 - y^2), from (2, -4)")
  func bowl() throws {
    let game = try shippedGame("product-bowl")
    let rate = Rational(1, over: 20_000)
    let plain = ends(try compiled("simultaneous", on: game), from: [2, -4], steps: 400, rate: rate)
    #expect(isNear(plain[0], 0.0651804356271897) && isNear(plain[1], -3.7530051477155))
    let method = try exampleMethod("conjugate-gradient/fletcher-reeves")
    let settings = try MethodSettings(for: method, playerCount: 2)
    let map = try UpdateMap(method, of: game, settings: settings, namesPoints: true)
    let step = try CompiledStep(map, variableCount: 2, constants: [:], parameters: ["eta"])
    let directed = ends(step, from: [2, -4], steps: 400, rate: rate)
    #expect(isNear(directed[0], 0.00176012044645334) && isNear(directed[1], -3.60448728889609))
  }

  @Test(
    "Wasserstein's linear-quadratic GAN: the conserved quantity grows under plain steps, and the penalty brings it home"
  )
  func wasserstein() throws {
    let game = try shippedGame("lq-wgan")
    let names = game.variables.map(\.name)
    let (a, w) = (try #require(names.firstIndex(of: "a")), try #require(names.firstIndex(of: "w")))
    var start = [0.0, 0]
    start[a] = 1.5
    let rate = Rational(1, over: 10)
    let plain = ends(try compiled("simultaneous", on: game), from: start, steps: 1000, rate: rate)
    #expect(isNear(plain[w] * plain[w] - log(plain[a]) + plain[a] * plain[a] / 2, 9.25069787388121))
    let half = Expression(Rational(1, over: 2))
    let mended = ends(
      try compiled("regularized", on: game, set: ["gamma": half]), from: start, steps: 1000, rate: rate)
    #expect(isNear(mended[w], -6.65982747742598e-10, 1e-6))
    #expect(isNear(mended[a] - 1, -9.96168607496563e-11, 1e-5))
  }

  @Test("the nonlinear game with interaction takes 323 steps to a millionth, where the theorem counts 611")
  func interaction() throws {
    let game = try game(
      """
      game "nonlinear interaction"
      let U = x^2/2 + x^4/4 + 2*x*y - y^2/2 - y^4/4
      player a (x) minimizes U
      player b (y) maximizes U
      equilibrium x = 0, y = 0
      """)
    let rate = try #require(Rational(exactly: "0.04523927568516761"))
    var question = RunQuestion([[0.6, 0.8]], steps: 1000, rate: rate)
    question.tolerance = 1e-6
    #expect(try compiled("simultaneous", on: game).trajectories(question)[0].ending == .arrived(step: 323))
  }

  @Test("optimistic steps with the published rate take more than the smaller of two remembered counts")
  func optimistic() throws {
    let game = try game(
      """
      game "two singular values"
      let f = x[1]*y[1] + x[2]*y[2]/10
      player a (x[2]) minimizes f
      player b (y[2]) maximizes f
      equilibrium x = 0, y = 0
      """)
    let rate = try #require(Rational(exactly: 1 / (2 * sqrt(2.0))))
    var question = RunQuestion([[0, 1, 0, 0]], steps: 40_000, rate: rate)
    question.tolerance = 1e-6
    guard case .arrived(let step) = try compiled("optimistic", on: game).trajectories(question)[0].ending
    else {
      Issue.record("it does not arrive")
      return
    }
    // 8*kappa*log(4r/e) with kappa = 100 is refuted; 16*kappa*log(4.784r/e) holds.
    #expect(step > 12_162 && Double(step) <= 1600 * log(4.784e6))
  }

  @Test("an anchored run with too small an exponent comes near first, and leaves in the end")
  func smallExponent() throws {
    let text = """
      method anchored "anchored"
      rate eta
      parameter p = 3/10
      parameter gamma = 2
      memory a = z
      step
        z <- z - eta*(1 - p)/(k + 1)^p*G(z) + (1 - p)*gamma/(k + 1)*(a - z)
      """
    let moments = try changingRun(text, on: shippedGame("xy"), from: [1, 1], steps: 20_000).moments
    let squares = [100, 10_000, 20_000].map { moments[$0].distance * moments[$0].distance }
    #expect(
      isNear(squares[0], 0.0103, 0.01) && isNear(squares[1], 1.97e8, 0.01)
        && isNear(squares[2], 1.64e14, 0.01))
  }
}
