// The owners of FLINT's multivariate rings and polynomials.

internal import CFLINT
import Synchronization

/// FLINT's context for a number of variables; one each, kept for the life of the program.
final class PolynomialRing: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<fmpq_mpoly_ctx_struct>
  let count: Int

  private init(count: Int) {
    self.count = count
    pointer = .allocate(capacity: 1)
    fmpq_mpoly_ctx_init(pointer, count, ORD_DEGLEX)
  }

  private static let known = Mutex<[Int: PolynomialRing]>([:])

  static func of(_ count: Int) -> PolynomialRing {
    known.withLock { rings in
      if let ring = rings[count] { return ring }
      let ring = PolynomialRing(count: count)
      rings[count] = ring
      return ring
    }
  }
}

/// One fmpq_mpoly from creation to deletion; not changed after its creation.
final class MultivariateStorage: @unchecked Sendable {
  let ring: PolynomialRing
  private let owned: UnsafeMutablePointer<fmpq_mpoly_struct>
  var pointer: UnsafePointer<fmpq_mpoly_struct> { UnsafePointer(owned) }

  init(
    _ ring: PolynomialRing,
    _ fill: (UnsafeMutablePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_ctx_struct>) -> Void
  ) {
    self.ring = ring
    owned = .allocate(capacity: 1)
    fmpq_mpoly_init(owned, ring.pointer)
    fill(owned, ring.pointer)
  }

  deinit {
    fmpq_mpoly_clear(owned, ring.pointer)
    owned.deallocate()
  }

  var isZero: Bool { fmpq_mpoly_is_zero(pointer, ring.pointer) != 0 }

  var constant: Rational? {
    guard fmpq_mpoly_is_fmpq(pointer, ring.pointer) != 0 else { return nil }
    return Rational.writing { fmpq_mpoly_get_fmpq($0, pointer, ring.pointer) }
  }

  func isEqual(to other: MultivariateStorage) -> Bool {
    fmpq_mpoly_equal(pointer, other.pointer, ring.pointer) != 0
  }

  /// The places of the variables that occur.
  var usedVariables: [Int] {
    var used = [Int32](repeating: 0, count: max(ring.count, 1))
    fmpq_mpoly_used_vars(&used, pointer, ring.pointer)
    return (0..<ring.count).filter { used[$0] != 0 }
  }

  /// The same polynomial in another ring; variable i goes to `places[i]`, or nowhere (−1) if it does not occur.
  func moved(to target: PolynomialRing, places: [Int]) -> MultivariateStorage {
    MultivariateStorage(target) { result, _ in
      let map = places.isEmpty ? [-1] : places
      fmpq_mpoly_compose_fmpq_mpoly_gen(result, pointer, map, ring.pointer, target.pointer)
    }
  }
}
