// Polynomials with rational coefficients in variables that have names, over FLINT's fmpq_mpoly.

internal import CFLINT

/// A polynomial with rational coefficients in named variables.
///
/// Two polynomials can always be combined: the result lives in the variables of both, less those that have
/// dropped out, so that equal polynomials have equal variables and equal terms.
package struct MultivariatePolynomial: Sendable {
  /// The variables that occur, in ascending order.
  package let variables: [String]
  let storage: MultivariateStorage

  /// Drops the variables that do not occur.
  init(_ storage: MultivariateStorage, in names: [String]) {
    let used = storage.usedVariables
    if used.count == names.count {
      self.variables = names
      self.storage = storage
    } else {
      var places = [Int](repeating: -1, count: names.count)
      for (new, old) in used.enumerated() { places[old] = new }
      self.variables = used.map { names[$0] }
      self.storage = storage.moved(to: PolynomialRing.of(used.count), places: places)
    }
  }

  package init(_ constant: Rational) {
    variables = []
    storage = MultivariateStorage(PolynomialRing.of(0)) { result, ring in
      constant.withFMPQ { fmpq_mpoly_set_fmpq(result, $0, ring) }
    }
  }

  package static func variable(_ name: String) -> MultivariatePolynomial {
    let storage = MultivariateStorage(PolynomialRing.of(1)) { fmpq_mpoly_gen($0, 0, $1) }
    return MultivariatePolynomial(storage, in: [name])
  }

  package static let zero = MultivariatePolynomial(Rational.zero)
  package static let one = MultivariatePolynomial(Rational.one)

  package var isZero: Bool { storage.isZero }

  /// The value of a polynomial without variables; `nil` for any other.
  package var constant: Rational? { variables.isEmpty ? storage.constant : nil }

  /// The polynomial's storage in the ring of the given names, which include all of its own.
  func storage(in names: [String]) -> MultivariateStorage {
    if names == variables { return storage }
    let places = variables.map { name in names.firstIndex(of: name) ?? -1 }
    return storage.moved(to: PolynomialRing.of(names.count), places: places)
  }

  static func union(_ a: [String], _ b: [String]) -> [String] {
    if a == b || b.isEmpty { return a }
    if a.isEmpty { return b }
    return Set(a).union(b).sorted()
  }

  static func combine(
    _ a: MultivariatePolynomial, _ b: MultivariatePolynomial,
    _ operation: (
      UnsafeMutablePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_struct>,
      UnsafePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_ctx_struct>
    ) -> Void
  ) -> MultivariatePolynomial {
    let names = union(a.variables, b.variables)
    let (left, right) = (a.storage(in: names), b.storage(in: names))
    let result = MultivariateStorage(left.ring) { operation($0, left.pointer, right.pointer, $1) }
    return MultivariatePolynomial(result, in: names)
  }
}

extension MultivariatePolynomial: Ring {
  package static func + (a: Self, b: Self) -> Self { combine(a, b, fmpq_mpoly_add) }
  package static func - (a: Self, b: Self) -> Self { combine(a, b, fmpq_mpoly_sub) }
  package static func * (a: Self, b: Self) -> Self { combine(a, b, fmpq_mpoly_mul) }
  package static prefix func - (a: Self) -> Self { zero - a }

  package static func * (a: Rational, b: Self) -> Self { MultivariatePolynomial(a) * b }

  package func power(_ exponent: UInt) -> Self {
    let result = MultivariateStorage(storage.ring) {
      _ = fmpq_mpoly_pow_ui($0, storage.pointer, exponent, $1)
    }
    return MultivariatePolynomial(result, in: variables)
  }
}

extension MultivariatePolynomial: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    a.variables == b.variables && a.storage.isEqual(to: b.storage)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(variables)
    for term in terms { hasher.combine(term.exponents); hasher.combine(term.coefficient) }
  }
}
