// The owner of one fmpz, for the numbers that do not fit a machine word.

internal import CFLINT

/// One fmpz from creation to deletion; not changed after it has been shared.
final class BigInteger: @unchecked Sendable {
  private let pointer: UnsafeMutablePointer<fmpz>

  init() {
    pointer = .allocate(capacity: 1)
    fmpz_init(pointer)
  }

  deinit {
    fmpz_clear(pointer)
    pointer.deallocate()
  }

  /// Lets `body` fill in the number; only for the one who has just created it.
  func write(_ body: (UnsafeMutablePointer<fmpz>) -> Void) { body(pointer) }

  func withFMPZ<Result>(_ body: (UnsafePointer<fmpz>) -> Result) -> Result { body(pointer) }

  var sign: Int { Int(fmpz_sgn(pointer)) }
  var bitWidth: Int { Int(fmpz_bits(pointer)) }
  var word: Int? { fmpz_fits_si(pointer) != 0 ? fmpz_get_si(pointer) : nil }
}

extension BigInteger: Hashable {
  static func == (a: BigInteger, b: BigInteger) -> Bool { fmpz_equal(a.pointer, b.pointer) != 0 }

  func hash(into hasher: inout Hasher) {
    // Two residues by primes near 2^61: cheap, and equal for equal numbers.
    hasher.combine(fmpz_fdiv_ui(pointer, 2_305_843_009_213_693_951))
    hasher.combine(fmpz_fdiv_ui(pointer, 2_305_843_009_213_693_921))
  }
}
