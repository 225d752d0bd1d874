// Whether the spectral radius falls or rises with the rate, followed with many digits from a known point.

import Exact

/// The slope of the largest modulus near one rate. Nothing here is certain: it steers a search.
struct RadiusSlope {
  private let factors: [EigenvalueFactor]
  /// The largest eigenvalues at the known rate, factor by factor.
  private let starts: [[ComplexBall]]
  private let precision: Int

  init(of family: CharacteristicFamily, near rate: Rational, precision: Int) {
    let all = family.factors.map { $0(rate).complexRoots(precision: precision).map(\.centre) }
    let radius = all.joined().map { $0.modulus.midpoint }.max() ?? .zero
    // What is far from being the largest is not going to be.
    starts = all.map { roots in roots.filter { $0.modulus.midpoint >= radius * Rational(49, over: 50) } }
    factors = family.factors
    self.precision = precision
  }

  /// The sign of the slope, as far as midpoints tell; 0 when there are no eigenvalues.
  func sign(at rate: Rational) -> Int {
    var steepest: (modulus: Rational, slope: Rational)?
    let place = Ball(rate, precision: precision)
    for (factor, starts) in zip(factors, starts) where !starts.isEmpty {
      let values = factor.coefficients.map { ComplexBall($0(place)) }
      let slopes = values.derivative(precision)
      let drifts = factor.coefficients.map { ComplexBall($0.derivative(place)) }
      let roots = starts.map { values.root(near: $0, slopes) }
      let known = roots.compactMap(\.self)
      for root in known.count == roots.count ? known : factor(rate).complexRoots(precision: precision) {
        let velocity = drifts.value(at: root) / slopes.value(at: root)
        let growth = -(root.real * velocity.real + root.imaginary * velocity.imaginary)
        let modulus = root.modulus.midpoint
        if steepest.map({ $0.modulus < modulus }) ?? true { steepest = (modulus, growth.midpoint) }
      }
    }
    return steepest?.slope.sign ?? 0
  }
}

extension ComplexBall {
  /// The midpoint.
  fileprivate var centre: ComplexBall {
    ComplexBall(Ball(real.midpoint, precision: precision), Ball(imaginary.midpoint, precision: precision))
  }
}

extension [ComplexBall] {
  /// By Horner's rule, the coefficients constant first.
  fileprivate func value(at place: ComplexBall) -> ComplexBall {
    reversed().reduce(.zero) { $0 * place + $1 }
  }

  fileprivate func derivative(_ precision: Int) -> [ComplexBall] {
    enumerated().dropFirst().map { ComplexBall(Rational($0.offset), precision: precision) * $0.element }
  }

  /// Newton's method on midpoints; `nil` when it has not settled after a dozen steps.
  fileprivate func root(near start: ComplexBall, _ slopes: [ComplexBall]) -> ComplexBall? {
    var root = start
    let target = Rational(2).power(-start.precision / 2 - 8)
    for _ in 0..<12 {
      let step = value(at: root) / slopes.value(at: root)
      guard step.isFinite else { return nil }
      root = (root - step).centre
      // The error after a step is about its square.
      if let size = step.modulus.upper, size < target { return root }
    }
    return nil
  }
}
