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

  @Test("at half the curvature's rate every step leaves a half of V, and not less")
  func half() throws {
    #expect(try certificate("1/2", box: "0..1/2", factor: "501/1000"))
    #expect((try? certificate("1/2", box: "0..1/2", factor: "499/1000")) != true)
  }
}
