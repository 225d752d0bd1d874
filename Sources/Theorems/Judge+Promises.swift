// Whether a method is as fast as a theorem promises.

import Exact
import Language
import Spectral

extension Judge {
  /// Which rates a promise is judged at.
  private struct Places {
    let rates: [Number]
    /// Whether they only stand for others.
    let areSamples: Bool
  }

  /// Every promise with what becomes of it; promises for an interval of rates are tried at some of them.
  func judged(
    _ promise: Theorem.Promise, of application: Application, _ truth: TrueRates?, _ scope: [String: Value]
  ) throws(NoValue) -> [Verdict.Part] {
    let places = try places(of: promise, truth, scope)
    if places.rates.isEmpty {
      return [
        Verdict.Part(
          promise.aspect, .undecided(.limit("enclosures tell at no rate whether it is called safe")))
      ]
    }
    var part: Verdict.Part?
    for rate in places.rates {
      var inner = scope
      inner["eta"] = .number(rate)
      let bound = try evaluator.number(promise.bound, inner)
      let found: Verdict.Part
      switch promise.measure {
      case .radius: found = judgedRadius(bound, at: rate, of: application, isExact: false)
      case .exactRadius: found = judgedRadius(bound, at: rate, of: application, isExact: true)
      case .growth: found = judgedGrowth(bound, at: rate, of: application)
      case .norm: found = judgedNorm(bound, at: rate, of: application)
      case .steps(let name): found = try judgedSteps(bound, to: name, at: rate, of: application, inner)
      }
      // The worst place tells; of places that hold, the one where most is claimed.
      guard let before = part else {
        part = found
        continue
      }
      if found.severity > before.severity
        || found.severity == before.severity && found.tightness ?? 0 > before.tightness ?? 0
      {
        part = found
      }
    }
    guard let part else { return [] }
    guard places.areSamples, case .proved = part.finding else { return [part] }
    return [
      Verdict.Part(part.aspect, .undecided(.sampled(places.rates.count)), tightness: part.tightness)
    ]
  }

  private func places(
    of promise: Theorem.Promise, _ truth: TrueRates?, _ scope: [String: Value]
  ) throws(NoValue) -> Places {
    if let place = promise.place {
      let rate = try evaluator.number(place, scope)
      guard rate.sign == 1 else { throw .undefined("the rate \(rate.text) is not positive") }
      return Places(rates: [rate], areSamples: false)
    }
    switch theorem.safe {
    case .single(let quantity):
      return Places(rates: [try evaluator.number(quantity, scope)], areSamples: false)
    case .interval(let lower, _, let upper?, let isUpperSafe):
      let (low, high) = (try evaluator.number(lower, scope), try evaluator.number(upper, scope))
      let width = high.approximation - low.approximation
      let claim = ClaimedInterval(lower: low, isLowerSafe: false, upper: high, isUpperSafe: false)
      var rates = [1, 4, 8, 12, 15].compactMap { share in
        Rational.near(low.approximation + width * Double(share) / 16).map { Number($0) }
      }
      // A short fraction near one of them may lie outside of a narrow interval.
      rates.removeAll { claim.contains($0, effort) != true }
      if rates.isEmpty, low.compared(with: high, effort) == -1 { rates = [Number(.between(low, high))] }
      if isUpperSafe { rates.append(high) }
      return Places(rates: rates, areSamples: true)
    case .interval(let lower, let isLowerSafe, nil, _):
      let low = try evaluator.number(lower, scope)
      let claim = ClaimedInterval(lower: low, isLowerSafe: isLowerSafe, upper: nil, isUpperSafe: false)
      let rates = suggestedRates(above: low.approximation).filter { claim.contains($0, effort) == true }
      return Places(rates: rates, areSamples: true)
    case .region(let conditions):
      var rates: [Number] = []
      for rate in suggestedRates(above: 0) where try isCalledSafe(rate, conditions, scope) == true {
        rates.append(rate)
      }
      return Places(rates: rates, areSamples: true)
    case .some(.none), nil:
      return Places(rates: suggestedRates(above: 0), areSamples: true)
    }
  }

  /// Rates of the size that the game suggests.
  private func suggestedRates(above low: Double) -> [Number] {
    let size = abs(bench.subject.scale)
    return [0.125, 0.5, 1, 4].compactMap { Rational.near(low + $0 / size).map { Number($0) } }
  }

  // MARK: Rates and factors

  private func judgedRadius(
    _ bound: Number, at rate: Number, of application: Application, isExact: Bool
  ) -> Verdict.Part {
    judged(
      .rate, bound, at: rate, truth: application.radius(at: rate, effort), "the spectral radius is",
      isExact: isExact, unknown: "the spectral radius could not be enclosed at the rate"
    ) { application.radius(at: rate, against: bound, effort) }
  }

