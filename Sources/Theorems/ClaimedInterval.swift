// An interval of rates that a theorem calls safe, beside the true ones.

import Exact
import Spectral

struct ClaimedInterval {
  let lower: Number
  let isLowerSafe: Bool
  /// `nil` for an interval without end.
  let upper: Number?
  let isUpperSafe: Bool

  /// Whether all of it lies in an open interval; `nil` when that cannot be told.
  func within(_ piece: RateInterval, _ effort: Effort) -> Bool? {
    let low = lower.compared(with: piece.lower.number, effort).map { isLowerSafe ? $0 > 0 : $0 >= 0 }
    let high: Bool? =
      switch (upper, piece.upper) {
      case (_, nil): true
      case (nil, _): false
      case (let upper?, let end?):
        upper.compared(with: end.number, effort).map { isUpperSafe ? $0 < 0 : $0 <= 0 }
      }
    if low == false || high == false { return false }
    return low == nil || high == nil ? nil : true
  }

  /// Whether a rate is called safe; `nil` when that cannot be told.
  func contains(_ rate: Number, _ effort: Effort) -> Bool? {
    let low = rate.compared(with: lower, effort).map { isLowerSafe ? $0 >= 0 : $0 > 0 }
    let high = upper.map { rate.compared(with: $0, effort).map { isUpperSafe ? $0 <= 0 : $0 < 0 } } ?? true
    if low == false || high == false { return false }
    return low == nil || high == nil ? nil : true
  }

  /// A short fraction in both; `nil` when none is found.
  func rate(in cell: RateInterval, _ effort: Effort) -> Rational? {
    let low = Arithmetic(effort).larger(lower, cell.lower.number)
    let ends = [upper, cell.upper?.number].compactMap(\.self)
    guard let first = ends.first else { return Rational((low.ball(64).upper ?? .one).ceiling) + 1 }
    let high = ends.dropFirst().reduce(first) { Arithmetic(effort).smaller($0, $1) }
    guard low.compared(with: high, effort) == -1 else { return nil }
    return .between(low, high)
  }

  /// Rates that are called safe and lie just outside the true ones.
  func candidates(beside truth: TrueRates) -> [Rational] {
    let claimed = (upper?.approximation).flatMap { Rational(exactly: $0) }
    let high = claimed ?? 4 * (truth.pieces.last?.upper?.number.ball(64).upper ?? .one)
    let low = Rational(exactly: lower.approximation) ?? .zero
    let end = truth.pieces.first?.upper?.number.ball(64).upper ?? low
    let begin = max(end, low)
    guard begin < high else { return [] }
    return [1, 2, 3].map { share in
      let middle = begin + (high - begin) * Rational(share, over: 4)
      return .simplest(between: middle - (high - begin) / 16, and: middle + (high - begin) / 16)
    }
  }
}

extension RateInterval {
  /// Whether a rate lies in the open interval; `nil` when that cannot be told.
  func contains(_ rate: Number, _ effort: Effort) -> Bool? {
    ClaimedInterval(lower: rate, isLowerSafe: true, upper: rate, isUpperSafe: true).within(self, effort)
  }

  /// A short fraction strictly inside.
  var inside: Rational {
    guard let upper else { return Rational((lower.number.ball(64).upper ?? .zero).ceiling) + 1 }
    return .between(lower.number, upper.number)
  }

  /// Several fractions strictly inside.
  var places: [Rational] {
    guard let upper else {
      let start = (lower.number.ball(64).upper ?? .zero)
      return [inside, 2 * Rational(start.ceiling) + 3]
    }
    let (low, high) = (lower.number.ball(192).upper ?? .zero, upper.number.ball(192).lower ?? .zero)
    guard low < high else { return [] }
    return [Rational(1, over: 16), Rational(1, over: 2), Rational(15, over: 16)].map { share in
      let middle = low + (high - low) * share
      return .simplest(between: middle - (high - low) / 64, and: middle + (high - low) / 64)
    }
  }
}

extension Rational {
  /// A short fraction strictly between two numbers that are known to differ.
  static func between(_ low: Number, _ high: Number) -> Rational {
    var precision = 64
    while precision < 1 << 14 {
      let (a, b) = (low.ball(precision).upper ?? .zero, high.ball(precision).lower ?? .zero)
      if a < b { return .simplest(between: a + (b - a) / 4, and: b - (b - a) / 4) }
      precision *= 2
    }
    return low.ball(64).midpoint
  }
}

extension Behaviour {
  /// The verb with what goes with it.
  var words: String {
    switch self {
    case .converges: "converges"
    case .conserves: "neither grows nor shrinks"
    case .stalls: "stalls: something stays for ever"
    case .drifts: "grows like a power of the number of steps"
    case .diverges: "diverges"
    }
  }
}

extension Number {
  /// A fraction as it is, and other numbers with some of their digits.
  package var text: String {
    if let rational, rational.denominator.bitWidth <= 40, rational.numerator.bitWidth <= 40 {
      return rational.description
    }
    return switch self {
    case .exact(let value): value.decimal(digits: 12) + "..."
    case .enclosed(let ball): ball.decimal(digits: 12) + "..."
    }
  }
}
