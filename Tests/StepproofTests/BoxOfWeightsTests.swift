// Every sequence of weights in a box, against what is known of one parabola.

import Testing

@testable import Stepproof

@Suite("Boxes of weights")
struct BoxOfWeightsTests {
  private func certificate(
    _ rate: String, box: String, factor: String? = nil
  ) throws -> Bool {
    let problem = try Problem(
      named: "parabola", text: "game \"parabola\"\nplayer a (x) minimizes x^2/2\nequilibrium x = 0")
    let rule = try UpdateRule("conjugate-gradient")
    let question = try CertificationQuestion(
      rates: rate, wish: .converges, everySequence: true, factor: factor)
    let found = try problem.certified(
      by: rule, setting: ["box": box], at: 1, version: "test", question)
    return found.certification.grantsWish
  }

  @Test(
    "one function serves all weights up to where a weight that stays as it is diverges: 2, 3/2 and 1 over the curvature",
    arguments: [
      ("0..1/2", "199/100", "201/100"), ("-1/4..1/2", "149/100", "151/100"),
      ("-1/2..1/2", "99/100", "101/100"),
    ])
  func ends(box: String, inside: String, outside: String) throws {
    #expect(try certificate(inside, box: box))
    #expect((try? certificate(outside, box: box)) != true)
  }

  @Test(
    "two players with two variables each: a function for every box, as fast as semidefinite programs have found",
    arguments: [("0..1/2", "0.9425"), ("-1/4..1/2", "0.9583"), ("-1/2..1/2", "0.9734")])
  func vectors(box: String, factor: String) throws {
    let payoff = "a^2 + b^2/2 + a*u - a*v + 2*b*v - u^2/2 - 3*v^2/2"
    let problem = try Problem(
      named: "vectors",
      text: """
        game "Two by two"
        player min (a, b) minimizes \(payoff)
        player max (u, v) maximizes \(payoff)
        equilibrium a = 0, b = 0, u = 0, v = 0

        """)
    func found(_ rate: String, _ factor: String?) throws -> Certification {
      let question = try CertificationQuestion(
        rates: rate, wish: .converges, everySequence: true, factor: factor)
      return try problem.certified(
        by: UpdateRule("conjugate-gradient"), setting: ["box": box], at: 1, version: "test", question
      ).certification
    }
    let certification = try found("1/10", factor)
    #expect(certification.grantsWish)
    _ = try certification.checkedText()
    // At twice the rate none is known.
    #expect((try? found("1/5", nil).grantsWish) != true)
  }

  @Test("at half the curvature's rate every step leaves a half of V, and not less")
  func half() throws {
    #expect(try certificate("1/2", box: "0..1/2", factor: "501/1000"))
    #expect((try? certificate("1/2", box: "0..1/2", factor: "499/1000")) != true)
  }
}
