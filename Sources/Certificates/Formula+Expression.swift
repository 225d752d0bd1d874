// Formulas in the prefix notation of certificates.

import Exact
import Symbolic

extension JSON {
  package init(_ number: Rational) { self = .string(number.description) }

  /// A formula as certificates write it.
  ///
  /// - Parameter point: the equilibrium, for the values of roots there.
  init(formula: Expression, at point: [Variable: Expression]) throws(Uncertifiable) {
    switch formula.form {
    case .number(let value):
      self.init(value)
    case .variable(let variable):
      self = .string(variable.name)
    case .sum(let constant, let terms):
      var parts: [JSON] = constant.isZero ? [] : [JSON(constant)]
      for term in terms {
        let factor = try JSON(formula: term.factor, at: point)
        parts.append(term.coefficient == 1 ? factor : ["*", JSON(term.coefficient), factor])
      }
      self = parts.count == 1 ? parts[0] : .array(["+"] + parts)
    case .product(let factors):
      var parts: [JSON] = []
      for factor in factors { parts.append(try JSON(factor, at: point)) }
      self = parts.count == 1 ? parts[0] : .array(["*"] + parts)
    case .function(.abs, let argument):
      let inner = try JSON(formula: argument, at: point)
      self = ["if", inner, ">", inner, ["*", "-1", inner]]
    case .function(.sign, let argument):
      self = ["if", try JSON(formula: argument, at: point), ">", "1", "-1"]
    case .function(let function, let argument):
      self = [.string(function.rawValue), try JSON(formula: argument, at: point)]
    case .piecewise(let piecewise):
      var result = try JSON(formula: piecewise.otherwise, at: point)
      for branch in piecewise.branches.reversed() {
        result = [
          "if", try JSON(formula: branch.difference, at: point), .string(branch.relation.rawValue),
          try JSON(formula: branch.value, at: point), result,
        ]
      }
      self = result
    case .expectation(let expectation):
      try self.init(expectation, at: point)
    }
  }

  private init(_ factor: Expression.Factor, at point: [Variable: Expression]) throws(Uncertifiable) {
    var base = try JSON(formula: factor.base, at: point)
    let (numerator, denominator) = (factor.exponent.numerator, factor.exponent.denominator)
    guard let power = numerator.magnitude.word, let order = denominator.word else {
      throw .notRational(factor.base.power(factor.exponent).text)
    }
    if order > 1 {
      let root = Expression.product([factor.base.power(Rational(1, over: order))])
      guard let value = (try? root.substituting(point))?.rational else { throw .irrationalRoot(root.text) }
      base = ["root", base, .count(order), JSON(value)]
    }
    if power != 1 { base = ["power", base, .count(power)] }
    self = factor.exponent.sign < 0 ? ["/", "1", base] : base
  }

  /// An expectation under a law with numbers; parameters that are none are moved into the formula.
  private init(_ expectation: Expectation, at point: [Variable: Expression]) throws(Uncertifiable) {
    let variable = Expression.variable(expectation.variable)
    let law: JSON
    var moved = variable
    switch expectation.law {
    case .uniform(let from, let to):
      if let low = from.rational, let high = to.rational {
        law = ["uniform", JSON(low), JSON(high)]
      } else {
        law = ["uniform", "0", "1"]
        moved = from + (to - from) * variable
      }
    case .normal(let mean, let variance):
      guard let spread = variance.rational else { throw .law(expectation.body.text) }
      if let centre = mean.rational {
        law = ["normal", JSON(centre), JSON(spread)]
      } else {
        law = ["normal", "0", JSON(spread)]
        moved = mean + variable
      }
    }
    guard let body = try? expectation.body.substituting([expectation.variable: moved]) else {
      throw .law(expectation.body.text)
    }
    self = ["expect", .string(expectation.variable.name), law, try JSON(formula: body, at: point)]
  }

  /// A polynomial as a sum of products.
  init(polynomial: MultivariatePolynomial) {
    let parts = polynomial.terms.map { exponents, coefficient -> JSON in
      var factors: [JSON] = coefficient == 1 ? [] : [JSON(coefficient)]
      for (name, exponent) in zip(polynomial.variables, exponents) where exponent > 0 {
        let base = JSON.string(name)
        factors.append(exponent == 1 ? base : ["power", base, .count(exponent)])
      }
      if factors.isEmpty { return "1" }
      return factors.count == 1 ? factors[0] : .array(["*"] + factors)
    }
    self = parts.isEmpty ? "0" : parts.count == 1 ? parts[0] : .array(["+"] + parts)
  }
}
