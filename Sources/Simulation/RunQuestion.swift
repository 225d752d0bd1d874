// What is to be run.

package struct RunQuestion: Sendable {
  /// Where the runs begin: values of the game's variables.
  package var starts: [[Double]]
  package var stepCount: Int
  /// For every parameter of the step, in its order.
  package var schedules: [Schedule]
  /// From where distances are measured.
  package var target: [Double]
  /// Rows of a matrix by which a difference is multiplied before its length is taken; `nil` for the difference itself.
  package var measure: [[Double]]?
  /// A run ends when it is this near; `nil` for one that makes all its steps.
  package var tolerance: Double?
  /// A run that comes farther away has diverged.
  package var limit = 1e12
  /// The deviation of what is added to each entry of the field.
  package var noise = 0.0
  package var seed: UInt64 = 1
  /// A state is kept every so many steps, and only then it is seen that a run has come to an end: one that comes within
  /// the tolerance in between, and leaves again, has not arrived.
  package var interval = 1
  package var keepsStates = false

  package init(
    starts: [[Double]], stepCount: Int, schedules: [Schedule], target: [Double]
  ) {
    (self.starts, self.stepCount) = (starts, stepCount)
    (self.schedules, self.target) = (schedules, target)
  }
}
