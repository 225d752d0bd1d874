// Rates of an iteration with several numbers that may be anything in a box.

import Exact

extension RangeAnswer {
  /// An answer for a whole box of parameters: what is called safe is certain, and there may be more.
  ///
  /// - Parameter samples: the same iteration at some points of the box: they only say where to look.
  package init(
    _ question: RangeQuestion, about family: BoxedFamily, sampledBy samples: [RateProblem]
  ) throws(RangeFault) {
    let worst = WorstCase(samples.map(\.approximation))
    let level = question.level
    let bound = level.approximation
    let reach =
      samples.compactMap { sample -> Double? in
        let set = SafeSet(of: sample.family.scaled(to: level))
        return set.pieces.last.map { $0.upper?.ball(precision: 64).approximation ?? 1e3 }
      }.min() ?? 1
    guard let end = Rational(exactly: 1.25 * reach) else { throw .noEigenvalues }
    let short = Rational.simplest(between: end * Rational(9, over: 10), and: end)
    let scaled = family.scaled(to: level)
    let safe = try scaled.safeIntervals(upTo: short) {
      worst.radius(at: $0).map { $0.value < bound } ?? false
    }
    var spot: Spot?
    if let rate = question.rate {
      guard let guess = worst.radius(at: rate.approximation)?.value else { throw .noEigenvalues }
      let isSafe = try family.isSafe(at: rate)
      guard isSafe || guess > 1 else { throw .enclosuresTooWide }
      spot = Spot(
        rate: rate,
        radius: (Rational(exactly: guess * (1 + 1e-9)) ?? 1).decimal(
          digits: min(question.digits, 8), rounding: .up),
        behaviour: isSafe ? .converges : .diverges(directions: 0),
        isBelowLevel: level == .one ? isSafe : try scaled.isSafe(at: rate))
    }
    self.init(
      tier: .enclosed, states: family.size + family.fixedDirections, fixedDirections: family.fixedDirections,
      level: level, safe: safe, cells: [],
      best: question.wantsBest
        ? try Best(of: family, near: worst, within: safe, digits: question.digits) : nil,
      binding: worst.binding(within: safe, level: level), spot: spot,
      curve: worst.curve(question.curvePoints, beyond: safe))
  }
}

extension RangeAnswer.Best {
  /// A rate that floating point likes best, with a radius that is certain everywhere in the box.
  fileprivate init?(
    of family: BoxedFamily, near worst: WorstCase, within safe: [RateInterval], digits: Int
  ) throws(RangeFault) {
    guard
      let guess = ApproximateIteration.bestRate(within: safe, effort: 24, { worst.radius(at: $0) })?.value,
      let near = worst.radius(at: guess)?.value, let exact = Rational(exactly: near)
    else { return nil }
    let rate = worst.shortened(guess, near)
    for power in [6, 5, 4, 3, 2] {
      let bound = exact + (exact + 1) * Rational(10).power(-power)
      let short = Rational(exactly: bound.decimal(digits: power + 1, rounding: .up)) ?? bound
      guard try family.scaled(to: short).isSafe(at: rate) else { continue }
      self.init(
        rate: .exact(AlgebraicNumber(rate)), radius: short.decimal(digits: digits, rounding: .up), floor: nil,
        approximateRadius: short.approximation)
      return
    }
    return nil
  }
}
