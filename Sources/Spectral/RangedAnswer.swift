// Rates of an iteration with a parameter that may be anything in a range.

import Exact

extension RangeAnswer {
  /// An answer for the whole range of the parameter.
  ///
  /// - Parameter samples: the same iteration at some values of the parameter: they only say where to look.
  package init(
    _ question: RangeQuestion, about family: RangedFamily, sampledBy samples: [RateProblem]
  ) throws(RangeFault) {
    let level = question.level
    let safe = try family.scaled(to: level).safeIntervals()
    let worst = WorstCase(samples.map(\.approximation))
    let spot = try question.rate.map { rate throws(RangeFault) in
      try Spot(at: rate, of: family, near: worst, level: level, digits: question.digits)
    }
    self.init(
      tier: .exact, states: family.size + family.fixedDirections, fixedDirections: family.fixedDirections,
      level: level, safe: safe, cells: [],
      best: question.wantsBest
        ? try Best(of: family, near: worst, within: safe, digits: question.digits) : nil,
      binding: worst.binding(within: safe, level: level), spot: spot,
      curve: worst.curve(question.curvePoints, beyond: safe))
  }
}

/// The largest radius over some values of a parameter.
struct WorstCase {
  private let iterations: [ApproximateIteration]

  init(_ iterations: [ApproximateIteration]) { self.iterations = iterations }

  func radius(at rate: Double) -> Guess<Double>? {
    let radii = iterations.compactMap { $0.radius(at: rate)?.value }
    return radii.count == iterations.count ? radii.max().map { Guess($0) } : nil
  }

  /// The binding of the value of the parameter that is worst at the end.
  func binding(within safe: [RateInterval], level: Rational) -> Binding? {
    guard let end = safe.first?.upper?.approximation else { return nil }
    let worst = iterations.max { ($0.radius(at: end)?.value ?? 0) < ($1.radius(at: end)?.value ?? 0) }
    return worst.flatMap { Binding(near: $0, within: safe, level: level) }
  }

  /// A short fraction near a rate that does as well, or the rate itself.
  func shortened(_ rate: Double, _ radius: Double) -> Rational {
    guard let exact = Rational(exactly: rate) else { return .one }
    for power in [5, 7, 9, 11] {
      let width = exact * Rational(10).power(-power)
      let candidate = Rational.simplest(between: exact - width, and: exact + width)
      if let there = self.radius(at: candidate.approximation)?.value, there <= radius * (1 + 1e-13) {
        return candidate
      }
    }
    return Rational(exactly: exact.decimal(digits: 15)) ?? exact
  }

  func curve(_ count: Int, beyond safe: [RateInterval]) -> [(rate: Double, radius: Double)] {
    ApproximateIteration.curve(count, beyond: safe) { radius(at: $0) }
  }
}

extension RangeAnswer.Spot {
  fileprivate init(
    at rate: Rational, of family: RangedFamily, near worst: WorstCase, level: Rational, digits: Int
  ) throws(RangeFault) {
    guard let guess = worst.radius(at: rate.approximation)?.value else { throw .noEigenvalues }
    guard let bound = try family.radiusBound(at: rate, near: guess) else { throw .tooLarge }
    let isSafe = try family.isSafe(at: rate)
    self.init(
      rate: rate, radius: bound.decimal(digits: digits, rounding: .up),
      behaviour: isSafe ? .converges : .diverges(directions: 0),
      isBelowLevel: level == .one ? isSafe : try family.scaled(to: level).isSafe(at: rate))
  }
}

extension RangedFamily {
  /// A number that the radius at a rate is below for the whole range, close to what floating point says; `nil` when
  /// the samples have missed the worst case by far.
  fileprivate func radiusBound(at rate: Rational, near guess: Double) throws(RangeFault) -> Rational? {
    guard let near = Rational(exactly: guess), near.sign >= 0 else { return nil }
    for power in [13, 12, 10, 8, 6, 4, 2] {
      let bound = near + (near + 1) * Rational(10).power(-power)
      let short = Rational(exactly: bound.decimal(digits: 14, rounding: .up)) ?? bound
      if try scaled(to: short).isSafe(at: rate) { return short }
    }
    return nil
  }
}

extension RangeAnswer.Best {
  fileprivate init?(
    of family: RangedFamily, near worst: WorstCase, within safe: [RateInterval], digits: Int
  ) throws(RangeFault) {
    guard !safe.isEmpty,
      let guess = ApproximateIteration.bestRate(within: safe, { worst.radius(at: $0) })?.value,
      let near = worst.radius(at: guess)?.value
    else { return nil }
    if guess > 1e6, safe.contains(where: { $0.upper == nil }) {
      // Sampled far out only: what the radius tends to is not known exactly for the whole range.
      let bound = Rational(exactly: near)?.decimal(digits: 3, rounding: .up) ?? "1"
      self.init(
        rate: nil, radius: near < 1e-5 ? "0" : bound, floor: nil, approximateRadius: near < 1e-5 ? 0 : near)
      return
    }
    let rate = worst.shortened(guess, near)
    guard let bound = try family.radiusBound(at: rate, near: near) else { return nil }
    let level = Rational.simplest(between: bound * (1 - BestRate.gap), and: bound * (1 - BestRate.gap / 2))
    let better = try family.scaled(to: level).safeIntervals()
    self.init(
      rate: .exact(AlgebraicNumber(rate)), radius: bound.decimal(digits: digits, rounding: .up),
      floor: better.isEmpty ? level : nil, approximateRadius: bound.approximation)
  }
}
