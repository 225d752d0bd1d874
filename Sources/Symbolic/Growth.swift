// How fast an integrand can grow, so that the tails of a normal law can be bounded.

import Exact

/// A bound |f(m + s*u)| <= factor * (1 + |u|)^degree * exp(linear*|u| + quadratic*u^2) for all real u.
struct Growth {
  var factor: Ball
  var degree = 0
  var linear: Ball
  var quadratic: Ball

  private init(_ factor: Ball, degree: Int = 0, linear: Ball = .zero, quadratic: Ball = .zero) {
    (self.factor, self.degree, self.linear, self.quadratic) = (factor, degree, linear, quadratic)
  }

  /// - Returns: `nil` when the rules below find no bound.
  static func bound(
    of body: Expression, in variable: Variable, drawnAs law: (centre: ComplexBall, deviation: ComplexBall),
    at point: [Variable: ComplexBall], _ precision: Int
  ) -> Growth? {
    let analysis = GrowthAnalysis(variable: variable, law: law, point: point, precision: precision)
    return analysis.growth(of: body).flatMap { $0.factor.isFinite ? $0 : nil }
  }

  /// Where to cut the integral, and a ball around 0 that contains what is cut off.
  ///
  /// With s = 1/2 - quadratic > 0 and h(u) = s*u^2/2 - linear*u - degree*log(1 + u): h' increases, so h(R) >= 0
  /// and h'(R) >= 0 give h >= 0 beyond R. Then the tail is at most
  /// 2*factor/sqrt(2*pi) * integral of exp(-s*u^2/2) from R on <= factor * exp(-s*R^2/2)/(s*R).
  ///
  /// - Returns: `nil` when the bound outgrows the normal law, or no cut far enough out was tried.
  func tail(precision: Int) -> (reach: Rational, rest: Ball)? {
    let half = Ball(Rational(1, over: 2), precision: precision)
    let s = half - quadratic
    guard s.isPositive else { return nil }
    let goal = Rational(2).power(-precision)
    for reach in [8, 12, 16, 20, 24, 32, 48, 64, 128, 256] {
      let r = Ball(Rational(reach), precision: precision)
      let h = half * s * r * r - linear * r - Ball(Rational(degree)) * (r + .one).logarithm
      let slope = s * r - linear - Ball(Rational(degree)) / (r + .one)
      guard !h.isNegative, !slope.isNegative, !h.containsZero, !slope.containsZero else { continue }
      let rest = factor * (-(half * s * r * r)).exponential / (s * r)
      guard let bound = rest.upper, bound < goal || reach == 256 else { continue }
      return (Rational(reach), Ball(midpoint: .zero, radius: bound, precision: precision))
    }
    return nil
  }

  static func + (a: Growth, b: Growth) -> Growth {
    Growth(
      a.factor + b.factor, degree: max(a.degree, b.degree), linear: larger(a.linear, b.linear),
      quadratic: larger(a.quadratic, b.quadratic))
  }

  static func * (a: Growth, b: Growth) -> Growth {
    Growth(
      a.factor * b.factor, degree: a.degree + b.degree, linear: a.linear + b.linear,
      quadratic: a.quadratic + b.quadratic)
  }

  private static func larger(_ a: Ball, _ b: Ball) -> Ball {
    Ball(Rational(1, over: 2)) * (a + b + (a - b).absoluteValue)
  }
}

private struct GrowthAnalysis {
  let variable: Variable
  let law: (centre: ComplexBall, deviation: ComplexBall)
  let point: [Variable: ComplexBall]
  let precision: Int

  /// `nil` when the rules below find no bound.
  func growth(of expression: Expression) -> Growth? {
    if !expression.depends(on: variable) { return magnitude(of: expression).map { Growth.constant($0) } }
    switch expression.form {
    case .number, .expectation:
      return nil
    case .variable:
      return Growth.polynomial(degree: 1, law.centre.modulus + law.deviation.modulus)
    case .sum(let constant, let terms):
      return terms.reduce(Optional(Growth.constant(Ball(constant.magnitude, precision: precision)))) {
        sum, term in
        guard let sum, let part = growth(of: term.factor) else { return nil }
        return sum + part.scaled(by: term.coefficient)
      }
    case .product(let factors):
      return factors.reduce(Optional(Growth.constant(.one))) { product, factor in
        guard let product, let part = power(factor) else { return nil }
        return product * part
      }
    case .function(let function, let argument):
      return growth(of: function, argument)
    case .piecewise(let piecewise):
      let values = piecewise.branches.map(\.value) + [piecewise.otherwise]
      return values.reduce(Optional(Growth.constant(.zero))) { sum, value in
        guard let sum, let part = growth(of: value) else { return nil }
        return sum + part
      }
    }
  }

  private func magnitude(of expression: Expression) -> Ball? {
    var evaluation = ComplexEvaluation(point, precision: precision, holomorphic: false)
    let size = evaluation.value(of: expression).modulus
    return size.isFinite ? size : nil
  }

