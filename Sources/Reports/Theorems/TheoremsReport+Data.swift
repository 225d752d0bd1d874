// Theorems for other programs: JSON (schema stepproof.theorems/1), JUnit's XML, and LaTeX.

import Certificates
import Exact
import Language
import Theorems

extension TheoremsReport {
  package var json: JSON {
    [
      "schema": "stepproof.theorems/1", "games": JSON(survey.subjects.map(\.name)),
      "theorems": .array(entries.map(json)),
    ]
  }

  private func json(_ entry: Survey.Entry) -> JSON {
    let theorem = entry.theorem
    return [
      "name": .string(theorem.name), "title": JSON(theorem.title), "source": JSON(theorem.source),
      "method": JSON(theorem.method?.name), "kind": .string(theorem.kind.rawValue),
      "marked_false": .boolean(entry.isMarkedFalse), "refuted": .boolean(entry.isRefuted),
      "vacuous": .boolean(entry.isVacuous), "summary": .string(entry.word),
      "step_tightness": json(entry.stepSpread), "rate_tightness": json(entry.rateSpread),
      "counterexample": json(entry.broken, certificates[theorem.name]), "tried": .count(entry.tried),
      "verdicts": .array(entry.verdicts.map(json)),
    ]
  }

  private func json(_ spread: Spread?) -> JSON {
    guard let spread else { return .null }
    return [
      "least": .string(NumberWords.short(spread.least, digits: 6)),
      "middle": .string(NumberWords.short(spread.middle, digits: 6)),
      "largest": .string(NumberWords.short(spread.largest, digits: 6)),
    ]
  }

  private func json(_ broken: Broken?, _ certificate: String?) -> JSON {
    guard let broken else { return .null }
    return [
      "jacobian": JSON(broken.subject.jacobian.rows.map { $0.map { $0.constant?.description ?? "" } }),
      "players": .array(broken.subject.blocks.map { .count($0.count) }),
      "samples": JSON(broken.verdict.samples.map { ($0.name, $0.value.description) }),
      "settings": JSON(broken.verdict.settings.map { ($0.name, $0.value.text) }),
      "eta": JSON(broken.verdict.counterexample?.rate?.text),
      "words": JSON(broken.verdict.counterexample?.words), "game_text": JSON(broken.subject.gameText),
      "tried": .count(broken.tried), "certificate": JSON(certificate),
    ]
  }

  private func json(_ verdict: Verdict) -> JSON {
    [
      "game": .string(verdict.subject),
      "samples": JSON(verdict.samples.map { ($0.name, $0.value.description) }),
      "finding": .string(verdict.summary.rawValue),
      "claimed_end": JSON(verdict.claimedEnd.map { NumberWords.short($0, digits: 6) }),
      "true_end": JSON(verdict.trueEnd.map { NumberWords.short($0, digits: 6) }),
      "parts": .array(
        verdict.parts.map { part in
          [
            "aspect": .string(part.aspect.rawValue), "claim": JSON(part.claim),
            "tightness": JSON(part.tightness.map { NumberWords.short($0, digits: 6) }),
            "words": .string(part.words),
          ]
        }),
    ]
  }

  // MARK: JUnit

  /// A suite for every theorem and a case for every game, as test runners of continuous integration read them: what is
  /// inapplicable or undecided is skipped, and what is refuted has failed, unless the theorem says itself that it is
  /// false.
  package var junit: String {
    let suites = entries.map { entry in
      let cases = entry.verdicts.map { junit($0, of: entry) }
      let failures = entry.isMarkedFalse ? 0 : entry.count(.refuted)
      let skipped = entry.count(.inapplicable) + entry.count(.undecided)
      return """
          <testsuite name="\(Markup.escaped(entry.theorem.name))" tests="\(cases.count)" failures="\(failures)" \
        skipped="\(skipped)">
        \(cases.joined(separator: "\n"))
          </testsuite>
        """
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stepproof theorems\">\n"
      + suites.joined(separator: "\n") + "\n</testsuites>\n"
  }

  private func junit(_ verdict: Verdict, of entry: Survey.Entry) -> String {
    let samples = verdict.samples.map { " \($0.name)=\($0.value)" }.joined()
    let opening =
      "    <testcase classname=\"\(Markup.escaped(entry.theorem.name))\" "
      + "name=\"\(Markup.escaped(verdict.subject + samples))\""
    let words = Markup.escaped(verdict.parts.map(\.words).joined(separator: "; "))
    switch verdict.summary {
    case .proved: return opening + "/>"
    case .refuted where entry.isMarkedFalse: return opening + "/>"
    case .refuted: return opening + "><failure message=\"\(words)\"/></testcase>"
    case .inapplicable, .undecided: return opening + "><skipped message=\"\(words)\"/></testcase>"
    }
  }

  // MARK: LaTeX

  package var latex: String {
    let rows = entries.map { entry in
      [
        LaTeXText.escaped(entry.theorem.title ?? entry.theorem.name),
        LaTeXText.escaped(entry.theorem.source ?? ""), "\(entry.gameCount)", entry.stepSpread?.words ?? "",
        entry.rateSpread?.words ?? "", LaTeXText.escaped(entry.word),
      ]
    }
    return LaTeXText.table([["theorem", "source", "games", "step", "rate", ""]] + rows) + "\n"
  }
}
