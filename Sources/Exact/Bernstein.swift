// Polynomials on boxes, in the basis whose coefficients bound them.

/// A polynomial in several variables on a box, by its Bernstein coefficients.
///
/// On the box the polynomial is a weighted mean of the coefficients, so it is positive where they all are.
package struct BernsteinForm: Hashable, Sendable {
  /// The degree in each variable.
  package let degrees: [Int]
  /// The coefficients, the last variable's index running fastest.
  package let coefficients: [Rational]
  package let box: [Range]

  package struct Range: Hashable, Sendable {
    package let lower: Rational
    package let upper: Rational

    package init(_ lower: Rational, _ upper: Rational) { (self.lower, self.upper) = (lower, upper) }
  }

  /// - Precondition: the box has an interval for every variable of the polynomial; `order` lists all its names.
  package init(_ polynomial: MultivariatePolynomial, order: [String], on box: [Range]) {
    precondition(
      order.count == box.count && Set(polynomial.variables).isSubset(of: order), "a box of another shape")
    degrees = order.map { polynomial.degree(in: $0) }
    var tensor = [Rational](repeating: .zero, count: degrees.reduce(1) { $0 * ($1 + 1) })
    let places = polynomial.variables.map { order.firstIndex(of: $0) ?? 0 }
    for (exponents, coefficient) in polynomial.terms {
      var powers = [Int](repeating: 0, count: order.count)
      for (place, exponent) in zip(places, exponents) { powers[place] = exponent }
      tensor[Self.index(powers, degrees)] += coefficient
    }
    for axis in order.indices {
      tensor = Self.alongAxis(axis, degrees, tensor) { Self.bernstein($0, on: box[axis]) }
    }
    coefficients = tensor
    self.box = box
  }

  private init(degrees: [Int], coefficients: [Rational], box: [Range]) {
    (self.degrees, self.coefficients, self.box) = (degrees, coefficients, box)
  }

  /// Power coefficients on an interval to Bernstein coefficients: b_i = sum of C(i,j)/C(n,j)*c_j over j <= i, where
  /// c are the coefficients after the interval has been moved to [0, 1].
  package static func bernstein(_ power: [Rational], on range: Range) -> [Rational] {
    let moved = Polynomial(power).composed(with: Polynomial([range.lower, range.upper - range.lower]))
    let degree = power.count - 1
    var ratios = power.indices.map { moved[$0] }
    var binomial = Rational.one
    for j in 0...degree {
      ratios[j] /= binomial
      binomial = binomial * Rational(degree - j) / Rational(j + 1)
    }
    // Repeated sums give the combinations without computing C(i,j).
    var table = ratios
    for order in 0..<degree {
      for i in stride(from: degree, to: order, by: -1) { table[i] += table[i - 1] }
    }
    return table
  }

  private static func index(_ powers: [Int], _ degrees: [Int]) -> Int {
    zip(powers, degrees).reduce(0) { $0 * ($1.1 + 1) + $1.0 }
  }

  /// Applies a change of basis to every line of the tensor along one axis.
  private static func alongAxis(
    _ axis: Int, _ degrees: [Int], _ tensor: [Rational], _ change: ([Rational]) -> [Rational]
  ) -> [Rational] {
    let stride = degrees[(axis + 1)...].reduce(1) { $0 * ($1 + 1) }
    let count = degrees[axis] + 1
    var result = tensor
    for start in tensor.indices where start / stride % count == 0 {
      let line = change((0..<count).map { tensor[start + $0 * stride] })
      for (place, value) in line.enumerated() { result[start + place * stride] = value }
    }
    return result
  }

  /// The polynomial's values on the box lie between the smallest and the largest coefficient.
  package var bounds: (lower: Rational, upper: Rational) {
    (coefficients.min() ?? .zero, coefficients.max() ?? .zero)
  }

  /// The same polynomial on both halves of the box, cut in the middle of one axis by de Casteljau's scheme.
  package func halves(along axis: Int) -> (BernsteinForm, BernsteinForm) {
    let half = Rational(1, over: 2)
    let middle = half * (box[axis].lower + box[axis].upper)
    func part(_ side: ([Rational]) -> [Rational], _ range: Range) -> BernsteinForm {
      var smaller = box
      smaller[axis] = range
      return BernsteinForm(
        degrees: degrees, coefficients: Self.alongAxis(axis, degrees, coefficients, side), box: smaller)
    }
    let left = part({ Self.deCasteljau($0).first }, Range(box[axis].lower, middle))
    let right = part({ Self.deCasteljau($0).second }, Range(middle, box[axis].upper))
    return (left, right)
  }

  private static func deCasteljau(_ line: [Rational]) -> (first: [Rational], second: [Rational]) {
    let half = Rational(1, over: 2)
    var row = line
    var (first, second) = ([row[0]], [row[row.count - 1]])
    while row.count > 1 {
      row = zip(row, row.dropFirst()).map { half * ($0 + $1) }
      first.append(row[0])
      second.insert(row[row.count - 1], at: 0)
    }
    return (first, second)
  }
}
