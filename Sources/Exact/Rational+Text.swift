// Fractions as text: exact both ways.

extension Rational: CustomStringConvertible {
  package var description: String { isInteger ? numerator.description : "\(numerator)/\(denominator)" }

  /// Reads `-3`, `3/7`, `0.1`, `-1.25e-3`, all exactly; `nil` for anything else, spaces and a zero
  /// denominator included.
  ///
  /// Exponents beyond ±10 000 are refused, so that a short text cannot ask for a huge number.
  package init?(exactly text: some StringProtocol) {
    if let slash = text.firstIndex(of: "/") {
      guard let top = Integer(text[..<slash]), let bottom = Integer(text[text.index(after: slash)...]),
        bottom.sign > 0
      else { return nil }
      self.init(top, over: bottom)
      return
    }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first else { return nil }
    var exponent = 0
    if parts.count == 2 {
      let digits = parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
      guard let value = Integer(digits)?.word, value.magnitude <= 10_000 else { return nil }
      exponent = value
    }
    let pieces = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = pieces.count == 2 ? pieces[1] : ""
    guard pieces[0].contains(where: \.isNumber), pieces.count == 1 || !fraction.isEmpty,
      !fraction.contains("-"), let digits = Integer(String(pieces[0]) + String(fraction))
    else { return nil }
    self = Rational(digits) * Rational(10).power(exponent - fraction.count)
  }
}
