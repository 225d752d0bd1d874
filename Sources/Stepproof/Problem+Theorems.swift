// Theorems held against games.

import Exact
import Language
import Theorems

/// What somebody wants to know about theorems.
package struct TheoremQuestion: Sendable {
  /// Games by name or path; all shipped games and seeded families when there are none.
  package var games: [String] = []
  /// Theorems by name or path; all shipped ones when there are none.
  package var theorems: [String] = []
  package var seed: UInt64 = 1
  /// How long to try and break the theorems, in seconds; `nil` only makes counterexamples small.
  package var budget: Int?
  /// The version of the program, for certificates.
  package var version = ""

  package init() {}
}

/// Theorems and what became of them, with certificates for counterexamples.
package struct JudgedTheorems: Sendable {
  package let survey: Survey
  /// By theorem: that the method diverges where it is called safe, accepted by the checker.
  package let certificates: [String: String]
}

extension TheoremQuestion {
  /// How many games of every seeded family are judged.
  private static let gamesPerFamily = 3

  /// - Throws: `InputFault` when there is no such theorem or game, or its file has faults.
  package func answer(progress: @escaping @Sendable (Double) -> Void = { _ in }) throws -> JudgedTheorems {
    let chosen = try theorems.isEmpty ? Shelf.publishedTheorems() : theorems.map { try Theorem(named: $0) }
    var subjects: [Subject] = []
    for name in games.isEmpty ? Shelf.games.map(\.name) : games {
      subjects.append(try Problem(name).subject())
    }
    if games.isEmpty { subjects += RandomGames.all(seed: seed, perFamily: Self.gamesPerFamily) }
    let share = budget == nil ? 0.95 : 0.5
    var survey = Survey(chosen, on: subjects) { progress(share * $0) }
    survey.searchForCounterexamples(seed: seed, seconds: budget) { progress(share + (1 - share) * $0) }
    var certificates: [String: String] = [:]
    for entry in survey.entries {
      if let text = Self.certificate(for: entry, version: version) { certificates[entry.theorem.name] = text }
    }
    return JudgedTheorems(survey: survey, certificates: certificates)
  }

  /// That a method diverges where a false theorem calls it safe; `nil` where the theorem is false in another way.
  private static func certificate(for entry: Survey.Entry, version: String) -> String? {
    guard let broken = entry.broken, let method = entry.theorem.method, let text = broken.subject.gameText,
      case .refuted(let example)? = broken.verdict.parts.first(where: { $0.aspect == .safe })?.finding,
      let rate = example.rate?.rational, let problem = try? Problem(named: broken.subject.name, text: text)
    else { return nil }
    var words: [String: String] = [:]
    for setting in broken.verdict.settings {
      words["method.\(setting.name)"] = setting.value.rational?.description
    }
    guard words.count == broken.verdict.settings.count,
      let question = try? CertificationQuestion(
        rates: rate.description, wish: .diverges, everySequence: false, factor: nil),
      let certified = try? problem.certified(
        by: UpdateRule(method), setting: words, at: 1, version: version, question),
      certified.certification.grantsWish
    else { return nil }
    return try? certified.certification.checkedText()
  }
}
