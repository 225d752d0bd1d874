// From doubles to short exact numbers.

import Exact

extension Double {
  /// The power of two with an exponent.
  init(bits: Int) { self.init(sign: .plus, exponent: bits, significand: 1) }
}

extension Integer {
  /// The whole number nearest to a double times a power of two.
  ///
  /// 0 for what is no number, or infinite: guesses are judged exactly afterwards, and this one will be refused.
  init(rounding value: Double, bits: Int = 0) {
    let rounded = (value * Double(bits: bits)).rounded()
    if let small = Int(exactly: rounded) {
      self.init(small)
    } else if let large = Rational(exactly: rounded) {
      // Doubles that are too large for a word are whole.
      self = large.numerator
    } else {
      self = .zero
    }
  }
}

extension Rational {
  /// The fraction with so many bits after the point that is nearest to a double.
  init(rounding value: Double, bits: Int) {
    self = Rational(Integer(rounding: value, bits: bits)) * Rational(2).power(-bits)
  }
}
