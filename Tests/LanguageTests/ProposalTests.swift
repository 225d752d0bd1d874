// How moves are drawn, as it is written on the command line, and what is said when it cannot be understood.

import Exact
import Symbolic
import Testing

@testable import Language

@Suite("Proposals")
struct ProposalTests {
  private static let game = """
    game "three"
    parameter s = 1/3
    player a (x[2], w) minimizes x[1]^2 + x[2]^2 + w^2 + y
    player b (y) minimizes y^2
    """

  private func read(_ text: String) throws -> Proposal {
    let game = try Game(reading: SourceFile(name: "g.game", text: Self.game))
    return try Proposal(
      reading: SourceFile(name: "--proposal", text: text), for: game.players[0].variables, of: game)
  }

  private func drawing(_ text: String) -> String {
    do {
      _ = try read(text)
      return "understood"
    } catch {
      return (error as? Diagnostics)?.drawing ?? "\(error)"
    }
  }

  private static func normal(_ mean: Expression, _ variance: Expression) -> Proposal.Source {
    .law(.normal(mean: mean, variance: variance))
  }

  @Test("give one law to all variables, or one to each, in the game's order")
  func understood() throws {
    let quarter = Expression(Rational(1, over: 4))
    let halves = Proposal.Source.points([
      .init(value: -1, weight: Expression(Rational(1, over: 2))),
      .init(value: 2, weight: Expression(Rational(1, over: 2))),
    ])
    let cases: [(String, [Proposal.Source])] = [
      ("normal(0, 1/4)", Array(repeating: Self.normal(0, quarter), count: 3)),
      ("{-1, 2}", [halves, halves, halves]),
      (
        "w in {-1, 2}, x ~ normal(y, s)",
        [
          Self.normal(.variable("y"), Expression(Rational(1, over: 3))),
          Self.normal(.variable("y"), Expression(Rational(1, over: 3))), halves,
        ]
      ),
      (
        "x[2] ~ uniform(x[1], 2), x[1] in {-1, 2}, w ~ normal(0, 1/4)",
        [
          halves, .law(.uniform(from: .variable("x[1]"), to: 2)), Self.normal(0, quarter),
        ]
      ),
    ]
    for (text, sources) in cases { #expect(try read(text).sources == sources, "\(text)") }
  }

  @Test(
    "faults are drawn where they are",
    arguments: [
      ("", "--proposal:1:1: error: expected a distribution, found the end of the line"),
      ("norml(0, 1)", "--proposal:1:1: error: no distribution is called 'norml'"),
      ("normal(0)", "--proposal:1:1: error: 'normal' takes 2 arguments, found 1"),
      ("normal(0, -1)", "--proposal:1:11: error: a variance must be positive, found -1"),
      ("uniform(2, 1)", "--proposal:1:1: error: this range is empty"),
      ("normal(0, 1) 5", "--proposal:1:14: error: expected the end of the line, found the number 5"),
      ("{}", "--proposal:1:1: error: an expectation over no points at all"),
      ("{1: 1/2, 2: 1/3}", "--proposal:1:1: error: the weights sum to 5/6, not to 1"),
      ("{1: y, 2: 1 - y}", "--proposal:1:5: error: expected a constant, but this depends on 'y'"),
      (
        "x ~ normal(0, 1)",
        "--proposal:1:17: error: expected a distribution of 'w', found the end of the line"
      ),
      ("v ~ normal(0, 1)", "--proposal:1:1: error: no variable is called 'v'"),
      ("x ~ normal(0, z)", "--proposal:1:15: error: no variable is called 'z'"),
      (
        "x ~ normal(0, 1), x[2] in {1}",
        "--proposal:1:19: error: expected every variable once, found 'x[2]' again"
      ),
      ("x = 1", "--proposal:1:3: error: expected '~' or 'in', found '='"),
    ])
  func faults(text: String, words: String) {
    #expect(drawing(text).hasPrefix(words), "\(drawing(text))")
  }
}
