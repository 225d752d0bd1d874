// Complex numbers known to lie in a rectangle, over Arb.

internal import CFLINT

/// A real and an imaginary part, each a ball; operations enclose as those of `Ball` do.
package struct ComplexBall: Sendable {
  package let precision: Int
  let storage: ComplexBallStorage

  init(precision: Int, _ fill: (UnsafeMutablePointer<acb_struct>, Int) -> Void) {
    self.precision = precision
    storage = ComplexBallStorage { fill($0, precision) }
  }

  package init(_ real: Ball, _ imaginary: Ball = .zero) {
    self.init(precision: max(real.precision, imaginary.precision)) { result, _ in
      acb_set_arb_arb(result, real.pointer, imaginary.pointer)
    }
  }

  package init(_ value: Rational, precision: Int = Ball.defaultPrecision) {
    self.init(Ball(value, precision: precision))
  }

  var pointer: UnsafePointer<acb_struct> { storage.pointer }

  package var real: Ball {
    Ball(precision: precision) { result, _ in acb_get_real(result, pointer) }
  }

  package var imaginary: Ball {
    Ball(precision: precision) { result, _ in acb_get_imag(result, pointer) }
  }

  package var modulus: Ball {
    Ball(precision: precision) { acb_abs($0, pointer, $1) }
  }

  package var isFinite: Bool { acb_is_finite(pointer) != 0 }
  package var containsZero: Bool { acb_contains_zero(pointer) != 0 }

  /// A ball that contains every number: the answer of an operation without a value.
  package static func indeterminate(precision: Int) -> ComplexBall {
    ComplexBall(precision: precision) { result, _ in acb_indeterminate(result) }
  }

  private func map(
    _ operation: (UnsafeMutablePointer<acb_struct>, UnsafePointer<acb_struct>, Int) -> Void
  ) -> ComplexBall {
    ComplexBall(precision: precision) { operation($0, pointer, $1) }
  }

  private static func combine(
    _ a: ComplexBall, _ b: ComplexBall,
    _ operation: (
      UnsafeMutablePointer<acb_struct>, UnsafePointer<acb_struct>, UnsafePointer<acb_struct>, Int
    ) -> Void
  ) -> ComplexBall {
    ComplexBall(precision: max(a.precision, b.precision)) { operation($0, a.pointer, b.pointer, $1) }
  }
}

/// One acb from creation to deletion; not changed after its creation.
final class ComplexBallStorage: @unchecked Sendable {
  private let owned: UnsafeMutablePointer<acb_struct>
  var pointer: UnsafePointer<acb_struct> { UnsafePointer(owned) }

  init(_ fill: (UnsafeMutablePointer<acb_struct>) -> Void) {
    owned = .allocate(capacity: 1)
    acb_init(owned)
    fill(owned)
  }

  deinit {
    acb_clear(owned)
    owned.deallocate()
  }
}

extension ComplexBall: Ring {
  package static let zero = ComplexBall(Ball.zero)
  package static let one = ComplexBall(Ball.one)

  package static func + (a: ComplexBall, b: ComplexBall) -> ComplexBall { combine(a, b, acb_add) }
  package static func - (a: ComplexBall, b: ComplexBall) -> ComplexBall { combine(a, b, acb_sub) }
  package static func * (a: ComplexBall, b: ComplexBall) -> ComplexBall { combine(a, b, acb_mul) }
  package static func / (a: ComplexBall, b: ComplexBall) -> ComplexBall { combine(a, b, acb_div) }
  package static prefix func - (a: ComplexBall) -> ComplexBall {
    a.map { result, x, _ in acb_neg(result, x) }
  }

  package func power(_ exponent: Int) -> ComplexBall {
    let raised = map { acb_pow_ui($0, $1, UInt(exponent.magnitude), $2) }
    return exponent < 0 ? ComplexBall(.one, precision: precision) / raised : raised
  }

  package var exponential: ComplexBall { map(acb_exp) }
  package var sine: ComplexBall { map(acb_sin) }
  package var cosine: ComplexBall { map(acb_cos) }
  package var hyperbolicTangent: ComplexBall { map(acb_tanh) }

  /// The principal logarithm; indeterminate when asked to be holomorphic on a ball that meets its cut, the
  /// negative real axis.
  package func logarithm(holomorphic: Bool) -> ComplexBall {
    map { acb_log_analytic($0, $1, holomorphic ? 1 : 0, $2) }
  }

  /// The principal square root, with the same cut.
  package func squareRoot(holomorphic: Bool) -> ComplexBall {
    map { acb_sqrt_analytic($0, $1, holomorphic ? 1 : 0, $2) }
  }

  /// The principal power, with the same cut unless the exponent is whole.
  package func power(_ exponent: Rational, holomorphic: Bool) -> ComplexBall {
    let other = ComplexBall(exponent, precision: precision)
    return ComplexBall(precision: precision) {
      acb_pow_analytic($0, pointer, other.pointer, holomorphic ? 1 : 0, $1)
    }
  }
}

extension ComplexBall {
  /// |x| for real x, continued to both half planes; indeterminate on a ball that meets the imaginary axis when it
  /// is to be holomorphic.
  package func realAbsoluteValue(holomorphic: Bool) -> ComplexBall {
    map { acb_real_abs($0, $1, holomorphic ? 1 : 0, $2) }
  }

  /// The sign of real x, continued to both half planes, in the same manner.
  package func realSign(holomorphic: Bool) -> ComplexBall {
    map { acb_real_sgn($0, $1, holomorphic ? 1 : 0, $2) }
  }
}
