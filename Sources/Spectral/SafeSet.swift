// The whole set of rates for which an iteration converges.

import Exact

/// The positive rates, cut into open intervals of one behaviour each.
package struct SafeSet: Sendable {
  /// An open interval of rates.
  package struct Cell: Sendable {
    /// Positive, or 0.
    package let lower: AlgebraicNumber
    /// `nil` for an interval without end.
    package let upper: AlgebraicNumber?
    package let behaviour: Behaviour
  }

  /// In ascending order. What lies between them are single rates, none of which is safe.
  package let cells: [Cell]

  /// The intervals that make up the safe set.
  package var pieces: [Cell] { cells.filter { $0.behaviour == .converges } }
  package var isEmpty: Bool { pieces.isEmpty }

  package init(of problem: RateProblem) {
    self.init(cutAt: problem.family.breakpoints()) { problem.behaviour(around: $0) }
  }

  /// Only for the question which rates are safe: whatever else happens counts as diverging.
  ///
  /// - Parameter cuts: positive rates in ascending order at which to look separately, for speed; those above the
  ///   last one are known not to be safe, nor are the cuts themselves looked at. With none, all rates are.
  package init(of family: CharacteristicFamily, lookingBetween cuts: [Rational] = []) {
    guard !family.factors.contains(where: \.staysOnCircle) else {
      self.init(cutAt: []) { _ in .diverges(directions: 0) }
      return
    }
    self.init(cutAt: family.breakpoints(between: cuts)) { rate in
      if let last = cuts.last, rate > last { return .diverges(directions: 0) }
      let isSafe = family.factors.allSatisfy { factor in
        let count = factor(rate).discCount
        return count.on == 0 && count.outside == 0
      }
      return isSafe ? .converges : .diverges(directions: 0)
    }
  }

  /// Every cell has the behaviour of one rational rate in it.
  private init(cutAt breakpoints: [AlgebraicNumber], _ behaviour: (Rational) -> Behaviour?) {
    let ends = [AlgebraicNumber(.zero)] + breakpoints
    var cells: [Cell] = []
    for (place, lower) in ends.enumerated() {
      let upper = place + 1 < ends.count ? ends[place + 1] : nil
      let sample = AlgebraicNumber.rational(between: lower, and: upper)
      guard let behaviour = behaviour(sample) else { preconditionFailure("poles are breakpoints") }
      cells.append(Cell(lower: lower, upper: upper, behaviour: behaviour))
    }
    self.cells = cells
  }
}

extension CharacteristicFamily {
  /// The positive rates at which an eigenvalue can reach or leave the unit circle, those at which two eigenvalues
  /// that stay on it meet, and the poles; in ascending order.
  ///
  /// - Parameter cuts: further breakpoints, in ascending order, above the last of which there is no need to look.
  package func breakpoints(between cuts: [Rational] = []) -> [AlgebraicNumber] {
    var polynomials = factors.flatMap(\.boundary)
    if poles.degree ?? 0 > 0 { polynomials.append(poles) }
    let staying = factors.filter(\.staysOnCircle)
    for (place, factor) in staying.enumerated() {
      for other in staying[(place + 1)...] { polynomials.append(factor.meetings(with: other)) }
    }
    let segments = Array(zip([.zero] + cuts, cuts))
    let roots = Set(polynomials).filter { $0.degree ?? 0 > 0 }.flatMap { polynomial in
      cuts.isEmpty
        ? polynomial.positiveRoots() : segments.flatMap { polynomial.roots(between: $0.0, and: $0.1) }
    }
    return (roots + cuts.map { AlgebraicNumber($0) }).sorted().reduce(into: []) { list, root in
      if list.last.map({ $0 == root }) != true { list.append(root) }
    }
  }
}

extension EigenvalueFactor {
  /// Zero exactly where the two factors have an eigenvalue in common, or neither has all of its own.
  fileprivate func meetings(with other: EigenvalueFactor) -> Polynomial {
    func height(_ factor: EigenvalueFactor) -> Int { factor.coefficients.compactMap(\.degree).max() ?? 0 }
    let bound = height(self) * other.degree + height(other) * degree
    var points: [(place: Int, value: Integer)] = []
    for place in WholeNumbers() {
      let (first, second) = (self(place), other(place))
      guard first.degree == degree, second.degree == other.degree, let word = place.numerator.word else {
        continue
      }
      points.append((word, Polynomial.resultant(first, second).numerator))
      if points.count > bound { break }
    }
    return .interpolating(whole: points)
  }
}

extension AlgebraicNumber {
  /// A short fraction strictly between two numbers, or above the first when there is no second.
  ///
  /// - Precondition: the first number is smaller.
  package static func rational(between lower: AlgebraicNumber, and upper: AlgebraicNumber?) -> Rational {
    guard var high = upper else { return Rational(lower.upper.floor) + 1 }
    var low = lower
    while low.upper >= high.lower {
      low = low.refined(to: (low.upper - low.lower) / 4)
      high = high.refined(to: (high.upper - high.lower) / 4)
    }
    let quarter = (high.lower - low.upper) / 4
    return .simplest(between: low.upper + quarter, and: high.lower - quarter)
  }
}
