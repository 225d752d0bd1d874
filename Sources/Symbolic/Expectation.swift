// Expectations over random variables that a formula draws by itself.

import Exact

/// How a random variable is distributed.
package enum Law: Hashable, Sendable {
  case uniform(from: Expression, to: Expression)
  case normal(mean: Expression, variance: Expression)

  package var parameters: [Expression] {
    switch self {
    case .uniform(let from, let to): [from, to]
    case .normal(let mean, let variance): [mean, variance]
    }
  }

  var rank: Int {
    switch self {
    case .uniform: 0
    case .normal: 1
    }
  }

  func mapParameters<Failure>(
    _ transform: (Expression) throws(Failure) -> Expression
  ) throws(Failure) -> Law {
    switch self {
    case .uniform(let from, let to): .uniform(from: try transform(from), to: try transform(to))
    case .normal(let mean, let variance):
      .normal(mean: try transform(mean), variance: try transform(variance))
    }
  }
}

/// The expectation of `body` when `variable` follows `law`.
package struct Expectation: Hashable, Sendable {
  /// Named by nesting depth, not as the user named it, so that equal expectations are equal.
  package let variable: Variable
  package let law: Law
  package let body: Expression
}

extension Expression {
  /// The expectation of `body` over `variable`, as far as it has a closed form.
  ///
  /// Sums are taken apart, factors that do not depend on the variable come out, and powers of the variable
  /// become moments; what is left stays as an expectation.
  package static func expectation(over variable: Variable, _ law: Law, of body: Expression) -> Expression {
    if !body.depends(on: variable) { return body }
    if let coefficients = body.polynomialCoefficients(in: variable) {
      return sum(coefficients.enumerated().map { $1 * law.moment($0) })
    }
    let (constant, terms) = body.summands
    guard constant.isZero, terms.count == 1, let term = terms.first else {
      return sum(
        scaled: [(constant, .one)]
          + terms.map { ($0.coefficient, expectation(over: variable, law, of: $0.factor)) })
    }
    let outside = term.factor.factors.filter { !$0.base.depends(on: variable) }
    let inside = term.factor.factors.filter { $0.base.depends(on: variable) }
    let front = product(outside.map { $0.base.power($0.exponent) })
    let rest = product(inside.map { $0.base.power($0.exponent) })
    if let closed = law.exponentialMoment(of: rest, over: variable) {
      return (front * closed).scaled(by: term.coefficient)
    }
    if !outside.isEmpty {
      return (front * expectation(over: variable, law, of: rest)).scaled(by: term.coefficient)
    }
    let bound = Variable("~\(1 + max(rest.node.depth, law.parameters.map(\.node.depth).max() ?? 0))")
    let renamed = rest.renaming(variable, to: bound)
    let node = Expression(.expectation(Expectation(variable: bound, law: law, body: renamed)))
    return node.scaled(by: term.coefficient)
  }

  /// The coefficients by powers of one variable, constant first; `nil` when this is no polynomial in it, or one
  /// of a degree beyond 100.
  package func polynomialCoefficients(in variable: Variable) -> [Expression]? {
    if !depends(on: variable) { return [self] }
    switch form {
    case .number:
      return [self]
    case .variable(let own):
      return own == variable ? [.zero, .one] : [self]
    case .sum(let constant, let terms):
      var columns: [[Expression]] = [[Expression(constant)]]
      for term in terms {
        guard let part = term.factor.polynomialCoefficients(in: variable) else { return nil }
        while columns.count < part.count { columns.append([]) }
        for (power, coefficient) in part.enumerated() {
          columns[power].append(coefficient.scaled(by: term.coefficient))
        }
      }
      return columns.map(Expression.sum)
    case .product(let factors):
      var result: [Expression] = [.one]
      for factor in factors {
        if !factor.base.depends(on: variable) {
          let constant = factor.base.power(factor.exponent)
          result = result.map { $0 * constant }
          continue
        }
        guard factor.exponent.isInteger, let count = factor.exponent.numerator.word, count > 0, count <= 100,
          let base = factor.base.polynomialCoefficients(in: variable)
        else { return nil }
        for _ in 0..<count {
          result = Expression.convolve(result, base)
          guard result.count <= 101 else { return nil }
        }
      }
      return result
    case .function, .piecewise, .expectation:
      return nil
    }
  }

  private static func convolve(_ a: [Expression], _ b: [Expression]) -> [Expression] {
    (0..<(a.count + b.count - 1)).map { power in
      sum(
        (max(0, power - b.count + 1)...min(power, a.count - 1)).map { a[$0] * b[power - $0] })
    }
  }
}
