// Theorems on a terminal.

import Exact
import Language
import Theorems

extension TheoremsReport {
  /// One line a theorem.
  package func text(on page: Page) -> String {
    let heading = ["theorem", "games", "rates", "speed", "claims", "step tightness", "rate tightness", ""]
    let rows = entries.map { entry in
      [
        entry.theorem.name, "\(entry.gameCount)", entry.rates.words, entry.speed.words, entry.claims.words,
        entry.stepSpread?.words ?? "", entry.rateSpread?.words ?? "", entry.word,
      ]
    }
    let table = Table([heading] + rows, alignments: [.left, .right, .left])
    var parts = [table.lines.joined(separator: "\n"), page.filled(Tally.legend)]
    let broken = entries.filter(\.isRefuted).map { counterexample(of: $0, on: page) }
    if !broken.isEmpty { parts.append((["Counterexamples"] + broken).joined(separator: "\n")) }
    parts.append(page.filled(summary))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func counterexample(of entry: Survey.Entry, on page: Page) -> String {
    let name = page.inked(entry.theorem.name, entry.isMarkedFalse ? .bold : .red)
    guard let broken = entry.broken else {
      let verdict = entry.verdicts.first { $0.summary == .refuted }
      return page.filled(
        "  \(name): \(verdict?.subject ?? ""): \(verdict?.counterexample?.words ?? "")", hanging: 4)
    }
    let certified =
      certificates[entry.theorem.name] == nil ? "" : " (certified, and accepted by the checker)"
    return page.filled("  \(name): \(broken.words)\(certified)", hanging: 4)
  }

  /// Every theorem game by game.
  package func detail(on page: Page) -> String {
    entries.map { entry in
      var parts = [head(of: entry.theorem, on: page)]
      let decided = entry.applicable
      if !decided.isEmpty { parts.append(decided.flatMap { lines($0, on: page) }.joined(separator: "\n")) }
      let silent = inapplicable(entry)
      if !silent.isEmpty {
        parts.append(
          (["Not within the hypotheses"] + silent.map { page.filled($0, hanging: 4) }).joined(separator: "\n")
        )
      }
      if entry.isRefuted { parts.append("Counterexample\n" + counterexample(of: entry, on: page)) }
      if entry.tried > 0, entry.broken == nil {
        parts.append("A search over \(entry.tried) games found no counterexample.")
      }
      if let falsehood = entry.theorem.falsehood {
        parts.append(page.filled("Marked as false: \(falsehood)."))
      }
      parts.append("\(entry.theorem.name): \(entry.word)")
      return parts.joined(separator: "\n\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private func head(of theorem: Theorem, on page: Page) -> String {
    let title = theorem.title.map { ": \($0)" } ?? ""
    let lines = [page.inked(theorem.name, .bold) + title] + [theorem.source].compactMap(\.self)
    return (lines.map { page.filled($0) } + theorem.formulas.map { "  \($0)" }).joined(separator: "\n")
  }

  private func lines(_ verdict: Verdict, on page: Page) -> [String] {
    let samples = verdict.samples.map { " \($0.name)=\($0.value)" }.joined()
    return ["\(verdict.subject)\(samples)"] + verdict.parts.map { page.filled("  \($0.words)", hanging: 4) }
  }

  /// By the hypothesis that fails, the games for which it does and by how much.
  private func inapplicable(_ entry: Survey.Entry) -> [String] {
    var order: [String] = []
    var games: [String: [String]] = [:]
    for verdict in entry.verdicts where !entry.isApplicable(verdict) {
      guard let part = verdict.parts.first else { continue }
      let reason = part.reason
      let pieces = reason.split(separator: " fails by ", maxSplits: 1)
      let key = pieces.first.map(String.init) ?? reason
      let game = verdict.subject + (pieces.count > 1 ? " (by \(pieces[1]))" : "")
      if games[key] == nil { order.append(key) }
      if games[key]?.contains(game) != true { games[key, default: []].append(game) }
    }
    return order.map { "  \($0): \(games[$0, default: []].joined(separator: ", "))" }
  }
}

extension Verdict.Part {
  fileprivate var reason: String {
    switch finding {
    case .inapplicable(let reason), .undecided(.limit(let reason)): reason
    case .proved, .refuted, .undecided: ""
    }
  }

  /// The claim and what became of it, in a line.
  package var words: String {
    let name = claim ?? aspect.rawValue
    let share = tightness.map { " (\(NumberWords.short($0)) of the truth)" } ?? ""
    return switch finding {
    case .proved: "\(name): proved\(share)"
    case .refuted(let example): "\(name): refuted: \(example.words)"
    case .inapplicable(let reason): "\(name): inapplicable: \(reason)"
    case .undecided(.sampled(let count)):
      "\(name): held at \(count == 1 ? "the one rate" : "all \(count) rates") tried\(share)"
    case .undecided(.equality(let digits)):
      "\(name): holds but for a part in 10^\(digits); equality is undecided\(share)"
    case .undecided(.limit(let reason)): "\(name): undecided: \(reason)"
    }
  }
}
