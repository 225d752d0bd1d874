// A published statement as it is after its file has been understood.

import Exact

/// What somebody claims about a method on all games that satisfy some hypotheses.
package struct Theorem: Sendable {
  /// How much the statement says of itself.
  package enum Kind: String, CaseIterable, Sendable {
    /// What it calls safe is all that is safe.
    case exact
    /// What it calls safe is safe.
    case sufficient
    /// The same, and no more is safe for all games that satisfy the hypotheses.
    case sharp
    /// Constants are left open in print; those here make it a statement that can be judged.
    case asymptotic
    /// Quantities that are equal.
    case identity
    /// An example of what can go wrong.
    case counterexample
  }

  package struct Definition: Sendable {
    package let name: String
    package let value: Quantity
  }

  /// A comparison with the words in which it was written.
  package struct Condition: Sendable {
    package let left: Quantity
    package let relation: Relation
    package let right: Quantity
    package let text: String
  }

  package enum Relation: String, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
  }

  /// What a theorem goes through before it claims something, in the order of its lines.
  package enum Premise: Sendable {
    case define(Definition)
    case assume(Condition)
    /// What a parameter of the method is worth.
    case set(Definition)
    /// A number for which the theorem is claimed whatever it is, and the values with which that is tried.
    case sample(name: String, values: [Rational])
  }

  /// The rates called safe.
  package enum Safe: Sendable {
    case none
    case single(Quantity)
    /// `upper` is `nil` for an interval without end.
    case interval(lower: Quantity, isLowerSafe: Bool, upper: Quantity?, isUpperSafe: Bool)
    /// Those for which conditions in `eta` hold.
    case region([Condition])
  }

  /// How fast a method is said to be.
  package struct Promise: Sendable {
    package enum Measure: Sendable {
      /// The spectral radius of M is at most this.
      case radius
      /// The spectral radius of M is this.
      case exactRadius
      /// The spectral radius of M is at least this.
      case growth
      /// The Euclidean norm of M is at most this: one step shrinks every distance so much.
      case norm
      /// After so many steps every distance of at most 1 has become at most the number of this name.
      case steps(accuracy: String)
    }

    package let measure: Measure
    package let bound: Quantity
    /// The rate for which it is promised, where that is not every safe one.
    package let place: Quantity?
    package let text: String
  }

  package let name: String
  package let title: String?
  package let source: String?
  /// `nil` for a statement about matrices alone.
  package let method: Method?
  package let kind: Kind
  package let premises: [Premise]
  package let safe: Safe?
  package let promises: [Promise]
  /// The rate that is said to have the smallest spectral radius of all.
  package let best: Quantity?
  /// Comparisons between quantities that are said to hold.
  package let claims: [Condition]
  /// Why the statement is false as it stands, if its file says so.
  package let falsehood: String?
  package let notes: [String]
  package let checked: [String]
  package let file: SourceFile
}

extension Theorem {
  /// How many choices of sampled numbers a file may ask for.
  static let mostSamples = 64

  /// The lines of the file that say what is claimed and of what, as they were written.
  package var formulas: [String] {
    let shown: Set<Substring> = [
      "method", "rule", "kind", "let", "assume", "set", "sample", "safe", "rate", "factor", "grows", "best",
      "steps",
      "claim",
    ]
    var lines: [String] = []
    var isInside = false
    for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let word = line.prefix { $0.isLetter }
      let isContinued = line.hasPrefix(" ")
      if !isContinued { isInside = shown.contains(word) }
      let plain = String(line.prefix { $0 != "#" }.reversed().drop { $0 == " " }.reversed())
      if isInside, !plain.isEmpty { lines.append(plain) }
    }
    return lines
  }
}
