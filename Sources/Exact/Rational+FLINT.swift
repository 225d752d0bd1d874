// Fractions on their way to FLINT and back.

internal import CFLINT

extension Rational {
  /// Calls `body` with an fmpq that holds this number, alive for the length of the call.
  func withFMPQ<Result>(_ body: (UnsafePointer<fmpq>) -> Result) -> Result {
    var copy = fmpq()
    fmpq_init(&copy)
    defer { fmpq_clear(&copy) }
    numerator.withFMPZ { fmpz_set(&copy.num, $0) }
    denominator.withFMPZ { fmpz_set(&copy.den, $0) }
    return withUnsafePointer(to: copy, body)
  }

  /// The number that an fmpq in lowest terms holds.
  init(copying source: UnsafePointer<fmpq>) {
    var copy = source.pointee
    self = withUnsafeMutablePointer(to: &copy) { pointer in
      let numerator = Integer.writing { fmpz_set($0, &pointer.pointee.num) }
      let denominator = Integer.writing { fmpz_set($0, &pointer.pointee.den) }
      return Rational(numerator, over: denominator)
    }
  }

  /// The number that `body` writes into a fresh fmpq, in lowest terms.
  static func writing(_ body: (UnsafeMutablePointer<fmpq>) -> Void) -> Rational {
    var fresh = fmpq()
    fmpq_init(&fresh)
    defer { fmpq_clear(&fresh) }
    body(&fresh)
    return Rational(copying: &fresh)
  }
}
