// The `gan` block: the payoff that it stands for, and what is said about blocks that make no sense.

import Exact
import Symbolic
import Testing

@testable import Language

@Suite("GANs by their parts")
struct AdversariesTests {
  private static let players = "player g (a, b) minimizes V\nplayer d (w[2]) maximizes V\n"

  @Test(
    "have the payoff that they stand for",
    arguments: [
      (
        "data x ~ uniform(-1, 1)", "latent z ~ normal(0, 2)", "let D(x) = w[1]*x + w[2]*x^2",
        "let G(z) = a*z + b",
        "E[x ~ uniform(-1, 1)](f(D(x))) + E[z ~ normal(0, 2)](f(-D(G(z))))"
      ),
      (
        "data x in {-1: 1/4, 2: 3/4}", "latent z in {0, 1}", "let D(x) = w[1]*x + w[2]", "let G(z) = a*z + b",
        "f(-w[1] + w[2])/4 + 3/4*f(2*w[1] + w[2]) + f(-D(b))/2 + f(-D(a + b))/2"
      ),
      // Two components, by two arguments and by a vector, and a latent pair.
      (
        "data x ~ uniform(0, 1), y ~ normal(x, 1)", "latent z ~ uniform(0, 1)",
        "let D(x, y) = w[1]*x + w[2]*x*y", "let G(z) = [a*z, b]",
        "E[x ~ uniform(0, 1), y ~ normal(x, 1)](f(D(x, y))) + E[z ~ uniform(0, 1)](f(-D(a*z, b)))"
      ),
      (
        "data x ~ uniform(0, 1), y ~ uniform(1, 2)", "latent z ~ uniform(0, 1), u ~ normal(0, 1)",
        "let D(v) = w'*v", "let G(z, u) = [a*z, b*u]",
        "E[x ~ uniform(0, 1), y ~ uniform(1, 2)](f(w[1]*x + w[2]*y)) "
          + "+ E[z ~ uniform(0, 1), u ~ normal(0, 1)](f(-w[1]*a*z - w[2]*b*u))"
      ),
    ])
  func payoff(data: String, latent: String, discriminator: String, generator: String, written: String) throws
  {
    for loss in ["let f(t) = t", "let f(t) = -log(1 + exp(-t))"] {
      let head = "\(loss)\n\(discriminator)\n\(generator)\n"
      let block = "gan V\n  discriminator D\n  loss f\n  \(data)\n  generator G\n  \(latent)\n"
      let made = try game(head + block + Self.players)
      let plain = try game(head + "let V = \(written)\n" + Self.players)
      for (one, other) in zip(made.players, plain.players) {
        #expect((one.cost - other.cost).isCertainlyZero, "\(one.cost.text) is not \(other.cost.text)")
      }
      #expect(made.adversaries != nil && plain.adversaries == nil)
      #expect(made.adversaries?.generator == 0 && made.adversaries?.discriminator == 1)
    }
  }

