// The formulas that the shipped methods derive to.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

func shippedMethod(_ name: String) throws -> Method {
  try Method(reading: Catalogue.methodFile(name))
}

func linearized(
  _ name: String, players: Int = 2, _ chosen: [String: Expression] = [:]
) throws -> LinearizedMethod {
  let method = try shippedMethod(name)
  let settings = try MethodSettings(for: method, playerCount: players, choosing: chosen)
  return try LinearizedMethod(method, playerCount: players, settings: settings)
}

@Suite("Derived formulas")
struct FormulaTests {
  @Test(
    "of the shipped methods",
    arguments: [
      ("simultaneous", [["I - eta*J"]]),
      ("alternating", [["I - eta*J + eta^2*P2*J*P1*J"]]),
      ("extragradient", [["I - eta*J + eta^2*J^2"]]),
      ("optimistic", [["I - 2*eta*J", "eta*J"], ["I", "0"]]),
      ("predictive", [["I - eta*(J - gamma*J^2)"]]),
      ("consensus", [["I - eta*(J + gamma*J'*J)"]]),
      ("symplectic-adjustment", [["I - eta*(J - lambda*antisym(J)*J)"]]),
      ("heavy-ball", [["(1 + beta)*I - eta*J", "-beta*I"], ["I", "0"]]),
      ("nesterov", [["(1 + beta)*I - eta*(1 + beta)*J", "beta*eta*J - beta*I"], ["I", "0"]]),
      ("two-timescale", [["I - eta*(P1*J + tau*P2*J)"]]),
      ("unrolled", [["(I - eta*P1*J)*(I - eta*P2*J)^5"]]),
      ("proximal-point", [["(I + eta*J)^-1"]]),
      ("competitive", [["I - eta*(I + eta*offdiag(J))^-1*J"]]),
      ("follow-the-ridge", [["I - eta*(J - J[2,2]^-1*J*P1*J)"]]),
      ("lookahead", [["(1 - alpha)*I + alpha*(I - eta*J)^5"]]),
      ("regularized", [["I - eta*(J + 2*gamma*P1*J'*P2*J)"]]),
    ])
  func shipped(name: String, formula: [[String]]) throws {
    #expect(try linearized(name).formulaText == formula)
  }

  /// What MathML of words reads like when it is spoken from left to right.
  private func spoken(_ markup: String) -> String {
    var text = markup
    for (sign, words) in [("<mo>\u{2212}</mo>", " - "), ("<mo>+</mo>", " + "), ("<mo>\u{2062}</mo>", "*")] {
      text = text.replacing(sign, with: words)
    }
    return text.replacing(#/<[^>]*>/#, with: "").replacing("\u{2061}", with: "").trimmingPrefix(" ")
      .description
  }

  @Test(
    "are the same in MathML",
    arguments: [
      ("simultaneous", "I - η*J"), ("alternating", "I - η*J + η2*P2*J*P1*J"),
      ("consensus", "I - η*(J + γ*J⊤*J)"), ("predictive", "I - η*(J - γ*J2)"),
      ("symplectic-adjustment", "I - η*(J - λ*antisym(J)*J)"), ("two-timescale", "I - η*(P1*J + τ*P2*J)"),
      ("unrolled", "(I - η*P1*J)*(I - η*P2*J)5"), ("proximal-point", "(I + η*J) - 1"),
      ("competitive", "I - η*(I + η*offdiag(J)) - 1*J"), ("follow-the-ridge", "I - η*(J - J22 - 1*J*P1*J)"),
      ("lookahead", "(1 - α)*I + α*(I - η*J)5"), ("heavy-ball", "(1 + β)*I - η*J|- β*I|I|0"),
    ])
  func mathML(name: String, words: String) throws {
    let entries = try linearized(name).formulaMathML.flatMap(\.self)
    #expect(entries.map(spoken).joined(separator: "|") == words)
    for entry in entries {
      let open = entry.matches(of: #/<[a-z]/#).count
      #expect(open == entry.matches(of: #/<\/[a-z]/#).count)
    }
  }

  @Test("of three players' turns stay a product")
  func threePlayers() throws {
    let alternating = try linearized("alternating", players: 3)
    #expect(alternating.formulaText == [["(I - eta*P3*J)*(I - eta*P2*J)*(I - eta*P1*J)"]])
    #expect(alternating.mentionedPlayers == [0, 1, 2])
  }

  @Test("show parameters that depend on the rate with the rate, others by name")
  func parameters() throws {
    let free = try linearized("optimistic", ["beta": Expression(Rational(1, over: 4))])
    #expect(free.formulaText == [["I - (beta + eta)*J", "beta*J"], ["I", "0"]])
    let doubled = try linearized("optimistic", ["beta": 2 * .variable("eta")])
    #expect(doubled.formulaText[0] == ["I - 3*eta*J", "2*eta*J"])
    #expect(throws: SettingFault.unknownParameter("bta", nearest: "beta")) {
      try linearized("optimistic", ["bta": 1])
    }
    #expect(throws: SettingFault.notACount("K", value: "1/2")) {
      try linearized("unrolled", ["K": Expression(Rational(1, over: 2))])
    }
  }

