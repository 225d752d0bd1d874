// What came of one run of the greedy max-player.

package struct GreedyRun: Sendable {
  package enum Ending: Hashable, Sendable {
    /// More rejections in a row than its patience.
    case settled
    /// There was nothing more to propose.
    case ranOut
    /// The ascent from the start does not end: it leaves, or takes more steps than allowed.
    case endlessAscent
    /// There is no value at the start.
    case undefined
  }

  /// What became of a proposal.
  package enum Answer: String, Hashable, Sendable {
    case accepted
    /// The climber got the value up again.
    case rejected
    /// The ascent does not end, so that there is no telling how high it would get.
    case endless
    /// The proposal has no value.
    case undefined
  }

  package struct Move: Sendable {
    /// Counted from 1; 0 for the start after its ascent.
    package let number: Int
    package let answer: Answer
    package let ascentSteps: Int
    /// The value where the ascent ended.
    package let value: Double
    /// Where the run stands afterwards.
    package let state: [Double]
    /// From the target; `nil` without one.
    package let distance: Double?
  }

  package let ending: Ending
  /// The start, every move that was accepted, and some of those that were not.
  package let moves: [Move]
  package let proposalCount: Int
  package let acceptedCount: Int
  /// Proposals of which the ascent did not end.
  package let endlessCount: Int
  package let undefinedCount: Int
  package let ascentSteps: Int
  /// The most steps of one ascent, that from the start among them.
  package let mostAscentSteps: Int
  package let last: [Double]
  package let value: Double
  /// The length of the climber's gradient where the run ended.
  package let slope: Double
}
