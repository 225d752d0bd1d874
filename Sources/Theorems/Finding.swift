// What the judge finds.

import Exact

/// What became of one claim about one game.
package enum Finding: Sendable {
  case proved
  case refuted(Counterexample)
  /// The claim says nothing about this game: this is why.
  case inapplicable(String)
  case undecided(Doubt)

  /// Why a claim is neither proved nor refuted.
  package enum Doubt: Sendable, Equatable {
    /// It was tried at so many places and held at all of them.
    case sampled(Int)
    /// It holds but for a part in 10 to this power, and equality could not be told.
    case equality(digits: Int)
    case limit(String)
  }
}

/// Where a claim fails.
package struct Counterexample: Sendable {
  /// The rate, where the claim is about one.
  package let rate: Number?
  /// What happens there, in words.
  package let words: String

  package init(rate: Number?, words: String) { (self.rate, self.words) = (rate, words) }
}

/// What a theorem promises of a game, and what became of it.
package struct Verdict: Sendable {
  package enum Aspect: String, Sendable {
    case hypotheses, safe, rate, growth, factor, steps, best, claim
  }

  package struct Part: Sendable {
    package let aspect: Aspect
    package let finding: Finding
    /// How much of the truth is claimed: 1 claims all of it, and less gives something away.
    package let tightness: Double?
    /// The words of the claim, where there is more than one.
    package let claim: String?

    package init(_ aspect: Aspect, _ finding: Finding, tightness: Double? = nil, claim: String? = nil) {
      (self.aspect, self.finding, self.tightness, self.claim) = (aspect, finding, tightness, claim)
    }
  }

  package let theorem: String
  package let subject: String
  /// The sampled numbers for which this was found.
  package let samples: [(name: String, value: Rational)]
  package let parts: [Part]
  /// What the method's parameters were set to.
  package let settings: [(name: String, value: Number)]
  /// The claimed end of the safe rates and the true one, for tables.
  package let claimedEnd: Double?
  package let trueEnd: Double?
}

extension Verdict {
  /// One word for all parts: what is refuted is not saved by the rest.
  package enum Summary: String, Sendable, CaseIterable {
    case proved, refuted, inapplicable, undecided
  }

  package var summary: Summary {
    var result = Summary.proved
    for part in parts {
      switch part.finding {
      case .refuted: return .refuted
      case .inapplicable: if result == .proved { result = .inapplicable }
      case .undecided: result = .undecided
      case .proved: break
      }
    }
    return result
  }

  /// Whether all that is left open is that samples are not everything, or equality.
  package var isNearlyProved: Bool {
    summary == .undecided
      && parts.allSatisfy { part in
        switch part.finding {
        case .proved, .undecided(.sampled), .undecided(.equality): true
        case .refuted, .inapplicable, .undecided(.limit): false
        }
      }
  }

  /// How much of the true range of rates is claimed.
  package var stepTightness: Double? { parts.first { $0.aspect == .safe }?.tightness }
  /// How much of the true gap between the radius and 1 is promised.
  package var rateTightness: Double? {
    parts.first { $0.aspect == .rate || $0.aspect == .factor }?.tightness
  }

  package var counterexample: Counterexample? {
    for part in parts { if case .refuted(let example) = part.finding { return example } }
    return nil
  }
}
