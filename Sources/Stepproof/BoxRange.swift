// The rates with which a rule converges whatever some of its parameters do from step to step.

import Certificates
import Exact
import Linearization
import Spectral

/// Rates for which one function decreases along every sequence of parameters in a box.
package struct BoxRange: Sendable {
  package let linearized: LinearizedProblem
  /// The parameters that may change at every step, and their ranges.
  package let box: [BoxEntry]
  /// From the highest down, each with a certificate for all sequences of its rates and the parameters; consecutive ones meet.
  package let pieces: [(lower: Rational, upper: Rational)]
  /// Beyond this there are parameters, the same at every step, with which the method does not converge; `nil` without an end.
  package let end: RateEnd?
  /// These parameters.
  package let corner: [Rational]

  /// The certified rates as one interval.
  package var certified: (lower: Rational, upper: Rational)? {
    guard let first = pieces.first, let last = pieces.last else { return nil }
    return (last.lower, first.upper)
  }
}

extension Problem {
  /// How near to the end the highest rate is tried.
  private static let nearness = [1024, 256, 64, 32, 20, 14, 10, 8, 6, 5, 4, 3, 2].map {
    Rational(1, over: $0)
  }
  /// How far down a piece reaches at most, as shares of where it ends.
  private static let reaches =
    [64, 8, 2].map { Rational(1, over: $0) } + [Rational(3, over: 4), Rational(9, over: 10)]
  /// The lowest rate that is tried, as a share of the highest.
  private static let lowest = Rational(1, over: 1_000)
  private static let mostPieces = 24
  /// Where an unbounded set is cut off.
  private static let farthest = Rational(1_000)
  private static let mostRanges = 6

  /// Whether a setting gives a range to a parameter of the method.
  package func leavesOpen(_ words: [String: String], of rule: UpdateRule) -> Bool {
    let names = rule.method.parameters.map(\.name)
    return words.contains { word, value in
      guard Span(value) != nil, !word.hasPrefix("game.") else { return false }
      let name = word.hasPrefix("method.") ? String(word.dropFirst(7)) : word
      return names.contains { name == $0 || name.hasPrefix($0 + "[") }
    }
  }

  /// - Parameters:
  ///   - words: values of parameters, and spans such as `0..1/2` for those of the method that may change at every step.
  ///   - progress: told the share of the work that is done.
  /// - Throws: `InputFault`, and `Undecided` where there is an end and no rate below it was certified.
  package func boxRange(
    by rule: UpdateRule, setting words: [String: String], at place: Int, version: String,
    progress: (Double) -> Void = { _ in }
  ) throws -> BoxRange {
    let words = perPlayer(words, of: rule.method)
    let spans = words.compactMap { word, value in Span(value).map { (word, $0) } }.sorted { $0.0 < $1.0 }
    guard spans.count <= Self.mostRanges else {
      throw InputFault.unusableSetting("at most \(Self.mostRanges) parameters may have a span here\n")
    }
    let (linearized, box) = try ranged(by: rule, setting: words, at: place)
    var (end, corner): (RateEnd?, [Rational]) = (nil, [])
    var question = RangeQuestion()
    question.wantsBest = false
    let corners = spans.reduce([[Rational]()]) { corners, span in
      corners.flatMap { [$0 + [span.1.lower], $0 + [span.1.upper]] }
    }
    for (number, values) in corners.enumerated() {
      var settled = words
      for (span, value) in zip(spans, values) { settled[span.0] = value.description }
      let answer = try self.linearized(by: rule, setting: settled, at: place).range(question).answer
      guard let piece = answer.safe.first, piece.lower.enclosure.lower.isZero else {
        return BoxRange(
          linearized: linearized, box: box, pieces: [], end: .exact(AlgebraicNumber(.zero)), corner: values)
      }
      if let upper = piece.upper, end.map({ upper.enclosure.lower < $0.enclosure.lower }) ?? true {
        (end, corner) = (upper, values)
      }
      progress(0.3 * Double(number + 1) / Double(corners.count))
    }
    func isCertified(_ rates: String) throws -> Bool {
      let question = try CertificationQuestion(
        rates: rates, wish: .converges, everySequence: true, factor: nil)
      do {
        let found = try certified(by: rule, setting: words, at: place, version: version, question)
          .certification
        guard found.grantsWish else { return false }
        _ = try found.checkedText()
        return true
      } catch is Undecided {
        return false
      }
    }
    let top = end?.enclosure.lower ?? Self.farthest
    let tried = Self.nearness.map { share in
      Rational.simplest(between: top * (1 - share), and: top * (1 - share / 2))
    }
    guard let highest = try tried.first(where: { try isCertified($0.description) }) else {
      throw Undecided(
        description: "\(name): no rate was certified for every sequence of parameters in the box\n")
    }
    var pieces: [(lower: Rational, upper: Rational)] = []
    var upper = highest
    while upper > highest * Self.lowest, pieces.count < Self.mostPieces {
      let ends = Self.reaches.map { share in
        Rational.simplest(between: upper * share, and: upper * share * Rational(101, over: 100))
      }
      guard let lower = try ends.first(where: { try isCertified("\($0)..\(upper)") }) else { break }
      pieces.append((lower, upper))
      upper = lower
      progress(0.3 + 0.7 * Double(pieces.count) / Double(Self.mostPieces))
    }
    if pieces.isEmpty { pieces = [(highest, highest)] }
    return BoxRange(linearized: linearized, box: box, pieces: pieces, end: end, corner: corner)
  }
}
