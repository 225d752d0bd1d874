// Random runs against what is known of their distribution.

import Exact
import Glibc
import Language
import Symbolic
import Testing

@testable import Simulation

@Suite("Random runs")
struct NoiseTests {
  static let bowl = "game \"bowl\"\nplayer a (x) minimizes x^2/2\nequilibrium x = 0"

  @Test("noise on the gradient of x^2/2 has the stationary variance eta*s^2/(2 - eta)")
  func stationary() throws {
    let step = try compiled("simultaneous", on: game(Self.bowl), isNoisy: true)
    var question = RunQuestion(Array(repeating: [0], count: 4_000), steps: 60, rate: Rational(1, over: 2))
    (question.noise, question.interval) = (0.3, 60)
    let ends = step.trajectories(question).map { $0.last[0] }
    let variance = ends.reduce(0) { $0 + $1 * $1 } / Double(ends.count)
    #expect(abs(variance / (0.5 * 0.09 / 1.5) - 1) < 0.08)
    #expect(abs(ends.reduce(0, +) / Double(ends.count)) < 0.01)
  }

  @Test("a remembered gradient keeps its noise: optimism at a constant field takes it back")
  func remembered() throws {
    // With G = n_k, a step is z - eta*(2*n_k - n_(k-1)): together -eta*(n_0 + .. + n_K + n_K - n_(-1)).
    let flat = try game("game \"flat\"\nplayer a (x) minimizes 0*x\nequilibrium x = 0")
    let step = try compiled("optimistic", on: flat, isNoisy: true)
    #expect(step.sites.map(\.remembered) == [nil, 0])
    var question = RunQuestion(Array(repeating: [0], count: 4_000), steps: 100, rate: 1)
    (question.noise, question.interval) = (1, 100)
    let ends = step.trajectories(question).map { $0.last[0] }
    let variance = ends.reduce(0) { $0 + $1 * $1 } / Double(ends.count)
    // 100 + 3 with memory; with fresh noise at the old point it would be 500.
    #expect(abs(variance / 102 - 1) < 0.1)
  }

  @Test(
    "minibatches of atoms, of a uniform and of a normal law have the mean of the field and its variance over the size",
    arguments: [
      ("E[u in {-1, 1/2, 2}](u*x)", 1, 0.5, 1.5), ("E[u in {-1, 1/2, 2}](u*x)", 5, 0.5, 0.3),
      ("E[u in {0: 1/4, 4: 3/4}](u*x)", 1, 3, 3), ("E[u ~ uniform(0, 6)](u*x)", 2, 3, 1.5),
      ("E[u ~ normal(2, 9)](u*x)", 3, 2, 3), ("E[u in {0, 1}, v ~ uniform(u, u + 1)](v*x)", 1, 1, 1.0 / 3),
    ] as [(String, Int, Double, Double)])
  func minibatches(cost: String, size: Int, mean: Double, variance: Double) throws {
    let sampled = try game("game \"batch\"\nplayer a (x) minimizes \(cost)\nequilibrium x = 0").sampled(
      size: size)
    let step = try compiled("simultaneous", on: sampled)
    var question = RunQuestion(Array(repeating: [0], count: 8_000), steps: 1, rate: 1)
    question.seed = 11
    let steps = step.trajectories(question).map { -$0.last[0] }
    let average = steps.reduce(0, +) / Double(steps.count)
    let spread = steps.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(steps.count)
    #expect(abs(average - mean) < 5 * sqrt(variance / 8_000), "\(average)")
    #expect(abs(spread / variance - 1) < 0.08, "\(spread)")
  }

  @Test("players who share an expectation share its draws, and J and G at a point do")
  func shared() throws {
    let text = """
      game "shared"
      let V = E[u in {-1, 1}]((u*x + y)^2)
      player a (x) minimizes V
      player b (y) maximizes V
      equilibrium x = 0, y = 0
      """
    let sampled = try game(text).sampled(size: 1)
    #expect(sampled.draws.count == 1)
    #expect(try compiled("consensus", on: sampled).sites.count == 1)
    #expect(try compiled("extragradient", on: sampled).sites.count == 2)
    #expect(try game(text).draws.isEmpty)
  }

  @Test("every player's costs are linear in the shares, which are those of the draws")
  func shares() throws {
    var stream = RandomStream(seed: 3, run: 5)
    for _ in 0..<50 {
      let shares = stream.fill(.shares(cumulative: [0.1, 0.1, 0.7, 1], size: 4), count: 4, noise: 0)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
      #expect(shares[1] == 0)
      #expect(shares.allSatisfy { ($0 * 4).rounded() == $0 * 4 })
    }
  }
}
