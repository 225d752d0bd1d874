// Maps of two parameters: against floating point in every cell, and against what is known.

import Exact
import Linearization
import Spectral
import Testing

@testable import Stepproof

@Suite("Maps of two parameters")
struct MapTests {
  @Test("optimistic steps on x*y: the boundary is the known one")
  func optimistic() throws {
    let mapped = try Problem("xy").mapped(
      by: try UpdateRule("optimistic"), setting: [:], at: 1, axes: ["eta", "beta"],
      spans: ["eta": "0..1", "beta": "0..1"], cells: 12)
    // eta < 2*beta*(1 - beta^2)/(1 + beta^2) for beta < 1.
    for (line, row) in mapped.map.rows.enumerated() {
      for (column, finding) in row.enumerated() {
        func gap(_ eta: Int, _ beta: Int) -> Double {
          let (x, y) = (Double(eta) / 12, Double(beta) / 12)
          return 2 * y * (1 - y * y) / (1 + y * y) - x
        }
        let corners = [
          gap(column, line), gap(column + 1, line), gap(column, line + 1), gap(column + 1, line + 1),
        ]
        switch finding {
        case .safe: #expect(corners.allSatisfy { $0 >= 0 })
        case .unsafe: #expect(corners.allSatisfy { $0 <= 0 })
        case .boundary: break
        }
      }
    }
    let curve = MultivariatePolynomial.variable
    let (eta, beta) = (curve("eta"), curve("beta"))
    let known = eta * (.one + beta * beta) - beta * (.one - beta * beta) - beta * (.one - beta * beta)
    #expect(mapped.map.curves.contains { $0.divided(by: known)?.constant != nil })
  }

  static let cases: [(game: String, rule: String, axes: [String], spans: [String: String])] = [
    ("dirac-gan-r1", "heavy-ball", ["eta", "beta"], ["eta": "0..4", "beta": "-1..1"]),
    ("dirac-gan-r1", "extragradient", ["eta", "gamma"], ["eta": "0..4", "gamma": "0..4"]),
    ("anti-damped", "nesterov", ["beta", "eta"], ["eta": "0..3", "beta": "-1..1"]),
    ("keswani-f1", "consensus", ["eta", "gamma"], ["eta": "0..1/10", "gamma": "0..3"]),
    ("overparametrised", "optimistic", ["eta", "beta"], ["eta": "0..1", "beta": "0..1"]),
  ]

  @Test("agree with floating point in every cell that they decide", arguments: cases.indices)
  func twoWays(index: Int) throws {
    let (game, rule, axes, spans) = Self.cases[index]
    let cells = 9
    let mapped = try Problem(game).mapped(
      by: try UpdateRule(rule), setting: [:], at: 1, axes: axes, spans: spans, cells: cells)
    let (update, kernel) = (mapped.linearized.update, mapped.linearized.kernel.count)
    let other = axes[0] == "eta" ? mapped.map.vertical : mapped.map.horizontal
    let rates = axes[0] == "eta" ? mapped.map.horizontal : mapped.map.vertical
    for step in 0..<cells {
      let value = other.lower + (other.upper - other.lower) * Rational(3 * step + 1, over: 3 * cells)
      let matrix = update.matrix.map { $0.substituting([other.name: RationalFunction(value)]) ?? $0 }
      guard let problem = RateProblem(matrix, rate: "eta", fixedDirections: kernel) else { continue }
      for place in 0..<cells {
        let rate = rates.lower + (rates.upper - rates.lower) * Rational(3 * place + 2, over: 3 * cells)
        let radius = try #require(problem.approximation.radius(at: rate.approximation)).value
        let finding = axes[0] == "eta" ? mapped.map.rows[step][place] : mapped.map.rows[place][step]
        switch finding {
        case .safe: #expect(radius < 1 + 1e-9)
        case .unsafe: #expect(radius > 1 - 1e-9)
        case .boundary: break
        }
      }
    }
    let decided = mapped.map.rows.joined().count { $0 != .boundary }
    #expect(decided > cells * cells / 2)
  }

  @Test(
    "questions that make no sense are answered with a sentence",
    arguments: [
      (["eta", "eta"], [:], "two different axes"), (["eta"], [:], "two different axes"),
      (["eta", "bta"], [:], "did you mean 'beta'?"), (["eta", "beta"], ["eta": "1..1"], "expected a span"),
      (["eta", "beta"], ["eta": "one"], "expected a span"),
      (["eta", "beta"], ["tau": "0..1"], "not one of the axes"),
    ] as [([String], [String: String], String)])
  func refused(axes: [String], spans: [String: String], words: String) throws {
    do {
      _ = try Problem("xy").mapped(
        by: try UpdateRule("optimistic"), setting: [:], at: 1, axes: axes, spans: spans, cells: 4)
      Issue.record("accepted")
    } catch {
      #expect("\(error)".contains(words))
    }
  }

  @Test("a parameter of the rule is not taken for one of the game that has its name")
  func sameName() throws {
    let (problem, rule) = (try Problem("uncertain-damping"), try UpdateRule("consensus"))
    do {
      _ = try problem.mapped(by: rule, setting: [:], at: 1, axes: ["eta", "gamma"], spans: [:], cells: 4)
      Issue.record("accepted")
    } catch {
      #expect("\(error)".contains("give one of them a value, as in --set game.gamma=..."))
    }
    let question = try CertificationQuestion(
      rates: "0..1/2", wish: nil, everySequence: false, factor: nil)
    #expect(throws: InputFault.self) {
      try problem.certified(by: rule, setting: ["method.gamma": "0..1"], at: 1, version: "", question)
    }
    let settled = try problem.mapped(
      by: rule, setting: ["game.gamma": "1"], at: 1, axes: ["eta", "gamma"], spans: [:], cells: 4)
    #expect(settled.map.rows.joined().contains(.safe))
  }
}
