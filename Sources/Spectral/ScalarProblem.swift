// A method that is made of J alone, seen by one eigenvalue of J at a time.

import Exact

/// A small matrix with the rate and an eigenvalue j of J as variables: its eigenvalues are those of M that belong to j.
package struct ScalarProblem: Sendable {
  /// det(x*d - N) by powers of x, constant first, where the matrix is N/d: polynomials in the rate and j.
  let characteristic: [MultivariatePolynomial]
  /// The denominator d.
  let poles: MultivariatePolynomial
  /// A polynomial in the rate, j and its conjugate: zero where an eigenvalue lies on the unit circle.
  let wall: MultivariatePolynomial
  let rate: String

  static let eigenvalue = "j"
  static let conjugate = "j conjugate"

  /// How many eigenvalues of M belong to one of J.
  package var order: Int { characteristic.count - 1 }

  init(characteristic: [MultivariatePolynomial], poles: MultivariatePolynomial, rate: String) {
    (self.characteristic, self.poles, self.rate) = (characteristic, poles, rate)
    wall = Self.wall(characteristic)
  }

  /// - Parameter symbol: a square matrix in the rate and the variable `j`.
  /// - Returns: `nil` when other variables occur.
  package init?(_ symbol: Matrix<RationalFunction>, rate: String) {
    guard Set(symbol.entries.flatMap(\.variables)).isSubset(of: [rate, Self.eigenvalue]) else { return nil }
    let size = symbol.rowCount
    let common = symbol.entries.reduce(MultivariatePolynomial.one) {
      $0.leastCommonMultiple(with: $1.denominator)
    }
    let x = "x"
    let pencil = Matrix<MultivariatePolynomial>(rowCount: size, columnCount: size) { row, column in
      let entry = symbol[row, column]
      let numerator = (common.divided(by: entry.denominator) ?? .one) * entry.numerator
      return (row == column ? .variable(x) * common : .zero) - numerator
    }
    self.init(characteristic: pencil.determinant.coefficients(in: x), poles: common, rate: rate)
  }

  /// The resultant of q(x; j) and x^k times the conjugate polynomial at 1/x: up to a sign, the product of
  /// 1 - x_i*conj(x_k) over all pairs of roots.
  private static func wall(_ characteristic: [MultivariatePolynomial]) -> MultivariatePolynomial {
    let order = characteristic.count - 1
    let mirrored = characteristic.map { $0.substituting([eigenvalue: .variable(conjugate)]) }
    let sylvester = Matrix<MultivariatePolynomial>(rowCount: 2 * order, columnCount: 2 * order) {
      row, column in
      let place = column - (row < order ? row : row - order)
      guard (0...order).contains(place) else { return .zero }
      return row < order ? characteristic[order - place] : mirrored[place]
    }
    return sylvester.determinant
  }
}
