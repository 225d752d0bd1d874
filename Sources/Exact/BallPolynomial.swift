// Polynomials in one variable with enclosed coefficients, over Arb's arb_poly.

internal import CFLINT

/// A polynomial in one unnamed variable whose coefficients are known to lie in balls.
package struct BallPolynomial: Sendable {
  package let precision: Int
  let storage: BallPolynomialStorage

  private init(precision: Int, _ fill: (UnsafeMutablePointer<arb_poly_struct>, Int) -> Void) {
    self.precision = precision
    storage = BallPolynomialStorage { fill($0, precision) }
  }

  /// Coefficients by power, constant first.
  package init(_ coefficients: [Ball]) {
    self.init(precision: coefficients.map(\.precision).max() ?? 2) { result, _ in
      for (power, coefficient) in coefficients.enumerated() {
        withExtendedLifetime(coefficient) { arb_poly_set_coeff_arb(result, power, coefficient.pointer) }
      }
    }
  }

  var pointer: UnsafePointer<arb_poly_struct> { storage.pointer }

  /// How many coefficients there are up to the last one that is not exactly 0.
  package var count: Int { arb_poly_length(pointer) }

  package subscript(power: Int) -> Ball {
    Ball(precision: precision) { result, _ in arb_poly_get_coeff_arb(result, pointer, power) }
  }

  package var coefficients: [Ball] { (0..<count).map { self[$0] } }

  /// An enclosure of the values at every number of a ball.
  package func callAsFunction(_ value: Ball) -> Ball {
    Ball(precision: max(precision, value.precision)) { arb_poly_evaluate($0, pointer, value.pointer, $1) }
  }

  /// The polynomial with another one put for its variable.
  package func composed(with inner: BallPolynomial) -> BallPolynomial {
    Self.combine(self, inner, arb_poly_compose)
  }

  private static func combine(
    _ a: BallPolynomial, _ b: BallPolynomial,
    _ operation: (
      UnsafeMutablePointer<arb_poly_struct>, UnsafePointer<arb_poly_struct>, UnsafePointer<arb_poly_struct>,
      Int
    ) -> Void
  ) -> BallPolynomial {
    BallPolynomial(precision: max(a.precision, b.precision)) { operation($0, a.pointer, b.pointer, $1) }
  }
}

/// One arb_poly from creation to deletion; not changed after its creation.
final class BallPolynomialStorage: @unchecked Sendable {
  private let owned: UnsafeMutablePointer<arb_poly_struct>
  var pointer: UnsafePointer<arb_poly_struct> { UnsafePointer(owned) }

  init(_ fill: (UnsafeMutablePointer<arb_poly_struct>) -> Void) {
    owned = .allocate(capacity: 1)
    arb_poly_init(owned)
    fill(owned)
  }

  deinit {
    arb_poly_clear(owned)
    owned.deallocate()
  }
}

extension BallPolynomial: Ring {
  package static let zero = BallPolynomial([])
  package static let one = BallPolynomial([.one])

  package static func + (a: Self, b: Self) -> Self { combine(a, b, arb_poly_add) }
  package static func - (a: Self, b: Self) -> Self { combine(a, b, arb_poly_sub) }
  package static func * (a: Self, b: Self) -> Self { combine(a, b, arb_poly_mul) }
  package static prefix func - (a: Self) -> Self { zero - a }
}
