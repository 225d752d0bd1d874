// Real numbers known to lie in an interval, over Arb.

internal import CFLINT

/// A midpoint and a radius: every operation returns a ball that contains all values the operation can take on the
/// balls it was given.
///
/// The precision, in bits, is carried by the value; an operation works with the larger one of its operands. Where
/// an operation has no value, as in a division by a ball that contains 0, the result contains every number and
/// `isFinite` is false.
package struct Ball: Sendable {
  package let precision: Int
  let storage: BallStorage

  package static let defaultPrecision = 128

  init(precision: Int, _ fill: (UnsafeMutablePointer<arb_struct>, Int) -> Void) {
    self.precision = precision
    storage = BallStorage { fill($0, precision) }
  }

  package init(_ value: Rational, precision: Int = Ball.defaultPrecision) {
    self.init(precision: precision) { result, bits in value.withFMPQ { arb_set_fmpq(result, $0, bits) } }
  }

  /// The interval around a midpoint.
  package init(midpoint: Rational, radius: Rational, precision: Int = Ball.defaultPrecision) {
    let (centre, reach) = (Ball(midpoint, precision: precision), Ball(radius.magnitude, precision: precision))
    self.init(precision: precision) { result, _ in
      arb_set(result, centre.pointer)
      var bound = mag_struct()
      mag_init(&bound)
      arb_get_mag(&bound, reach.pointer)
      arb_add_error_mag(result, &bound)
      mag_clear(&bound)
    }
  }

  /// Every number between two others.
  package init(from lower: Rational, to upper: Rational, precision: Int = Ball.defaultPrecision) {
    let half = Rational(1, over: 2)
    self.init(midpoint: half * (lower + upper), radius: half * (upper - lower), precision: precision)
  }

  var pointer: UnsafePointer<arb_struct> { storage.pointer }

  func map(
    _ operation: (UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>, Int) -> Void
  ) -> Ball {
    Ball(precision: precision) { operation($0, pointer, $1) }
  }

  static func combine(
    _ a: Ball, _ b: Ball,
    _ operation: (
      UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>, UnsafePointer<arb_struct>, Int
    ) -> Void
  ) -> Ball {
    Ball(precision: max(a.precision, b.precision)) { operation($0, a.pointer, b.pointer, $1) }
  }
}

/// One arb from creation to deletion; not changed after its creation.
final class BallStorage: @unchecked Sendable {
  private let owned: UnsafeMutablePointer<arb_struct>
  var pointer: UnsafePointer<arb_struct> { UnsafePointer(owned) }

  init(_ fill: (UnsafeMutablePointer<arb_struct>) -> Void) {
    owned = .allocate(capacity: 1)
    arb_init(owned)
    fill(owned)
  }

  deinit {
    arb_clear(owned)
    owned.deallocate()
  }
}

extension Ball: Ring {
  package static let zero = Ball(Rational.zero)
  package static let one = Ball(Rational.one)

  package static func + (a: Ball, b: Ball) -> Ball { combine(a, b, arb_add) }
  package static func - (a: Ball, b: Ball) -> Ball { combine(a, b, arb_sub) }
  package static func * (a: Ball, b: Ball) -> Ball { combine(a, b, arb_mul) }
  package static func / (a: Ball, b: Ball) -> Ball { combine(a, b, arb_div) }
  package static prefix func - (a: Ball) -> Ball { a.map { result, x, _ in arb_neg(result, x) } }

  package func power(_ exponent: Int) -> Ball {
    let plain = map { arb_pow_ui($0, $1, UInt(exponent.magnitude), $2) }
    let raised = exponent.isMultiple(of: 2) && exponent != 0 ? plain.withoutNegatives(evenPower: self) : plain
    return exponent < 0 ? Ball(.one, precision: precision) / raised : raised
  }

  /// The even powers of a ball around 0 lie between 0 and that of its largest number; the ball of all products reaches as
  /// far below.
  private func withoutNegatives(evenPower base: Ball) -> Ball {
    guard base.containsZero, !base.isExact, let top = upper else { return self }
    return intersection(Ball(from: .zero, to: top, precision: precision)) ?? self
  }

  /// This ball to a rational power; defined for positive bases, and for any base when the exponent is whole.
  package func power(_ exponent: Rational) -> Ball {
    if exponent.isInteger, let whole = exponent.numerator.word { return power(whole) }
    if exponent == Rational(1, over: 2) { return squareRoot }
    return Ball.combine(self, Ball(exponent, precision: precision), arb_pow)
  }

  package var exponential: Ball { map(arb_exp) }
  package var logarithm: Ball { map(arb_log) }
  package var squareRoot: Ball { map(arb_sqrt) }
  package var sine: Ball { map(arb_sin) }
  package var cosine: Ball { map(arb_cos) }
  package var hyperbolicTangent: Ball { map(arb_tanh) }
  package var absoluteValue: Ball { map { result, x, _ in arb_abs(result, x) } }

  /// 1/(1 + exp(−x)), as (1 + tanh(x/2))/2, which stays tight where exp would overflow.
  package var sigmoid: Ball {
    let half = Ball(Rational(1, over: 2), precision: precision)
    return half * (Ball.one + (half * self).hyperbolicTangent)
  }

  /// log(1 + exp(x)), as max(x, 0) + log(1 + exp(−|x|)).
  package var softplus: Ball {
    let half = Ball(Rational(1, over: 2), precision: precision)
    let tail = (-absoluteValue).exponential.map(arb_log1p)
    return half * (self + absoluteValue) + tail
  }
}
