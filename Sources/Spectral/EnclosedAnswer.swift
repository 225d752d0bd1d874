// Rates of an iteration with enclosed numbers: every interval certain, its ends as short enclosures.

import Exact

/// An iteration about which everything said is certain, although numbers in it are known by enclosures only.
protocol CertainIteration {
  var states: Int { get }
  var fixedDirections: Int { get }

  /// The rates with all eigenvalues inside the circle of a radius: open intervals that are certain. Between them lie
  /// the enclosures of their ends, and rates that are certainly not safe.
  ///
  /// - Throws: `.enclosuresTooWide` when boundaries cannot be told apart from what is not there, `.tooLarge` when a
  ///   polynomial is too large to be tried.
  func safeIntervals(below radius: Rational) throws(RangeFault) -> [RateInterval]

  /// Whether the radius at a rate is below another; `nil` when the enclosures do not tell.
  func isBelow(_ radius: Rational, at rate: Rational) -> Bool?
}

extension EnclosedFamily: CertainIteration {
  var states: Int { size + fixedDirections }

  package func safeIntervals(below radius: Rational = .one) throws(RangeFault) -> [RateInterval] {
    if radius <= .one, factors.contains(where: \.staysOnCircle) { return [] }
    let family = scaled(to: radius)
    guard let boundary = family.boundary else { throw .tooLarge }
    return try RateInterval.between(boundary, precision: precision) { place in
      if poles(place).containsZero { return nil }
      return family.discCount(at: place).map { $0.outside == 0 }
    }
  }

  func isBelow(_ radius: Rational, at rate: Rational) -> Bool? {
    if poles(Ball(rate, precision: precision)).containsZero { return nil }
    return scaled(to: radius).discCount(at: rate).map { $0.outside == 0 }
  }
}

extension CertainIteration {
  /// A number that the radius at a rate is certainly below, close to what floating point says; `nil` when the
  /// enclosures do not confirm it.
  func radiusBound(at rate: Rational, near guess: Double) -> Rational? {
    guard let near = Rational(exactly: guess), near.sign >= 0 else { return nil }
    for power in [14, 13, 12, 10, 8, 6] {
      let bound = near + (near + 1) * Rational(10).power(-power)
      let short = Rational(exactly: bound.decimal(digits: 15, rounding: .up)) ?? bound
      if isBelow(short, at: rate) == true { return short }
    }
    return nil
  }

  /// A level just below a bound of the best radius, when no rate has a radius below it.
  fileprivate func floor(below bound: Rational) -> Rational? {
    let level = Rational.simplest(between: bound * (1 - BestRate.gap), and: bound * (1 - BestRate.gap / 2))
    guard let better = try? safeIntervals(below: level) else { return nil }
    return better.isEmpty ? level : nil
  }
}

extension RangeAnswer {
  /// An answer that is certain although numbers are known by enclosures only.
  ///
  /// - Parameter midpoints: the same iteration with fractions near the numbers: it only says where to look.
  package init(
    _ question: RangeQuestion, about family: EnclosedFamily, near midpoints: RateProblem
  ) throws(RangeFault) {
    try self.init(question, certainly: family, near: midpoints)
  }

  /// The same through enclosed eigenvalues of J.
  package init(
    _ question: RangeQuestion, about problem: EnclosedSpectrumProblem, near midpoints: RateProblem
  ) throws(RangeFault) {
    try self.init(question, certainly: problem, near: midpoints)
  }

  private init(
    _ question: RangeQuestion, certainly family: some CertainIteration, near midpoints: RateProblem
  ) throws(RangeFault) {
    let level = question.level
    let safe = try family.safeIntervals(below: level)
    let floats = midpoints.approximation
    let spot = try question.rate.map { rate throws(RangeFault) in
      try Spot(at: rate, of: family, near: floats, level: level, digits: question.digits)
    }
    self.init(
      tier: .enclosed, states: family.states, fixedDirections: family.fixedDirections,
      level: level, safe: safe, cells: [],
      best: question.wantsBest && !safe.isEmpty
        ? Best(of: family, near: midpoints, digits: question.digits) : nil,
      binding: Binding(near: floats, within: safe, level: level), spot: spot,
      curve: floats.curve(question.curvePoints, beyond: safe))
  }
}

extension RangeAnswer.Spot {
  fileprivate init(
    at rate: Rational, of family: some CertainIteration, near floats: ApproximateIteration, level: Rational,
    digits: Int
  ) throws(RangeFault) {
    guard let guess = floats.radius(at: rate.approximation)?.value else { throw .noEigenvalues }
    guard let isSafe = family.isBelow(.one, at: rate), let bound = family.radiusBound(at: rate, near: guess)
    else {
      throw .enclosuresTooWide
    }
    self.init(
      rate: rate, radius: bound.decimal(digits: digits, rounding: .up),
      behaviour: isSafe ? .converges : .diverges(directions: 0),
      isBelowLevel: level == .one ? isSafe : family.isBelow(level, at: rate))
  }
}

extension RangeAnswer.Best {
  /// The best rate of the midpoints, held against the enclosures.
  fileprivate init?(of family: some CertainIteration, near midpoints: RateProblem, digits: Int) {
    guard let best = BestRate(of: midpoints, within: SafeSet(of: midpoints), digits: min(digits, 15)) else {
      return nil
    }
    switch best {
    case .attained(let place, let radius, _):
      guard let rate = place.rational,
        let bound = family.radiusBound(at: rate, near: radius.enclosure.approximation)
      else { return nil }
      self.init(
        rate: .exact(place), radius: bound.decimal(digits: digits, rounding: .up),
        floor: family.floor(below: bound),
        approximateRadius: bound.approximation)
    case .approached(let radius, _):
      self.init(
        rate: nil, radius: radius.decimal(digits: min(digits, 12)), floor: nil,
        approximateRadius: radius.enclosure.approximation)
    }
  }
}

extension Binding {
  /// What leaves at the upper end of the first piece, as floating point sees it.
  init?(near floats: ApproximateIteration, within safe: [RateInterval], level: Rational) {
    guard let end = safe.first?.upper else { return nil }
    let rate = end.approximation
    guard let values = floats.matrix(at: rate).eigenvalues?.value,
      let leaving = floats.withoutFixedDirections(values).max(by: { $0.squaredModulus < $1.squaredModulus })
    else { return nil }
    // A real eigenvalue at the circle has no imaginary part but rounding's.
    let isReal = abs(leaving.im) < 1e-6 * leaving.modulus
    let kind: Kind = isReal ? (leaving.re > 0 ? .one : .minusOne) : .pair
    let found = floats.leaving(at: rate, kind)
    self.init(kind: kind, end: end, angle: found.map { Guess($0.value.angle) }, shares: found?.shares ?? [])
  }
}
