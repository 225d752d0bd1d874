// The rate with the smallest spectral radius, and a proof that no other does better by more than a hair.

import Exact

/// The best that an iteration can do.
package enum BestRate: Sendable {
  /// At this rate the radius is at most so much, and at no rate is it below the floor.
  case attained(rate: AlgebraicNumber, radius: SpectralRadius, floor: Floor)
  /// The radius comes as close to this as one likes when the rate grows, and stays above it.
  case approached(radius: SpectralRadius, floor: Floor)

  package enum Floor: Hashable, Sendable {
    /// The set of rates with a smaller radius than this was shown to be empty.
    case proved(Rational)
    /// The search found nothing better, and a proof was not tried: the numbers would grow too large.
    case guessed
  }
}

extension BestRate {
  /// By how much, relatively, another rate might do better.
  package static let gap = Rational(1, over: 1_000_000_000)
  /// How many states a problem may have for the floor to be proved by the exact route, and through the spectrum.
  private static let largestProved = 16
  private static let largestThroughSpectrum = 32

  /// - Parameter spectrum: the same problem through enclosed eigenvalues of J, where there is such a way: it is quick
  ///   to show that nothing is better.
  /// - Returns: `nil` when no rate is safe.
  package init?(
    of problem: RateProblem, within safe: SafeSet, through spectrum: EnclosedSpectrumProblem? = nil,
    digits: Int
  ) {
    guard !safe.isEmpty else { return nil }
    let family = problem.family
    if let rate = family.nilpotentRate {
      let zero = SpectralRadius(exactly: .zero)
      self = .attained(rate: rate, radius: zero, floor: .proved(.zero))
      return
    }
    guard let start = problem.approximation.bestRate(within: safe)?.value else { return nil }
    let isProvable = family.size <= (spectrum == nil ? Self.largestProved : Self.largestThroughSpectrum)
    if safe.pieces.contains(where: { $0.upper == nil }) {
      let limit = family.radiusAtInfinity
      let found = problem.approximation.radius(at: start)?.value ?? .infinity
      let approached = limit.enclosure.approximation
      if found >= approached * (1 - 1e-9) || found < 1e-12 && approached < 1e-12 {
        self = .approached(radius: limit, floor: isProvable ? family.floor(below: limit) : .guessed)
        return
      }
    }
    var rate = family.polished(start, digits: isProvable ? digits : 15)
    // The eigenvalues may be best just where the method has no step.
    if family.poles(rate).isZero { rate = rate * (1 - Rational(1, over: 1_000_000)) }
    var radius = SpectralRadius(of: family, at: rate)
    guard isProvable else {
      self = .attained(rate: AlgebraicNumber(rate), radius: radius, floor: .guessed)
      return
    }
    // As long as some rate does better by more than the gap, take it.
    for _ in 0..<60 {
      guard let level = radius.justBelow else { break }
      if let spectrum, spectrum.hasNothing(below: level) {
        self = .attained(rate: AlgebraicNumber(rate), radius: radius, floor: .proved(level))
        return
      }
      guard family.size <= Self.largestProved else { break }
      let cuts = Self.cuts(around: rate, within: safe)
      guard let piece = SafeSet(of: family.scaled(to: level), lookingBetween: cuts).pieces.first else {
        self = .attained(rate: AlgebraicNumber(rate), radius: radius, floor: .proved(level))
        return
      }
      let middle = Rational.middle(of: piece)
      rate = Rational(exactly: middle.decimal(digits: max(digits, 15))) ?? middle
      radius = SpectralRadius(of: family, at: rate)
    }
    self = .attained(rate: AlgebraicNumber(rate), radius: radius, floor: .guessed)
  }
}

extension BestRate {
  /// Where to look for a better rate: a radius below 1 asks for a safe rate, and boundaries almost meet at the best
  /// one, which makes them hard to tell apart from afar.
  private static func cuts(around rate: Rational, within safe: SafeSet) -> [Rational] {
    guard let last = safe.pieces.last?.upper else { return [] }
    let width = Rational(1, over: 1 << 14)
    let near = [
      Rational.simplest(between: rate * (1 - width), and: rate * (1 - width / 2)),
      .simplest(between: rate * (1 + width / 2), and: rate * (1 + width)),
    ]
    return near.filter { AlgebraicNumber($0) < last } + [.simplest(between: last.upper, and: last.upper * 2)]
  }
}

