// The rates at which an eigenvalue can cross the unit circle, as roots of polynomials.

import Exact

extension EigenvalueFactor {
  /// Polynomials in the rate, none of them zero, among whose roots are all rates at which one of the factor's
  /// eigenvalues lies on the unit circle; where eigenvalues stay on it, only the rates at which one leaves or
  /// two meet.
  ///
  /// At a root that is not a pole, an eigenvalue and its inverse are both eigenvalues. So if all of them lie inside
  /// the circle on either side of it, one lies on the circle there.
  package var boundary: [Polynomial] {
    var boundary = [at(eigenvalue: 1), at(eigenvalue: -1)]
    if degree > 1 { boundary.append(isReciprocal ? collisions : PairResultant(inHalfPlane).polynomial) }
    return boundary.filter { $0.degree ?? 0 > 0 }
  }

  /// Zero exactly where two of the factor's eigenvalues meet, or one has no value.
  private var collisions: Polynomial {
    let slopes = coefficients.enumerated().dropFirst().map { power, coefficient in
      coefficient.scaled(by: Rational(power))
    }
    let height = coefficients.compactMap(\.degree).max() ?? 0
    let bound = height * (2 * degree - 1)
    var points: [(place: Int, value: Integer)] = []
    for place in WholeNumbers() {
      let (value, slope) = (self(place), Polynomial(slopes.map { $0(place) }))
      guard value.degree == degree, let word = place.numerator.word else { continue }
      points.append((word, Polynomial.resultant(value, slope).numerator))
      if points.count > bound { break }
    }
    return .interpolating(whole: points)
  }
}

/// The resultant of the even and the odd part of a polynomial in s whose coefficients are polynomials in the rate:
/// zero exactly where two roots are s and -s, or one has no value.
///
/// Orlando's formula says that it is ±h_n^(n-1) times the product of s_i + s_j over all pairs. The Newton polygons
/// of h say how the roots grow for small and for large rates, and so between which degrees it lies. In between it
/// is interpolated from its values at whole numbers, the known power of the rate divided out.
struct PairResultant {
  let coefficients: [Polynomial]

  /// - Precondition: the degree is 2 or more, and neither the first nor the last coefficient is zero.
  init(_ coefficients: [Polynomial]) { self.coefficients = coefficients }

  private var degree: Int { coefficients.count - 1 }

  var polynomial: Polynomial {
    let (low, high) = (lowestDegree, highestDegree)
    guard low <= high else { return .zero }
    var points: [(place: Int, value: Integer)] = []
    for place in WholeNumbers() where !place.isZero {
      guard let value = value(at: place), let word = place.numerator.word else { continue }
      points.append((word, (value / place.power(low)).numerator))
      if points.count > high - low { break }
    }
    return .interpolating(whole: points)
  }

  /// `nil` where the leading coefficient is zero.
  private func value(at rate: Rational) -> Rational? {
    let values = coefficients.map { $0(rate) }
    guard !values[degree].isZero else { return nil }
    func part(_ parity: Int) -> Polynomial {
      Polynomial(stride(from: parity, through: degree, by: 2).map { values[$0] })
    }
    let (first, second) = (part(degree % 2), part(1 - degree % 2))
    guard let lower = second.degree else { return .zero }
    // Sylvester's matrix has the formal degree of the second part, whose first coefficients may be zero here.
    let missing = (degree - 1) / 2 - lower
    return Polynomial.resultant(first, second) * values[degree].power(missing)
  }

  /// No term of the resultant has a lower power of the rate.
  private var lowestDegree: Int {
    let orders = coefficients.map { polynomial in polynomial.coefficients.firstIndex { !$0.isZero } }
    let roots = Self.orders(of: orders)
    let lead = Rational((degree - 1) * (orders[degree] ?? 0))
    return (lead + Self.pairs(roots.sorted(by: >)))
      .ceiling.word ?? 0
  }

  private var highestDegree: Int {
    let degrees = coefficients.map(\.degree)
    let roots = Self.orders(of: degrees.map { $0.map { -$0 } }).map { -$0 }
    let lead = Rational((degree - 1) * (degrees[degree] ?? 0))
    return (lead + Self.pairs(roots.sorted(by: <))).floor.word ?? 0
  }

  /// The sum over all pairs of the later one in the list.
  private static func pairs(_ sorted: [Rational]) -> Rational {
    sorted.enumerated().reduce(.zero) { $0 + Rational($1.offset) * $1.element }
  }

  /// How the roots grow, one entry a root: the slopes of the lower hull of the points (power, order), turned round.
  private static func orders(of heights: [Int?]) -> [Rational] {
    let points = heights.enumerated().compactMap { power, height in height.map { (power, $0) } }
    var hull: [(Int, Int)] = []
    for point in points {
      while hull.count > 1 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        // Keep b only when it lies below the line from a to the new point.
        if (b.1 - a.1) * (point.0 - a.0) < (point.1 - a.1) * (b.0 - a.0) { break }
        hull.removeLast()
      }
      hull.append(point)
    }
    return zip(hull, hull.dropFirst()).flatMap { a, b in
      Array(repeating: Rational(a.1 - b.1, over: b.0 - a.0), count: b.0 - a.0)
    }
  }
}
