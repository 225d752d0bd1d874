// Many rules on one game, side by side.

import Exact
import Linearization
import Spectral

/// What came of one rule.
package struct ComparedRule: Sendable {
  package enum Result: Sendable {
    case range(RangeOfRates)
    /// Why there is no answer, in words.
    case refused(String)
  }

  package let rule: String
  package let result: Result
}

/// Rules side by side at one equilibrium.
package struct Comparison: Sendable {
  package let equilibrium: Equilibrium
  /// What was set in place of the game's own parameters.
  package let gameValues: [String: Rational]
  /// Best first; those that never converge come behind, and those that can't be used last.
  package let rules: [ComparedRule]
}

extension Problem {
  /// The safe sets and best rates of rules.
  ///
  /// - Parameters:
  ///   - words: values for the game's parameters.
  ///   - place: which of the equilibria, counted from 1.
  ///   - progress: told the share of the rules that are done.
  /// - Throws: `InputFault` and `Undecided` for what is wrong with the game itself, or when there is no such rule.
  package func comparison(
    of rules: [UpdateRule], setting words: [String: String], at place: Int, _ question: RangeQuestion,
    progress: (Double) -> Void = { _ in }
  ) throws -> Comparison {
    let values = try settings(words)
    let gameWords = Dictionary(uniqueKeysWithValues: values.map { ("game.\($0.key)", $0.value.description) })
    let equilibrium = try equilibrium(at: place, overriding: values)
    let compared = rules.enumerated().map { index, rule in
      defer { progress(Double(index + 1) / Double(rules.count)) }
      do {
        let range = try linearized(by: rule, setting: gameWords, at: place).range(question)
        return ComparedRule(rule: rule.name, result: .range(range))
      } catch {
        return ComparedRule(rule: rule.name, result: .refused(Self.reason(error)))
      }
    }
    // Equal rules keep the order in which they were given.
    let ranked = compared.enumerated().sorted { a, b in
      (a.element.rank, a.offset) < (b.element.rank, b.offset)
    }
    return Comparison(equilibrium: equilibrium, gameValues: values, rules: ranked.map(\.element))
  }

  /// A fault's first line, without what stands in front of its words.
  static func reason(_ error: any Error) -> String {
    let line = Array("\(error)".prefix { $0 != "\n" })
    let mark = Array("error: ")
    let start = line.indices.first { line[$0...].starts(with: mark) }
    return String(start.map { line[($0 + mark.count)...] } ?? line[...])
  }
}

extension ComparedRule {
  /// Smaller is better.
  fileprivate var rank: Double {
    switch result {
    case .range(let range): range.answer.best?.approximateRadius ?? (range.answer.safe.isEmpty ? 2 : 1)
    case .refused: 3
    }
  }
}
