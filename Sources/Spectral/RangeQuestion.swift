// Questions about the rates of an iteration, and why there may be no answer.

import Exact

/// What somebody wants to know.
package struct RangeQuestion: Sendable {
  /// The radius has to be below this; 1 asks for convergence.
  package var level = Rational.one
  /// A rate to look at.
  package var rate: Rational?
  package var digits = 15
  /// How many points of the curve of radii to compute.
  package var curvePoints = 0
  /// Whether to look for the best rate, which takes most of the time.
  package var wantsBest = true

  package init() {}
}

/// Why there is no answer.
package enum RangeFault: Error, Hashable, Sendable {
  /// The rate that was asked about is one at which M has no value.
  case pole(Rational)
  /// Enclosures do not tell whether an eigenvalue stays on the unit circle, or two boundaries coincide.
  case enclosuresTooWide
  /// The polynomials are beyond what is tried.
  case tooLarge
  /// LAPACK's iteration did not end, or the numbers overflowed.
  case noEigenvalues
}
