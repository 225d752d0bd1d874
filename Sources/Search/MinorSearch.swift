// Hurwitz determinants that keep their signs on a box: a proof without a quadratic function.

import Exact

/// A box cut into parts on each of which the leading coefficient and all Hurwitz determinants of
/// det(x*(T - S) + (T + S)) have one sign that their Bernstein coefficients show.
package struct MinorSigns: Sendable {
  package let tree: Subdivision<Void>
  /// How many eigenvalues of A lie outside the unit circle.
  package let directions: Int
}

extension MinorSigns {
  /// Larger matrices are not tried: the determinants grow too fast.
  package static let largestSize = 8
  /// How often a part is cut in two.
  private static let mostCuts = 48

  /// - Throws: `.tooLarge`; `.notContracting` when a determinant changes its sign, or comes too near to 0.
  package init(of problem: ContractionProblem) throws(SearchLimit) {
    guard problem.size <= Self.largestSize else { throw .tooLarge(problem.size) }
    let names = problem.box.indices.map { "t\($0)" }
    let rate = problem.rateAxis.map { names[$0] }
    let polynomials = Self.polynomials(problem, names)
    var directions: Int?
    func cover(_ box: [BernsteinForm.Range], _ cuts: Int) throws(SearchLimit) -> Subdivision<Void> {
      let signs = polynomials.map { Self.sign(of: $0, names, rate, on: box) }
      if !signs.contains(.undecided), !signs.contains(.changing) {
        let changes = Self.changes(signs.map { $0 == .positive ? 1 : -1 })
        guard directions == nil || directions == changes else { throw .notContracting }
        directions = changes
        return .leaf(())
      }
      guard cuts > 0, !signs.contains(.changing),
        let axis = box.indices.max(by: { box[$0].relativeWidth < box[$1].relativeWidth })
      else { throw .notContracting }
      let place = Rational(1, over: 2) * (box[axis].lower + box[axis].upper)
      var (below, above) = (box, box)
      below[axis] = BernsteinForm.Range(box[axis].lower, place)
      above[axis] = BernsteinForm.Range(place, box[axis].upper)
      return .split(
        axis: axis, at: place, below: try cover(below, cuts - 1), above: try cover(above, cuts - 1))
    }
    tree = try cover(problem.box, Self.mostCuts)
    self.directions = directions ?? 0
  }

  private enum Sign { case positive, negative, undecided, changing }

  /// The sign on a part of the box, after division by the power of the rate that is contained, if the part begins at 0.
  private static func sign(
    of polynomial: MultivariatePolynomial, _ names: [String], _ rate: String?, on box: [BernsteinForm.Range]
  ) -> Sign {
    var polynomial = polynomial
    if let rate, let axis = names.firstIndex(of: rate), box[axis].lower.isZero {
      let power = polynomial.coefficients(in: rate).prefix { $0.isZero }.count
      polynomial =
        polynomial.divided(by: MultivariatePolynomial.variable(rate).power(UInt(power))) ?? polynomial
    }
    let coefficients = BernsteinForm(polynomial, order: names, on: box).coefficients
    if coefficients.allSatisfy({ $0.sign > 0 }) { return .positive }
    if coefficients.allSatisfy({ $0.sign < 0 }) { return .negative }
    // The first and the last are values at corners.
    let ends = (coefficients.first?.sign ?? 0) * (coefficients.last?.sign ?? 0)
    return ends < 0 ? .changing : .undecided
  }

  /// The changes of sign in a_0, D_1, D_2/D_1, ...
  private static func changes(_ signs: [Int]) -> Int {
    let sequence = signs.prefix(2) + zip(signs.dropFirst(), signs.dropFirst(2)).map { $0 * $1 }
    return zip(sequence, sequence.dropFirst()).filter { $0 != $1 }.count
  }

  /// a_0 and the Hurwitz determinants.
  private static func polynomials(
    _ problem: ContractionProblem, _ names: [String]
  ) -> [MultivariatePolynomial] {
    let size = problem.size
    let (before, after) = (problem.before.entries(in: names), problem.after.entries(in: names))
    let variable = MultivariatePolynomial.variable("x")
    let moved = Matrix<MultivariatePolynomial>(rowCount: size, columnCount: size) { row, column in
      let (t, s) = (before[row, column], after[row, column])
      return variable * (t - s) + (t + s)
    }
    var coefficients = moved.determinant.coefficients(in: "x")
    while coefficients.count <= size { coefficients.append(.zero) }
    let a = Array(coefficients.reversed())
    let minors = (1...size).map { order in
      Matrix<MultivariatePolynomial>(rowCount: order, columnCount: order) { row, column in
        let place = 2 * (column + 1) - (row + 1)
        return a.indices.contains(place) ? a[place] : .zero
      }.determinant
    }
    return [a[0]] + minors
  }
}

extension BernsteinForm.Range {
  fileprivate var relativeWidth: Rational {
    let middle = upper.magnitude + lower.magnitude
    return middle.isZero ? .zero : (upper - lower) / middle
  }
}
