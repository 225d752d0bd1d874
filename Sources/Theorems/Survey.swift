// Many theorems against many games.

import Dispatch
import Exact
import Language
import Synchronization

/// What became of theorems on games, in the order of theorems, and of games for each.
package struct Survey: Sendable {
  package struct Entry: Sendable {
    package let theorem: Theorem
    package let verdicts: [Verdict]
    /// The smallest counterexample that was found, for a theorem that is false.
    package var broken: Broken?
  }

  package internal(set) var entries: [Entry]
  package let subjects: [Subject]

  /// Judges every theorem on every game, on all cores; the answer does not depend on how many there are.
  ///
  /// - Parameter progress: told the share of the work that is done.
  package init(
    _ theorems: [Theorem], on subjects: [Subject], progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    let results = Mutex([[[Verdict]]](repeating: [], count: subjects.count))
    let done = Mutex(0)
    // The largest first, so that no core is left with them in the end.
    let order = subjects.indices.sorted { (subjects[$1].size, $0) < (subjects[$0].size, $1) }
    DispatchQueue.concurrentPerform(iterations: order.count) { turn in
      let place = order[turn]
      let bench = Workbench(subjects[place])
      let verdicts = theorems.map { Judge.verdicts(on: $0, for: bench) }
      results.withLock { $0[place] = verdicts }
      let count = done.withLock { count in
        count += 1
        return count
      }
      progress(Double(count) / Double(order.count))
    }
    let all = results.withLock { $0 }
    self.subjects = subjects
    entries = theorems.enumerated().map { number, theorem in
      Entry(theorem: theorem, verdicts: all.flatMap { $0[number] }, broken: nil)
    }
  }
}

extension Survey.Entry {
  package func count(_ summary: Verdict.Summary) -> Int { verdicts.count { $0.summary == summary } }

  /// Whether the statement says of itself that it is false.
  package var isMarkedFalse: Bool { theorem.falsehood != nil }

  package var isRefuted: Bool { broken != nil || verdicts.contains { $0.summary == .refuted } }

  /// Whether no game satisfies the hypotheses.
  package var isVacuous: Bool { broken == nil && verdicts.allSatisfy { $0.summary == .inapplicable } }

  /// The verdicts that say something.
  package var applicable: [Verdict] { verdicts.filter { $0.summary != .inapplicable } }
}

/// The least, the middle and the largest of some numbers.
package struct Spread: Sendable, Equatable {
  package let least: Double
  package let middle: Double
  package let largest: Double

  /// `nil` for no numbers.
  package init?(_ numbers: [Double]) {
    let sorted = numbers.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    (least, middle, largest) = (first, sorted[sorted.count / 2], last)
  }
}
