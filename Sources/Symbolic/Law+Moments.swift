// Moments that have a closed form.

import Exact

extension Law {
  /// E[x^k].
  func moment(_ power: Int) -> Expression {
    switch self {
    case .uniform(let from, let to):
      // (b^(k+1) - a^(k+1))/((k+1)(b - a)), divided out so that b = a is no exception.
      let terms = (0...power).map { from.power($0) * to.power(power - $0) }
      return Expression.sum(terms).expanded().scaled(by: Rational(1, over: power + 1))
    case .normal(let mean, let variance):
      // Integration by parts: E[x^k] = m*E[x^(k-1)] + (k-1)*v*E[x^(k-2)].
      var (previous, current) = (Expression.zero, Expression.one)
      for k in 0..<power {
        (previous, current) = (current, mean * current + (variance * previous).scaled(by: Rational(k)))
      }
      return current
    }
  }

  /// E[x^k*exp(a*x + b)] under a normal law: completing the square shifts the mean by a*v and leaves the factor
  /// exp(a*m + a^2*v/2 + b). `nil` for any other integrand or law.
  func exponentialMoment(of integrand: Expression, over variable: Variable) -> Expression? {
    guard case .normal(let mean, let variance) = self else { return nil }
    var power = 0
    var exponent: [Expression]?
    for factor in integrand.factors {
      if case .function(.exp, let argument) = factor.base.form, factor.exponent == .one, exponent == nil {
        guard let coefficients = argument.polynomialCoefficients(in: variable), coefficients.count == 2
        else { return nil }
        exponent = coefficients
      } else if case .variable(variable) = factor.base.form, factor.exponent.isInteger,
        let count = factor.exponent.numerator.word, (1...100).contains(count)
      {
        power = count
      } else {
        return nil
      }
    }
    guard let exponent else { return nil }
    let (b, a) = (exponent[0], exponent[1])
    let shifted = Law.normal(mean: mean + a * variance, variance: variance)
    let factor = Expression.exp(a * mean + a.power(2) * variance / 2 + b)
    return factor * shifted.moment(power)
  }
}
