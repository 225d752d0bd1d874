// Safe rates through enclosed eigenvalues of J: certain, whatever the size of J.

import Exact

/// A scalar problem with a spectrum that is known by enclosures.
package struct EnclosedSpectrumProblem: Sendable {
  private let problem: ScalarProblem
  /// Eigenvalues whose imaginary part may be positive or 0; conjugates say the same.
  private let spectrum: [ComplexBall]
  private let precision: Int
  private let eigenvalueCount: Int
  let fixedDirections: Int

  /// - Parameter spectrum: enclosures of all eigenvalues of J, those of directions at rest left out.
  package init(_ problem: ScalarProblem, spectrum: [ComplexBall], fixedDirections: Int = 0) {
    self.problem = problem
    (eigenvalueCount, self.fixedDirections) = (spectrum.count, fixedDirections)
    self.spectrum = spectrum.filter { !$0.imaginary.isNegative }
    precision = spectrum.map(\.precision).max() ?? Ball.defaultPrecision
  }

  /// - Parameter fixedDirections: so many eigenvalues 0 of the matrix are left out.
  /// - Precondition: the matrix is square and has so many eigenvalues 0.
  package init(_ problem: ScalarProblem, of jacobian: Matrix<Rational>, fixedDirections: Int) {
    let characteristic = Polynomial(Array(jacobian.characteristicPolynomial.coefficients[fixedDirections...]))
    self.init(
      problem, spectrum: characteristic.complexRoots(precision: 256), fixedDirections: fixedDirections)
  }

  private init(_ problem: ScalarProblem, like other: EnclosedSpectrumProblem) {
    self.problem = problem
    (spectrum, precision) = (other.spectrum, other.precision)
    (eigenvalueCount, fixedDirections) = (other.eigenvalueCount, other.fixedDirections)
  }

  /// Whether it is certain that no rate has a radius below a level.
  package func hasNothing(below level: Rational) -> Bool {
    (try? safeIntervals(below: level))?.isEmpty ?? false
  }

  private func scaled(to radius: Rational) -> EnclosedSpectrumProblem {
    radius == .one ? self : EnclosedSpectrumProblem(problem.scaled(to: radius), like: self)
  }

  /// The wall for one eigenvalue, a polynomial in the rate. Exchanging the eigenvalue with its conjugate gives the
  /// wall back up to its sign, so that it is real or imaginary.
  fileprivate func wall(at j: ComplexBall) -> BallPolynomial? {
    let (one, other) = (ScalarProblem.eigenvalue, ScalarProblem.conjugate)
    let exchanged = problem.wall.substituting([one: .variable(other), other: .variable(one)])
    let isReal = exchanged == problem.wall
    guard isReal || exchanged == -problem.wall else { return nil }
    let coefficients = problem.wall.coefficients(in: problem.rate).map { value(of: $0, at: j) }
    return BallPolynomial(coefficients.map { isReal ? $0.real : $0.imaginary })
  }

  private func value(of polynomial: MultivariatePolynomial, at j: ComplexBall) -> ComplexBall {
    let points = [ScalarProblem.eigenvalue: j, ScalarProblem.conjugate: j.conjugate]
    var sum = ComplexBall(.zero, precision: precision)
    for (exponents, coefficient) in polynomial.terms {
      var term = ComplexBall(coefficient, precision: precision)
      for (name, exponent) in zip(polynomial.variables, exponents) where exponent > 0 {
        guard let point = points[name] else { preconditionFailure("a wall has no other variables") }
        term = term * point.power(exponent)
      }
      sum = sum + term
    }
    return sum
  }

  /// Whether all eigenvalues of M lie inside the unit circle at every rate of a ball; `nil` for not known.
  fileprivate func isStable(at rate: Ball) -> Bool? {
    var answer: Bool? = true
    for j in spectrum {
      let coefficients = problem.characteristic.map { polynomial in
        polynomial.coefficients(in: problem.rate).reversed().reduce(ComplexBall(.zero, precision: precision))
        {
          $0 * ComplexBall(rate) + value(of: $1, at: j)
        }
      }
      switch ComplexBall.allRootsLieInside(coefficients) {
      case false?: return false
      case nil: answer = nil
      case true?: break
      }
    }
    return answer
  }
}

