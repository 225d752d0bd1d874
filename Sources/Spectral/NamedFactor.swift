// Factors of the characteristic polynomial with further variables beside the rate.

import Exact

/// A polynomial in an eigenvalue whose coefficients are polynomials in several variables.
struct NamedFactor: Sendable {
  /// By powers of the eigenvalue, constant first.
  let coefficients: [MultivariatePolynomial]
  let multiplicity: Int

  init(_ coefficients: [MultivariatePolynomial], multiplicity: Int) {
    (self.coefficients, self.multiplicity) = (coefficients, multiplicity)
  }

  var degree: Int { coefficients.count - 1 }

  /// The irreducible factors, over the rationals, of the characteristic polynomial of a matrix.
  ///
  /// - Parameter common: a common denominator of the entries.
  /// - Returns: `nil` when the factors are beyond FLINT.
  static func all(of matrix: Matrix<RationalFunction>, over common: MultivariatePolynomial) -> [NamedFactor]?
  {
    let x = "eigenvalue "
    let size = matrix.rowCount
    let pencil = Matrix<MultivariatePolynomial>(rowCount: size, columnCount: size) { row, column in
      let entry = matrix[row, column]
      let numerator = (common.divided(by: entry.denominator) ?? .one) * entry.numerator
      return (row == column ? .variable(x) * common : .zero) - numerator
    }
    guard let parts = pencil.determinant.factors()?.factors else { return nil }
    return parts.filter { $0.factor.degree(in: x) > 0 }.map {
      NamedFactor($0.factor.coefficients(in: x), multiplicity: $0.multiplicity)
    }
  }

  /// Whether with every eigenvalue its inverse is one too, whatever the variables are worth.
  var isReciprocal: Bool {
    let mirrored = Array(coefficients.reversed())
    return mirrored == coefficients || mirrored.map { -$0 } == coefficients
  }

  /// Whether the eigenvalue is 1, whatever the variables are worth.
  var isFixedDirection: Bool { degree == 1 && at(eigenvalue: 1).isZero }

  func at(eigenvalue: Rational) -> MultivariatePolynomial {
    coefficients.reversed().reduce(.zero) { eigenvalue * $0 + $1 }
  }

  /// How many terms a resultant may have before it is given up.
  private static let mostTerms = 60_000

  /// Polynomials, none of them zero or constant, among whose zeros are all points at which an eigenvalue lies on the
  /// unit circle; as for `EigenvalueFactor.boundary`.
  ///
  /// - Returns: `nil` when the resultant is too large to be tried.
  /// - Precondition: the factor is not reciprocal.
  var boundary: [MultivariatePolynomial]? {
    var polynomials = [at(eigenvalue: 1), at(eigenvalue: -1)]
    if degree > 1 {
      guard let resultant = pairResultant else { return nil }
      polynomials.append(resultant)
    }
    return polynomials.filter { $0.constant == nil }
  }

  /// As `PairResultant`, by elimination.
  private var pairResultant: MultivariatePolynomial? {
    var half = [MultivariatePolynomial](repeating: .zero, count: degree + 1)
    let (plus, minus) = (Polynomial([1, 1]), Polynomial([-1, 1]))
    for (power, coefficient) in coefficients.enumerated() {
      let weights = plus.power(UInt(power)) * minus.power(UInt(degree - power))
      for place in half.indices where !weights[place].isZero {
        half[place] = half[place] + weights[place] * coefficient
      }
    }
    let size = half.map(\.termCount).max() ?? 0
    // A determinant of so many rows multiplies the terms.
    guard degree <= 3 || size * size * (degree - 2) <= Self.mostTerms else { return nil }
    func part(_ parity: Int) -> [MultivariatePolynomial] {
      stride(from: parity, through: degree, by: 2).reversed().map { half[$0] }
    }
    let (first, second) = (part(degree % 2), part(1 - degree % 2))
    let (m, n) = (first.count - 1, second.count - 1)
    let sylvester = Matrix<MultivariatePolynomial>(rowCount: m + n, columnCount: m + n) { row, column in
      let (list, start) = row < n ? (first, row) : (second, row - n)
      let place = column - start
      return list.indices.contains(place) ? list[place] : .zero
    }
    return sylvester.determinant
  }
}
