// Quotients of multivariate polynomials in lowest terms.

/// A quotient of two polynomials without a common factor, the denominator an integer polynomial without a common
/// integer factor and with a positive leading coefficient; so equal functions have equal parts.
package struct RationalFunction: Hashable, Sendable {
  package let numerator: MultivariatePolynomial
  package let denominator: MultivariatePolynomial

  private init(lowest numerator: MultivariatePolynomial, _ denominator: MultivariatePolynomial) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// - Precondition: the denominator is not zero.
  package init(_ numerator: MultivariatePolynomial, over denominator: MultivariatePolynomial) {
    precondition(!denominator.isZero, "a quotient with denominator zero")
    if let value = denominator.constant {
      self.init(lowest: value.inverse * numerator, .one)
      return
    }
    let common = MultivariatePolynomial.greatestCommonDivisor(numerator, denominator)
    let (top, bottom) = (numerator.divided(by: common), denominator.divided(by: common))
    guard let top, let bottom else { preconditionFailure("a common divisor divides") }
    let scale = (bottom.leadingCoefficient.sign < 0 ? -bottom.content : bottom.content).inverse
    self.init(lowest: scale * top, scale * bottom)
  }

  package init(_ polynomial: MultivariatePolynomial) { self.init(lowest: polynomial, .one) }
  package init(_ constant: Rational) { self.init(MultivariatePolynomial(constant)) }
  package static func variable(_ name: String) -> RationalFunction { RationalFunction(.variable(name)) }

  package static let zero = RationalFunction(Rational.zero)
  package static let one = RationalFunction(Rational.one)

  package var isZero: Bool { numerator.isZero }
  package var isPolynomial: Bool { denominator == .one }
  package var variables: [String] { Array(Set(numerator.variables).union(denominator.variables)).sorted() }

  /// The value of a function without variables; `nil` for any other.
  package var constant: Rational? { isPolynomial ? numerator.constant : nil }

  /// One over this function; `nil` when it is zero.
  package var inverse: RationalFunction? {
    isZero ? nil : RationalFunction(denominator, over: numerator)
  }

  /// The value at a point; `nil` when a variable has no value there, or the denominator vanishes.
  package func evaluated(at point: [String: Rational]) -> Rational? {
    guard let top = numerator.evaluated(at: point), let bottom = denominator.evaluated(at: point),
      !bottom.isZero
    else { return nil }
    return top / bottom
  }

  /// The value at a point in floating point; not a number when a variable has no value there.
  package func approximation(at point: [String: Double]) -> Guess<Double> {
    func value(_ polynomial: MultivariatePolynomial) -> Double {
      polynomial.terms.reduce(0) { sum, term in
        zip(polynomial.variables, term.exponents).reduce(term.coefficient.approximation) { product, factor in
          (0..<factor.1).reduce(product) { power, _ in power * (point[factor.0] ?? .nan) }
        } + sum
      }
    }
    return Guess(value(numerator) / value(denominator))
  }

  /// The function with the named variables replaced, all at once; `nil` when the denominator becomes zero.
  package func substituting(_ values: [String: RationalFunction]) -> RationalFunction? {
    guard variables.contains(where: { values[$0] != nil }) else { return self }
    let bottom = Self.substitute(values, in: denominator)
    guard let inverse = bottom.inverse else { return nil }
    return Self.substitute(values, in: numerator) * inverse
  }

  private static func substitute(
    _ values: [String: RationalFunction], in polynomial: MultivariatePolynomial
  ) -> RationalFunction {
    let needed = values.filter { polynomial.variables.contains($0.key) }
    if needed.values.allSatisfy(\.isPolynomial) {
      return RationalFunction(polynomial.substituting(needed.mapValues(\.numerator)))
    }
    var result = RationalFunction.zero
    for (exponents, coefficient) in polynomial.terms {
      var term = RationalFunction(coefficient)
      for (name, exponent) in zip(polynomial.variables, exponents) where exponent > 0 {
        term = term * (values[name] ?? .variable(name)).power(exponent)
      }
      result = result + term
    }
    return result
  }

  /// - Precondition: the function is not zero when the exponent is negative.
  package func power(_ exponent: Int) -> RationalFunction {
    let count = exponent.magnitude
    let (top, bottom) = (numerator.power(count), denominator.power(count))
    return exponent < 0 ? RationalFunction(bottom, over: top) : RationalFunction(lowest: top, bottom)
  }
}

extension RationalFunction: Ring {
  package static func + (a: Self, b: Self) -> Self {
    if a.denominator == b.denominator {
      return RationalFunction(a.numerator + b.numerator, over: a.denominator)
    }
    return RationalFunction(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
  }

  package static func - (a: Self, b: Self) -> Self { a + -b }

  package static func * (a: Self, b: Self) -> Self {
    if a.isPolynomial, b.isPolynomial { return RationalFunction(a.numerator * b.numerator) }
    return RationalFunction(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  package static prefix func - (a: Self) -> Self { RationalFunction(lowest: -a.numerator, a.denominator) }

  /// - Precondition: the divisor is not zero.
  package static func / (a: Self, b: Self) -> Self {
    RationalFunction(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }
}

extension RationalFunction: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(Rational(value)) }
}
