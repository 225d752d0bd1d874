// Rates in floating point, for matrices that are too large for anything better.

import Exact

extension ScalarProblem {
  /// The same for the eigenvalues of M divided by a radius.
  func scaled(to radius: Rational) -> ScalarProblem {
    radius == .one
      ? self
      : ScalarProblem(
        characteristic: characteristic.enumerated().map { radius.power($0.offset) * $0.element },
        poles: poles,
        rate: rate)
  }
}

extension RangeAnswer {
  /// A guess through the eigenvalues of J: everything from one computation of them.
  ///
  /// - Parameters:
  ///   - spectrum: the eigenvalues of J without those of directions at rest.
  ///   - weights: the moduli of the entries of an eigenvector of J, where they are known.
  package init(
    _ question: RangeQuestion, about problem: ScalarProblem, spectrum: Guess<[FloatComplex]>,
    fixedDirections: Int, weights: (FloatComplex) -> [Double]
  ) throws(RangeFault) {
    let floats = FloatSpectrumProblem(problem, spectrum: spectrum.value)
    let level = question.level
    let leveled =
      level == .one ? floats : FloatSpectrumProblem(problem.scaled(to: level), spectrum: spectrum.value)
    guard let pieces = leveled.safeIntervals()?.value else { throw .noEigenvalues }
    let safe = pieces.map { RateInterval(guessedFrom: $0.lower, to: $0.upper) }
    self.init(
      tier: .guess, states: problem.order * (spectrum.value.count + fixedDirections),
      fixedDirections: fixedDirections, level: level, safe: safe, cells: [],
      best: question.wantsBest ? Best(guessing: { floats.radius(at: $0) }, within: safe) : nil,
      binding: safe.first?.upper.flatMap { end in
        floats.leaving(at: end.approximation).map { leaving in
          // In every part of the state the eigenvector looks as it does in J.
          let part = weights(leaving.eigenvalue)
          let parts = Array(repeating: part, count: part.isEmpty ? 0 : problem.order).flatMap(\.self)
          return Binding(guessing: leaving.value, end: end, weights: parts)
        }
      },
      spot: try Spot(question, guessing: { floats.radius(at: $0) }),
      curve: ApproximateIteration.curve(question.curvePoints, beyond: safe) { floats.radius(at: $0) })
  }

  /// A guess by following the radius over the rate, with as few eigenvalue computations as may be.
  ///
  /// - Parameters:
  ///   - scale: the order of magnitude of the largest rate worth a try.
  ///   - leader: the eigenvalue with the largest modulus at a rate; `nil` where there is none.
  package init(
    _ question: RangeQuestion, following leader: @escaping (Double) -> Guess<FloatComplex>?, scale: Double,
    states: Int, fixedDirections: Int
  ) throws(RangeFault) {
    let radius: (Double) -> Guess<Double>? = { leader($0).map { Guess($0.value.modulus) } }
    let level = question.level.approximation
    let safe = try RateInterval.followed(from: scale) { radius($0).map { Guess($0.value / level) } }
    self.init(
      tier: .guess, states: states, fixedDirections: fixedDirections, level: question.level, safe: safe,
      cells: [],
      best: question.wantsBest ? Best(guessing: radius, within: safe, effort: 10) : nil,
      binding: safe.first?.upper.flatMap { end in
        leader(end.approximation).map { Binding(guessing: $0.value, end: end) }
      },
      spot: try Spot(question, guessing: radius),
      curve: ApproximateIteration.curve(question.curvePoints, beyond: safe, radius))
  }
}

extension RateInterval {
  init(guessedFrom lower: Double, to upper: Double?) {
    self.init(
      lower: lower == 0 ? .exact(AlgebraicNumber(.zero)) : .guess(Guess(lower)),
      upper: upper.map { .guess(Guess($0)) })
  }