extension SpectralRadius {
  /// A short fraction below the radius, by at most the gap; `nil` for a radius that can't be told from 0.
  fileprivate var justBelow: Rational? {
    if rational?.isZero == true { return .zero }
    guard let lower = enclosure.lower, let upper = enclosure.upper, lower.sign > 0 else { return nil }
    return .simplest(between: upper * (1 - BestRate.gap), and: min(lower, upper * (1 - BestRate.gap / 2)))
  }
}

extension Rational {
  /// A rational near the middle of an interval.
  fileprivate static func middle(of piece: SafeSet.Cell) -> Rational {
    guard let upper = piece.upper else { return AlgebraicNumber.rational(between: piece.lower, and: nil) * 2 }
    var (low, high) = (piece.lower, upper)
    while low.upper >= high.lower || (high.lower - low.upper) * 2 < high.upper - low.lower {
      low = low.refined(to: (low.upper - low.lower) / 16)
      high = high.refined(to: (high.upper - high.lower) / 16)
    }
    let (middle, width) = ((low.upper + high.lower) / 2, high.lower - low.upper)
    return .simplest(between: middle - width / 64, and: middle + width / 64)
  }
}

extension CharacteristicFamily {
  /// The smallest positive rate at which all eigenvalues are 0, where there is one.
  fileprivate var nilpotentRate: AlgebraicNumber? {
    let common = factors.flatMap { $0.coefficients.dropLast() }
      .reduce(Polynomial.zero, Polynomial.greatestCommonDivisor)
    guard common.degree ?? 0 > 0 else { return nil }
    return common.positiveRoots().first { root in root.sign(of: poles) != 0 }
  }

  /// The radius that the eigenvalues tend to when the rate grows.
  ///
  /// - Precondition: they stay bounded.
  fileprivate var radiusAtInfinity: SpectralRadius {
    let limits = factors.map { factor in
      let height = factor.coefficients.compactMap(\.degree).max() ?? 0
      return EigenvalueFactor(
        irreducible: factor.coefficients.map { Polynomial($0[height]) }, multiplicity: factor.multiplicity)
    }
    return SpectralRadius(of: CharacteristicFamily(factors: limits, poles: .one), at: .zero)
  }

  /// Whether no rate leads to a radius below another one by more than the gap.
  fileprivate func floor(below radius: SpectralRadius) -> BestRate.Floor {
    guard let level = radius.justBelow else { return .guessed }
    return level.isZero || SafeSet(of: scaled(to: level)).isEmpty ? .proved(level) : .guessed
  }

  /// A short fraction within the last digit of the rate at which the radius has its minimum, if it has one close
  /// to a rate found in floating point. Enclosures only steer here.
  fileprivate func polished(_ rate: Double, digits: Int) -> Rational {
    guard let guess = Rational(exactly: rate), guess.sign > 0 else { return 1 }
    let slope = RadiusSlope(of: self, near: guess, precision: 64 + 7 * digits)
    var bracket: (low: Rational, high: Rational)?
    for power in [9, 7, 5, 3] where bracket == nil {
      let width = guess * Rational(10).power(-power)
      if slope.sign(at: guess - width) < 0, slope.sign(at: guess + width) > 0 {
        bracket = (guess - width, guess + width)
      }
    }
    guard var (low, high) = bracket else { return guess }
    let target = guess * Rational(10).power(-digits - 1)
    while high - low > target {
      let middle = Rational.simplest(
        between: low + (high - low) * Rational(3, over: 8), and: low + (high - low) * Rational(5, over: 8))
      if slope.sign(at: middle) < 0 { low = middle } else { high = middle }
    }
    let short = Rational.simplest(between: low, and: high)
    // A long fraction is worth no more than its decimals.
    if short.denominator.bitWidth < 24 { return short }
    return Rational(exactly: short.decimal(digits: digits)) ?? short
  }
}
