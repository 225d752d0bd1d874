// The elementary functions that expressions know.

/// A function of one real variable. Square roots are powers with exponent 1/2 and not listed here.
package enum Function: String, CaseIterable, Hashable, Sendable {
  case exp, log, sin, cos, tanh, sigmoid, softplus, abs
  /// The derivative of `abs`: −1 or 1, and without a value at 0.
  case sign

  /// f(−u) = −f(u).
  var isOdd: Bool {
    switch self {
    case .sin, .tanh, .sign: true
    case .exp, .log, .cos, .sigmoid, .softplus, .abs: false
    }
  }

  /// f(−u) = f(u).
  var isEven: Bool {
    switch self {
    case .cos, .abs: true
    case .exp, .log, .sin, .tanh, .sigmoid, .softplus, .sign: false
    }
  }
}
