// Where an interval of rates ends, as well as it is known.

import Exact

/// An end of an interval of rates.
package enum RateEnd: Sendable {
  case exact(AlgebraicNumber)
  /// Somewhere between two numbers; what is claimed of the interval holds up to the one on its own side.
  case enclosed(lower: Rational, upper: Rational)
  case guess(Guess<Double>)

  package enum Side: Sendable {
    /// The interval lies above this end.
    case from
    /// The interval lies below this end.
    case to
  }

  /// So many significant digits, rounded into the interval. A guess is rounded the same way and stays a guess.
  package func decimal(digits: Int, side: Side) -> String {
    let rounding: Rational.Rounding = side == .from ? .up : .down
    switch self {
    case .exact(let number): return number.decimal(digits: digits, rounding: rounding)
    case .enclosed(let lower, let upper):
      return (side == .from ? upper : lower).decimal(digits: digits, rounding: rounding)
    case .guess(let guess):
      return Rational(exactly: guess.value)?.decimal(digits: digits, rounding: rounding) ?? "\(guess.value)"
    }
  }

  package var approximation: Double {
    switch self {
    case .exact(let number): number.ball(precision: 64).approximation
    case .enclosed(let lower, let upper): ((lower + upper) / 2).approximation
    case .guess(let guess): guess.value
    }
  }

  package var isZero: Bool {
    switch self {
    case .exact(let number): number.rational?.isZero == true
    case .enclosed, .guess: false
    }
  }
}

/// An open interval of rates; `upper` is `nil` for one without end.
package struct RateInterval: Sendable {
  package let lower: RateEnd
  package let upper: RateEnd?

  package init(lower: RateEnd, upper: RateEnd?) { (self.lower, self.upper) = (lower, upper) }
}
