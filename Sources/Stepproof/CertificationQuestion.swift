// What somebody wants to have certified.

import Certificates
import Exact

/// Which rates a certificate is to be about, and what it is to say.
package struct CertificationQuestion: Sendable {
  package enum Rates: Sendable, Hashable {
    case point(Rational)
    case span(Rational, Rational)
    /// The first piece of the safe set, up to a millionth of its ends.
    case widest
  }

  package enum Wish: String, CaseIterable, Sendable {
    case converges, diverges, conserves
    case noQuadraticFunction = "no-quadratic-function"
  }

  package let rates: Rates
  /// What the certificate is to claim; whatever is true when nothing is asked for.
  package let wish: Wish?
  /// Whether one function is to serve every sequence of parameters.
  package let everySequence: Bool
  /// Whether a polygon inside the box will do, one function serving every sequence of parameters in it.
  package let inPolygon: Bool
  /// What V shrinks by at every step; as little as is easily shown when nothing is said.
  package private(set) var factor: Rational?

  /// From how far away, and how near, steps are to be counted.
  package private(set) var distances: (within: Rational, reach: Rational)?

  /// The question with steps to be counted.
  ///
  /// - Throws: `InputFault.unusableSetting` for words that are no such distances.
  package func counting(reach: String?, within: String?) throws(InputFault) -> CertificationQuestion {
    guard let reach else {
      guard within == nil else {
        throw .unusableSetting("--within goes with --reach: how near is near enough?\n")
      }
      return self
    }
    guard let near = Rational(exactly: reach), near.sign > 0, let far = Rational(exactly: within ?? "1"),
      far > near
    else {
      throw .unusableSetting(
        "expected distances such as --reach 1e-6 --within 1, the first one smaller, found '\(reach)' and "
          + "'\(within ?? "1")'\n")
    }
    var question = self
    question.distances = (far, near)
    return question
  }

  /// The same question with a factor.
  func shrinking(by factor: Rational) -> CertificationQuestion {
    var question = self
    question.factor = factor
    return question
  }

  /// - Parameter rates: a rate such as `1/10`, or a span such as `0..1/5`; `nil` for the widest.
  /// - Throws: `InputFault.unusableSetting`.
  package init(
    rates: String?, wish: Wish?, everySequence: Bool, inPolygon: Bool = false, factor: String?
  ) throws(InputFault) {
    (self.wish, self.everySequence, self.inPolygon) = (wish, everySequence, inPolygon)
    self.rates = try Self.rates(rates)
    guard let factor else {
      self.factor = nil
      return
    }
    guard let value = Rational(exactly: factor), value.sign > 0 else {
      throw .unusableSetting("expected the factor to be a positive number such as 9/10, found '\(factor)'\n")
    }
    self.factor = value
  }

  private static func rates(_ words: String?) throws(InputFault) -> Rates {
    guard let words else { return .widest }
    if let rate = Rational(exactly: words), rate.sign > 0 { return .point(rate) }
    if let span = Span(words), span.lower.sign >= 0 { return .span(span.lower, span.upper) }
    throw .unusableSetting(
      "expected a positive rate such as 1/10, or a span of rates such as 0..1/5, found '\(words)'\n")
  }
}
