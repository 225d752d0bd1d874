// How many roots of a polynomial lie inside, on and outside the unit circle.

import Exact

/// Roots counted with their multiplicities.
package struct DiscCount: Hashable, Sendable {
  package var inside = 0
  package var on = 0
  package var outside = 0

  package init(inside: Int = 0, on: Int = 0, outside: Int = 0) {
    (self.inside, self.on, self.outside) = (inside, on, outside)
  }

  package static func + (a: DiscCount, b: DiscCount) -> DiscCount {
    DiscCount(inside: a.inside + b.inside, on: a.on + b.on, outside: a.outside + b.outside)
  }

  package static func * (count: Int, a: DiscCount) -> DiscCount {
    DiscCount(inside: count * a.inside, on: count * a.on, outside: count * a.outside)
  }
}

extension Polynomial {
  /// Where the roots lie, exactly.
  ///
  /// - Precondition: the polynomial is not zero.
  package var discCount: DiscCount {
    mardenCount(precision: 192) ?? mardenCount(precision: 1_024) ?? discCountByRoots
  }

  /// Marden's count: with p_0 = p and p_(k+1) = a_0*p_k - a_n*x^n*p_k(1/x), of one degree less each time, as many
  /// roots lie inside as there are negative numbers among the products of the first k constants p_1(0), …, p_k(0).
  ///
  /// - Returns: `nil` when the enclosures do not tell the sign of one of them, as when a root lies on the circle.
  private func mardenCount(precision: Int) -> DiscCount? {
    guard degree != nil else { return nil }
    return Ball.mardenCount(of: coefficients.map { Ball($0, precision: precision) })
  }

  private var discCountByRoots: DiscCount {
    squareFreeFactors().reduce(DiscCount()) { $0 + $1.multiplicity * $1.factor.simpleDiscCount }
  }

  /// For a polynomial without multiple roots.
  private var simpleDiscCount: DiscCount {
    // Enclosures settle most cases. Where a root seems to lie on the circle, it has to be known whether its
    // inverse is a root as well.
    if let count = certainDiscCount(precision: 64) { return count }
    let mirrored = Polynomial(coefficients.reversed())
    let paired = Polynomial.greatestCommonDivisor(self, mirrored)
    var rest = quotientAndRemainder(dividingBy: paired).quotient
    if rest.degree ?? 0 > 0 { rest = rest.primitive }
    // No root of the rest lies on the circle, so precision will tell.
    var precision = 128
    while true {
      if let count = rest.certainDiscCount(precision: precision) { return count + paired.reciprocalDiscCount }
      precision *= 2
    }
  }

  private func certainDiscCount(precision: Int) -> DiscCount? {
    var count = DiscCount()
    for root in complexRoots(precision: precision) {
      let gap = root.real * root.real + root.imaginary * root.imaginary - .one
      if gap.isNegative {
        count.inside += 1
      } else if gap.isPositive {
        count.outside += 1
      } else {
        return nil
      }
    }
    return count
  }

  /// For a polynomial without multiple roots that has with every root its inverse.
  private var reciprocalDiscCount: DiscCount {
    var count = DiscCount()
    var rest = self
    for root in [Rational.one, -1] where rest(root).isZero {
      rest = rest.quotientAndRemainder(dividingBy: Polynomial([-root, 1])).quotient
      count.on += 1
    }
    guard let degree = rest.degree, degree > 0 else { return count }
    // x^m*q(x + 1/x): a pair lies on the circle exactly when the real t = x + 1/x lies between -2 and 2.
    let pairs = degree / 2
    let t = rest.inSumWithInverse
    let circling = t.realRoots().count { abs($0.root, isBelow: 2) }
    count.on += 2 * circling
    count.inside += pairs - circling
    count.outside += pairs - circling
    return count
  }

  /// The polynomial q of half the degree with x^m*q(x + 1/x) = this one.
  ///
  /// - Precondition: the degree is even and the coefficients are the same read backwards.
  private var inSumWithInverse: Polynomial {
    let half = (degree ?? 0) / 2
    // x^k + x^-k as a polynomial in t = x + 1/x.
    var (last, this) = (Polynomial([2]), Polynomial.x)
    var result = Polynomial(self[half])
    for k in stride(from: 1, through: half, by: 1) {
      result = result + this.scaled(by: self[half + k])
      (last, this) = (this, Polynomial.x * this - last)
    }
    return result
  }
}

extension Ball {
  /// Marden's count for a polynomial with enclosed coefficients, constant first; see `Polynomial.discCount`.
  package static func mardenCount(of coefficients: [Ball]) -> DiscCount? {
    var rest = coefficients
    var count = DiscCount()
    var sign = 1
    while rest.count > 1 {
      let (low, high) = (rest[0], rest[rest.count - 1])
      // Numbers as far apart as they come would cost the digits of the smaller ones.
      let scale = (low.absoluteValue + high.absoluteValue)
      guard scale.isPositive else { return nil }
      let (a, b) = (low / scale, high / scale)
      let next = (0..<rest.count - 1).map { a * rest[$0] - b * rest[rest.count - 1 - $0] }
      guard next[0].isPositive || next[0].isNegative else { return nil }
      // The first coefficient of the next polynomial is divided by a positive number only.
      if next[0].isNegative { sign = -sign }
      if sign < 0 { count.inside += 1 } else { count.outside += 1 }
      rest = next
    }
    return count
  }
}

private func abs(_ number: AlgebraicNumber, isBelow bound: Rational) -> Bool {
  number < AlgebraicNumber(bound) && AlgebraicNumber(-bound) < number
}
