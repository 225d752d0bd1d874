// A search that tries to break a theorem, and makes what it finds small.

import Exact
import Language

/// Climbs towards games where a theorem claims too much.
///
/// The search is the same in every run with the same seed; a limit of time only ends it earlier.
struct Breaker {
  let theorem: Theorem
  private var numbers: SeededNumbers
  private var tried = 0

  init(_ theorem: Theorem, seed: UInt64) {
    self.theorem = theorem
    let name = theorem.name.utf8.reduce(UInt64(5_381)) { $0 &* 33 &+ UInt64($1) }
    numbers = SeededNumbers(seed: seed &+ name)
  }

  private struct Trial {
    let score: Double
    let verdict: Verdict
    var isRefuted: Bool { verdict.summary == .refuted }
  }

  /// What comes of one game: more is closer to a counterexample; `nil` when the theorem says nothing about it.
  private mutating func trial(_ mould: Mould, _ values: [Rational]) -> (Trial, Subject)? {
    tried += 1
    let subject = mould.subject(values)
    let verdicts = Judge.verdicts(on: theorem, for: Workbench(subject))
    if let refuted = verdicts.first(where: { $0.summary == .refuted }) {
      return (Trial(score: .infinity, verdict: refuted), subject)
    }
    let scored = verdicts.filter { $0.summary != .inapplicable }.map { verdict in
      Trial(score: verdict.parts.compactMap(\.tightness).max() ?? 0, verdict: verdict)
    }
    return scored.max { $0.score < $1.score }.map { ($0, subject) }
  }

  /// The smallest counterexample that is found.
  ///
  /// - Parameters:
  ///   - effort: how many games of every shape are tried.
  ///   - isOver: asked between games whether there is time for more.
  mutating func counterexample(effort: Int, _ isOver: () -> Bool) -> (broken: Broken?, tried: Int) {
    for mould in Mould.all {
      guard let values = climb(mould, effort, isOver) else {
        if isOver() { break }
        continue
      }
      let small = shrunk(values, mould, isOver)
      guard let (trial, subject) = trial(mould, small), trial.isRefuted else { continue }
      return (Broken(subject: subject, verdict: trial.verdict, tried: tried), tried)
    }
    return (nil, tried)
  }

  private static let simple: [Rational] = [
    1, 2, Rational(1, over: 2), 3, -1, Rational(1, over: 4), 5, 10, 0, -2, Rational(1, over: 10),
  ]

  private mutating func random(_ count: Int) -> [Rational] {
    (0..<count).map { _ in
      numbers.integer(0...2) == 0
        ? numbers.fraction(-40...40, over: 1...12) : Self.simple[numbers.integer(0...Self.simple.count - 1)]
    }
  }

  private mutating func mutated(_ values: [Rational]) -> [Rational] {
    var values = values
    let place = numbers.integer(0...values.count - 1)
    switch numbers.integer(0...3) {
    case 0: values[place] = random(1)[0]
    case 1: values[place] *= numbers.fraction(1...20, over: 1...20)
    case 2: values[place] += numbers.fraction(-10...10, over: 10...100)
    default: values[place] = -values[place]
    }
    return values
  }

  private mutating func climb(_ mould: Mould, _ effort: Int, _ isOver: () -> Bool) -> [Rational]? {
    var best: (score: Double, values: [Rational])?
    var silent = 0
    for turn in 0..<effort {
      if isOver() { return nil }
      // From time to time from the start again.
      let values = best.flatMap { turn % 16 == 0 ? nil : mutated($0.values) } ?? random(mould.count)
      guard let (trial, _) = trial(mould, values) else {
        silent += 1
        // Hypotheses that this shape never satisfies.
        if silent > max(24, effort / 4), best == nil { return nil }
        continue
      }
      if trial.isRefuted { return values }
      if trial.score >= best?.score ?? -1 { best = (trial.score, values) }
    }
    return nil
  }

  /// The counterexample with shorter numbers, as long as it stays one.
  private mutating func shrunk(_ values: [Rational], _ mould: Mould, _ isOver: () -> Bool) -> [Rational] {
    var values = values
    var isShrinking = true
    while isShrinking, !isOver() {
      isShrinking = false
      for place in values.indices {
        for candidate in values[place].simpler {
          var next = values
          next[place] = candidate
          if let (trial, _) = trial(mould, next), trial.isRefuted {
            values = next
            isShrinking = true
            break
          }
        }
      }
    }
    return values
  }
}

extension Rational {
  /// Shorter numbers that might do as well, the shortest first.
  fileprivate var simpler: [Rational] {
    let size = weight
    let near = [
      Rational(floor), Rational(ceiling), Rational((self * 2).floor) / 2, Rational((self * 4).floor) / 4,
    ]
    return ([0, 1, -1, 2, Rational(1, over: 2)] + near + [self / 2, self * 2, -self])
      .filter { $0.weight < size }.sorted { ($0.weight, $0) < ($1.weight, $1) }
  }

  /// How long a number is to write down; positive ones come first.
  private var weight: Int {
    isZero ? 0 : 4 * (numerator.bitWidth + 2 * denominator.bitWidth) + (sign < 0 ? 1 : 0)
  }
}
