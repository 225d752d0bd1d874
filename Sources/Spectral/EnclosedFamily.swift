// The eigenvalues of M when some numbers in it are known by enclosures only.

import Exact

/// Factors of the characteristic polynomial with enclosed coefficients.
///
/// The names that stand for enclosed numbers are kept as variables as long as possible: what cancels whatever they
/// are worth cancels exactly, so that eigenvalues that stay on the unit circle are seen to stay there.
package struct EnclosedFamily: Sendable {
  package struct Factor: Sendable {
    /// By powers of the eigenvalue, constant first; polynomials in the rate and the named numbers.
    let named: [MultivariatePolynomial]
    /// The same with enclosures for the numbers: polynomials in the rate.
    package let coefficients: [BallPolynomial]
    package let multiplicity: Int

    package var degree: Int { named.count - 1 }
  }

  package let factors: [Factor]
  package let poles: BallPolynomial
  package let fixedDirections: Int
  let precision: Int
  private let rate: String
  private let values: [String: Ball]

  package var size: Int { factors.reduce(0) { $0 + $1.degree * $1.multiplicity } }

  /// - Parameters:
  ///   - values: what is known about the variables other than the rate.
  ///   - fixedDirections: the dimension of a space that M leaves as it is, whatever the rate.
  /// - Returns: `nil` when a variable has no value, the factors are beyond FLINT, or it is not seen that there are so
  ///   many fixed directions.
  package init?(
    _ matrix: Matrix<RationalFunction>, rate: String, values: [String: Ball], fixedDirections: Int = 0
  ) {
    let names = Set(matrix.entries.flatMap(\.variables)).subtracting([rate])
    guard names.allSatisfy({ values[$0] != nil }) else { return nil }
    self.fixedDirections = fixedDirections
    (self.rate, self.values) = (rate, values)
    precision = values.values.map(\.precision).max() ?? Ball.defaultPrecision
    let common = matrix.entries.reduce(MultivariatePolynomial.one) {
      $0.leastCommonMultiple(with: $1.denominator)
    }
    guard let poles = BallPolynomial(common, in: rate, values),
      let factors = NamedFactor.all(of: matrix, over: common)
    else { return nil }
    self.poles = poles
    guard let rest = factors.withoutFixedDirections(fixedDirections) else { return nil }
    var list: [Factor] = []
    for factor in rest {
      guard let part = Factor(factor.coefficients, factor.multiplicity, rate, values) else { return nil }
      list.append(part)
    }
    self.factors = list
  }

  private init(factors: [Factor], like other: EnclosedFamily) {
    self.factors = factors
    (poles, fixedDirections, precision) = (other.poles, other.fixedDirections, other.precision)
    (rate, values) = (other.rate, other.values)
  }

  /// The same eigenvalues divided by a radius.
  package func scaled(to radius: Rational) -> EnclosedFamily {
    guard radius != .one else { return self }
    let factors = factors.compactMap { factor in
      let scaled = factor.named.enumerated().map { radius.power($0.offset) * $0.element }
      return Factor(scaled, factor.multiplicity, rate, values)
    }
    return EnclosedFamily(factors: factors, like: self)
  }

  /// Polynomials in the rate among whose positive roots are all rates at which an eigenvalue lies on the circle.
  ///
  /// - Returns: `nil` when the resultant of a factor is too large to be tried.
  var boundary: [BallPolynomial]? {
    var boundary = [poles]
    for factor in factors {
      guard let polynomials = NamedFactor(factor.named, multiplicity: 1).boundary else { return nil }
      for polynomial in polynomials {
        guard let enclosed = BallPolynomial(polynomial, in: rate, values) else { return nil }
        boundary.append(enclosed)
      }
    }
    return boundary
  }

  /// Where the eigenvalues lie at a rate; `nil` when the enclosures do not tell.
  package func discCount(at rate: Rational) -> DiscCount? { discCount(at: Ball(rate, precision: precision)) }

  /// The same for all rates of a ball at once.
  func discCount(at place: Ball) -> DiscCount? {
    var count = DiscCount()
    for factor in factors {
      guard let part = Ball.mardenCount(of: factor.coefficients.map { $0(place) }) else { return nil }
      count = count + factor.multiplicity * part
    }
    return count
  }
}

extension EnclosedFamily.Factor {
  fileprivate init?(
    _ named: [MultivariatePolynomial], _ multiplicity: Int, _ rate: String, _ values: [String: Ball]
  ) {
    var enclosed: [BallPolynomial] = []
    for coefficient in named {
      guard let polynomial = BallPolynomial(coefficient, in: rate, values) else { return nil }
      enclosed.append(polynomial)
    }
    (self.named, coefficients, self.multiplicity) = (named, enclosed, multiplicity)
  }

  /// Whether an eigenvalue lies on or outside the unit circle whatever the rate and the named numbers.
  var staysOnCircle: Bool { NamedFactor(named, multiplicity: 1).isReciprocal }
}

extension BallPolynomial {
  /// A polynomial with values put for all variables but one; `nil` when one has no value.
  init?(_ polynomial: MultivariatePolynomial, in name: String, _ values: [String: Ball]) {
    let precision = values.values.map(\.precision).max() ?? Ball.defaultPrecision
    var coefficients: [Ball] = []
    for coefficient in polynomial.coefficients(in: name) {
      var sum = Ball(.zero, precision: precision)
      for (exponents, number) in coefficient.terms {
        var term = Ball(number, precision: precision)
        for (variable, exponent) in zip(coefficient.variables, exponents) where exponent > 0 {
          guard let value = values[variable] else { return nil }
          term = term * value.power(exponent)
        }
        sum = sum + term
      }
      coefficients.append(sum)
    }
    self.init(coefficients)
  }
}
