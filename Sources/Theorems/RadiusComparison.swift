// The spectral radius and the norm of M against a promised number.

import Exact
import Spectral

/// How a quantity of M stands to a promised number.
enum Standing {
  case below, equal, above
  /// It exceeds the number by less than a part in 10 to this power, if at all.
  case within(digits: Int)
  case unknown
}

extension Application {
  /// The spectral radius at a rate against a number.
  func radius(at place: Number, against bound: Number, _ effort: Effort) -> Standing {
    if let place = place.rational, let problem = exactProblem,
      let standing = problem.radius(at: place, against: bound, effort)
    {
      return standing
    }
    guard fixedDirections == 0, let matrix = matrix(at: place, precision: effort.precision) else {
      return .unknown
    }
    return EnclosedSpectrum(matrix).standing(against: bound.ball(effort.precision))
  }

  /// The spectral radius at a rate; `nil` when M has no enclosure there.
  func radius(at place: Number, _ effort: Effort) -> Ball? {
    if let place = place.rational, let problem = exactProblem {
      return SpectralRadius(of: problem.family, at: place, precision: 192).enclosure
    }
    guard fixedDirections == 0, let matrix = matrix(at: place, precision: effort.precision) else {
      return nil
    }
    return EnclosedSpectrum(matrix).radius(digits: 12)
  }

  /// The Euclidean norm of M at a rate against a number that is not negative.
  func norm(at place: Number, against bound: Number, _ effort: Effort) -> Standing {
    let arithmetic = Arithmetic(effort)
    let square = arithmetic.product(bound, bound)
    if let matrix = exactMatrix(at: place), case .exact(let level) = square {
      let gram = matrix.transposed * matrix
      guard let largest = gram.characteristicPolynomial.realRoots().last?.root else { return .unknown }
      return largest < level ? .below : largest == level ? .equal : .above
    }
    guard let matrix = matrix(at: place, precision: effort.precision) else { return .unknown }
    return EnclosedSpectrum(matrix.transposed * matrix).standing(against: square.ball(effort.precision))
  }

  func norm(at place: Number, _ effort: Effort) -> Ball? {
    matrix(at: place, precision: effort.precision).map { EnclosedSpectrum.norm(of: $0) }
  }
}

extension EnclosedSpectrum {
  func standing(against level: Ball) -> Standing {
    if isBelow(level) { return .below }
    if isAbove(level) { return .above }
    for digits in [60, 40, 30, 20, 15, 12, 9, 6] {
      let slack = Ball(Rational(10).power(-digits), precision: level.precision)
      if isBelow(level + slack * (level.absoluteValue + slack)) { return .within(digits: digits) }
    }
    return .unknown
  }
}

extension RateProblem {
  /// Exactly, for numbers whose square is a fraction.
  fileprivate func radius(at place: Rational, against bound: Number, _ effort: Effort) -> Standing? {
    guard !family.poles(place).isZero, bound.sign == 1 || bound.sign == 0 else { return nil }
    let values = family.factors.map { $0(place) }
    if bound.sign == 0 {
      return values.allSatisfy { $0.coefficients.dropLast().allSatisfy(\.isZero) } ? .equal : .above
    }
    if let level = bound.rational { return Self.standing(values, level) }
    if case .exact(let number) = bound, number.minimal().degree == 2, number.minimal().polynomial[1].isZero {
      let polynomial = number.minimal().polynomial
      return Self.standing(values.map(\.withSquaredRoots), -polynomial[0] / polynomial[2])
    }
    let enclosure = SpectralRadius(of: family, at: place, precision: effort.precision).enclosure
    let difference = enclosure - bound.ball(effort.precision)
    if difference.isNegative { return .below }
    if difference.isPositive { return .above }
    for digits in [100, 60, 40, 30, 20, 12, 9, 6] {
      if let upper = difference.upper, upper < Rational(10).power(-digits) { return .within(digits: digits) }
    }
    return .unknown
  }

  private static func standing(_ values: [Polynomial], _ level: Rational) -> Standing {
    let count = values.reduce(DiscCount()) { count, value in
      let scaled = value.coefficients.enumerated().map { level.power($0.offset) * $0.element }
      return count + Polynomial(scaled).discCount
    }
    return count.outside > 0 ? .above : count.on > 0 ? .equal : .below
  }
}

extension Polynomial {
  /// The polynomial whose roots are the squares of this one's, by Graeffe: p(x)·p(−x) in x².
  fileprivate var withSquaredRoots: Polynomial {
    let product = self * composed(with: Polynomial([0, -1]))
    let coefficients = product.coefficients
    return Polynomial(stride(from: 0, to: coefficients.count, by: 2).map { coefficients[$0] })
  }
}