  @Test("lead to K_DD and K_DG at every point, parameters in them")
  func matrices() throws {
    let found = try #require(
      try game(
        """
        parameter r = 2
        let f(t) = t - t^2/4
        let D(x) = w[1]*x + w[2]*x^2
        let G(z) = a*z + b
        gan V
          discriminator D
          generator G
          data x ~ uniform(-r, r)
          latent z ~ normal(0, 1)
          loss f
        \(Self.players)
        """
      ).adversaries)
    #expect(found.dataCorrelation.map { $0.map(\.text) } == [["1/3*r^2", "0"], ["0", "1/5*r^4"]])
    #expect(found.generatorCoupling.map { $0.map(\.text) } == [["0", "1"], ["2*a", "2*b"]])
    #expect(found.lossSlope == .one && found.lossCurvature.rational == Rational(-1, over: 2))
  }

  /// The part of a game in front of its block.
  private static let head = "let f(t) = t\nlet D(x) = w[1]*x + w[2]*x^2\nlet G(z) = a*z + b\n"

  @Test(
    "are drawn with their faults",
    arguments: [
      (
        "gan V\n  discriminator D\n  generator G\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)",
        """
        g.game:5:1: error: there is no 'loss' line
        5 | gan V
          | ^~~
        """
      ),
      (
        "gan V",
        """
        g.game:5:1: error: 'gan' needs an indented block below it
        5 | gan V
          | ^~~
        """
      ),
      (
        "gan\n  discriminator D",
        """
        g.game:5:4: error: expected a name for the payoff, found the end of the line
        5 | gan
          |    ^

        g.game:7:27: error: no variable is called 'V'
        7 | player g (a, b) minimizes V
          |                           ^

        g.game:8:27: error: no variable is called 'V'
        8 | player d (w[2]) maximizes V
          |                           ^
        """
      ),
      (
        "gan V\n  discriminatr D",
        """
        g.game:6:3: error: no line begins with 'discriminatr'
        6 |   discriminatr D
          |   ^~~~~~~~~~~~ did you mean 'discriminator'?
        """
      ),
      (
        "gan V\n  loss f\n  loss f",
        """
        g.game:7:3: error: there is a second 'loss' line
        7 |   loss f
          |   ^~~~
        """
      ),
      (
        "gan V\n  discriminator DD\n  generator G\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:6:17: error: no function is called 'DD'
        6 |   discriminator DD
          |                 ^~ did you mean 'D'?
        """
      ),
      (
        "gan V\n  discriminator a\n  generator G\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:6:17: error: 'a' is not a function
        6 |   discriminator a
          |                 ^
        """
      ),
      (
        "gan V\n  discriminator D\n  generator G\n  data x ~ unifrom(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:8:12: error: no distribution is called 'unifrom'
        8 |   data x ~ unifrom(0, 1)
          |            ^~~~~~~ did you mean 'uniform'?
        """
      ),
      (
        "gan V\n  discriminator D\n  generator G\n  data x\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:8:9: error: expected '~' or 'in', found the end of the line
        8 |   data x
          |         ^
        """
      ),
      (
        "gan V\n  discriminator D\n  generator G\n  data x ~ uniform(0, 1), y ~ uniform(0, 1)\n"
          + "  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:3:26: error: expected a number, found a vector of 2
        3 | let D(x) = w[1]*x + w[2]*x^2
          |                          ^
        """
      ),
      (
        "gan V\n  discriminator f\n  generator G\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:6:17: error: the discriminator depends on no player's variables
        6 |   discriminator f
          |                 ^
        """
      ),
      (
        "gan V\n  discriminator D\n  generator D\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:7:13: error: the discriminator and the generator both belong to 'd'
        7 |   generator D
          |             ^
        """
      ),
      (
        "let M(x) = a*x + w[1]\ngan V\n  discriminator M\n  generator G\n  data x ~ uniform(0, 1)\n"
          + "  latent z ~ uniform(0, 1)\n  loss f",
        """
        g.game:7:17: error: the discriminator depends on variables of 'g' and 'd'
        7 |   discriminator M
          |                 ^
        """
      ),
      (
        "  discriminator D",
        """
        g.game:5:3: error: this line is indented, but nothing above it opens a block
        5 |   discriminator D
          |   ^~~~~~~~~~~~~

        g.game:5:3: error: no line begins with 'discriminator'
        5 |   discriminator D
          |   ^~~~~~~~~~~~~

        g.game:6:27: error: no variable is called 'V'
        6 | player g (a, b) minimizes V
          |                           ^

        g.game:7:27: error: no variable is called 'V'
        7 | player d (w[2]) maximizes V
          |                           ^
        """
      ),
    ])
  func fault(block: String, drawing: String) {
    let found = gameDrawing(Self.head + block + "\n" + Self.players)
    #expect(found == drawing, "\(found)")
  }

  @Test("a second block is a fault, at its own place")
  func second() {
    let block =
      "gan V\n  discriminator D\n  generator G\n  data x ~ uniform(0, 1)\n  latent z ~ uniform(0, 1)\n  loss f\n"
    let found = gameDrawing(Self.head + block + block.replacingFirst("V", by: "W") + Self.players)
    #expect(found.contains("g.game:11:1: error: there is a second 'gan' line"), "\(found)")
  }
}

extension String {
  fileprivate func replacingFirst(_ part: Character, by other: Character) -> String {
    guard let place = firstIndex(of: part) else { return self }
    return String(self[..<place]) + String(other) + self[index(after: place)...]
  }
}
