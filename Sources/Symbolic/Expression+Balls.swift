// Values enclosed in balls.

import Exact

extension Expression {
  /// An enclosure of the value where the variables lie in the given balls.
  ///
  /// A ball that is not finite says that the working precision did not suffice; a fault, that there is certainly
  /// no value somewhere on the given balls, or that a variable has none.
  package func ball(
    at point: [Variable: Ball] = [:], precision: Int = Ball.defaultPrecision
  ) throws(EvaluationFault) -> Ball {
    var evaluation = BallEvaluation(point, precision)
    return try evaluation.value(of: self)
  }

  /// The sign of a constant: decided by enclosures, and by algebra where the value is 0.
  package func constantSign() throws(EvaluationFault) -> Int {
    if let number = rational { return number.sign }
    for precision in [64, 256, 1024] {
      let value = try ball(precision: precision)
      if value.isPositive { return 1 }
      if value.isNegative { return -1 }
      if precision == 64, isCertainlyZero { return 0 }
    }
    throw .undecidedSign(self)
  }
}

/// Evaluates expressions that share parts, each part once.
package struct BallEvaluation {
  private let point: [Variable: Ball]
  private let precision: Int
  private var known: [Expression: Ball] = [:]

  package init(_ point: [Variable: Ball], _ precision: Int) {
    self.point = point
    self.precision = precision
  }

  package mutating func value(of expression: Expression) throws(EvaluationFault) -> Ball {
    if let value = known[expression] { return value }
    let value = try computed(expression)
    known[expression] = value
    return value
  }

  private func ball(_ number: Rational) -> Ball { Ball(number, precision: precision) }

  private mutating func computed(_ expression: Expression) throws(EvaluationFault) -> Ball {
    switch expression.form {
    case .number(let number):
      return ball(number)
    case .variable(let variable):
      guard let value = point[variable] else { throw .freeVariable(variable) }
      return value.withPrecision(precision)
    case .sum(let constant, let terms):
      var sum = ball(constant)
      for term in terms { sum = sum + ball(term.coefficient) * (try value(of: term.factor)) }
      return sum
    case .product(let factors):
      var product = ball(.one)
      for factor in factors {
        let base = try value(of: factor.base)
        if !factor.exponent.isInteger, base.isNegative {
          throw .rootOfNegative(factor.base, value: factor.base)
        }
        product = product * base.power(factor.exponent)
      }
      return product
    case .function(let function, let argument):
      return try value(function, argument)
    case .piecewise(let piecewise):
      return try value(piecewise)
    case .expectation(let expectation):
      return try ExpectationQuadrature(expectation, at: point, precision: precision).value()
    }
  }

  private mutating func value(_ function: Function, _ argument: Expression) throws(EvaluationFault) -> Ball {
    let x = try value(of: argument)
    switch function {
    case .exp: return x.exponential
    case .log:
      if x.isNegative { throw .logarithmOfNonPositive(argument, value: argument) }
      return x.logarithm
    case .sin: return x.sine
    case .cos: return x.cosine
    case .tanh: return x.hyperbolicTangent
    case .sigmoid: return x.sigmoid
    case .softplus: return x.softplus
    case .abs: return x.absoluteValue
    case .sign:
      if x.isPositive { return ball(1) }
      if x.isNegative { return ball(-1) }
      // Either value is possible, or none: nothing finite would be true.
      return ball(1) / (x - x)
    }
  }

  /// The union of all branches that the balls leave possible.
  private mutating func value(_ piecewise: Piecewise) throws(EvaluationFault) -> Ball {
    var possible: [Ball] = []
    var settled = false
    for branch in piecewise.branches where !settled {
      let difference = try value(of: branch.difference)
      let signs: [Int] = difference.isPositive ? [1] : difference.isNegative ? [-1] : [-1, 0, 1]
      let holds = signs.map(branch.relation.holds(forSign:))
      if holds.contains(true) { possible.append(try value(of: branch.value)) }
      settled = holds.allSatisfy { $0 }
      if piecewise.antiderivative != nil, signs.count > 1 {
        // On a border the derivative may not exist.
        return ball(1) / ball(0)
      }
    }
    if !settled { possible.append(try value(of: piecewise.otherwise)) }
    return possible.dropFirst().reduce(possible[0]) { $0.union($1) }
  }
}