  private func power(_ factor: Expression.Factor) -> Growth? {
    if factor.exponent.sign < 0 {
      guard let least = lowerBound(of: factor.base) else { return nil }
      return .constant(Ball(least.inverse, precision: precision).power(-factor.exponent))
    }
    guard let base = growth(of: factor.base), factor.exponent <= 1_000 else { return nil }
    return base.power(factor.exponent)
  }

  private func growth(of function: Function, _ argument: Expression) -> Growth? {
    switch function {
    case .sin, .cos:
      // On the real line only: with complex parameters these grow.
      return isReal ? .constant(.one) : nil
    case .tanh, .sigmoid, .sign:
      return isReal ? .constant(.one) : nil
    case .abs:
      return growth(of: argument)
    case .softplus:
      return isReal ? growth(of: argument).map { $0 + .constant(.one) } : nil
    case .exp:
      return exponential(of: argument)
    case .log:
      return logarithm(of: argument)
    }
  }

  private var isReal: Bool {
    point.values.allSatisfy { $0.imaginary.contains(Rational.zero) && $0.imaginary.isExact }
  }

  /// exp of a polynomial of degree at most 2 in the variable, or of something bounded.
  private func exponential(of argument: Expression) -> Growth? {
    if let coefficients = argument.polynomialCoefficients(in: variable), coefficients.count <= 3 {
      var sizes = coefficients.compactMap(magnitude(of:))
      guard sizes.count == coefficients.count else { return nil }
      if sizes.count == 3, isReal, let top = coefficients[2].rational, top.sign < 0 { sizes[2] = .zero }
      let (centre, spread) = (law.centre.modulus, law.deviation.modulus)
      while sizes.count < 3 { sizes.append(.zero) }
      // |x| <= c + d|u|: e0 + e1*x + e2*x^2 <= (e0 + e1*c + e2*c^2) + (e1*d + 2*e2*c*d)|u| + e2*d^2*u^2.
      let constant = sizes[0] + sizes[1] * centre + sizes[2] * centre * centre
      let linear = sizes[1] * spread + Ball(2) * sizes[2] * centre * spread
      return Growth.exponential(constant: constant, linear: linear, quadratic: sizes[2] * spread * spread)
    }
    guard let inner = growth(of: argument), inner.isBounded else { return nil }
    return .constant(inner.factor.exponential)
  }

  /// log of a sum of positive parts that is at least its constant c: |log v| <= |log c| + log(parts) plus what
  /// each part can add, which for exp(w) is |w| and for anything else its own size.
  private func logarithm(of argument: Expression) -> Growth? {
    guard isReal, let least = lowerBound(of: argument) else { return nil }
    let (_, terms) = argument.summands
    let floor = Ball(least, precision: precision).logarithm.absoluteValue
    var total = Growth.constant(floor + Ball(Rational(terms.count + 1)).logarithm)
    for term in terms {
      let size = Ball(term.coefficient, precision: precision)
      let part: Growth?
      if case .function(.exp, let exponent) = term.factor.form {
        part = growth(of: exponent).map { $0 + .constant(size.logarithm.absoluteValue) }
      } else {
        part = growth(of: term.factor)?.scaled(by: term.coefficient)
      }
      guard let part else { return nil }
      total = total + part
    }
    return total
  }

  /// A positive number that the expression never falls below: the constant of a sum of parts that are not negative.
  private func lowerBound(of expression: Expression) -> Rational? {
    let (constant, terms) = expression.summands
    guard isReal, constant.sign > 0,
      terms.allSatisfy({ $0.coefficient.sign > 0 && isNeverNegative($0.factor) })
    else { return nil }
    return constant
  }

  private func isNeverNegative(_ expression: Expression) -> Bool {
    switch expression.form {
    case .function(let function, _):
      switch function {
      case .exp, .sigmoid, .softplus, .abs: true
      case .log, .sin, .cos, .tanh, .sign: false
      }
    case .product(let factors):
      factors.allSatisfy { factor in
        factor.exponent.isInteger && (factor.exponent.numerator.word ?? 1) % 2 == 0
          || isNeverNegative(factor.base)
      }
    case .number(let value):
      value.sign >= 0
    case .variable, .sum, .piecewise, .expectation:
      false
    }
  }
}

extension Growth {
  static func constant(_ size: Ball) -> Growth { Growth(size) }

  static func polynomial(degree: Int, _ factor: Ball) -> Growth { Growth(factor, degree: degree) }

  static func exponential(constant: Ball, linear: Ball, quadratic: Ball) -> Growth {
    Growth(constant.exponential, linear: linear, quadratic: quadratic)
  }

  var isBounded: Bool { degree == 0 && linear.isZero && quadratic.isZero }

  func scaled(by scale: Rational) -> Growth {
    Growth(Ball(scale.magnitude) * factor, degree: degree, linear: linear, quadratic: quadratic)
  }

  /// - Precondition: the exponent is positive.
  func power(_ exponent: Rational) -> Growth {
    let scale = Ball(exponent)
    return Growth(
      factor.power(exponent), degree: (Rational(degree) * exponent).ceiling.word ?? .max,
      linear: scale * linear, quadratic: scale * quadratic)
  }
}
