// Claims about a game's flow z' = -G(z), without steps, as they are written to a file.

import Exact
import Symbolic

/// What the flow does near the equilibrium, and why.
package enum FlowClaim: Sendable {
  /// A formula never changes along the flow, and is smallest at the equilibrium.
  case conserves(Expression, definite: SumOfSquares)
  /// s'*P*s never changes along the linearised flow.
  case circles(Matrix<Rational>, definite: SumOfSquares)
  /// s'*P*s shrinks along the linearised flow.
  case converges(Matrix<Rational>, definite: SumOfSquares, decrease: SumOfSquares)

  package var kind: String {
    switch self {
    case .conserves: "conserves-flow"
    case .circles: "circles-flow"
    case .converges: "converges-flow"
    }
  }

  /// The theorems that make the claim of the equations.
  package var assumptions: [String] {
    switch self {
    case .conserves: ["chain-rule", "lyapunov"]
    case .circles, .converges: ["lyapunov"]
    }
  }

  /// - Throws: for a formula that certificates have no words for.
  package func json() throws(Uncertifiable) -> JSON {
    switch self {
    case .conserves(let formula, _):
      ["kind": .string(kind), "function": try JSON(formula: formula, at: [:])]
    case .circles, .converges: ["kind": .string(kind)]
    }
  }

  fileprivate var witness: JSON {
    switch self {
    case .conserves(_, let definite): ["definite": definite.json]
    case .circles(let function, let definite): ["definite": definite.json, "function": JSON(lower: function)]
    case .converges(let function, let definite, let decrease):
      ["definite": definite.json, "function": JSON(lower: function), "decrease": decrease.json]
    }
  }
}

/// A claim about a flow with its proof.
package struct FlowCertificate: Sendable {
  package let claim: FlowClaim
  /// How many variables the game has.
  package let variableCount: Int
  package let json: JSON

  /// - Parameter game: as statements hold it.
  package init(
    _ claim: FlowClaim, about game: JSON, variableCount: Int, provenance: JSON
  ) throws(Uncertifiable) {
    (self.claim, self.variableCount) = (claim, variableCount)
    json = [
      "schema": .string(Certificate.schema), "statement": ["game": game, "claim": try claim.json()],
      "witness": claim.witness, "assumptions": JSON(claim.assumptions), "provenance": provenance,
    ]
  }
}
