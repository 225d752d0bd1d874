// Fractions and floating-point numbers, and fractions as decimals.

internal import CFLINT

extension Rational {
  /// The double nearest to this number, or one beside it; infinite beyond the range of doubles.
  package var approximation: Double {
    if let top = numerator.word, denominator == .one, top.magnitude <= 1 << 53 { return Double(top) }
    return Ball(self, precision: 64).approximation
  }

  /// Exactly the number that a double stands for; `nil` for infinities and what is not a number.
  package init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self = .zero
      return
    }
    let mantissa = Integer(Int(value.significand * 0x1p52))
    let sign = value.sign == .minus ? -1 : 1
    self = Rational(sign) * Rational(mantissa) * Rational(2).power(Int(value.exponent) - 52)
  }

  /// Where the digits that are not printed go.
  package enum Rounding: Sendable {
    case towardsZero
    /// Towards plus infinity.
    case up
    /// Towards minus infinity.
    case down
  }

  /// The number to so many significant digits, unless told otherwise cut off towards zero: never further from zero
  /// than the truth.
  ///
  /// An exact decimal that needs no more digits is written as it is, without zeros at the end.
  ///
  /// - Precondition: at least one digit is asked for.
  package func decimal(digits: Int, rounding: Rounding = .towardsZero) -> String {
    precondition(digits > 0, "a number without digits")
    if isZero { return "0" }
    let size = magnitude
    let isAwayFromZero = rounding == (sign > 0 ? .up : .down)
    // 10^(exponent) <= size < 10^(exponent + 1), first guessed by the digits of the parts.
    var exponent = size.numerator.description.count - size.denominator.description.count
    if size < Rational(10).power(exponent) { exponent -= 1 }
    let shifted = size * Rational(10).power(digits - 1 - exponent)
    let scaled = isAwayFromZero ? shifted.ceiling : shifted.floor
    var text = scaled.description
    // Rounded up, 999 has become 1000.
    var point = exponent + 1 + text.count - digits
    while text.count > 1, text.last == "0" { text.removeLast() }
    if point > 21 || point < -5 {
      let fraction = text.dropFirst()
      point -= 1
      return (sign < 0 ? "-" : "") + "\(text.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(point)"
    }
    if point <= 0 {
      text = "0." + String(repeating: "0", count: -point) + text
    } else if point >= text.count {
      text += String(repeating: "0", count: point - text.count)
    } else {
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
    }
    return (sign < 0 ? "-" : "") + text
  }

  /// The fraction with the smallest denominator in a closed interval, of those the one nearest to zero.
  ///
  /// - Precondition: the first number is at most the second.
  package static func simplest(between lower: Rational, and upper: Rational) -> Rational {
    precondition(lower <= upper, "an interval with its ends exchanged")
    if lower.sign <= 0, upper.sign >= 0 { return .zero }
    if upper.sign < 0 { return -simplest(between: -upper, and: -lower) }
    // Walk down the continued fractions of both ends as long as they agree.
    let whole = lower.ceiling
    if Rational(whole) <= upper { return Rational(whole) }
    let base = Rational(lower.floor)
    return base + simplest(between: (upper - base).inverse, and: (lower - base).inverse).inverse
  }
}
