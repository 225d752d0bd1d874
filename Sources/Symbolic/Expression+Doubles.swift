// Values in floating point, for searches and pictures.

import Exact

#if canImport(Glibc)
  import Glibc
#endif

extension Expression {
  /// The value in floating point, not a number where there is none; an expectation that is left is integrated
  /// roughly.
  package func approximation(at point: [Variable: Double]) -> Guess<Double> {
    var known: [Expression: Double] = [:]
    return Guess(approximate(point, &known))
  }

  private func approximate(_ point: [Variable: Double], _ known: inout [Expression: Double]) -> Double {
    if let value = known[self] { return value }
    let value = computeApproximation(point, &known)
    known[self] = value
    return value
  }

  private func computeApproximation(
    _ point: [Variable: Double], _ known: inout [Expression: Double]
  ) -> Double {
    switch form {
    case .number(let number):
      return number.approximation
    case .variable(let variable):
      return point[variable] ?? .nan
    case .sum(let constant, let terms):
      return terms.reduce(constant.approximation) {
        $0 + $1.coefficient.approximation * $1.factor.approximate(point, &known)
      }
    case .product(let factors):
      return factors.reduce(1) { product, factor in
        product * pow(factor.base.approximate(point, &known), factor.exponent.approximation)
      }
    case .function(let function, let argument):
      return function.value(at: argument.approximate(point, &known))
    case .piecewise(let piecewise):
      for branch in piecewise.branches {
        let difference = branch.difference.approximate(point, &known)
        if difference.isNaN { return .nan }
        let sign = difference < 0 ? -1 : difference > 0 ? 1 : 0
        if branch.relation.holds(forSign: sign) { return branch.value.approximate(point, &known) }
      }
      return piecewise.otherwise.approximate(point, &known)
    case .expectation(let expectation):
      return expectation.approximate(at: point)
    }
  }
}

extension Expectation {
  /// The midpoint rule in 200 points: over the interval, or over eight standard deviations to each side.
  fileprivate func approximate(at point: [Variable: Double]) -> Double {
    let count = 200
    let centre: Double
    let reach: Double
    let weight: (Double) -> Double
    switch law {
    case .uniform(let from, let to):
      let (low, high) = (from.approximation(at: point).value, to.approximation(at: point).value)
      (centre, reach) = ((low + high) / 2, (high - low) / 2)
      weight = { _ in 1 / Double(count) }
    case .normal(let mean, let variance):
      let deviation = sqrt(variance.approximation(at: point).value)
      (centre, reach) = (mean.approximation(at: point).value, 8 * deviation)
      weight = { 16 / Double(count) * Glibc.exp(-32 * $0 * $0) / sqrt(2 * Double.pi) }
    }
    var inner = point
    return (0..<count).reduce(0) { sum, index in
      let place = (2 * Double(index) + 1) / Double(count) - 1
      inner[variable] = centre + reach * place
      return sum + weight(place) * body.approximation(at: inner).value
    }
  }
}

extension Function {
  /// The value in floating point, not a number where there is none.
  package func value(at x: Double) -> Double {
    switch self {
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .sin: Glibc.sin(x)
    case .cos: Glibc.cos(x)
    case .tanh: Glibc.tanh(x)
    case .sigmoid: 1 / (1 + Glibc.exp(-x))
    case .softplus: max(x, 0) + log1p(Glibc.exp(-Swift.abs(x)))
    case .abs: Swift.abs(x)
    case .sign: x < 0 ? -1 : x > 0 ? 1 : .nan
    }
  }
}
