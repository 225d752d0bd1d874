// Whole numbers of any size: what school teaches about digits, in base 2^64.

package struct Whole: Hashable, Comparable, ExpressibleByIntegerLiteral, Sendable {
  /// The digits of the magnitude, the lowest first and the highest not zero, so that equal numbers have equal
  /// limbs and more limbs make a greater number. Zero has none, and is not negative.
  let limbs: [UInt64]
  let isNegative: Bool

  fileprivate init(_ limbs: [UInt64], isNegative: Bool) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    (self.limbs, self.isNegative) = (limbs, isNegative && !limbs.isEmpty)
  }

  package init(_ value: Int) { self.init([UInt64(value.magnitude)], isNegative: value < 0) }
  package init(integerLiteral value: Int) { self.init(value) }
  package var isZero: Bool { limbs.isEmpty }
  package var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }
  package var magnitude: Whole { Whole(limbs, isNegative: false) }

  /// `a * b + c + d` in two digits. With B = 2^64 this is at most (B - 1)^2 + 2 (B - 1) = B^2 - 1, so it always
  /// fits, and adding the two carries to the high digit does not overflow.
  fileprivate static func fused(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> (UInt64, low: UInt64) {
    let product = a.multipliedFullWidth(by: b)
    let (first, carry) = product.low.addingReportingOverflow(c)
    let (second, carryAgain) = first.addingReportingOverflow(d)
    return (product.high &+ (carry ? 1 : 0) &+ (carryAgain ? 1 : 0), second)
  }

  private func isCloserToZero(than other: Whole) -> Bool {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count }
    return limbs.reversed().lexicographicallyPrecedes(other.limbs.reversed())
  }

  package static func + (a: Whole, b: Whole) -> Whole {
    let (large, small) = a.isCloserToZero(than: b) ? (b, a) : (a, b)
    // Taking the smaller away is adding its digits' complements, and 1; the last carry is no digit then.
    let isSum = a.isNegative == b.isNegative
    var (limbs, carry): ([UInt64], UInt64) = (large.limbs, isSum ? 0 : 1)
    for index in limbs.indices {
      let limb = index < small.limbs.count ? small.limbs[index] : 0
      (carry, limbs[index]) = fused(limbs[index], 1, isSum ? limb : ~limb, carry)
    }
    return Whole(isSum && carry > 0 ? limbs + [carry] : limbs, isNegative: large.isNegative)
  }

  package static func - (a: Whole, b: Whole) -> Whole { a + -b }
  package static prefix func - (a: Whole) -> Whole { Whole(a.limbs, isNegative: !a.isNegative) }

  package static func * (a: Whole, b: Whole) -> Whole {
    var product = ProductSum()
    product.add(a, times: b)
    return product.value
  }

  package static func < (a: Whole, b: Whole) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.isCloserToZero(than: a) : a.isCloserToZero(than: b)
  }

  package static let digitLimit = 20_000

  /// Reads the one canonical form: `0`, or decimal digits of which the first is not zero, after a `-`
  /// if the number is negative; `nil` for anything else, and beyond `digitLimit`.
  package init?(_ text: ArraySlice<UInt8>) {
    let isNegative = text.first == UInt8(ascii: "-")
    var digits = isNegative ? text.dropFirst() : text
    guard let first = digits.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    guard digits.count <= Self.digitLimit, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    var magnitude: Whole = 0
    while !digits.isEmpty {
      // Eighteen digits at a time, because 10^18 fits; first those that are over.
      let part = digits.prefix((digits.count - 1) % 18 + 1)
      let value = part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      magnitude = magnitude * 1_000_000_000_000_000_000 + Whole(value)
      digits = digits.dropFirst(part.count)
    }
    self = isNegative ? -magnitude : magnitude
  }
}

/// A sum of products, for which no number is made but the last.
struct ProductSum {
  private var (positive, negative): ([UInt64], [UInt64]) = ([], [])

  mutating func add(_ a: Whole, times b: Whole) {
    if a.isZero || b.isZero { return }
    if a.isNegative == b.isNegative { Self.add(a, b, to: &positive) } else { Self.add(a, b, to: &negative) }
  }

  private static func add(_ a: Whole, _ b: Whole, to sum: inout [UInt64]) {
    while sum.count < a.limbs.count + b.limbs.count { sum.append(0) }
    for (shift, factor) in a.limbs.enumerated() {
      var (carry, place): (UInt64, Int) = (0, shift)
      for limb in b.limbs {
        (carry, sum[place]) = Whole.fused(limb, factor, sum[place], carry)
        place += 1
      }
      while carry != 0 {
        if place == sum.count { sum.append(0) }
        (carry, sum[place]) = Whole.fused(carry, 1, sum[place], 0)
        place += 1
      }
    }
  }

  var value: Whole {
    let (sum, rest) = (Whole(positive, isNegative: false), Whole(negative, isNegative: true))
    return rest.isZero ? sum : sum + rest
  }
}
