// From a double to the whole number that is nearest.

import Exact

extension Integer {
  /// 0 for what is no number, or infinite: guesses are judged exactly afterwards, and this one will be refused.
  init(nearest value: Double) {
    let rounded = value.rounded()
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
