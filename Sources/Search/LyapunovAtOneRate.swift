// Quadratic functions that shrink at every step of one linear map.

import Exact
import Spectral

/// V(s) = s'*P*s, with proofs that P is positive definite and that r*V(s) - V(M*s) is positive for every s but 0.
package struct LyapunovFunction: Sendable {
  package let matrix: Matrix<Rational>
  /// What V shrinks by at every step, at least; the number r.
  package let factor: Rational
  package let definite: SumOfSquares
  package let decreasing: SumOfSquares
}

/// Why no witness was found. None of these says that there is none.
package enum SearchLimit: Error, Hashable, Sendable {
  /// The map does not shrink by the factor, or by so little less that doubles do not see it.
  case notContracting
  /// A function was found in floating point, and did not survive rounding.
  case lostInRounding
  /// The linear program could not be solved.
  case solver(SolverFailure)
  /// So many rounds of new rows did not lead to a function, nor to the conclusion that there is none.
  case rounds(Int)
  /// LAPACK's iteration did not end.
  case noEigenvalues
}

extension LyapunovFunction {
  /// The entries of P get at most so many bits.
  private static let mostBits = 48

  /// A function that shrinks by a factor at every step of a map.
  ///
  /// The Stein equation in floating point proposes it; its entries are rounded to as few bits as will do; exact arithmetic
  /// decides.
  ///
  /// - Precondition: the matrix is square, and the factor positive.
  package init(
    contracting map: Matrix<Rational>, by factor: Rational
  ) throws(SearchLimit) {
    precondition(map.isSquare && factor.sign > 0, "a map without a contraction")
    let size = map.rowCount
    let shrink = factor.approximation.squareRoot()
    let floats = FloatMatrix(rowCount: size, columnCount: size) { map[$0, $1].approximation / shrink }
    guard let sum = SteinEquation.sum(floats)?.value else { throw .notContracting }
    let largest = sum.largestEntry
    var bits = 6
    while bits <= Self.mostBits {
      let unit = Rational(2).power(-bits)
      let rounded = Matrix<Rational>(rowCount: size, columnCount: size) { row, column in
        let entry = (sum[row, column] + sum[column, row]) / (2 * largest)
        return Rational(Int((entry * Double(sign: .plus, exponent: bits, significand: 1)).rounded())) * unit
      }
      let rest = factor * rounded - map.transposed * rounded * map
      if let decreasing = SumOfSquares(provingDefinite: rest),
        let definite = SumOfSquares(provingDefinite: rounded)
      {
        (matrix, self.factor) = (rounded, factor)
        (self.definite, self.decreasing) = (definite, decreasing)
        return
      }
      bits += 6
    }
    throw .lostInRounding
  }
}
