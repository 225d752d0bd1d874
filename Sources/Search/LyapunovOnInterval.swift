// Quadratic functions that shrink at every step, for a whole interval of rates at once.

import Exact
import Spectral

/// V(s) = s'*P(eta)*s with P a polynomial in the rate, and proofs that r*V(s) - V(M(eta)*s) is positive for every rate of an
/// interval and every s but 0.
///
/// The difference is a polynomial matrix Q(eta), divided by the power of eta that it contains. On the interval it is a
/// weighted mean of its Bernstein coefficients, and each of them is proved to be positive definite. Where Q is, P is
/// nonsingular (Stein), so that its positive definiteness at one rate is that at all of them.
package struct IntervalLyapunovFunction: Sendable {
  /// P by powers of the rate.
  package let matrices: [Matrix<Rational>]
  package let factor: Rational
  package let lower: Rational
  package let upper: Rational
  /// The power of the rate that was divided out of Q.
  package let power: Int
  /// A rate inside the interval, and the proof that P is positive definite there.
  package let sample: Rational
  package let definite: SumOfSquares
  /// A proof for every Bernstein coefficient of Q.
  package let decreasing: [SumOfSquares]

  /// P at a rate.
  package func matrix(at rate: Rational) -> Matrix<Rational> { matrices.evaluated(at: rate) }
}

extension [Matrix<Rational>] {
  /// A polynomial with matrices for coefficients, constant first.
  func evaluated(at value: Rational) -> Matrix<Rational> {
    let size = self[0].rowCount
    return reversed().reduce(Matrix<Rational>.zero(size, size)) { value * $0 + $1 }
  }

  /// The product of two such polynomials.
  func times(_ other: [Matrix<Rational>]) -> [Matrix<Rational>] {
    let size = self[0].rowCount
    var product = Array(repeating: Matrix<Rational>.zero(size, size), count: count + other.count - 1)
    for (i, a) in enumerated() {
      for (j, b) in other.enumerated() { product[i + j] = product[i + j] + a * b }
    }
    return product
  }

  /// The coefficients in Bernstein's basis on an interval.
  func bernstein(on interval: (lower: Rational, upper: Rational)) -> [Matrix<Rational>] {
    let (size, degree) = (self[0].rowCount, count - 1)
    let range = BernsteinForm.Range(interval.lower, interval.upper)
    let forms = (0..<size * size).map { place in BernsteinForm.bernstein(map { $0.entries[place] }, on: range)
    }
    return (0...degree).map { k in
      Matrix(rowCount: size, columnCount: size, entries: forms.map { $0[k] })
    }
  }
}
