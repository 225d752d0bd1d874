// What a linear iteration does in the long run.

/// The behaviour of s, M*s, M*M*s, … for almost every s, and for every s where it says so.
package enum Behaviour: Hashable, Sendable {
  /// Everything goes to 0: the spectral radius is below 1.
  case converges
  /// Nothing grows and nothing shrinks: all eigenvalues lie on the unit circle, without Jordan blocks.
  case conserves
  /// Nothing grows, and something stays: some eigenvalues lie on the unit circle, without Jordan blocks.
  case stalls
  /// The spectral radius is 1, and a Jordan block lets something grow like a power of the number of steps.
  case drifts
  /// Something grows exponentially: so many eigenvalues lie outside the unit circle.
  case diverges(directions: Int)

  /// One word, for tables and programs.
  package var name: String {
    switch self {
    case .converges: "converges"
    case .conserves: "conserves"
    case .stalls: "stalls"
    case .drifts: "drifts"
    case .diverges: "diverges"
    }
  }
}