extension EnclosedSpectrumProblem: CertainIteration {
  var states: Int { problem.order * (eigenvalueCount + fixedDirections) }

  package func safeIntervals(below radius: Rational = .one) throws(RangeFault) -> [RateInterval] {
    let scaled = scaled(to: radius)
    var walls: [BallPolynomial] = []
    for j in spectrum {
      guard let wall = scaled.wall(at: j) else { throw .enclosuresTooWide }
      walls.append(wall)
    }
    return try RateInterval.between(walls, precision: precision) { scaled.isStable(at: $0) }
  }

  func isBelow(_ radius: Rational, at rate: Rational) -> Bool? {
    scaled(to: radius).isStable(at: Ball(rate, precision: precision))
  }
}

extension ComplexBall {
  package var conjugate: ComplexBall { ComplexBall(real, -imaginary) }

  private var squaredModulus: Ball { real * real + imaginary * imaginary }

  /// Schur and Cohn: all roots of a polynomial of degree n lie inside the unit circle exactly when |a_0| < |a_n| and
  /// those of (conj(a_n)*p - a_0*p*)/x do; `nil` when the enclosures do not tell. The coefficients stand constant
  /// first.
  static func allRootsLieInside(_ coefficients: [ComplexBall]) -> Bool? {
    var rest = coefficients
    while rest.count > 1 {
      let (low, high) = (rest[0], rest[rest.count - 1])
      let gap = high.squaredModulus - low.squaredModulus
      if gap.isNegative { return false }
      guard gap.isPositive else { return nil }
      let scale = ComplexBall(Ball(.one, precision: high.precision) / high.squaredModulus)
      let (first, second) = (high.conjugate * scale, low * scale)
      rest = (1..<rest.count).map { first * rest[$0] - second * rest[rest.count - 1 - $0].conjugate }
    }
    return true
  }
}

extension RateInterval {
  /// The open intervals of positive rates between the roots of some polynomials where a property certainly holds.
  ///
  /// A short interval around a root on which the property holds throughout is no boundary.
  ///
  /// - Parameters:
  ///   - walls: polynomials with enclosed coefficients; the property can change only at a root of one of them.
  ///   - holds: whether the property holds on all of a ball; `nil` for not known.
  /// - Throws: `.enclosuresTooWide` when the walls or the property cannot be told.
  static func between(
    _ walls: [BallPolynomial], precision: Int, where holds: (Ball) -> Bool?
  ) throws(RangeFault) -> [RateInterval] {
    var clusters: [(lower: Rational, upper: Rational)] = []
    for wall in walls {
      if wall.count == 1, !wall[0].containsZero { continue }
      guard let roots = wall.positiveRootIntervals() else { throw .enclosuresTooWide }
      clusters += roots
    }
    let joined = clusters.sorted { $0.lower < $1.lower }.reduce(into: clusters.prefix(0)) { list, next in
      if let last = list.last, next.lower <= last.upper {
        list[list.endIndex - 1].upper = max(last.upper, next.upper)
      } else {
        list.append(next)
      }
    }
    let ends = joined.filter { holds(Ball(from: $0.lower, to: $0.upper, precision: precision)) != true }
    var pieces: [RateInterval] = []
    for place in 0...ends.count {
      let lower = place == 0 ? Rational.zero : ends[place - 1].upper
      let upper = place == ends.count ? nil : ends[place].lower
      let sample =
        upper.map { .simplest(between: (3 * lower + $0) / 4, and: (lower + 3 * $0) / 4) } ?? lower * 2 + 1
      guard let answer = holds(Ball(sample, precision: precision)) else { throw .enclosuresTooWide }
      guard answer else { continue }
      let from: RateEnd =
        place == 0
        ? .exact(AlgebraicNumber(.zero))
        : .enclosed(lower: ends[place - 1].lower, upper: ends[place - 1].upper)
      pieces.append(
        RateInterval(lower: from, upper: upper.map { .enclosed(lower: $0, upper: ends[place].upper) }))
    }
    return pieces
  }
}
