// How much is done to know a number exactly.

/// Limits of one evaluation. Where an exact number would grow beyond them, an enclosure takes its place: comparisons stay
/// certain, and equality may remain undecided.
package struct Effort: Hashable, Sendable {
  /// Up to which degree algebraic numbers are kept exactly; 1 keeps fractions.
  package let degree: Int
  /// The bits of enclosures.
  package let precision: Int

  package init(degree: Int, precision: Int) { (self.degree, self.precision) = (degree, precision) }

  /// Fractions and enclosures: decides everything but equality.
  package static let quick = Effort(degree: 1, precision: 192)
  /// What is tried when the first does not decide.
  package static let thorough = Effort(degree: 12, precision: 640)

  package static let all = [quick, thorough]
}
