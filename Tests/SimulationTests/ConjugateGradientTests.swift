// The seven rules of conjugate gradient directions, against trajectories computed elsewhere.

import Exact
import Foundation
import Language
import Linearization
import Symbolic
import Testing

@testable import Simulation

@Suite("Conjugate gradient directions")
struct ConjugateGradientTests {
  static let rules = [
    "fletcher-reeves", "polak-ribiere-polyak", "hestenes-stiefel", "dai-yuan", "hager-zhang", "fr-prp",
    "hs-dy",
  ]

  private func method(_ rule: String) throws -> Method { try exampleMethod("conjugate-gradient/\(rule)") }

  private func map(_ rule: String, _ game: Game) throws -> UpdateMap {
    let method = try method(rule)
    let settings = try MethodSettings(for: method, playerCount: game.players.count)
    #expect(settings.free == ["w[1]", "w[2]"] && settings.computed == ["w[1]", "w[2]"])
    return try UpdateMap(method, of: game, settings: settings, namesPoints: true)
  }

  @Test(
    "the golden trajectory is reproduced in exact numbers",
    arguments: [
      ("fletcher-reeves", "8/25 37/50", "113/2500 68/125"),
      ("polak-ribiere-polyak", "1571/3000 779/1000", "99864659/270000000 61412291/90000000"),
      ("hestenes-stiefel", "7/10 9/10", "47/100 79/100"), ("dai-yuan", "8/25 2", "179/85 6956/3225"),
      ("hager-zhang", "8/25 37/50", "11/250 68/125"), ("fr-prp", "47/100 779/1000", "2981/10000 3351/5000"),
      ("hs-dy", "47/100 79/100", "297/1000 679/1000"),
    ])
  func golden(rule: String, second: String, third: String) throws {
    let map = try map(rule, shippedGame("golden"))
    // Variables, then the direction and the gradient before.
    var state = [Expression.one, .one, .zero, .zero, .zero, .zero]
    var seen: [String] = []
    for _ in 0..<3 {
      var values = Dictionary(uniqueKeysWithValues: zip(map.states, state))
      values[Variable("eta")] = Expression(Rational(1, over: 10))
      for definition in map.definitions {
        values[definition.variable] = try definition.value.substituting(values)
      }
      state = try map.update.map { try $0.substituting(values) }
      seen.append(state.prefix(2).map { $0.rational?.description ?? "irrational" }.joined(separator: " "))
    }
    #expect(seen == ["7/10 9/10", second, third])
  }

  static let vectors = """
    game "vectors"
    let f = x[1]^2 + x[2]^2/2 + x[1]*y[1] - x[1]*y[2] + 2*x[2]*y[2] - y[1]^2/2 - 3/2*y[2]^2
    player a (x[2]) minimizes f
    player b (y[2]) maximizes f
    equilibrium x = 0, y = 0
    """

  private func run(
    _ rule: String, _ game: Game, from start: [Double], steps: Int
  ) throws -> Trajectory {
    let map = try map(rule, game)
    let step = try CompiledStep(
      map, variableCount: game.variables.count, constants: [:], parameters: ["eta"])
    var question = RunQuestion([start], steps: steps, rate: Rational(1, over: 10))
    question.limit = 1e300
    return step.trajectories(question)[0]
  }

  @Test(
    "twelve steps of vectors come as near as they were computed to, to twelve digits",
    arguments: zip(
      rules,
      [
        0.255404244967276934, 0.228984003482800593, 0.533833527053470295, 3.06532146221829933,
        0.115873822227256057,
        0.183041334418687277, 0.211396121973643356,
      ]))
  func twelve(rule: String, length: Double) throws {
    let found = try run(rule, game(Self.vectors), from: [1, -1, 0, 1], steps: 12)
    #expect(abs(try #require(found.moments.last).distance / length - 1) < 1e-12)
  }

  @Test("a cap on one side only does not keep Dai and Yuan's rule from diverging; one on both sides does")
  func oneSided() throws {
    let game = try game(Self.vectors)
    let found = try run("dai-yuan", game, from: [1, -1, 0, 1], steps: 1000)
    let (far, farther) = (found.moments[200].distance, try #require(found.moments.last).distance)
    #expect(abs(far / 4.2e15 - 1) < 0.05 && farther > 1e90 && farther < 1e93)
    let text = try method("dai-yuan").file.text
    let clipped = try Method(
      reading: SourceFile(
        name: "two-sided.method", text: text.replacingOccurrences(of: "<= 1/2 =", with: "in [0, 1/2] =")))
    let settings = try MethodSettings(for: clipped, playerCount: 2)
    let map = try UpdateMap(clipped, of: game, settings: settings, namesPoints: true)
    let step = try CompiledStep(map, variableCount: 4, constants: [:], parameters: ["eta"])
    let near = step.trajectories(RunQuestion([[1, -1, 0, 1]], steps: 200, rate: Rational(1, over: 10)))[0]
    #expect(abs(try #require(near.moments.last).distance / 3.8846e-13 - 1) < 1e-3)
  }

  @Test(
    "on x*y most rules leave",
    arguments: [
      ("fletcher-reeves", 253_123_105.385), ("polak-ribiere-polyak", 0.245761), ("fr-prp", 1.307404),
      // Hestenes and Stiefel's rule comes to directions of length 0 here, and then rounding decides.
      ("hs-dy", 17.5865), ("hager-zhang", 1_918_197.80),
    ])
  func bilinear(rule: String, length: Double) throws {
    let found = try run(rule, shippedGame("xy"), from: [1, 1], steps: 500)
    #expect(abs(try #require(found.moments.last).distance / length - 1) < 1e-4)
  }

  @Test(
    "what is no weight is refused",
    arguments: [
      ("weight w = 1", "4:10: error: expected '[', found '='"),
      ("weight w[p] in [1/2, 0] = dot(p, z, z)", "error: "),
      ("weight w[p] = dot(p, z)", "error: 'dot' takes 3 arguments, found 2"),
      ("weight w[p] = dot(q, z, z)", "error: expected a player"),
      ("repeat 2\n  weight w[p] = dot(p, z, z)", "error: a weight is computed once in a step"),
      ("weight w[p] = z", "error: expected a number, found a vector"),
    ])
  func refused(line: String, message: String) {
    let text = "method m \"m\"\nrate eta\n\n\(line)\nstep\n  z <- z - eta*G(z)"
    #expect {
      try Method(reading: SourceFile(name: "m.method", text: text))
    } throws: { error in
      (error as? Diagnostics)?.drawing.contains(message) == true
    }
  }
}
