// Theorems and what became of them on games.

import Certificates
import Exact
import Language
import Theorems

package struct TheoremsReport: Sendable {
  package let survey: Survey

  package init(_ survey: Survey) { self.survey = survey }

  package var entries: [Survey.Entry] { survey.entries }
}

extension Survey.Entry {
  /// How much of the truth is claimed, over all games where that is known.
  package var stepSpread: Spread? { Spread(sound.compactMap(\.stepTightness)) }
  package var rateSpread: Spread? { Spread(sound.compactMap(\.rateTightness)) }

  /// Verdicts without a counterexample: how tight a false bound is says nothing.
  private var sound: [Verdict] { applicable.filter { $0.summary != .refuted } }

  /// What is to be said of the theorem in a word.
  package var word: String {
    if isVacuous { return "vacuous" }
    if isRefuted { return isMarkedFalse ? "false, as marked" : "REFUTED" }
    if isMarkedFalse { return "marked false, not refuted" }
    if count(.undecided) == 0 { return "proved" }
    return verdicts.contains { $0.summary == .undecided && !$0.isNearlyProved } ? "partly decided" : "holds as far as tried"
  }
}

extension Spread {
  var words: String {
    let (a, b, c) = (NumberWords.short(least), NumberWords.short(middle), NumberWords.short(largest))
    return a == c ? a : "\(a) / \(b) / \(c)"
  }
}
