// An axis of a plot: from numbers to a place along it, and the numbers that are written at it.

import Glibc

package struct Axis: Equatable, Sendable {
  package enum Scale: Sendable { case linear, logarithmic }

  package let label: String
  package let lower: Double
  package let upper: Double
  package let scale: Scale

  /// - Precondition: the ends are finite and in order; on a logarithmic axis they are positive.
  package init(_ label: String, from lower: Double, to upper: Double, _ scale: Scale = .linear) {
    precondition(lower.isFinite && upper.isFinite && lower < upper, "an axis without extent")
    precondition(scale == .linear || lower > 0, "a logarithmic axis that reaches 0")
    (self.label, self.lower, self.upper, self.scale) = (label, lower, upper, scale)
  }

  /// Where a number lies: 0 at the lower end, 1 at the upper. Not finite for what a logarithmic axis cannot show.
  package func position(of value: Double) -> Double {
    switch scale {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
    }
  }

  package struct Tick: Equatable, Sendable {
    package let value: Double
    package let label: String
  }

  /// About so many short numbers along the axis.
  package func ticks(about count: Int = 5) -> [Tick] {
    switch scale {
    case .linear: linearTicks(count)
    case .logarithmic: logarithmicTicks(count)
    }
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private func linearTicks(_ count: Int) -> [Tick] {
    let rough = (upper - lower) / Double(max(count, 1))
    var exponent = Int(floor(log10(rough)))
    let leading = rough / pow(10, Double(exponent))
    var digit = leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7 ? 5 : 10
    if digit == 10 { (digit, exponent) = (1, exponent + 1) }
    let step = Double(digit) * pow(10, Double(exponent))
    // A little slack, so that an end which is a multiple itself gets its number.
    let (first, last) = (Int((lower / step - 1e-6).rounded(.up)), Int((upper / step + 1e-6).rounded(.down)))
    guard first <= last, last - first < 50 else { return [] }
    return (first...last).map { place in
      Tick(value: Double(place) * step, label: Self.text(place * digit, times: exponent))
    }
  }

  private func logarithmicTicks(_ count: Int) -> [Tick] {
    let (first, last) = (Int(log10(lower).rounded(.up)), Int(log10(upper).rounded(.down)))
    guard first <= last else { return [] }
    let stride = max(1, (last - first + count - 1) / max(count, 1))
    return (first...last).filter { ($0 - first) % stride == 0 }.map {
      Tick(value: pow(10, Double($0)), label: Self.text(1, times: $0))
    }
  }

  /// `number * 10^exponent` as one would write it.
  static func text(_ number: Int, times exponent: Int) -> String {
    if number == 0 { return "0" }
    let sign = number < 0 ? "\u{2212}" : ""
    let digits = String(abs(number))
    if exponent > 4 || exponent < -4 {
      let power = "10" + superscript(exponent)
      return sign + (digits == "1" ? power : "\(digits)\u{B7}\(power)")
    }
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    let decimals = String(padded.suffix(-exponent).reversed().drop { $0 == "0" }.reversed())
    return sign + padded.dropLast(-exponent) + (decimals.isEmpty ? "" : "." + decimals)
  }

  private static func superscript(_ number: Int) -> String {
    let signs: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹",
    ]
    return String(String(number).map { signs[$0] ?? $0 })
  }
}
