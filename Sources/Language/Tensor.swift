// Values of formulas: numbers, vectors and matrices of expressions.

import Exact
import Symbolic

typealias Tensor = Matrix<Expression>

extension Tensor {
  init(_ number: Expression) { self.init(rowCount: 1, columnCount: 1, entries: [number]) }

  var shape: Shape { Shape(rowCount, columnCount) }
  /// The entry of a 1 by 1 matrix; `nil` for any other.
  var number: Expression? { entries.count == 1 ? entries[0] : nil }
}

/// What a name means while formulas are being read.
enum Meaning {
  case value(Tensor)
  case function(LocalFunction)
}

/// A function that the file defines; it sees what was known where it was defined.
final class LocalFunction {
  let name: String
  let arguments: [String]
  let body: Syntax
  let scope: [String: Meaning]
  /// Calls that have been worked out: functions that call functions twice would otherwise take exponential time.
  var known: [[Tensor]: Tensor] = [:]

  init(name: String, arguments: [String], body: Syntax, scope: [String: Meaning]) {
    (self.name, self.arguments, self.body, self.scope) = (name, arguments, body, scope)
  }
}
