// A game that breaks a theorem, as small as it could be made.

import Exact

package struct Broken: Sendable {
  package let subject: Subject
  package let verdict: Verdict
  /// How many games were tried before.
  package let tried: Int
}
