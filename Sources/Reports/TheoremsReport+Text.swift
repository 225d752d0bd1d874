// Theorems on a terminal.

import Exact
import Language
import Theorems

extension TheoremsReport {
  package func text(on page: Page) -> String {
    var rows = [["theorem", "games", "proved", "refuted", "undecided", "step tightness", "rate tightness", ""]]
    for entry in entries {
      rows.append([
        entry.theorem.name, "\(entry.applicable.count)", "\(entry.count(.proved))", "\(entry.count(.refuted))",
        "\(entry.count(.undecided))", entry.stepSpread?.words ?? "", entry.rateSpread?.words ?? "", entry.word,
      ])
    }
    let table = Table(rows, alignments: [.left, .right, .right, .right, .right, .left])
    return table.lines.joined(separator: "\n") + "\n"
  }

  /// One theorem, game by game.
  package func detail(on page: Page) -> String {
    entries.map { entry in
      var lines = [page.inked(entry.theorem.name, .bold)]
      for verdict in entry.verdicts {
        let samples = verdict.samples.map { " \($0.name)=\($0.value)" }.joined()
        lines.append("  \(verdict.subject)\(samples): \(verdict.summary.rawValue)")
        for part in verdict.parts { lines.append("    " + part.words) }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }
}

extension Verdict.Part {
  /// The claim and what became of it, in a line.
  package var words: String {
    let name = claim ?? aspect.rawValue
    let share = tightness.map { " (\(NumberWords.short($0)) of the truth)" } ?? ""
    return switch finding {
    case .proved: "\(name): proved\(share)"
    case .refuted(let example): "\(name): refuted: \(example.words)"
    case .inapplicable(let reason): "inapplicable: \(reason)"
    case .undecided(.sampled(let count)):
      "\(name): held at all \(NumberWords.count(count, "place")) tried\(share)"
    case .undecided(.equality(let digits)):
      "\(name): holds but for a part in 10^\(digits); equality is undecided\(share)"
    case .undecided(.limit(let reason)): "\(name): undecided: \(reason)"
    }
  }
}
