// Why an expression has no value at a point.

import Exact

/// What stands in the way of a value.
package enum EvaluationFault: Error, Hashable, Sendable {
  /// The formula that is 0 and is divided by.
  case divisionByZero(Expression)
  /// The formula whose logarithm is asked for, and its value.
  case logarithmOfNonPositive(Expression, value: Expression)
  /// The formula whose root is asked for, and its value.
  case rootOfNegative(Expression, value: Expression)
  /// The formula that has a kink or a jump where it is to be differentiated.
  case notDifferentiable(Expression)
  /// The expectation that could not be shown to exist.
  case noExpectation(Expression)
  /// A comparison between values too close to tell apart with the digits tried.
  case undecidedSign(Expression)
  /// A variable without a value, where a number is needed.
  case freeVariable(Variable)
}
