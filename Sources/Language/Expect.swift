// What a game's file says is known about a method.

import Exact
import Symbolic

/// One `expect` line.
package struct Expect: Hashable, Sendable {
  package enum Behaviour: String, Hashable, Sendable {
    case converges, diverges, conserves
  }

  /// An open interval of rates; `upper` is `nil` for one without end.
  package struct Interval: Hashable, Sendable {
    package let lower: Expression
    package let upper: Expression?
  }

  /// A spectral radius, exactly or by its first digits.
  package struct Radius: Hashable, Sendable {
    package let value: Rational
    /// How many decimals are given when more follow; `nil` for an exact value.
    package let knownDecimals: Int?
  }

  package enum Claim: Hashable, Sendable {
    /// The method behaves so for exactly these rates.
    case on(Behaviour, [Interval])
    case at(Expression, Behaviour, Radius?)
    case neverConverges
  }

  package let method: String
  package let settings: [String: Rational]
  package let claim: Claim
  /// Which of the file's equilibrium lines it is about; `nil` where there is none.
  package let equilibrium: Int?
  package let range: SourceRange
}