  @Test("in LaTeX")
  func latex() throws {
    #expect(
      try linearized("consensus").formulaLaTeX == [
        ["I - \\eta \\left(J + \\gamma J^{\\mathsf T} J\\right)"]
      ])
  }
}

@Suite("Methods that do not rest at the equilibrium")
struct MethodFaultTests {
  private func fault(_ body: String, memory: String = "") throws -> String? {
    let text = "method m \"m\"\nrate eta\n\(memory)\(body)\n"
    let file = SourceFile(name: "m.method", text: text)
    let method = try Method(reading: file)
    let settings = try MethodSettings(for: method, playerCount: 2)
    do throws(MethodFault) {
      _ = try LinearizedMethod(
        method, playerCount: 2, settings: settings)
      return nil
    } catch {
      return Diagnostic(error.fault, at: error.range, in: file).drawing
    }
  }

  @Test(
    "are told where",
    arguments: [
      (
        "step\n  z <- z - eta*z",
        """
        m.method:4:3: error: the method does not rest at the equilibrium: there this step moves 'z' by -eta*z
        4 |   z <- z - eta*z
          |   ^~~~~~~~~~~~~~
        """
      ),
      (
        "step\n  z <- z - eta*G(2*z)",
        """
        m.method:4:16: error: at the equilibrium this argument is 2*z, not z, so G and J are not known there
        4 |   z <- z - eta*G(2*z)
          |                ^~~~~~
        """
      ),
      (
        "step\n  z <- z - eta*J(z)*z",
        """
        m.method:4:12: error: at the equilibrium this matrix is applied to z, which does not vanish
        4 |   z <- z - eta*J(z)*z
          |            ^~~~~~~~~~
        """
      ),
      (
        "step\n  z <- z - eta*only(3, G(z))",
        """
        m.method:4:21: error: there is no player 3: the game has 2 players
        4 |   z <- z - eta*only(3, G(z))
          |                     ^
        """
      ),
      (
        "solve u: u = u + G(z) - G(z)\nstep\n  z <- u",
        """
        m.method:3:7: error: '0' has no inverse, whatever the rate
        3 | solve u: u = u + G(z) - G(z)
          |       ^~~~~~~~~~~~~~~~~~~~~~
        """
      ),
    ])
  func areToldWhere(body: String, drawing: String) throws {
    #expect(try fault(body) == drawing)
  }

  @Test("unless players' parts put together the whole")
  func parts() throws {
    #expect(try fault("step\n  z <- only(1, z) + only(2, z) - eta*G(only(1, z) + only(2, z))") == nil)
  }
}
