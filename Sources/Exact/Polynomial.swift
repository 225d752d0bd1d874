// Polynomials in one variable with rational coefficients, over FLINT's fmpq_poly.

internal import CFLINT

/// A polynomial in one unnamed variable.
package struct Polynomial: Sendable {
  let storage: PolynomialStorage

  /// Coefficients by power, constant first; zeros at the end are dropped.
  package init(_ coefficients: [Rational]) {
    self = Polynomial.writing { result in
      for (power, coefficient) in coefficients.enumerated() {
        coefficient.withFMPQ { fmpq_poly_set_coeff_fmpq(result, power, $0) }
      }
    }
  }

  package init(_ constant: Rational) { self.init([constant]) }

  private init(_ storage: PolynomialStorage) { self.storage = storage }

  static func writing(_ body: (UnsafeMutablePointer<fmpq_poly_struct>) -> Void) -> Polynomial {
    Polynomial(PolynomialStorage(body))
  }

  package static let zero = Polynomial([])
  package static let one = Polynomial([1])
  /// The variable itself.
  package static let x = Polynomial([0, 1])

  var pointer: UnsafePointer<fmpq_poly_struct> { storage.pointer }

  /// `nil` for the zero polynomial.
  package var degree: Int? {
    let degree = fmpq_poly_degree(pointer)
    return degree < 0 ? nil : degree
  }

  package var isZero: Bool { degree == nil }

  /// The coefficient of a power; 0 beyond the degree.
  package subscript(power: Int) -> Rational {
    Rational.writing { fmpq_poly_get_coeff_fmpq($0, pointer, power) }
  }

  /// All coefficients, constant first; empty for the zero polynomial.
  package var coefficients: [Rational] { (0..<((degree ?? -1) + 1)).map { self[$0] } }

  /// 0 for the zero polynomial.
  package var leadingCoefficient: Rational { degree.map { self[$0] } ?? .zero }

  package func callAsFunction(_ value: Rational) -> Rational {
    Rational.writing { result in value.withFMPQ { fmpq_poly_evaluate_fmpq(result, pointer, $0) } }
  }

  /// An enclosure of the values on a ball.
  package func callAsFunction(_ value: Ball) -> Ball {
    coefficients.reversed().reduce(Ball(.zero, precision: value.precision)) {
      $0 * value + Ball($1, precision: value.precision)
    }
  }

  package var derivative: Polynomial { Polynomial.writing { fmpq_poly_derivative($0, pointer) } }

  /// The polynomial with another one put for its variable.
  package func composed(with inner: Polynomial) -> Polynomial {
    Polynomial.writing { fmpq_poly_compose($0, pointer, inner.pointer) }
  }

  package func scaled(by scale: Rational) -> Polynomial {
    Polynomial.writing { result in scale.withFMPQ { fmpq_poly_scalar_mul_fmpq(result, pointer, $0) } }
  }

  package func power(_ exponent: UInt) -> Polynomial {
    Polynomial.writing { fmpq_poly_pow($0, pointer, exponent) }
  }
}

/// One fmpq_poly from creation to deletion; not changed after its creation.
final class PolynomialStorage: @unchecked Sendable {
  private let owned: UnsafeMutablePointer<fmpq_poly_struct>
  var pointer: UnsafePointer<fmpq_poly_struct> { UnsafePointer(owned) }

  init(_ fill: (UnsafeMutablePointer<fmpq_poly_struct>) -> Void) {
    owned = .allocate(capacity: 1)
    fmpq_poly_init(owned)
    fill(owned)
  }

  deinit {
    fmpq_poly_clear(owned)
    owned.deallocate()
  }
}

extension Polynomial: Ring {
  package static func + (a: Self, b: Self) -> Self { writing { fmpq_poly_add($0, a.pointer, b.pointer) } }
  package static func - (a: Self, b: Self) -> Self { writing { fmpq_poly_sub($0, a.pointer, b.pointer) } }
  package static func * (a: Self, b: Self) -> Self { writing { fmpq_poly_mul($0, a.pointer, b.pointer) } }
  package static prefix func - (a: Self) -> Self { writing { fmpq_poly_neg($0, a.pointer) } }
}

extension Polynomial: Hashable {
  package static func == (a: Self, b: Self) -> Bool { fmpq_poly_equal(a.pointer, b.pointer) != 0 }
  package func hash(into hasher: inout Hasher) { hasher.combine(coefficients) }
}
