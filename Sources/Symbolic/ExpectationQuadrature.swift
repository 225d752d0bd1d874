// Expectations without a closed form, integrated with a proved error.

import Exact

/// Integrates one expectation where the other variables lie in given balls.
struct ExpectationQuadrature {
  private let expectation: Expectation
  private let point: [Variable: ComplexBall]
  private let precision: Int

  init(_ expectation: Expectation, at point: [Variable: ComplexBall], precision: Int) {
    (self.expectation, self.point, self.precision) = (expectation, point, precision)
  }

  init(_ expectation: Expectation, at point: [Variable: Ball], precision: Int) {
    self.init(
      expectation, at: point.mapValues { ComplexBall($0.withPrecision(precision)) }, precision: precision)
  }

  func value() throws(EvaluationFault) -> Ball { try complexValue(holomorphic: false).real }

  func complexValue(holomorphic: Bool) throws(EvaluationFault) -> ComplexBall {
    switch expectation.law {
    case .uniform(let from, let to):
      // x = a + (b - a)*u, u uniform on [0, 1].
      let (low, high) = (value(of: from, holomorphic), value(of: to, holomorphic))
      let variable = expectation.variable
      return integral(from: .zero, to: .one, holomorphic) { u in
        (variable, low + (high - low) * u, .one)
      }
    case .normal(let mean, let variance):
      return try normal(mean, variance, holomorphic)
    }
  }

  private func value(of expression: Expression, _ holomorphic: Bool) -> ComplexBall {
    var evaluation = ComplexEvaluation(point, precision: precision, holomorphic: holomorphic)
    return evaluation.value(of: expression)
  }

  private func integral(
    from lower: ComplexBall, to upper: ComplexBall, _ holomorphic: Bool,
    drawing: @escaping (ComplexBall) -> (Variable, ComplexBall, weight: ComplexBall)
  ) -> ComplexBall {
    let (point, body) = (point, expectation.body)
    return Quadrature.integral(from: lower, to: upper, precision: precision) { u, asked in
      let (variable, x, weight) = drawing(u)
      var inner = point
      inner[variable] = x
      var evaluation = ComplexEvaluation(inner, precision: u.precision, holomorphic: holomorphic || asked)
      return evaluation.value(of: body) * weight
    }
  }

  /// x = m + s*u with u standard normal: the integral over [-R, R], and a bound for the rest.
  private func normal(
    _ mean: Expression, _ variance: Expression, _ holomorphic: Bool
  ) throws(EvaluationFault) -> ComplexBall {
    let centre = value(of: mean, holomorphic)
    let deviation = value(of: variance, holomorphic).squareRoot(holomorphic: holomorphic)
    let bound = Growth.bound(
      of: expectation.body, in: expectation.variable, drawnAs: (centre, deviation), at: point, precision)
    guard let (reach, tail) = bound?.tail(precision: precision) else {
      throw .noExpectation(Expression(.expectation(expectation)))
    }
    let edge = ComplexBall(reach, precision: precision)
    let half = ComplexBall(Rational(1, over: 2), precision: precision)
    let root = ComplexBall(Ball.pi(precision: precision)) * ComplexBall(2, precision: precision)
    let density = ComplexBall.one / root.squareRoot(holomorphic: false)
    let variable = expectation.variable
    let inside = integral(from: -edge, to: edge, holomorphic) { u in
      (variable, centre + deviation * u, (-(half * u * u)).exponential * density)
    }
    return inside + ComplexBall(tail, tail)
  }
}
