// The eigenvalues of M with one parameter that may be anything in a range.

import Exact

/// Factors of the characteristic polynomial in the rate and one parameter, and the parameter's range.
///
/// A rate is safe when it is safe for every value of the parameter.
package struct RangedFamily: Sendable {
  let factors: [NamedFactor]
  private let poles: MultivariatePolynomial
  private let rate: String
  private let parameter: String
  package let lower: Rational
  package let upper: Rational
  package let fixedDirections: Int

  package var size: Int { factors.reduce(0) { $0 + $1.degree * $1.multiplicity } }

  /// - Parameter fixedDirections: the dimension of a space that M leaves as it is, whatever rate and parameter.
  /// - Returns: `nil` when other variables occur, the factors are beyond FLINT, or it is not seen that there are so
  ///   many fixed directions.
  package init?(
    _ matrix: Matrix<RationalFunction>, rate: String, parameter: String, from lower: Rational,
    to upper: Rational,
    fixedDirections: Int = 0
  ) {
    guard Set(matrix.entries.flatMap(\.variables)).isSubset(of: [rate, parameter]) else { return nil }
    poles = matrix.entries.reduce(MultivariatePolynomial.one) { $0.leastCommonMultiple(with: $1.denominator) }
    guard let all = NamedFactor.all(of: matrix, over: poles) else { return nil }
    guard let factors = all.withoutFixedDirections(fixedDirections) else { return nil }
    self.factors = factors
    (self.rate, self.parameter, self.lower, self.upper) = (rate, parameter, lower, upper)
    self.fixedDirections = fixedDirections
  }

  private init(factors: [NamedFactor], like other: RangedFamily) {
    self.factors = factors
    (poles, rate, parameter) = (other.poles, other.rate, other.parameter)
    (lower, upper, fixedDirections) = (other.lower, other.upper, other.fixedDirections)
  }

  /// The same eigenvalues divided by a radius.
  package func scaled(to radius: Rational) -> RangedFamily {
    guard radius != .one else { return self }
    return RangedFamily(factors: factors.map { $0.scaled(to: radius) }, like: self)
  }

  /// The rates that are safe for the whole range, exactly.
  ///
  /// Over a point of the rate's axis, the boundary polynomials have real zeros in the parameter. How many of them lie
  /// in the range changes only where one passes an end of the range, two meet, or all of a factor vanishes. Where
  /// none lies in the range, one value of the parameter speaks for all; where one does, an eigenvalue lies on the
  /// circle there or crosses it.
  ///
  /// - Throws: `.tooLarge` when a resultant is too large to be tried.
  package func safeIntervals() throws(RangeFault) -> [RateInterval] {
    guard !factors.contains(where: \.isReciprocal) else { return [] }
    let walls = try walls()
    var critical: [Polynomial] = []
    for wall in walls {
      for end in [lower, upper] {
        let value = wall.substituting([parameter: MultivariatePolynomial(end)])
        // The whole end of the range lies on the boundary.
        if value.isZero { return [] }
        critical.append(value.univariate(in: rate) ?? .one)
      }
      guard wall.degree(in: parameter) > 1 else { continue }
      guard let meeting = wall.discriminant(in: parameter)?.univariate(in: rate) else { throw .tooLarge }
      critical.append(meeting)
    }
    let roots = Set(critical).filter { $0.degree ?? 0 > 0 }.flatMap { $0.positiveRoots() }.sorted()
    let ends = roots.reduce(into: [AlgebraicNumber(.zero)]) { list, root in
      if list[list.count - 1] != root { list.append(root) }
    }
    var pieces: [RateInterval] = []
    for (place, end) in ends.enumerated() {
      let next = place + 1 < ends.count ? ends[place + 1] : nil
      guard isSafe(AlgebraicNumber.rational(between: end, and: next), walls) else { continue }
      pieces.append(RateInterval(lower: .exact(end.minimal()), upper: next.map { .exact($0.minimal()) }))
    }
    return joined(pieces, walls)
  }

  /// Irreducible polynomials in rate and parameter among whose zeros are all points with an eigenvalue on the circle,
  /// and the poles.
  private func walls() throws(RangeFault) -> Set<MultivariatePolynomial> {
    var polynomials = [poles]
    for factor in factors {
      guard let boundary = factor.boundary else { throw .tooLarge }
      polynomials += boundary
    }
    var walls: Set<MultivariatePolynomial> = []
    for polynomial in polynomials where polynomial.constant == nil {
      guard let parts = polynomial.factors()?.factors else { throw .tooLarge }
      walls.formUnion(parts.map(\.factor))
    }
    return walls
  }

  /// Two pieces that touch at a rate with no boundary over it are one. Where enclosures do not show that, the rate is
  /// left out.
  private func joined(_ pieces: [RateInterval], _ walls: Set<MultivariatePolynomial>) -> [RateInterval] {
    pieces.reduce(into: []) { list, piece in
      if let last = list.last, case .exact(let end)? = last.upper, case .exact(let start) = piece.lower,
        end == start,
        walls.allSatisfy({ isClear(of: $0, at: end) })
      {
        list[list.count - 1] = RateInterval(lower: last.lower, upper: piece.upper)
      } else {
        list.append(piece)
      }
    }
  }

  /// Whether a wall certainly has no point over a rate and the range.
  private func isClear(of wall: MultivariatePolynomial, at end: AlgebraicNumber) -> Bool {
    let values = [rate: end.ball(precision: 192)]
    guard let line = BallPolynomial(wall, in: parameter, values) else { return false }
    var pieces = [(lower, upper)]
    var tries = 0
    while let (low, high) = pieces.popLast() {
      if !line(Ball(from: low, to: high, precision: 192)).containsZero { continue }
      tries += 1
      if tries > 500 { return false }
      let middle = (low + high) / 2
      pieces += [(low, middle), (middle, high)]
    }
    return true
  }

  /// Whether a rate is safe for the whole range, exactly.
  package func isSafe(at rate: Rational) throws(RangeFault) -> Bool {
    guard !factors.contains(where: \.isReciprocal) else { return false }
    return isSafe(rate, try walls())
  }

  private func isSafe(_ value: Rational, _ walls: Set<MultivariatePolynomial>) -> Bool {
    let here = [rate: MultivariatePolynomial(value)]
    for wall in walls {
      guard let line = wall.substituting(here).univariate(in: parameter) else { return false }
      if line.isZero || line(lower).isZero || line(upper).isZero { return false }
      if line.degree ?? 0 > 0, !line.roots(between: lower, and: upper).isEmpty { return false }
    }
    return factors.allSatisfy { factor in
      let point = [rate: value, parameter: lower]
      let count = Polynomial(factor.coefficients.map { $0.evaluated(at: point) ?? .zero }).discCount
      return count.on == 0 && count.outside == 0
    }
  }

  /// The parameter's values that are tried when a worst case is guessed.
  package func samples(_ count: Int) -> [Rational] {
    (0...count).map { lower + Rational($0, over: count) * (upper - lower) }
  }
}

extension NamedFactor {
  /// The same factor for the eigenvalues divided by a radius.
  func scaled(to radius: Rational) -> NamedFactor {
    NamedFactor(
      coefficients.enumerated().map { radius.power($0.offset) * $0.element }, multiplicity: multiplicity)
  }
}

extension [NamedFactor] {
  /// The factors without so many eigenvalues that are 1; `nil` when there are not so many.
  func withoutFixedDirections(_ count: Int) -> [NamedFactor]? {
    guard count > 0 else { return self }
    guard let place = firstIndex(where: \.isFixedDirection), self[place].multiplicity >= count else {
      return nil
    }
    var rest = self
    let factor = rest.remove(at: place)
    if factor.multiplicity > count {
      rest.append(NamedFactor(factor.coefficients, multiplicity: factor.multiplicity - count))
    }
    return rest
  }
}
