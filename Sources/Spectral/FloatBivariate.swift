// Polynomials in the rate and an eigenvalue of J, in floating point.

import Exact

/// A polynomial in the rate and one complex variable as a table of doubles.
struct FloatBivariate {
  /// By powers of the rate, then of j and of its conjugate.
  var terms: [(rate: Int, j: Int, conjugate: Int, coefficient: Double)]

  init(_ polynomial: MultivariatePolynomial, rate: String) {
    let names = [rate, ScalarProblem.eigenvalue, ScalarProblem.conjugate]
    terms = polynomial.terms.map { exponents, coefficient in
      var powers = [0, 0, 0]
      for (name, exponent) in zip(polynomial.variables, exponents) {
        if let place = names.firstIndex(of: name) { powers[place] = exponent }
      }
      return (powers[0], powers[1], powers[2], coefficient.approximation)
    }
  }

  var rateDegree: Int { terms.map(\.rate).max() ?? 0 }
  var degree: Int { terms.map { max($0.j, $0.conjugate) }.max() ?? 0 }

  /// The coefficients by powers of j at a rate, for a polynomial without the conjugate.
  func coefficients(at rate: Double) -> [Double] {
    var result = [Double](repeating: 0, count: degree + 1)
    for term in terms { result[term.j] += term.coefficient * power(rate, term.rate) }
    return result
  }

  /// The coefficients by powers of the rate at a complex j.
  func coefficients(at j: FloatComplex) -> [FloatComplex] {
    var powers = [FloatComplex(1)]
    for _ in 0..<degree { powers.append(powers[powers.count - 1] * j) }
    var result = [FloatComplex](repeating: FloatComplex(0), count: rateDegree + 1)
    for term in terms {
      let product = powers[term.j] * powers[term.conjugate].conjugate
      result[term.rate] = result[term.rate] + FloatComplex(term.coefficient) * product
    }
    return result
  }
}

private func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= base }
  return result
}
