// All that is found out about a game for a report: its rules side by side, their certificates, and data for pictures.

import Certificates
import Exact
import Language
import Linearization
import Spectral
import Symbolic

/// A game at one of its equilibria under many rules.
package struct Study: Sendable {
  package let problem: Problem
  package let comparison: Comparison
  /// One for every rule, in the order of the comparison.
  package let rules: [RuleStudy]
  /// The field, one formula a variable; `nil` where it has no value.
  package let field: [Expression]?
  /// Plain gradient steps, for the Jacobian; `nil` where it has no value.
  package let linearized: LinearizedProblem?
  /// What the flow does, where it was looked at.
  package let flow: Attempt<CertifiedFlow>?
  /// The radii of the rules that are fastest, over one axis.
  package let fastest: [Curve]
  package let portrait: Portrait?
  /// Where the fastest rules go over the portrait, from one start.
  package let paths: [(name: String, points: [(x: Double, y: Double)])]

  /// Rates with their radii in floating point.
  package struct Curve: Sendable {
    package let name: String
    package let points: [(rate: Double, radius: Double)]
  }
}

/// One rule on the game.
package struct RuleStudy: Sendable {
  package enum Result: Sendable {
    case answered(RuleAnswer)
    /// Why the rule cannot be used here.
    case refused(String)
  }

  package let rule: UpdateRule
  package let result: Result
}

package struct RuleAnswer: Sendable {
  package let range: RangeOfRates
  /// For the first piece of the safe set; `nil` where no rate is safe.
  package let certificate: Attempt<CertifiedText>?
  /// Rates with their radii, in floating point.
  package let curve: [(rate: Double, radius: Double)]
  package let tracks: [EigenvaluesAtRate]
  package let eigenvaluesAtBest: EigenvaluesAtRate?
  /// `nil` for a rule that is not made of J alone, or with which nothing converges.
  package let stability: StabilityPlane?
  /// `nil` for a rule without a second parameter.
  package let map: Attempt<MapStudy>?
  /// `nil` where no rate is safe.
  package let runs: Attempt<StudyRuns>?
}

/// Something that was tried.
package enum Attempt<Value: Sendable>: Sendable {
  case done(Value)
  /// Why there is nothing, in words.
  case failed(String)

  package var value: Value? { if case .done(let value) = self { value } else { nil } }
}

/// A certificate with its file's text, which the checker has accepted.
package struct CertifiedText: Sendable {
  package let certified: CertifiedProblem
  package let text: String
}

/// The eigenvalues of M at a rate, in floating point.
package struct EigenvaluesAtRate: Sendable {
  package let rate: Double
  package let values: [(real: Double, imaginary: Double)]
}

/// A map of two parameters, and a polygon in it.
package struct MapStudy: Sendable {
  package let map: ParameterMap
  package let polygon: Attempt<CertifiedText>
}
