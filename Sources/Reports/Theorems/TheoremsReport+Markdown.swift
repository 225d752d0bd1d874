// The catalogue of theorems in Markdown.

import Exact
import Language
import Theorems

extension TheoremsReport {
  /// - Parameter command: what makes this page.
  package func markdown(command: String) -> String {
    var parts = [
      "# Theorems", "",
      "Published bounds on learning rates and speeds, each a text file in [`theorems/`](../theorems), held against exact "
        + "truth: on every shipped game, and on seeded families of games that satisfy hypotheses by construction. "
        + "`stepproof theorems` does it again.", "", "This file is written by `\(command)`.", "",
      "\(summary).", "", Tally.legend, "", "## Errata", "",
      "Statements that are false as they are printed, restated or remembered, each with the smallest counterexample that "
        + "a search found.", "",
    ]
    for entry in entries where entry.isMarkedFalse {
      let words = entry.broken?.words ?? "not refuted on these games"
      let certified =
        certificates[entry.theorem.name] == nil ? "" : " Certified, and accepted by the checker."
      parts.append(
        "- `\(entry.theorem.name)`: \(Markdown.escaped(entry.theorem.falsehood ?? "")). \(Markdown.escaped(words)).\(certified)"
      )
    }
    parts += ["", "## The theorems", ""]
    for entry in entries { parts += entry.markdown + [""] }
    return parts.dropLast().joined(separator: "\n") + "\n"
  }
}

extension Survey.Entry {
  /// The part of a section that needs no game: what is claimed, and by whom.
  package static func statement(of theorem: Theorem) -> [String] {
    var parts = ["### `\(theorem.name)`", ""]
    let words = [
      theorem.title.map { Markdown.escaped($0) + "." },
      theorem.source.map { "Source: \(Markdown.escaped($0))." },
    ].compactMap(\.self).joined(separator: " ")
    parts += [words, "", "```"] + theorem.formulas + ["```"]
    let notes = theorem.notes + theorem.checked.map { "Checked before: \($0)." }
    if !notes.isEmpty { parts += ["", notes.map(Markdown.escaped).joined(separator: " ")] }
    return parts
  }

  fileprivate var markdown: [String] {
    var parts = Self.statement(of: theorem)
    var measured = ["\(gameCount) games"]
    for (name, tally) in [("rates", rates), ("speed", speed), ("claims", claims)] where !tally.words.isEmpty {
      measured.append("\(name) \(tally.words)")
    }
    if let stepSpread { measured.append("step tightness \(stepSpread.words)") }
    if let rateSpread { measured.append("rate tightness \(rateSpread.words)") }
    parts += ["", "Found: \(word); " + measured.joined(separator: "; ") + "."]
    return parts
  }
}
