// What the linear flow z' = -J z of a matrix in a file does, with a certificate.

import Certificates
import Exact
import Search

extension MatrixProblem {
  /// Finds that the flow circles or converges.
  ///
  /// - Throws: `InputFault` for settings, of which a matrix has none, `Undecided` when nothing was found.
  package func certifiedFlow(setting words: [String: String], version: String) throws -> CertifiedFlow {
    if let name = words.keys.sorted().first {
      throw InputFault.unusableSetting("no parameter is called '\(name)'; there are none here\n")
    }
    let found: (claim: FlowClaim, method: String)
    let jacobian = try flowJacobian()
    do throws(SearchLimit) {
      found = try FlowClaim.linear(jacobian)
    } catch {
      throw Undecided(description: "\(name): nothing was found about the flow: \(error.flowWords)\n")
    }
    return try CertifiedFlow(
      found.claim, about: resolvedFlow(), name: name, variableCount: size, method: found.method,
      [
        "tool": .string("stepproof \(version)"), "found": .string(found.method), "matrix": .string(name),
      ])
  }

  /// The game as a statement about its flow holds it.
  package func resolvedFlow() throws(Undecided) -> JSON {
    ResolvedProblem.game(jacobian: try flowJacobian(), blocks: blocks)
  }

  private func flowJacobian() throws(Undecided) -> Matrix<Rational> {
    do throws(Uncertifiable) { return try jacobian() } catch {
      throw Undecided(description: "\(name): \(error.words)\n")
    }
  }
}
