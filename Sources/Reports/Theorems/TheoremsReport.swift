// Theorems and what became of them on games.

import Certificates
import Exact
import Language
import Theorems

package struct TheoremsReport: Sendable {
  package let survey: Survey
  /// By theorem: the certificate of a counterexample.
  package let certificates: [String: String]

  package init(_ survey: Survey, certificates: [String: String] = [:]) {
    (self.survey, self.certificates) = (survey, certificates)
  }

  package var entries: [Survey.Entry] { survey.entries }

  /// The theorems that are refuted and do not say so themselves.
  package var refuted: [Survey.Entry] { entries.filter { $0.isRefuted && !$0.isMarkedFalse } }

  /// Whether some theorem that applies was decided on no game, or none of its promises was.
  package var hasUndecided: Bool { entries.contains { $0.isUndecided } }

  /// How many theorems and games there are, in a line.
  package var summary: String {
    let judged = entries.reduce(0) { $0 + $1.applicable.count }
    let known = entries.count { $0.isRefuted && $0.isMarkedFalse }
    return NumberWords.count(entries.count, "theorem") + " on "
      + NumberWords.count(survey.subjects.count, "game") + ", \(judged) of the pairs within the hypotheses: "
      + "\(refuted.count) refuted" + (known > 0 ? ", and \(known) that are marked as false" : "")
  }
}

/// What became of one sort of claim over all games.
struct Tally {
  var proved = 0
  var sampled = 0
  var equal = 0
  var unknown = 0
  var refuted = 0

  init(_ parts: [Verdict.Part]) {
    for part in parts {
      switch part.finding {
      case .proved: proved += 1
      case .refuted: refuted += 1
      case .undecided(.sampled): sampled += 1
      case .undecided(.equality): equal += 1
      case .undecided(.limit): unknown += 1
      case .inapplicable: break
      }
    }
  }

  /// `43 5~ 2? 1 refuted`; empty when there is nothing of the sort.
  var words: String {
    [
      proved > 0 ? "\(proved)" : nil, sampled > 0 ? "\(sampled)t" : nil, equal > 0 ? "\(equal)~" : nil,
      unknown > 0 ? "\(unknown)?" : nil, refuted > 0 ? "\(refuted)!" : nil,
    ].compactMap(\.self).joined(separator: " ")
  }

  static let legend =
    "A number alone counts games on which a claim is proved; t: it held at all rates that were tried; ~: it holds up "
    + "to equality, which is not decided; ?: not decided; !: refuted. Tightness is what is claimed divided by what is "
    + "true, of the safe rates and of the gap between the spectral radius (or the norm) and 1: its least, its middle "
    + "and its largest value."
}

extension Survey.Entry {
  private static let speeds: Set<Verdict.Aspect> = [.rate, .growth, .factor, .steps, .best]

  private func tally(_ isMeant: (Verdict.Aspect) -> Bool) -> Tally {
    Tally(applicable.flatMap { $0.parts.filter { isMeant($0.aspect) } })
  }

  var rates: Tally { tally { $0 == .safe } }
  var speed: Tally { tally { Self.speeds.contains($0) } }
  var claims: Tally { tally { $0 == .claim } }

  /// How many games satisfy the hypotheses.
  var gameCount: Int { Set(applicable.map(\.subject)).count }

  /// How much of the truth is claimed, over all games where that is known.
  package var stepSpread: Spread? { Spread(sound.compactMap(\.stepTightness)) }
  package var rateSpread: Spread? { Spread(sound.compactMap(\.rateTightness)) }

  /// Verdicts without a counterexample: how tight a false bound is says nothing.
  var sound: [Verdict] { applicable.filter { $0.summary != .refuted } }

  /// Whether there are games within the hypotheses, and nothing is known about any of them.
  var isUndecided: Bool {
    !isRefuted && !applicable.isEmpty
      && applicable.allSatisfy { $0.summary == .undecided && !$0.isNearlyProved }
  }

  /// What is to be said of the theorem in a few words.
  package var word: String {
    if isVacuous { return "vacuous here: no game satisfies the hypotheses" }
    if isRefuted { return isMarkedFalse ? "false, as marked" : "REFUTED" }
    if isMarkedFalse { return "marked false, not refuted here" }
    if isUndecided { return "undecided" }
    let all = [rates, speed, claims]
    let doubts = [
      all.contains { $0.sampled > 0 } ? "some rates only tried" : nil,
      all.contains { $0.equal > 0 } ? "equality open" : nil, all.contains { $0.unknown > 0 } ? "gaps" : nil,
    ].compactMap(\.self)
    return doubts.isEmpty ? "proved here" : "holds; " + doubts.joined(separator: ", ")
  }
}

extension Spread {
  var words: String {
    let (a, b, c) = (NumberWords.short(least), NumberWords.short(middle), NumberWords.short(largest))
    return a == c ? a : "\(a) / \(b) / \(c)"
  }
}

extension Broken {
  /// The rows of J.
  var matrixText: String {
    "["
      + subject.jacobian.rows.map { $0.map { $0.constant?.description ?? "?" }.joined(separator: ", ") }
      .joined(separator: "; ") + "]"
  }

  /// The counterexample in a sentence.
  package var words: String {
    let samples = verdict.samples.map { "\($0.name) = \($0.value)" }
    let settings = verdict.settings.map { "\($0.name) = \($0.value.text)" }
    let with = (samples + settings.filter { !samples.contains($0) }).joined(separator: ", ")
    return "J = \(matrixText), \(subject.title)" + (with.isEmpty ? "" : ", with \(with)") + ": "
      + (verdict.counterexample?.words ?? "")
  }
}
