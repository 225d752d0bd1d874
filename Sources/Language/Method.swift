// A method as it is after its file has been understood.

import Exact
import Symbolic

/// A discrete update rule.
package struct Method: Sendable {
  package struct Parameter: Sendable {
    package let name: String
    /// What it is worth when nobody says otherwise; may use the rate and earlier parameters.
    package let standard: Expression?
    /// Whether there is one for every player, called `tau[1]`, `tau[2]`, ….
    package let isPerPlayer: Bool
    /// Whether a `repeat` counts with it.
    package let isCount: Bool
    /// Whether the step computes it, unless it is given.
    package var isComputed = false
    package let range: SourceRange
  }

  /// Something the method remembers from step to step, as long as z.
  package struct Memory: Sendable {
    package let name: String
    package let initial: VectorTerm
    package let range: SourceRange
  }

  package let name: String
  package let title: String
  package let source: String?
  package let rate: String
  package let parameters: [Parameter]
  package let memory: [Memory]
  package let body: [Statement]
  package let file: SourceFile
}

package indirect enum Statement: Sendable {
  /// Assignments that happen at once: right-hand sides read the old state.
  case step([Assignment])
  case define(name: String, VectorTerm, SourceRange)
  /// The name stands for the vector that equals the term in which it occurs.
  case solve(name: String, equals: VectorTerm, SourceRange)
  case weight(Weight)
  case forEachPlayer(name: String, [Statement], SourceRange)
  case repeated(count: Expression, [Statement], SourceRange)
}

package struct Assignment: Sendable {
  package let target: String
  package let value: VectorTerm
  package let range: SourceRange
}

/// A vector as long as z. Scalars are expressions in the rate and the parameters; a per-player parameter stands in
/// them as `tau[p]`, with the player's name or number.
package indirect enum VectorTerm: Sendable {
  case zero
  case name(String, SourceRange)
  case field(VectorTerm, SourceRange)
  case scaled(Expression, VectorTerm)
  case sum([VectorTerm])
  case applied(OperatorTerm, VectorTerm, SourceRange)
  /// The vector with all other players' entries set to 0.
  case only(PlayerReference, VectorTerm)
  case sumOverPlayers(name: String, VectorTerm)
}

/// A matrix as wide as z.
package indirect enum OperatorTerm: Sendable {
  case identity
  case jacobian(at: VectorTerm, SourceRange)
  case transpose(OperatorTerm)
  case symmetric(OperatorTerm)
  case antisymmetric(OperatorTerm)
  case blockDiagonal(OperatorTerm)
  case blockOffDiagonal(OperatorTerm)
  /// The rows of one player and the columns of another, all else 0.
  case block(PlayerReference, PlayerReference, OperatorTerm)
  case projection(PlayerReference)
  /// The inverse; of a player's own block, the inverse on that player's space.
  case inverse(OperatorTerm, SourceRange)
  case scaled(Expression, OperatorTerm)
  case sum([OperatorTerm])
  case product([OperatorTerm])
}

package enum PlayerReference: Sendable, Hashable {
  case number(Int, SourceRange)
  case name(String, SourceRange)
}
