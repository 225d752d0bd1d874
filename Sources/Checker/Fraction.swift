// Fractions that are not reduced: the checker does not divide.

/// A whole number over a positive one, not necessarily in lowest terms.
package struct Fraction: Comparable, ExpressibleByIntegerLiteral, Sendable {
  package let numerator: Whole
  /// Positive.
  package let denominator: Whole

  /// - Precondition: the denominator is positive.
  init(_ numerator: Whole, over denominator: Whole = 1) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  package init(integerLiteral value: Int) { self.init(Whole(value)) }

  package var sign: Int { numerator.sign }

  /// One over this number; `nil` for zero.
  var inverse: Fraction? {
    numerator.isZero ? nil : Fraction(sign < 0 ? -denominator : denominator, over: numerator.magnitude)
  }

  /// Whether the values are equal, however they are written: 1/2 is 2/4.
  package static func == (a: Fraction, b: Fraction) -> Bool {
    a.numerator * b.denominator == b.numerator * a.denominator
  }

  package static func < (a: Fraction, b: Fraction) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// Reads `p` or `p/q`, whole numbers in canonical form, q > 1; `nil` for anything else.
  ///
  /// `2/4` and `0/3` are read: to see that they are not in lowest terms takes a division.
  package init?(_ text: ArraySlice<UInt8>) {
    let slash = text.firstIndex(of: UInt8(ascii: "/"))
    guard let numerator = Whole(text[..<(slash ?? text.endIndex)]) else { return nil }
    guard let denominator = slash.map({ Whole(text[($0 + 1)...]) }) ?? 1 else { return nil }
    guard slash == nil || denominator > 1 else { return nil }
    self.init(numerator, over: denominator)
  }
}
