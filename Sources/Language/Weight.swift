// Numbers that a method computes from vectors, step by step.

import Exact
import Symbolic

/// A number for each player, which need not have a derivative where a method rests: near there nothing is known of it
/// but its bounds.
package struct Weight: Sendable {
  package let name: String
  /// What the player is called in the term.
  package let player: String
  package let term: WeightTerm
  /// What the term is cut off at; `nil` where it is not.
  package let lower: Rational?
  package let upper: Rational?
  package let range: SourceRange
}

package indirect enum WeightTerm: Sendable {
  case number(Expression)
  /// The inner product of a player's own parts of two vectors.
  case dot(PlayerReference, VectorTerm, VectorTerm)
  case sum(WeightTerm, WeightTerm)
  case product(WeightTerm, WeightTerm)
  /// 0 where the divisor is 0.
  case quotient(WeightTerm, WeightTerm)
  case minimum(WeightTerm, WeightTerm)
  case maximum(WeightTerm, WeightTerm)
}
