// Differentiation.

import Exact

extension Expression {
  package func derivative(by variable: Variable) -> Expression { gradient()[variable] ?? .zero }

  /// The derivatives by all variables that occur; those that are missing are 0.
  package func gradient() -> [Variable: Expression] {
    var differentiator = Differentiator()
    return differentiator.gradient(of: self)
  }

  /// The matrix of derivatives: one row an expression, one column a variable.
  package static func jacobian(of expressions: [Expression], by variables: [Variable]) -> Matrix<Expression> {
    var differentiator = Differentiator()
    let gradients = expressions.map { differentiator.gradient(of: $0) }
    return Matrix(rowCount: expressions.count, columnCount: variables.count) { row, column in
      gradients[row][variables[column]] ?? .zero
    }
  }
}

/// Differentiates by all variables in one pass, each shared part once.
private struct Differentiator {
  private var known: [Expression: [Variable: Expression]] = [:]

  mutating func gradient(of expression: Expression) -> [Variable: Expression] {
    switch expression.form {
    case .number: return [:]
    case .variable(let variable): return [variable: .one]
    case .sum, .product, .function, .piecewise, .expectation: break
    }
    if let gradient = known[expression] { return gradient }
    let gradient = computed(expression)
    known[expression] = gradient
    return gradient
  }

  private mutating func computed(_ expression: Expression) -> [Variable: Expression] {
    switch expression.form {
    case .number, .variable:
      return [:]
    case .sum(_, let terms):
      var parts: [Variable: [(coefficient: Rational, part: Expression)]] = [:]
      for term in terms {
        for (variable, derivative) in gradient(of: term.factor) {
          parts[variable, default: []].append((term.coefficient, derivative))
        }
      }
      return parts.mapValues { Expression.sum(scaled: $0) }
    case .product(let factors):
      var parts: [Variable: [Expression]] = [:]
      for (index, factor) in factors.enumerated() {
        let inner = gradient(of: factor.base)
        if inner.isEmpty { continue }
        // d(b^n) = n*b^(n-1)*db, times the other factors.
        var rest = factors
        let lowered = factor.base.power(factor.exponent - 1).scaled(by: factor.exponent)
        rest.remove(at: index)
        let outer = Expression.product([lowered] + rest.map { $0.base.power($0.exponent) })
        for (variable, derivative) in inner { parts[variable, default: []].append(outer * derivative) }
      }
      return parts.mapValues { Expression.sum($0) }
    case .function(let function, let argument):
      let outer = function.derivative(at: argument)
      if outer.isZero { return [:] }
      return gradient(of: argument).mapValues { outer * $0 }
    case .piecewise(let piecewise):
      let branches = piecewise.branches.map { ($0, gradient(of: $0.value)) }
      let otherwise = gradient(of: piecewise.otherwise)
      return differentiated(expression, by: expression.variables) { variable in
        Expression.piecewise(
          branches.map { .init($0.difference, $0.relation, $1[variable] ?? .zero) },
          otherwise: otherwise[variable] ?? .zero, antiderivative: expression)
      }
    case .expectation(let expectation):
      let inner = gradient(of: expectation.body)
      return differentiated(expression, by: expression.variables) { variable in
        expectation.derivative(by: variable, bodyDerivative: inner[variable] ?? .zero)
      }
    }
  }

  private func differentiated(
    _ expression: Expression, by variables: [Variable], _ derivative: (Variable) -> Expression
  ) -> [Variable: Expression] {
    Dictionary(uniqueKeysWithValues: variables.map { ($0, derivative($0)) }).filter { !$0.value.isZero }
  }
}

extension Function {
  /// The derivative of the outer function at the inner one.
  func derivative(at u: Expression) -> Expression {
    switch self {
    case .exp: .exp(u)
    case .log: u.power(-1)
    case .sin: .apply(.cos, u)
    case .cos: -.apply(.sin, u)
    case .tanh: 1 - Expression.apply(.tanh, u).power(2)
    case .sigmoid: Expression.apply(.sigmoid, u) * (1 - Expression.apply(.sigmoid, u))
    case .softplus: .apply(.sigmoid, u)
    case .abs: .apply(.sign, u)
    case .sign: .zero
    }
  }
}

extension Expectation {
  /// The derivative under the integral.
  ///
  /// Where the law's own parameters depend on the variable, the integral is first written over a law that does
  /// not: x = a + (b-a)*u with u uniform on [0, 1], or x = m + sqrt(v)*u with u standard normal.
  func derivative(by variable: Variable, bodyDerivative: Expression) -> Expression {
    guard law.parameters.contains(where: { $0.depends(on: variable) }) else {
      return .expectation(over: self.variable, law, of: bodyDerivative)
    }
    let (standard, image): (Law, Expression) =
      switch law {
      case .uniform(let from, let to):
        (.uniform(from: 0, to: 1), from + (to - from) * .variable(self.variable))
      case .normal(let mean, let variance):
        (.normal(mean: 0, variance: 1), mean + .sqrt(variance) * .variable(self.variable))
      }
    let drawn = body.replacing(self.variable, by: image)
    return .expectation(over: self.variable, standard, of: drawn.derivative(by: variable))
  }
}
