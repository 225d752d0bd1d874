// The spectral radius at one rate, and which eigenvalues have it.

import Exact

/// The largest modulus of an eigenvalue at one rational rate, exactly known as the root of something and enclosed.
package struct SpectralRadius: Sendable {
  /// A modulus of an eigenvalue, from below and from above.
  package let enclosure: Ball
  /// The radius when it is a short fraction; that was checked exactly.
  package let rational: Rational?

  package init(of family: CharacteristicFamily, at rate: Rational, precision: Int = Ball.defaultPrecision) {
    let moduli = family.factors.flatMap { $0(rate).complexRoots(precision: precision) }.map(\.modulus)
    let enclosure = moduli.reduce(Ball(.zero, precision: precision)) { $0.larger($1) }
    self.enclosure = enclosure
    guard let lower = enclosure.lower, let upper = enclosure.upper else {
      rational = nil
      return
    }
    let candidate = Rational.simplest(between: max(lower, .zero), and: upper)
    let isShort = candidate.denominator.bitWidth < precision / 4
    rational = isShort && Self.isRadius(candidate, of: family, at: rate) ? candidate : nil
  }

  /// A radius known beforehand.
  init(exactly value: Rational) {
    (enclosure, rational) = (Ball(value), value)
  }

  private static func isRadius(_ radius: Rational, of family: CharacteristicFamily, at rate: Rational) -> Bool
  {
    if radius.isZero {
      return family.factors.allSatisfy { factor in
        let value = factor(rate)
        return value.coefficients.dropLast().allSatisfy(\.isZero)
      }
    }
    let count = family.scaled(to: radius).factors.reduce(DiscCount()) { $0 + $1(rate).discCount }
    return count.outside == 0 && count.on > 0
  }

  /// So many significant digits, rounded up: the radius is at most what is printed.
  package func decimal(digits: Int) -> String {
    if let rational { return rational.decimal(digits: digits, rounding: .up) }
    return (enclosure.upper ?? .zero).decimal(digits: digits, rounding: .up)
  }
}

extension Ball {
  /// Encloses the larger of two numbers.
  package func larger(_ other: Ball) -> Ball {
    let half = Ball(Rational(1, over: 2), precision: max(precision, other.precision))
    if (self - other).isPositive { return self }
    if (other - self).isPositive { return other }
    return half * (self + other + (self - other).absoluteValue)
  }
}
