// A claim with its proof, as it is written to a file.

import Exact

/// A statement, the witness that it is true, and how the file came about.
package struct Certificate: Sendable {
  package static let schema = "stepproof.certificate/1"

  package let problem: ResolvedProblem
  package let claim: Claim
  /// The step in the coordinates of the proof.
  package let step: SeenStep
  /// That the rule's inverses exist.
  package let inverses: [Subdivision<InvertibleLeaf>]
  package let witness: Witness
  /// How the file was made; it proves nothing.
  package let provenance: JSON

  package init(
    _ claim: Claim, about problem: ResolvedProblem, seen step: SeenStep,
    inverses: [Subdivision<InvertibleLeaf>], by witness: Witness, provenance: JSON
  ) {
    (self.claim, self.problem, self.step, self.inverses) = (claim, problem, step, inverses)
    (self.witness, self.provenance) = (witness, provenance)
  }

  /// The claim as it stands in the file.
  package var claimJSON: JSON { claim.json(in: problem.box) }

  package var json: JSON {
    [
      "schema": .string(Self.schema),
      "statement": [
        "game": problem.game, "rule": problem.rule, "rate": .string(problem.box.rate),
        "box": .array(problem.box.entries.map(\.json)), "claim": claimJSON,
      ],
      "witness": witness.json(inverses, step, problem.box),
      "assumptions": JSON(witness.assumptions),
      "provenance": provenance,
    ]
  }
}

extension ResolvedProblem {
  /// Whether a certificate's statement is about this game, rule and box.
  package func isSubject(ofStatement statement: JSON) -> Bool {
    statement["game"] == game && statement["rule"] == rule && statement["rate"] == .string(box.rate)
      && statement["box"] == .array(box.entries.map(\.json))
  }
}