  private func judgedNorm(_ bound: Number, at rate: Number, of application: Application) -> Verdict.Part {
    if application.hasMemory {
      return Verdict.Part(
        .factor, .undecided(.limit("the norm of a state with memory depends on how memory is weighed")))
    }
    return judged(
      .factor, bound, at: rate, truth: application.norm(at: rate, effort), "one step can stretch by",
      isExact: false, unknown: "the norm of M could not be enclosed at the rate"
    ) { application.norm(at: rate, against: bound, effort) }
  }

  /// A bound from above, which an exact promise says to be reached.
  ///
  /// - Parameters:
  ///   - truth: what is bounded, for people; `nil` where it has no enclosure.
  ///   - unknown: why it is not known how the truth stands to the bound, where that is so.
  private func judged(
    _ aspect: Verdict.Aspect, _ bound: Number, at rate: Number, truth: Ball?, _ subject: String,
    isExact: Bool, unknown: String, standing: () -> Standing
  ) -> Verdict.Part {
    let tightness = truth.map { Self.tightness(bound, $0) } ?? nil
    func part(_ finding: Finding) -> Verdict.Part { Verdict.Part(aspect, finding, tightness: tightness) }
    func refuted() -> Verdict.Part {
      let found = truth.map { Number.enclosed($0).text } ?? "another one"
      let words = "at eta = \(rate.text) \(subject) \(found), and \(bound.text) is promised"
      return part(.refuted(Counterexample(rate: rate, words: words)))
    }
    if bound.sign == -1 { return refuted() }
    switch standing() {
    case .below: return isExact ? refuted() : part(.proved)
    case .equal: return part(.proved)
    case .above: return refuted()
    case .within(let digits): return part(.undecided(.equality(digits: digits)))
    case .unknown: return part(.undecided(.limit(unknown)))
    }
  }

  /// How much of the gap between the truth and 1 is promised; `nil` where the truth is no gap.
  private static func tightness(_ bound: Number, _ truth: Ball) -> Double? {
    let (claimed, actual) = (1 - bound.approximation, 1 - truth.approximation)
    return actual > 1e-12 ? claimed / actual : nil
  }

  private func judgedGrowth(_ bound: Number, at rate: Number, of application: Application) -> Verdict.Part {
    switch application.radius(at: rate, against: bound, effort) {
    case .above, .equal: return Verdict.Part(.growth, .proved)
    case .below:
      let words = "at eta = \(rate.text) the spectral radius is below \(bound.text)"
      return Verdict.Part(.growth, .refuted(Counterexample(rate: rate, words: words)))
    case .within(let digits): return Verdict.Part(.growth, .undecided(.equality(digits: digits)))
    case .unknown:
      return Verdict.Part(
        .growth, .undecided(.limit("the spectral radius could not be enclosed at the rate")))
    }
  }
}

extension Theorem.Promise {
  /// What a finding about it is about.
  fileprivate var aspect: Verdict.Aspect {
    switch measure {
    case .radius, .exactRadius: .rate
    case .growth: .growth
    case .norm: .factor
    case .steps: .steps
    }
  }
}

extension Verdict.Part {
  /// What tells more about a claim than the rest.
  fileprivate var severity: Int {
    switch finding {
    case .refuted: 4
    case .undecided(.limit): 3
    case .undecided(.equality): 2
    case .undecided(.sampled): 1
    case .proved, .inapplicable: 0
    }
  }
}

extension EnclosedSpectrum {
  /// The Euclidean norm of a matrix.
  static func norm(of matrix: Matrix<Ball>) -> Ball {
    let square = EnclosedSpectrum(matrix.transposed * matrix).radius(digits: 24)
    let precision = matrix.entries.map(\.precision).max() ?? Ball.defaultPrecision
    let (low, high) = (max(square.lower ?? .zero, .zero), max(square.upper ?? .zero, .zero))
    let ends = (Ball(low, precision: precision).squareRoot, Ball(high, precision: precision).squareRoot)
    return Ball(from: ends.0.lower ?? .zero, to: ends.1.upper ?? .zero, precision: precision)
  }
}

extension Rational {
  /// A short positive fraction near a positive double.
  static func near(_ value: Double) -> Rational? {
    guard value > 0, let exact = Rational(exactly: value) else { return nil }
    return .simplest(between: exact * Rational(63, over: 64), and: exact * Rational(65, over: 64))
  }
}

extension Subject {
  /// The size of J in floating point, to choose rates by.
  var scale: Double {
    let sums = jacobian.rows.map { $0.reduce(0) { $0 + abs(($1.constant ?? 1).approximation) } }
    return max(sums.max() ?? 1, 1e-300)
  }
}
