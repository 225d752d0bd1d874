// Certificates from the library.

import Checker
import LimitClaims
import Stepproof
import Testing

@Suite("Certificates from the library")
struct ConvergenceCertificateTests {
  @Test("the example of the documentation")
  func documentation() throws {
    let problem = try Problem("dirac-gan-r1")
    let proof = try problem.certificate(for: UpdateRule("alternating"), rates: "0..2")
    #expect(proof.claim == .converges(factor: "1"))
    #expect(proof.lowerRate == "0" && proof.upperRate == "2")
    guard case .verified(let claim) = verdict(on: Array(proof.text.utf8), others: limitClaims) else {
      Issue.record("rejected")
      return
    }
    #expect(claim == "converges for 0 < eta <= 2, 2 states, factor 1, constant")
  }

  @Test("what is claimed is what is true, and what cannot be claimed is thrown")
  func claims() throws {
    let problem = try Problem("xy")
    #expect(
      try problem.certificate(for: UpdateRule("simultaneous"), rates: "1").claim == .diverges(directions: 2))
    #expect(try problem.certificate(for: UpdateRule("alternating"), rates: "1").claim == .conserves)
    #expect(try problem.certificate(for: UpdateRule("optimistic")).upperRate == "780/1351")
    let gradient = try UpdateRule("simultaneous")
    #expect(throws: Undecided.self) { try problem.certificate(for: gradient) }
    #expect(throws: InputFault.self) { try problem.certificate(for: gradient, rates: "one") }
  }

  @Test("absolute values are written as pieces, and what nobody's derivatives depend on is left out")
  func resolved() throws {
    let problem = try Problem(
      named: "pieces",
      text: """
        game "Pieces"
        player p (x) minimizes 1/2*x^2*abs(x - 2) + E[n ~ uniform(-1, 1)](abs(n)) + x*y
        player q (y) maximizes x*y - y^2/2 - E[n ~ normal(0, 1)](softplus(n*y))
        equilibrium x = 0, y = 0
        """)
    let proof = try problem.certificate(for: UpdateRule("simultaneous"), rates: "1/5")
    #expect(proof.claim == .converges(factor: "7/13"))
    let pieces = proof.text.filter { !$0.isWhitespace }
    #expect(!pieces.contains("\"abs\"") && !pieces.contains("[\"uniform\",\"-1\",\"1\"]"))
    #expect(pieces.contains("[\"normal\",\"0\",\"1\"]"))
    #expect(pieces.contains("[\"if\",[\"+\",\"-2\",\"x\"],\">\",[\"+\",\"-2\",\"x\"],"))
  }
}
