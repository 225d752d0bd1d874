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
    package internal(set) var broken: Broken?
    /// How many games a search tried to break it with.
    package internal(set) var tried = 0
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

extension Survey {
  /// How many games of every shape are tried for a theorem that is known to be false, to have a small example.
  private static let quickTries = 48

  /// Looks for small counterexamples: to the theorems that were refuted, and with a limit of time to all.
  ///
  /// - Parameters:
  ///   - seconds: how long all searches together may take; `nil` looks at refuted theorems alone.
  ///   - progress: told the share of the work that is done.
  package mutating func searchForCounterexamples(
    seed: UInt64, seconds: Int? = nil, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    let begun = ContinuousClock.now
    let places = entries.indices.filter { entries[$0].isRefuted || seconds != nil }
    let found = Mutex([Int: (Broken?, Int)]())
    let done = Mutex(0)
    let theorems = entries.map(\.theorem)
    DispatchQueue.concurrentPerform(iterations: places.count) { turn in
      let place = places[turn]
      var breaker = Breaker(theorems[place], seed: seed)
      // What is left of the time is shared by what is left to do.
      let share = done.withLock { Double(places.count - $0) }
      let start = ContinuousClock.now
      let left = seconds.map { Duration.seconds($0) - (start - begun) }
      let own = left.map { $0 / max(share / 2, 1) }
      let result = breaker.counterexample(effort: seconds == nil ? Self.quickTries : 4_000) {
        own.map { ContinuousClock.now - start > $0 } ?? false
      }
      found.withLock { $0[place] = result }
      let count = done.withLock { count in
        count += 1
        return count
      }
      progress(Double(count) / Double(places.count))
    }
    for (place, result) in found.withLock({ $0 }) {
      entries[place].broken = result.0
      entries[place].tried = result.1
    }
  }
}

extension Survey.Entry {
  package func count(_ summary: Verdict.Summary) -> Int { verdicts.count { $0.summary == summary } }

  /// Whether the statement says of itself that it is false.
  package var isMarkedFalse: Bool { theorem.falsehood != nil }

  package var isRefuted: Bool { broken != nil || verdicts.contains { $0.summary == .refuted } }

  /// Whether no game satisfies the hypotheses.
  package var isVacuous: Bool { broken == nil && applicable.isEmpty }

  /// The verdicts on games that are known to satisfy the hypotheses.
  package var applicable: [Verdict] { verdicts.filter(isApplicable) }

  package func isApplicable(_ verdict: Verdict) -> Bool {
    verdict.summary != .inapplicable && verdict.parts.first?.aspect != .hypotheses
  }
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
