// What a caller of the library gets for a name and for a text.

import Stepproof
import Testing

@Suite("The public library")
struct LibraryTests {
  @Test("a shipped game and a shipped rule are asked for by name")
  func example() throws {
    let problem = try Problem("dirac-gan-r1")
    let rule = try UpdateRule("alternating")
    #expect(problem.title == "Dirac-GAN with a gradient penalty")
    #expect(problem.variables == ["theta", "psi"])
    #expect(rule.title == "Alternating gradient descent-ascent")
    #expect(try rule.formula(playerCount: 2) == [["I - eta*J + eta^2*P2*J*P1*J"]])
    let rates = try problem.learningRates(for: rule)
    #expect(rates.safe.count == 1 && rates.safe[0].lower == "0" && rates.safe[0].upper == "2.97612260356422")
    #expect(rates.best?.rate == "2.8" && rates.best?.radius == "0.4" && rates.best?.isProved == true)
    #expect(rates.certainty == .exact)
    #expect(try problem.learningRates(for: UpdateRule("proximal-point")).best?.rate == nil)
  }

  @Test("a method of one's own is as good as a shipped one")
  func own() throws {
    let text = "method mine \"Half a step\"\nrate eta\n\nstep\n  z <- z - eta/2*G(z)\n"
    #expect(try UpdateRule(named: "mine.method", text: text).formula(playerCount: 3) == [["I - 1/2*eta*J"]])
  }
}
