// Whole numbers of any size: a machine word while they fit, FLINT's fmpz when they do not.

internal import CFLINT

/// A whole number of any size.
package struct Integer: Hashable, Sendable {
  /// A value that fits an `Int` is always `.small`, so that equal numbers have equal storage.
  enum Storage: Hashable, Sendable {
    case small(Int)
    case big(BigInteger)
  }

  let storage: Storage

  package init(_ value: Int) { storage = .small(value) }

  init(adopting big: BigInteger) {
    if let word = big.word { storage = .small(word) } else { storage = .big(big) }
  }

  package static let zero = Integer(0)
  package static let one = Integer(1)

  /// The value as a machine word; `nil` when it does not fit.
  package var word: Int? {
    switch storage {
    case .small(let value): value
    case .big: nil
    }
  }

  /// −1, 0 or 1.
  package var sign: Int {
    switch storage {
    case .small(let value): value.signum()
    case .big(let big): big.sign
    }
  }

  package var isZero: Bool { sign == 0 }
  package var magnitude: Integer { sign < 0 ? -self : self }

  /// How many bits the magnitude has; 0 for zero.
  package var bitWidth: Int {
    switch storage {
    case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .big(let big): big.bitWidth
    }
  }

  /// Calls `body` with an fmpz that holds this number, alive for the length of the call.
  func withFMPZ<Result>(_ body: (UnsafePointer<fmpz>) -> Result) -> Result {
    switch storage {
    case .small(let value):
      var copy = fmpz()
      fmpz_init(&copy)
      fmpz_set_si(&copy, value)
      defer { fmpz_clear(&copy) }
      return withUnsafePointer(to: copy, body)
    case .big(let big):
      return big.withFMPZ(body)
    }
  }

  /// The number that `body` writes into a fresh fmpz.
  static func writing(_ body: (UnsafeMutablePointer<fmpz>) -> Void) -> Integer {
    let big = BigInteger()
    big.write(body)
    return Integer(adopting: big)
  }

  private static func combine(
    _ a: Integer, _ b: Integer,
    _ operation: (UnsafeMutablePointer<fmpz>, UnsafePointer<fmpz>, UnsafePointer<fmpz>) -> Void
  ) -> Integer {
    writing { result in a.withFMPZ { left in b.withFMPZ { right in operation(result, left, right) } } }
  }
}

extension Integer {
  package static func + (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return Integer(sum) }
    }
    return combine(a, b, fmpz_add)
  }

  package static func - (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return Integer(difference) }
    }
    return combine(a, b, fmpz_sub)
  }

  package static func * (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Integer(product) }
    }
    return combine(a, b, fmpz_mul)
  }

  package static prefix func - (a: Integer) -> Integer { zero - a }
  package static func += (a: inout Integer, b: Integer) { a = a + b }
  package static func -= (a: inout Integer, b: Integer) { a = a - b }
  package static func *= (a: inout Integer, b: Integer) { a = a * b }

  /// The quotient rounded towards minus infinity, and the remainder, which has the divisor's sign.
  ///
  /// - Precondition: the divisor is not zero.
  package func flooredDivision(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    precondition(!divisor.isZero, "division by zero")
    let quotient = Integer.combine(self, divisor, fmpz_fdiv_q)
    return (quotient, self - quotient * divisor)
  }

  /// The quotient of a division that is known to leave no remainder.
  ///
  /// - Precondition: the divisor is not zero and divides this number.
  package func dividedExactly(by divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    if case .small(let x) = storage, case .small(let y) = divisor.storage, y != -1 { return Integer(x / y) }
    return Integer.combine(self, divisor, fmpz_divexact)
  }

  /// The greatest common divisor, never negative; 0 only when both numbers are 0.
  package static func greatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage, x != .min, y != .min {
      var (u, v) = (x.magnitude, y.magnitude)
      while v != 0 { (u, v) = (v, u % v) }
      return Integer(Int(u))
    }
    return combine(a, b, fmpz_gcd)
  }

  /// This number multiplied by itself `exponent` times; anything to the power 0 is 1.
  package func power(_ exponent: UInt) -> Integer {
    Integer.writing { result in withFMPZ { fmpz_pow_ui(result, $0, exponent) } }
  }

  /// The largest whole number whose square is at most this one.
  ///
  /// - Precondition: the number is not negative.
  package var flooredSquareRoot: Integer {
    precondition(sign >= 0, "square root of a negative number")
    return Integer.writing { result in withFMPZ { fmpz_sqrt(result, $0) } }
  }

  /// The exact square root; `nil` when this is not the square of a whole number.
  package var squareRoot: Integer? {
    guard sign >= 0 else { return nil }
    let root = flooredSquareRoot
    return root * root == self ? root : nil
  }
}

extension Integer: Comparable {
  package static func < (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return x < y }
    return a.withFMPZ { left in b.withFMPZ { right in fmpz_cmp(left, right) } } < 0
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}
