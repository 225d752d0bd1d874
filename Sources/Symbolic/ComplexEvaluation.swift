// Values on complex balls: what rigorous quadrature asks of an integrand.

import Exact

/// Evaluates expressions on complex balls; whatever cannot be enclosed is indeterminate, so nothing is thrown.
struct ComplexEvaluation {
  private let point: [Variable: ComplexBall]
  private let precision: Int
  /// Whether the result must be indeterminate where the formula is not holomorphic.
  private let holomorphic: Bool
  private var known: [Expression: ComplexBall] = [:]

  init(_ point: [Variable: ComplexBall], precision: Int, holomorphic: Bool) {
    (self.point, self.precision, self.holomorphic) = (point, precision, holomorphic)
  }

  mutating func value(of expression: Expression) -> ComplexBall {
    if let value = known[expression] { return value }
    let value = computed(expression)
    known[expression] = value
    return value
  }

  private func ball(_ number: Rational) -> ComplexBall { ComplexBall(number, precision: precision) }

  private mutating func computed(_ expression: Expression) -> ComplexBall {
    switch expression.form {
    case .number(let number):
      return ball(number)
    case .variable(let variable):
      return point[variable] ?? .indeterminate(precision: precision)
    case .sum(let constant, let terms):
      return terms.reduce(ball(constant)) { $0 + ball($1.coefficient) * value(of: $1.factor) }
    case .product(let factors):
      return factors.reduce(ball(.one)) { product, factor in
        let base = value(of: factor.base)
        if factor.exponent.isInteger, let whole = factor.exponent.numerator.word {
          return product * base.power(whole)
        }
        return product * base.power(factor.exponent, holomorphic: holomorphic)
      }
    case .function(let function, let argument):
      return value(function, value(of: argument))
    case .piecewise(let piecewise):
      return value(piecewise)
    case .expectation(let expectation):
      let quadrature = ExpectationQuadrature(expectation, at: point, precision: precision)
      return (try? quadrature.complexValue(holomorphic: holomorphic)) ?? .indeterminate(precision: precision)
    }
  }

  private func value(_ function: Function, _ x: ComplexBall) -> ComplexBall {
    switch function {
    case .exp: x.exponential
    case .log: x.logarithm(holomorphic: holomorphic)
    case .sin: x.sine
    case .cos: x.cosine
    case .tanh: x.hyperbolicTangent
    case .sigmoid: ball(Rational(1, over: 2)) * (.one + (ball(Rational(1, over: 2)) * x).hyperbolicTangent)
    case .softplus: (.one + x.exponential).logarithm(holomorphic: holomorphic)
    case .abs: x.realAbsoluteValue(holomorphic: holomorphic)
    case .sign: x.realSign(holomorphic: holomorphic)
    }
  }

  /// The branch that holds on the whole ball by the sign of the difference's real part.
  private mutating func value(_ piecewise: Piecewise) -> ComplexBall {
    for branch in piecewise.branches {
      let difference = value(of: branch.difference).real
      guard difference.isPositive || difference.isNegative else {
        return .indeterminate(precision: precision)
      }
      if branch.relation.holds(forSign: difference.isPositive ? 1 : -1) { return value(of: branch.value) }
    }
    return value(of: piecewise.otherwise)
  }
}
