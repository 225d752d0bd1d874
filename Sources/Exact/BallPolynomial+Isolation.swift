// Intervals that hold one positive root each of a polynomial with enclosed coefficients.

extension BallPolynomial {
  /// Short intervals in ascending order outside of which no polynomial within the enclosures has a positive root.
  ///
  /// A simple root has one to itself. Where roots are too close to be told apart, or may not be real at all, an
  /// interval holds what there is.
  ///
  /// - Returns: `nil` when the enclosures do not tell the degree, or whether 0 is a root.
  package func positiveRootIntervals() -> [(lower: Rational, upper: Rational)]? {
    // Roots at 0 are not positive; only those that are certain can be taken out.
    let all = coefficients
    guard let first = all.firstIndex(where: { !$0.isZero }) else { return nil }
    let rest = Array(all[first...])
    guard let lead = rest.last, rest.count > 1 else { return [] }
    guard !lead.containsZero, !rest[0].containsZero else { return nil }
    guard let bound = Self.rootBound(rest) else { return nil }
    let unit = BallPolynomial(rest).composed(
      with: BallPolynomial([.zero, Ball(bound, precision: precision)]))
    var intervals: [(lower: Rational, upper: Rational)] = []
    var pieces = [(polynomial: unit, place: Integer.zero, depth: 0)]
    while let (piece, place, depth) = pieces.popLast() {
      let width = bound * Rational(2).power(-depth)
      let lower = Rational(place) * width
      switch piece.variationsInUnitInterval {
      case (0, 0): continue
      case (1, 1) where !piece[0].containsZero && !piece(.one).containsZero:
        intervals.append(BallPolynomial(rest).refined(lower, lower + width))
      case _ where depth == precision || depth > 0 && piece.isLostInUncertainty:
        intervals.append((lower, lower + width))
      default:
        let half = Ball(Rational(1, over: 2), precision: precision)
        pieces.append((piece.composed(with: BallPolynomial([half, half])), place + place + .one, depth + 1))
        pieces.append((piece.composed(with: BallPolynomial([.zero, half])), place + place, depth + 1))
      }
    }
    return intervals.sorted { $0.lower < $1.lower }
  }

  /// Whether the values at 0 and 1 are no larger than a few times what is uncertain about them.
  private var isLostInUncertainty: Bool {
    let ends = [self[0], self(.one)]
    guard ends.contains(where: \.containsZero) else { return false }
    let bounds = ends.map { (lower: $0.lower ?? .zero, upper: $0.upper ?? .zero) }
    let doubt = bounds.map { $0.upper - $0.lower }.max() ?? .zero
    return bounds.allSatisfy { max($0.upper.magnitude, $0.lower.magnitude) <= 64 * doubt }
  }

  /// The fewest and the most changes of sign in (x + 1)^n*p(1/(x + 1)) that the enclosures allow.
  private var variationsInUnitInterval: (Int, Int) {
    let mirrored = BallPolynomial(coefficients.reversed()).composed(with: BallPolynomial([.one, .one]))
    typealias Extremes = (least: Int, most: Int)
    func join(_ choices: Extremes?...) -> Extremes? {
      let known = choices.compactMap(\.self)
      guard let least = known.map(\.least).min(), let most = known.map(\.most).max() else { return nil }
      return (least, most)
    }
    func changed(_ extremes: Extremes?) -> Extremes? { extremes.map { ($0.least + 1, $0.most + 1) } }
    // The extreme numbers of changes so far by the last sign; `none` while all may have been 0.
    var (positive, negative, none): (Extremes?, Extremes?, Extremes?) = (nil, nil, (0, 0))
    for coefficient in mirrored.coefficients where !coefficient.isZero {
      let toPositive = join(positive, changed(negative), none)
      let toNegative = join(negative, changed(positive), none)
      if coefficient.isPositive {
        (positive, negative, none) = (toPositive, nil, nil)
      } else if coefficient.isNegative {
        (positive, negative, none) = (nil, toNegative, nil)
      } else {
        (positive, negative) = (join(positive, toPositive), join(negative, toNegative))
      }
    }
    return join(positive, negative, none) ?? (0, 0)
  }

  /// A number above the modulus of every root; `nil` when a coefficient has no bound.
  private static func rootBound(_ coefficients: [Ball]) -> Rational? {
    guard let lead = coefficients.last?.absoluteValue.lower, lead.sign > 0 else { return nil }
    var largest = Rational.zero
    for coefficient in coefficients.dropLast() {
      guard let size = coefficient.absoluteValue.upper else { return nil }
      largest = max(largest, size / lead)
    }
    return Rational(2).power((largest + 1).ceiling.bitWidth)
  }

  /// The same root in an interval as short as the enclosures allow.
  private func refined(_ lower: Rational, _ upper: Rational) -> (lower: Rational, upper: Rational) {
    var (low, high) = (lower, upper)
    let rises = self(Ball(low, precision: precision)).isNegative
    let target = (high - low) * Rational(2).power(-precision)
    while high - low > target {
      let middle = (low + high) / 2
      let value = self(Ball(middle, precision: precision))
      if value.isPositive {
        if rises { high = middle } else { low = middle }
      } else if value.isNegative {
        if rises { low = middle } else { high = middle }
      } else {
        return narrowed(low, high, around: middle, rises)
      }
    }
    return (low, high)
  }

  /// The middle is too close to the root to tell its side: close in from both ends.
  private func narrowed(
    _ lower: Rational, _ upper: Rational, around middle: Rational, _ rises: Bool
  ) -> (lower: Rational, upper: Rational) {
    var (low, high) = (lower, upper)
    for side in [true, false] {
      for _ in 0..<precision {
        let place = ((side ? low : high) + middle) / 2
        let value = self(Ball(place, precision: precision))
        let isBelow = rises ? value.isNegative : value.isPositive
        let isAbove = rises ? value.isPositive : value.isNegative
        if side, isBelow { low = place } else if !side, isAbove { high = place } else { break }
      }
    }
    return (low, high)
  }
}
