// Seeded numbers for the tests of the checker, biased to where arithmetic goes wrong.

import Exact

@testable import Checker

struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  /// A number near a corner: small, at the boundary of a limb, full of 0 and F limbs, or anything.
  mutating func integer() -> Integer {
    let corners: [Integer] = [
      0, 1, 2, Integer(1 << 31), Integer(1 << 32), Integer(Int.max), Integer(2).power(63),
      Integer(2).power(64), Integer(2).power(128), Integer(10).power(18), Integer(10).power(36),
    ]
    let size: Integer
    switch Int.random(in: 0..<4, using: &self) {
    case 0: size = corners.randomElement(using: &self) ?? 0
    case 1: size = (corners.randomElement(using: &self) ?? 0) + Integer(Int.random(in: -2...2, using: &self))
    case 2: size = limbs(count: Int.random(in: 1...5, using: &self))
    default: size = limbs(count: Int.random(in: 1...40, using: &self))
    }
    return Bool.random(using: &self) ? size : -size
  }

  mutating func rational() -> Rational {
    let bottom = integer().magnitude
    return Rational(integer(), over: bottom.isZero ? 1 : bottom)
  }

  private mutating func limbs(count: Int) -> Integer {
    let base = Integer(2).power(32)
    return (0..<2 * count).reduce(0) { number, _ in
      let limb = [0, 0xFFFF_FFFF, 1, Int.random(in: 0...0xFFFF_FFFF, using: &self)].randomElement(
        using: &self)
      return number * base + Integer(limb ?? 0)
    }
  }
}

extension Whole {
  /// Reads what the other library writes.
  init?(_ value: Integer) { self.init(Array(value.description.utf8)[...]) }

  /// The same number in the other library, put together from the limbs.
  var exact: Integer {
    let size = limbs.reversed().reduce(Integer(0)) { number, limb in
      (number * Integer(2).power(32) + Integer(Int(limb >> 32))) * Integer(2).power(32)
        + Integer(Int(limb & 0xFFFF_FFFF))
    }
    return isNegative ? -size : size
  }

  /// Whether no other number could be stored differently and yet be equal.
  var isCanonical: Bool { limbs.last != 0 && !(isNegative && limbs.isEmpty) }
}

extension Checker.Matrix {
  init(_ meter: Meter, _ value: Rational) throws {
    self = try Node(value: .string(value.description), place: "").scalar(meter)
  }

  /// The same number in the other library, in lowest terms; `nil` for what is no number.
  var exact: Rational? { numerator.map { Rational($0.exact, over: scale.exact) } }
}
