// What came of one run.

import Glibc
import Symbolic

package struct Trajectory: Sendable {
  /// How a run ended.
  package enum Ending: Hashable, Sendable {
    /// It came within the tolerance.
    case arrived(step: Int)
    /// It made all its steps.
    case ranOut
    /// It went farther away than the limit.
    case diverged(step: Int)
    /// The step has no value there: the state that became undefined, and why.
    case undefined(step: Int, variable: Variable, UndefinedPart?)
  }

  /// A state that was kept.
  package struct Moment: Sendable {
    package let step: Int
    /// From the equilibrium, as the question measures it.
    package let distance: Double
    /// Empty when states are not kept.
    package let state: [Double]
  }

  package let ending: Ending
  package let moments: [Moment]
  package let last: [Double]

  package var stepCount: Int { moments.last?.step ?? 0 }
}

extension Trajectory {
  /// By what factor the distance shrank a step, over the last half of what was kept; `nil` when that is too short,
  /// or ends at 0.
  package var observedRate: Double? {
    let finite = moments.filter { $0.distance > 0 && $0.distance.isFinite }
    guard let last = finite.last, last.step >= 8,
      let middle = finite.last(where: { 2 * $0.step <= last.step }), middle.step < last.step
    else { return nil }
    return pow(last.distance / middle.distance, 1 / Double(last.step - middle.step))
  }
}
