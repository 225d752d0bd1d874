// An equilibrium as far as it is known.

import Exact
import Language
import Symbolic

/// A point where every player's own gradient vanishes.
package struct Equilibrium: Sendable {
  package enum Coordinates: Sendable {
    /// Constants, which may contain parameters that are known only up to a range.
    case exact([Variable: Expression])
    /// Exactly one equilibrium lies in this box; nothing more is known about it.
    case enclosed([Variable: Ball])
  }

  package enum Origin: Hashable, Sendable {
    /// The file states it; G was found to be 0 there.
    case given
    /// Newton's method led to it, from a rough guess in the file or from a start of our own.
    case found(fromGuess: Bool)
  }

  package let coordinates: Coordinates
  package let origin: Origin
  /// Which of the game's `equilibrium` lines it answers; `nil` when the file has none.
  package let claim: Int?
  package let status: SecondOrderStatus

  /// The value of a coordinate as a ball, for what needs numbers.
  package func ball(_ variable: Variable, precision: Int = Ball.defaultPrecision) -> Ball? {
    switch coordinates {
    case .exact(let values): try? values[variable]?.ball(precision: precision)
    case .enclosed(let values): values[variable]
    }
  }
}

/// Why no equilibrium can be worked with.
package enum EquilibriumFault: Error, Sendable {
  /// The file is wrong about something.
  case diagnostics(Diagnostics)
  /// Newton's method found nothing from any of so many starts.
  case noneFound(starts: Int)
  /// A zero of G was approached, but it could not be shown to exist there.
  case unproved(near: [String], reason: Reason)

  package enum Reason: Hashable, Sendable {
    /// The Jacobian is singular there, or too close to it: the equilibrium may not be isolated.
    case singularJacobian
    /// The box that was tried did not map into itself.
    case noContraction
    /// The file states the point, and neither algebra nor enclosures could tell whether G is 0 there.
    case fieldNotShownToVanish
    /// Parameters known only up to a range: there is no single point to find.
    case rangedParameters
  }
}
