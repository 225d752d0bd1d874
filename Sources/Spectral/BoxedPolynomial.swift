// Polynomials on boxes of balls.

import Exact

/// A polynomial ready to be evaluated on boxes.
struct BoxedPolynomial {
  let polynomial: MultivariatePolynomial
  private let terms: [(exponents: [Int], coefficient: Ball)]

  /// - Precondition: `order` lists all variables.
  init(_ polynomial: MultivariatePolynomial, order: [String]) {
    self.polynomial = polynomial
    let places = polynomial.variables.map { order.firstIndex(of: $0) ?? 0 }
    terms = polynomial.terms.map { exponents, coefficient in
      var powers = [Int](repeating: 0, count: order.count)
      for (place, exponent) in zip(places, exponents) { powers[place] = exponent }
      return (powers, Ball(coefficient, precision: 96))
    }
  }

  /// An enclosure of the values on a box.
  func value(at point: [Ball]) -> Ball {
    terms.reduce(Ball(.zero, precision: 96)) { sum, term in
      zip(point, term.exponents).reduce(term.coefficient) { product, factor in
        factor.1 == 0 ? product : product * factor.0.power(factor.1)
      } + sum
    }
  }
}

extension Ball {
  /// How wide the ball is for the size of its largest number.
  var relativeWidth: Double {
    guard let lower, let upper else { return 0 }
    let size = max(lower.magnitude, upper.magnitude)
    return size.isZero ? 0 : ((upper - lower) / size).approximation
  }

  var halves: (Ball, Ball)? {
    guard let lower, let upper else { return nil }
    let middle = (lower + upper) / 2
    return (
      Ball(from: lower, to: middle, precision: precision), Ball(from: middle, to: upper, precision: precision)
    )
  }
}
