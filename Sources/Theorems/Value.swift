// What quantities turn out to be.

import Exact

package enum Value: Sendable {
  case number(Number)
  case complex(ComplexNumber)
  case matrix(MatrixValue)
  case numbers([Number])
  case complexes([ComplexNumber])
}

/// What a condition turns out to be.
package enum Answer: Sendable, Equatable {
  case holds
  /// By how much it fails: the left side minus the right one, or the largest entry of the difference.
  case fails(by: Double)
  case unknown
}
