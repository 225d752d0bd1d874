// The library's page says what the library does.

import Stepproof
import Testing

@Suite("The public library")
struct LibraryTests {
  @Test("the example of the documentation prints what it says")
  func example() throws {
    let problem = try Problem("dirac-gan-r1")
    let rule = try UpdateRule("alternating")
    #expect(problem.title == "Dirac-GAN with a gradient penalty")
    #expect(problem.variables == ["theta", "psi"])
    #expect(rule.title == "Alternating gradient descent-ascent")
    #expect(try rule.formula(playerCount: 2) == [["I - eta*J + eta^2*P2*J*P1*J"]])
  }

  @Test("a method of one's own is as good as a shipped one")
  func own() throws {
    let text = "method mine \"Half a step\"\nrate eta\n\nstep\n  z <- z - eta/2*G(z)\n"
    #expect(try UpdateRule(named: "mine.method", text: text).formula(playerCount: 3) == [["I - 1/2*eta*J"]])
  }
}
