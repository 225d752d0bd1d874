// Ranges of numbers in words.

import Exact

/// Two numbers, the lower one first, as in `0..2`.
struct Span: Hashable, Sendable {
  let lower: Rational
  let upper: Rational

  /// `nil` for what is no span, or one that ends where it begins or before.
  init?(_ words: String) {
    let parts = words.split(separator: ".", omittingEmptySubsequences: false)
    // `0..2`, `0.5..2`: the two points in the middle are the only ones without anything between them.
    for place in parts.indices.dropFirst().dropLast() where parts[place].isEmpty {
      let (low, high) = (parts[..<place].joined(separator: "."), parts[(place + 1)...].joined(separator: "."))
      if let lower = Rational(exactly: low), let upper = Rational(exactly: high), lower < upper {
        (self.lower, self.upper) = (lower, upper)
        return
      }
    }
    return nil
  }
}
