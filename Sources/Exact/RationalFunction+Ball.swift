// Quotients of polynomials at points that are known by enclosures.

extension RationalFunction {
  /// An enclosure of the value; `nil` when a variable has none, or the denominator may vanish.
  package func ball(at point: [String: Ball], precision: Int = 512) -> Ball? {
    guard let top = numerator.ball(at: point, precision: precision),
      let bottom = denominator.ball(at: point, precision: precision), !bottom.containsZero
    else { return nil }
    return top / bottom
  }
}

extension MultivariatePolynomial {
  /// An enclosure of the value; `nil` when a variable has none.
  package func ball(at point: [String: Ball], precision: Int) -> Ball? {
    var sum = Ball(.zero, precision: precision)
    for (exponents, coefficient) in terms {
      var term = Ball(coefficient, precision: precision)
      for (name, exponent) in zip(variables, exponents) where exponent > 0 {
        guard let factor = point[name] else { return nil }
        term = term * factor.power(exponent)
      }
      sum = sum + term
    }
    return sum
  }
}
