// A certificate about a flow on a terminal: what it claims, of what, and why that can be believed.

import Certificates
import Exact
import Symbolic

package struct FlowReport: Sendable {
  private let problem: Heading
  private let point: PointReport?
  private let claim: FlowClaim
  private let variableCount: Int
  private let found: String
  private let byteCount: Int
  /// Where the file is; `nil` when it went to standard output.
  private let path: String?

  package init(
    problem: Heading, point: PointReport?, claim: FlowClaim, variableCount: Int, found: String,
    byteCount: Int,
    path: String?
  ) {
    (self.problem, self.point, self.claim) = (problem, point, claim)
    (self.variableCount, self.found, self.byteCount, self.path) = (variableCount, found, byteCount, path)
  }

  package func text(on page: Page) -> String {
    (page.head(problem, at: point) + [page.glossary(rows)]).joined(separator: "\n\n") + "\n"
  }

  /// What is claimed and why, in terms and what they mean.
  var rows: [(term: String, text: String)] {
    var rows = [(term: "certified", text: claim.words)]
    rows += claim.meaning(variableCount).map { (term: "", text: $0) }
    rows.append((term: "witness", text: "found by \(found)"))
    rows.append((term: "checked", text: "accepted by the checker, which shares no code with the search"))
    if let path { rows.append((term: "written", text: path)) }
    return rows
  }

  package var json: JSON {
    [
      "schema": "stepproof.certify-flow/1", "problem": .string(problem.name), "kind": .string(claim.kind),
      "function": JSON(claim.formula?.text), "variables": .count(variableCount), "found": .string(found),
      "verified": .boolean(true), "file": JSON(path), "bytes": .count(byteCount),
    ]
  }
}

extension FlowClaim {
  /// What never changes, where that is a formula in the game's variables.
  package var formula: Expression? { if case .conserves(let formula, _) = self { formula } else { nil } }

  /// The claim in one sentence.
  package var words: String { Self.words(of: kind, formula?.text) }

  /// - Parameter function: what never changes, for the claim that has it.
  package static func words(of kind: String, _ function: String?) -> String {
    switch kind {
    case "conserves-flow": "the flow z' = -G(z) conserves H = \(function ?? "?")"
    case "circles-flow": "the linearised flow conserves a quadratic function: it circles"
    default: "the flow converges to the equilibrium from everywhere near it"
    }
  }

  /// What follows for those who start near the equilibrium.
  fileprivate func meaning(_ variableCount: Int) -> [String] {
    switch self {
    case .conserves:
      [
        "the equilibrium is a strict minimum of H: what begins near it stays near it, and never converges to it"
          + (variableCount == 2 ? "; its orbits are closed" : "")
      ]
    case .circles: ["nothing is said about the game's own flow, of which this is the first order"]
    case .converges: ["exponentially: a quadratic function shrinks all the time"]
    }
  }
}
