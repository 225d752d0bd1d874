// All that is found about the rates of one iteration.

import Exact

/// The safe set, the best rate and what binds, with how well they are known.
package struct RangeAnswer: Sendable {
  package enum Tier: String, Sendable {
    /// Every interval is known exactly.
    case exact
    /// Every interval is certain, its ends up to enclosures.
    case enclosed
    /// Floating point has its word for it.
    case guess
  }

  package struct Cell: Sendable {
    package let interval: RateInterval
    package let behaviour: Behaviour

    package init(_ interval: RateInterval, _ behaviour: Behaviour) {
      (self.interval, self.behaviour) = (interval, behaviour)
    }
  }

  package struct Best: Sendable {
    /// The best rate, to so many digits as were asked for; `nil` when the radius falls on and on as the rate grows.
    package let rate: RateEnd?
    /// The radius there, rounded up.
    package let radius: String
    /// No rate has a radius below this, as far as that was proved.
    package let floor: Rational?
    package let approximateRadius: Double

    package init(rate: RateEnd?, radius: String, floor: Rational?, approximateRadius: Double) {
      (self.rate, self.radius, self.floor, self.approximateRadius) = (rate, radius, floor, approximateRadius)
    }
  }

  /// What happens at one rate that was asked about.
  package struct Spot: Sendable {
    package let rate: Rational
    /// Rounded up.
    package let radius: String
    package let behaviour: Behaviour
    /// Whether the radius is below the level that was asked for; `nil` when that could not be told.
    package let isBelowLevel: Bool?

    package init(rate: Rational, radius: String, behaviour: Behaviour, isBelowLevel: Bool?) {
      (self.rate, self.radius, self.behaviour, self.isBelowLevel) = (rate, radius, behaviour, isBelowLevel)
    }
  }

  package let tier: Tier
  /// How many states there are, and how many directions at rest were left out.
  package let states: Int
  package let fixedDirections: Int
  /// The safe set holds the rates with a radius below this.
  package let level: Rational
  package let safe: [RateInterval]
  /// All intervals with their behaviours; empty for a level other than 1, and where they are not known.
  package let cells: [Cell]
  package let best: Best?
  package let binding: Binding?
  package let spot: Spot?
  /// The radius over the rate, for pictures.
  package let curve: [(rate: Double, radius: Double)]

  package init(
    tier: Tier, states: Int, fixedDirections: Int, level: Rational, safe: [RateInterval], cells: [Cell],
    best: Best?,
    binding: Binding?, spot: Spot?, curve: [(rate: Double, radius: Double)] = []
  ) {
    self.tier = tier
    self.states = states
    self.fixedDirections = fixedDirections
    self.level = level
    self.safe = safe
    self.cells = cells
    self.best = best
    self.binding = binding
    self.spot = spot
    self.curve = curve
  }
}

extension RangeAnswer {
  /// The exact answer.
  ///
  /// - Parameter spectrum: the same problem through enclosed eigenvalues of J, where there is such a way.
  package init(
    _ question: RangeQuestion, about problem: RateProblem, through spectrum: EnclosedSpectrumProblem? = nil
  ) throws(RangeFault) {
    let level = question.level
    let whole = level == .one ? SafeSet(of: problem) : SafeSet(of: problem.family.scaled(to: level))
    let spot = try question.rate.map { rate throws(RangeFault) in
      try Spot(at: rate, of: problem, level: level, digits: question.digits)
    }
    self.init(
      tier: .exact, states: problem.family.size + problem.fixedDirections,
      fixedDirections: problem.fixedDirections,
      level: level, safe: whole.pieces.map(\.minimalInterval),
      cells: level == .one ? whole.cells.map { Cell($0.interval, $0.behaviour) } : [],
      best: question.wantsBest
        ? Best(of: problem, within: whole, through: spectrum, digits: question.digits) : nil,
      binding: Binding(of: problem, within: whole, level: level), spot: spot,
      curve: problem.approximation.curve(question.curvePoints, beyond: whole.pieces.map(\.interval)))
  }
}

extension SafeSet.Cell {
  package var interval: RateInterval { RateInterval(lower: .exact(lower), upper: upper.map { .exact($0) }) }

  /// The interval, its ends with their minimal polynomials where factoring is quick.
  fileprivate var minimalInterval: RateInterval {
    func minimal(_ end: AlgebraicNumber) -> RateEnd {
      .exact(end.degree <= SafeSet.largestFactored ? end.minimal() : end)
    }
    return RateInterval(lower: minimal(lower), upper: upper.map(minimal))
  }
}

extension SafeSet {
  /// Up to which degree an end's polynomial is factored.
  fileprivate static let largestFactored = 120
}

extension RangeAnswer.Best {
  init?(
    of problem: RateProblem, within safe: SafeSet, through spectrum: EnclosedSpectrumProblem?, digits: Int
  ) {
    guard let best = BestRate(of: problem, within: safe, through: spectrum, digits: digits) else {
      return nil
    }
    let radius: SpectralRadius
    let floor: BestRate.Floor
    switch best {
    case .attained(let place, let attained, let below):
      (rate, radius, floor) = (.exact(place), attained, below)
    case .approached(let limit, let below):
      (rate, radius, floor) = (nil, limit, below)
    }
    self.radius = radius.decimal(digits: digits)
    approximateRadius = radius.enclosure.approximation
    self.floor =
      switch floor {
      case .proved(let level): level
      case .guessed: nil
      }
  }
}

extension RangeAnswer.Spot {
  init(at rate: Rational, of problem: RateProblem, level: Rational, digits: Int) throws(RangeFault) {
    guard let behaviour = problem.behaviour(at: rate) else { throw .pole(rate) }
    let radius = SpectralRadius(of: problem.family, at: rate, precision: 64 + 4 * digits)
    let below = problem.family.scaled(to: level).factors.allSatisfy { factor in
      let count = factor(rate).discCount
      return count.on == 0 && count.outside == 0
    }
    self.init(rate: rate, radius: radius.decimal(digits: digits), behaviour: behaviour, isBelowLevel: below)
  }
}

extension ApproximateIteration {
  func curve(_ count: Int, beyond safe: [RateInterval]) -> [(rate: Double, radius: Double)] {
    Self.curve(count, beyond: safe) { radius(at: $0) }
  }

  /// A radius at evenly spaced rates from 0 to a little beyond the safe set.
  static func curve(
    _ count: Int, beyond safe: [RateInterval], _ radius: (Double) -> Guess<Double>?
  ) -> [(rate: Double, radius: Double)] {
    guard count > 0 else { return [] }
    let last = safe.last
    let reach = last?.upper?.approximation ?? last.map { 4 * max($0.lower.approximation, 1) } ?? 1
    return (1...count).compactMap { place in
      let rate = 1.25 * reach * Double(place) / Double(count)
      return radius(rate).map { (rate, $0.value) }
    }
  }
}
