// Multiplication and powers: flat products with like bases collected.

import Exact

extension Expression {
  /// The number in front, and what it multiplies.
  package var scaled: (coefficient: Rational, part: Expression) {
    switch form {
    case .number(let value):
      (value, .one)
    case .sum(let constant, let terms) where constant.isZero && terms.count == 1:
      (terms[0].coefficient, terms[0].factor)
    case .variable, .sum, .product, .function, .piecewise, .expectation:
      (.one, self)
    }
  }

  /// The factors of this expression when it is read as a product; a number is no factor of anything but itself.
  package var factors: [Factor] {
    if case .product(let factors) = form { return factors }
    return [Factor(base: self, exponent: .one)]
  }

  /// The product of all parts; 1 for none.
  package static func product(_ parts: [Expression]) -> Expression {
    var coefficient = Rational.one
    var collector = FactorCollector()
    for part in parts {
      let (scale, rest) = part.scaled
      coefficient *= scale
      if coefficient.isZero { return .zero }
      if rest.rational == nil { collector.multiply(by: rest.factors) }
    }
    return collector.product(times: coefficient)
  }

  package static func * (a: Expression, b: Expression) -> Expression {
    if let scale = a.rational { return b.scaled(by: scale) }
    if let scale = b.rational { return a.scaled(by: scale) }
    return product([a, b])
  }

  /// - Precondition: the divisor is not the number 0.
  package static func / (a: Expression, b: Expression) -> Expression { a * b.power(-1) }

  package func power(_ exponent: Int) -> Expression { power(Rational(exponent)) }

  /// This expression to a constant power. A root of a negative number stays as it stands; evaluating it fails.
  ///
  /// - Precondition: the expression is not the number 0 when the exponent is negative.
  package func power(_ exponent: Rational) -> Expression {
    if exponent.isZero { return .one }
    if exponent == .one { return self }
    if let number = rational { return Self.power(of: number, exponent) }
    if exponent.isInteger {
      let (coefficient, rest) = scaled
      if let whole = exponent.numerator.word, whole.magnitude <= Self.largestComputedPower,
        coefficient != .one
      {
        return rest.power(exponent).scaled(by: coefficient.power(whole))
      }
      var collector = FactorCollector()
      collector.multiply(by: factors.map { Factor(base: $0.base, exponent: $0.exponent * exponent) })
      return collector.product(times: .one)
    }
    // (c*u)^q = c^q * u^q holds for c > 0 only.
    let (coefficient, rest) = scaled
    if coefficient != .one, coefficient.sign > 0 {
      return Self.power(of: coefficient, exponent) * rest.power(exponent)
    }
    if case .function(.exp, let argument) = form { return .exp(argument.scaled(by: exponent)) }
    return Expression(.product([Factor(base: self, exponent: exponent)]))
  }

  /// This expression to a power that may contain variables, which means `exp(exponent * log(self))`.
  ///
  /// - Precondition: the expression is not the number 0.
  package func power(_ exponent: Expression) -> Expression {
    if let constant = exponent.rational { return power(constant) }
    return .exp(exponent * .log(self))
  }

  package static func sqrt(_ argument: Expression) -> Expression { argument.power(Rational(1, over: 2)) }
}

extension Expression {
  /// A sum as a number times a sum of whole multiples without a common factor, the first of them positive, so that
  /// proportional sums in products are the same base; anything else as it is.
  fileprivate var primitivePart: (content: Rational, part: Expression) {
    guard case .sum(let constant, let terms) = form else { return (.one, self) }
    let numbers = (constant.isZero ? [] : [constant]) + terms.map(\.coefficient)
    let top = numbers.reduce(Integer.zero) { Integer.greatestCommonDivisor($0, $1.numerator) }
    let bottom = numbers.reduce(Integer.one) { common, number in
      common * number.denominator.dividedExactly(by: .greatestCommonDivisor(common, number.denominator))
    }
    let content = Rational(startsWithMinus ? -top : top, over: bottom)
    return (content, content == .one ? self : scaled(by: content.inverse))
  }
}

/// Collects factors by their base and puts the product together.
private struct FactorCollector {
  private var exponents: [Expression: Rational] = [:]
  /// What has come out of sums as a common factor.
  private var coefficient = Rational.one
  /// exp(u)*exp(v) is exp(u + v), so exponentials are collected by their arguments.
  private var exponential = Expression.zero

  mutating func multiply(by factors: [Expression.Factor]) {
    for factor in factors {
      if case .function(.exp, let argument) = factor.base.form {
        exponential = exponential + argument.scaled(by: factor.exponent)
      } else if factor.exponent.isInteger, let whole = factor.exponent.numerator.word,
        whole.magnitude <= Expression.largestComputedPower
      {
        let (content, primitive) = factor.base.primitivePart
        if content != .one { coefficient *= content.power(whole) }
        exponents[primitive, default: .zero] += factor.exponent
      } else {
        exponents[factor.base, default: .zero] += factor.exponent
      }
    }
  }

  func product(times number: Rational) -> Expression {
    var coefficient = coefficient * number
    var factors: [Expression.Factor] = []
    for (base, exponent) in exponents where !exponent.isZero {
      if let prime = base.rational {
        // A power of a prime keeps the part of its exponent between 0 and 1.
        let whole = exponent.floor
        let computed = whole.word.flatMap { $0.magnitude <= Expression.largestComputedPower ? $0 : nil } ?? 0
        coefficient *= prime.power(computed)
        let rest = exponent - Rational(computed)
        if !rest.isZero { factors.append(.init(base: base, exponent: rest)) }
      } else {
        factors.append(.init(base: base, exponent: exponent))
      }
    }
    if !exponential.isZero {
      let power = Expression.exp(exponential)
      let (scale, rest) = power.scaled
      coefficient *= scale
      // exp(2*log(x)) has become a power of x, which may meet another one.
      if case .function(.exp, _) = rest.form {
        factors.append(.init(base: rest, exponent: .one))
      } else if rest.rational == nil {
        var again = FactorCollector()
        again.multiply(by: factors + rest.factors)
        return again.product(times: coefficient)
      }
    }
    if factors.isEmpty { return Expression(coefficient) }
    factors.sort { Expression.precedes($0.base, $1.base) }
    if factors.count == 1, factors[0].exponent == .one { return factors[0].base.scaled(by: coefficient) }
    return Expression(.product(factors)).scaled(by: coefficient)
  }
}