  /// By how much, relatively, an end may be off that was found by following the radius.
  private static let tolerance = 1e-10
  /// How often a rate is halved before it is said that none is safe.
  private static let mostHalvings = 12

  /// The largest interval of safe rates below a first guess that is found by halving, and its end by false position.
  fileprivate static func followed(
    from scale: Double, _ radius: (Double) -> Guess<Double>?
  ) throws(RangeFault) -> [RateInterval] {
    func excess(_ rate: Double) throws(RangeFault) -> Double {
      guard let value = radius(rate)?.value else { throw .noEigenvalues }
      return value - 1
    }
    var (high, highExcess) = (scale, try excess(scale))
    // From a safe rate upwards, from an unsafe one downwards.
    var (low, lowExcess) = (high, highExcess)
    var tries = 0
    if highExcess < 0 {
      while highExcess < 0 {
        (low, lowExcess) = (high, highExcess)
        tries += 1
        if tries > mostHalvings { return [RateInterval(guessedFrom: 0, to: nil)] }
        high *= 2
        highExcess = try excess(high)
      }
    } else {
      while lowExcess >= 0 {
        (high, highExcess) = (low, lowExcess)
        tries += 1
        if tries > mostHalvings { return [] }
        low /= 2
        lowExcess = try excess(low)
      }
    }
    // Illinois: false position, the weight of an end that stays twice halved.
    var kept = 0
    while high - low > tolerance * high {
      var middle = (low * highExcess - high * lowExcess) / (highExcess - lowExcess)
      // Close in from both sides once an end is settled.
      let margin = tolerance * high / 4
      middle = min(max(middle, low + margin), high - margin)
      let value = try excess(middle)
      if value < 0 {
        (low, lowExcess) = (middle, value)
        if kept < 0 { highExcess /= 2 }
        kept = min(kept, 0) - 1
      } else {
        (high, highExcess) = (middle, value)
        if kept > 0 { lowExcess /= 2 }
        kept = max(kept, 0) + 1
      }
    }
    return [RateInterval(guessedFrom: 0, to: low)]
  }
}

extension RangeAnswer.Best {
  /// - Parameter effort: how many samples to take before closing in; so many steps close in.
  fileprivate init?(
    guessing radius: @escaping (Double) -> Guess<Double>?, within safe: [RateInterval], effort: Int = 48
  ) {
    guard let rate = ApproximateIteration.bestRate(within: safe, effort: effort, radius)?.value,
      let value = radius(rate)?.value, let short = Rational(exactly: value)?.decimal(digits: 8)
    else { return nil }
    let isEndless = rate > 1e6 && safe.contains { $0.upper == nil }
    self.init(
      rate: isEndless ? nil : .guess(Guess(rate)), radius: short, floor: nil, approximateRadius: value)
  }
}

extension RangeAnswer.Spot {
  /// How far from the level a guessed radius has to be to be worth a word.
  private static let margin = 1e-9

  fileprivate init?(_ question: RangeQuestion, guessing radius: (Double) -> Guess<Double>?) throws(RangeFault)
  {
    guard let rate = question.rate else { return nil }
    guard let value = radius(rate.approximation)?.value, let short = Rational(exactly: value) else {
      throw .noEigenvalues
    }
    let level = question.level.approximation
    self.init(
      rate: rate, radius: short.decimal(digits: 10, rounding: .up),
      behaviour: value < 1 ? .converges : .diverges(directions: 0),
      isBelowLevel: abs(value - level) > Self.margin ? value < level : nil)
  }
}

extension Binding {
  fileprivate init(guessing value: FloatComplex, end: RateEnd, weights: [Double] = []) {
    let total = weights.reduce(0) { $0 + $1 * $1 }
    let isReal = abs(value.im) < 1e-6 * value.modulus
    self.init(
      kind: isReal ? (value.re > 0 ? .one : .minusOne) : .pair, end: end, angle: Guess(value.angle),
      shares: total > 0 ? weights.map { $0 * $0 / total } : [])
  }
}
