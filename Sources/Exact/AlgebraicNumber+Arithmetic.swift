// Sums, products and inverses of algebraic numbers.

extension AlgebraicNumber {
  package static prefix func - (a: AlgebraicNumber) -> AlgebraicNumber {
    if let value = a.rational { return AlgebraicNumber(-value) }
    let mirrored = a.polynomial.composed(with: Polynomial([0, -1]))
    return AlgebraicNumber(rootOf: mirrored, between: -a.upper, and: -a.lower, isMinimal: a.isMinimal)
  }

  package static func + (a: AlgebraicNumber, b: AlgebraicNumber) -> AlgebraicNumber {
    if let x = a.rational, let y = b.rational { return AlgebraicNumber(x + y) }
    // x = s - t with t a root of b's polynomial: the sums are among the roots of res_t(p(s - t), q(t)).
    let (s, t) = (MultivariatePolynomial.variable("s"), MultivariatePolynomial.variable("t"))
    let first = a.polynomial.multivariate(at: s - t)
    return root(of: first, b.polynomial.multivariate(at: t)) { width in
      let (x, y) = (a.refined(to: width), b.refined(to: width))
      return (x.lower + y.lower, x.upper + y.upper)
    }
  }

  package static func - (a: AlgebraicNumber, b: AlgebraicNumber) -> AlgebraicNumber { a + -b }

  package static func * (a: AlgebraicNumber, b: AlgebraicNumber) -> AlgebraicNumber {
    if let x = a.rational, let y = b.rational { return AlgebraicNumber(x * y) }
    if a.sign == 0 || b.sign == 0 { return AlgebraicNumber(.zero) }
    // x = s/t: the products are among the roots of res_t(t^n*p(s/t), q(t)).
    let (s, t) = (MultivariatePolynomial.variable("s"), MultivariatePolynomial.variable("t"))
    let degree = a.degree
    let first = (0...degree).reduce(MultivariatePolynomial.zero) { sum, power in
      sum + a.polynomial[power] * (s.power(UInt(power)) * t.power(UInt(degree - power)))
    }
    return root(of: first, b.polynomial.multivariate(at: t)) { width in
      let (x, y) = (a.refined(to: width), b.refined(to: width))
      let ends = [x.lower * y.lower, x.lower * y.upper, x.upper * y.lower, x.upper * y.upper].sorted()
      return (ends[0], ends[3])
    }
  }

  /// One over this number; `nil` for 0.
  package var inverse: AlgebraicNumber? {
    if let rational { return rational.isZero ? nil : AlgebraicNumber(rational.inverse) }
    var number = self
    while number.lower.sign != number.upper.sign {
      number = number.refined(to: (number.upper - number.lower) / 4)
    }
    let reversed = Polynomial(polynomial.coefficients.reversed())
    return AlgebraicNumber(
      rootOf: reversed, between: number.upper.inverse, and: number.lower.inverse, isMinimal: isMinimal)
  }

  /// The root of the resultant that stays in the enclosure however far it is refined.
  private static func root(
    of first: MultivariatePolynomial, _ second: MultivariatePolynomial,
    enclosure: (Rational) -> (lower: Rational, upper: Rational)
  ) -> AlgebraicNumber {
    guard
      let eliminated = MultivariatePolynomial.resultant(first, second, eliminating: "t"),
      let polynomial = eliminated.univariate(in: "s"), !polynomial.isZero
    else { preconditionFailure("two polynomials that are not zero have a resultant") }
    var candidates = polynomial.realRoots().map(\.root)
    var width = Rational(1, over: 16)
    while candidates.count > 1 {
      let (low, high) = enclosure(width)
      candidates = candidates.map { $0.refined(to: width) }.filter { $0.lower <= high && low <= $0.upper }
      width *= Rational(1, over: 16)
    }
    return candidates[0]
  }
}

extension Polynomial {
  /// The polynomial with a multivariate one put for its variable.
  package func multivariate(at value: MultivariatePolynomial) -> MultivariatePolynomial {
    coefficients.reversed().reduce(.zero) { $0 * value + MultivariatePolynomial($1) }
  }
}

extension MultivariatePolynomial {
  /// The same polynomial in one unnamed variable; `nil` when any other variable occurs.
  package func univariate(in name: String) -> Polynomial? {
    guard variables.allSatisfy({ $0 == name }) else { return nil }
    return Polynomial(coefficients(in: name).map { $0.constant ?? .zero })
  }
}
