// The eigenvalues of M with several numbers that may be anything in a box.

import Exact

/// Factors of the characteristic polynomial in the rate and further variables, each of which may be anything in a ball.
///
/// A rate is safe when it is safe everywhere in the box. This is shown piece by piece: where no boundary polynomial has a
/// zero over a piece of the rate's axis, one point of it speaks for all.
package struct BoxedFamily: Sendable {
  private let factors: [NamedFactor]
  private let poles: MultivariatePolynomial
  private let rate: String
  private let box: [String: Ball]
  package let fixedDirections: Int

  package var size: Int { factors.reduce(0) { $0 + $1.degree * $1.multiplicity } }

  /// How many Bernstein coefficients are computed before an end is left where it is.
  private static let effort = 150_000
  /// How finely the rate's axis is cut, relative to where it is looked at.
  private static let finest = Rational(2).power(-22)

  /// - Returns: `nil` when a variable has no ball, the factors are beyond FLINT, or it is not seen that there are so
  ///   many fixed directions.
  package init?(
    _ matrix: Matrix<RationalFunction>, rate: String, box: [String: Ball], fixedDirections: Int = 0
  ) {
    guard Set(matrix.entries.flatMap(\.variables)).subtracting([rate]).allSatisfy({ box[$0] != nil }) else {
      return nil
    }
    poles = matrix.entries.reduce(MultivariatePolynomial.one) { $0.leastCommonMultiple(with: $1.denominator) }
    guard let factors = NamedFactor.all(of: matrix, over: poles)?.withoutFixedDirections(fixedDirections)
    else {
      return nil
    }
    self.factors = factors
    (self.rate, self.box, self.fixedDirections) = (rate, box, fixedDirections)
  }

  private init(factors: [NamedFactor], like other: BoxedFamily) {
    self.factors = factors
    (poles, rate, box, fixedDirections) = (other.poles, other.rate, other.box, other.fixedDirections)
  }

  func scaled(to radius: Rational) -> BoxedFamily {
    radius == .one ? self : BoxedFamily(factors: factors.map { $0.scaled(to: radius) }, like: self)
  }

  /// Rates that are safe everywhere in the box: certain, and as much as is found.
  ///
  /// - Parameters:
  ///   - reach: where to stop looking.
  ///   - isSafe: whether a rate is safe at some points of the box, as far as floating point tells: rates that are not
  ///     need no closer look.
  /// - Throws: `.tooLarge` when a boundary polynomial is too large to be tried.
  func safeIntervals(upTo reach: Rational, where isSafe: (Double) -> Bool) throws(RangeFault)
    -> [RateInterval]
  {
    guard !factors.contains(where: \.isReciprocal) else { return [] }
    let walls = try walls()
    var effort = Self.effort
    var clear: [(lower: Rational, upper: Rational)] = []
    var open = [(lower: Rational.zero, upper: reach)]
    while let (low, high) = open.popLast() {
      let middle = (low + high) / 2
      if [low, middle, high].allSatisfy({ !isSafe($0.approximation) && !$0.isZero }) { continue }
      if walls.allSatisfy({ isClear($0, over: Ball(from: low, to: high, precision: 96), &effort) }) {
        if clear.last?.upper == low { clear[clear.count - 1].upper = high } else { clear.append((low, high)) }
      } else if high - low > reach * Self.finest, effort > 0 {
        open += [(middle, high), (low, middle)]
      }
    }
    var pieces: [RateInterval] = []
    for (low, high) in clear where isStableInTheMiddle(at: (low + high) / 2) {
      let lower = low.isZero ? RateEnd.exact(AlgebraicNumber(.zero)) : .enclosed(lower: .zero, upper: low)
      pieces.append(
        RateInterval(lower: lower, upper: .enclosed(lower: high, upper: unsafe(above: high, reach, isSafe))))
    }
    return pieces
  }

  /// Close to the first rate above a safe one that floating point calls unsafe somewhere in the box.
  private func unsafe(above low: Rational, _ reach: Rational, _ isSafe: (Double) -> Bool) -> Rational {
    var (safe, unsafe) = (low, low)
    var step = reach * Self.finest
    while isSafe(unsafe.approximation), unsafe < reach {
      (safe, unsafe) = (unsafe, unsafe + step)
      step *= 2
    }
    for _ in 0..<40 where unsafe - safe > reach * Self.finest {
      let middle = (safe + unsafe) / 2
      if isSafe(middle.approximation) { safe = middle } else { unsafe = middle }
    }
    return unsafe
  }

  /// Whether a rate is certainly safe everywhere in the box.
  func isSafe(at value: Rational) throws(RangeFault) -> Bool {
    guard !factors.contains(where: \.isReciprocal) else { return false }
    var effort = Self.effort
    let place = Ball(value, precision: 96)
    return try walls().allSatisfy { isClear($0, over: place, &effort) } && isStableInTheMiddle(at: value)
  }

  /// Polynomials without a zero over safe rates, powers of the rate divided out, which is positive.
  private func walls() throws(RangeFault) -> [BoxedPolynomial] {
    var walls = [poles]
    for factor in factors {
      guard let boundary = factor.boundary else { throw .tooLarge }
      walls += boundary
    }
    let order = [rate] + names
    return walls.filter { $0.constant == nil }.map { wall in
      let coefficients = wall.coefficients(in: rate)
      let lowest = coefficients.firstIndex { !$0.isZero } ?? 0
      let power = MultivariatePolynomial.variable(rate).power(UInt(lowest))
      return BoxedPolynomial(wall.divided(by: power) ?? wall, order: order)
    }
  }

  /// Whether a polynomial certainly has no zero over a piece of the rate's axis and the box: by plain enclosures of its
  /// values first, then by Bernstein coefficients, which are slower and tighter.
  private func isClear(_ wall: BoxedPolynomial, over place: Ball, _ effort: inout Int) -> Bool {
    var open = [[place] + names.map { box[$0] ?? .zero }]
    var tries = 0
    while let point = open.popLast() {
      tries += 1
      if !wall.value(at: point).containsZero { continue }
      // Halve what is widest for its size; the rate's axis is cut by whoever asks.
      guard tries < 60,
        let widest = point.indices.dropFirst().max(by: { point[$0].relativeWidth < point[$1].relativeWidth }),
        point[widest].relativeWidth > 1e-12, let (left, right) = point[widest].halves
      else { return isClearByBernstein(wall.polynomial, over: place, &effort) }
      var (first, second) = (point, point)
      (first[widest], second[widest]) = (left, right)
      open += [first, second]
    }
    return true
  }

  private func isClearByBernstein(
    _ polynomial: MultivariatePolynomial, over place: Ball, _ effort: inout Int
  ) -> Bool {
    let order = [rate] + names
    let ranges = ([place] + names.map { box[$0] ?? .zero }).map { ball in
      BernsteinForm.Range(ball.lower ?? .zero, ball.upper ?? .zero)
    }
    var open = [BernsteinForm(polynomial, order: order, on: ranges)]
    var tries = 0
    while let form = open.popLast() {
      effort -= form.coefficients.count
      tries += 1
      if form.bounds.lower.sign * form.bounds.upper.sign > 0 { continue }
      let widths = form.box.indices.map { axis -> Double in
        let range = form.box[axis]
        let whole = ranges[axis].upper - ranges[axis].lower
        return form.degrees[axis] == 0 || whole.isZero
          ? 0 : ((range.upper - range.lower) / whole).approximation
      }
      guard effort > 0, tries < 80, let axis = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[axis] > 0
      else { return false }
      let (left, right) = form.halves(along: axis)
      open += [left, right]
    }
    return true
  }

  private var names: [String] { box.keys.sorted() }

  private func isStableInTheMiddle(at value: Rational) -> Bool {
    var point = box.mapValues { Ball($0.midpoint, precision: 256) }
    point[rate] = Ball(value, precision: 256)
    let order = point.keys.sorted()
    let values = order.compactMap { point[$0] }
    return factors.allSatisfy { factor in
      let coefficients = factor.coefficients.map { BoxedPolynomial($0, order: order).value(at: values) }
      return Ball.mardenCount(of: coefficients).map { $0.outside == 0 } ?? false
    }
  }
}
