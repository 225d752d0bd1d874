// The search for a quadratic function that works on a whole interval: a linear program in the entries of P.

import Exact
import Spectral

/// The unknown entries of P as coordinates, and what they make of the Bernstein coefficients of Q.
private struct WitnessSpace {
  /// For every coordinate, P by powers of the rate.
  let basis: [[Matrix<Rational>]]
  /// For every coordinate, the Bernstein coefficients of Q with the power of the rate divided out, in doubles.
  let images: [[FloatMatrix]]

  var size: Int { basis[0][0].rowCount }

  /// The Bernstein coefficients at a point.
  func coefficients(at point: [Double]) -> [FloatMatrix] {
    images[0].indices.map { k in
      var sum = FloatMatrix.zero(size, size)
      for (value, image) in zip(point, images) where value != 0 { sum.add(value, image[k]) }
      return sum
    }
  }

  /// v'*B_k*v as a linear function of the coordinates.
  func row(_ k: Int, along v: [Double]) -> [Double] {
    images.map { image in
      (0..<size).reduce(0) { sum, j in
        sum + v[j] * (0..<size).reduce(0) { $0 + v[$1] * image[k][$1, j] }
      }
    }
  }
}

extension IntervalLyapunovFunction {
  /// How often directions are added before the search ends.
  private static let mostRounds = 120
  /// Below this, the best margin of the linear program counts as none.
  private static let leastMargin = 1e-9

  /// A function that shrinks by a factor at every step, for every rate of an interval.
  ///
  /// Rows of the linear program are directions along which a Bernstein coefficient has to be positive; those along which
  /// the last solution fails are added, and the dual simplex goes on from its basis.
  ///
  /// - Parameters:
  ///   - map: M by powers of the rate, constant first.
  ///   - degree: that of P in the rate.
  ///   - power: how often the rate is divided out of Q. Coefficients of lower powers are made 0 exactly.
  /// - Throws: `.notContracting` when the linear program has no margin: there may be a function of a higher degree, or on a
  ///   shorter interval.
  /// - Precondition: the matrices are square and of one size; the interval is not empty and does not begin below 0, and
  ///   begins at 0 if a power is divided out.
  package init(
    contracting map: [Matrix<Rational>], by factor: Rational, from lower: Rational, to upper: Rational,
    degree: Int,
    dividingOut power: Int
  ) throws(SearchLimit) {
    precondition(
      lower < upper && lower.sign >= 0 && (power == 0 || lower.isZero), "an interval of another kind")
    let difference: ([Matrix<Rational>]) -> [Matrix<Rational>] = { unknown in
      let moved = map.map(\.transposed).times(unknown).times(map)
      let size = unknown[0].rowCount
      return moved.indices.map { k in
        (k < unknown.count ? factor * unknown[k] : .zero(size, size)) - moved[k]
      }
    }
    let interval = (lower: lower, upper: upper)
    let basis = Self.basis(size: map[0].rowCount, degree: degree, power: power, difference)
    guard !basis.isEmpty else { throw .notContracting }
    let space = WitnessSpace(
      basis: basis,
      images: basis.map { unknown in
        Array(difference(unknown)[power...]).bernstein(on: interval).map { coefficient in
          FloatMatrix(rowCount: coefficient.rowCount, columnCount: coefficient.rowCount) {
            coefficient[$0, $1].approximation
          }
        }
      })
    let point = try Self.point(in: space)
    // Short fractions first.
    for bits in stride(from: 6, through: 40, by: 6) {
      let scale = Double(sign: .plus, exponent: bits, significand: 1)
      let rounded = point.map { Rational(Int(($0 * scale).rounded())) * Rational(2).power(-bits) }
      let matrices = (0...degree).map { j in
        zip(rounded, basis).reduce(Matrix<Rational>.zero(space.size, space.size)) { $0 + $1.0 * $1.1[j] }
      }
      let whole = difference(matrices)
      guard whole[..<power].allSatisfy({ $0.entries.allSatisfy(\.isZero) }) else { continue }
      let proofs = Array(whole[power...]).bernstein(on: interval).map { SumOfSquares(provingDefinite: $0) }
      let sample = (lower + upper) / 2
      guard let definite = SumOfSquares(provingDefinite: matrices.evaluated(at: sample)) else { continue }
      let decreasing = proofs.compactMap(\.self)
      guard decreasing.count == proofs.count else { continue }
      (self.matrices, self.factor, self.lower, self.upper) = (matrices, factor, lower, upper)
      (self.power, self.sample, self.definite, self.decreasing) = (power, sample, definite, decreasing)
      return
    }
    throw .lostInRounding
  }

  /// Symmetric polynomials P for which the coefficients of Q below a power vanish, one for every free entry.
  private static func basis(
    size: Int, degree: Int, power: Int, _ difference: ([Matrix<Rational>]) -> [Matrix<Rational>]
  ) -> [[Matrix<Rational>]] {
    var units: [[Matrix<Rational>]] = []
    for j in 0...degree {
      for row in 0..<size {
        for column in row..<size {
          units.append(
            (0...degree).map { k in
              Matrix(rowCount: size, columnCount: size) {
                k == j && ($0 == row && $1 == column || $0 == column && $1 == row) ? 1 : 0
              }
            })
        }
      }
    }
    let images = units.map { Array(difference($0)[..<power]).flatMap(\.entries) }
    if images.allSatisfy({ $0.allSatisfy(\.isZero) }) { return units }
    let equations = Matrix(rows: images).transposed
    return equations.kernel.transposed.rows.map { weights in
      // Entries up to 1, so that bounds on the coordinates mean the same for all.
      let largest = weights.map(\.magnitude).max() ?? 1
      return (0...degree).map { j in
        zip(weights, units).reduce(Matrix<Rational>.zero(size, size)) { $0 + ($1.0 / largest) * $1.1[j] }
      }
    }
  }

  /// Coordinates with all Bernstein coefficients positive definite, as far as floating point tells.
  private static func point(in space: WitnessSpace) throws(SearchLimit) -> [Double] {
    let count = space.basis.count
    let program = LinearProgram(
      objective: Array(repeating: 0, count: count) + [1],
      bounds: Array(repeating: -1...1, count: count) + [-1...1])
    func require(_ k: Int, _ direction: [Double]) {
      program.addRow(space.row(k, along: direction) + [-1], atLeast: 0)
    }
    for k in space.images[0].indices {
      for place in 0..<space.size { require(k, (0..<space.size).map { $0 == place ? 1 : 0 }) }
    }
    for _ in 0..<mostRounds {
      let solution: [Double]
      do throws(SolverFailure) { solution = try program.solution().value } catch { throw .solver(error) }
      let (point, margin) = (Array(solution.prefix(count)), solution[count])
      guard margin > leastMargin else { throw .notContracting }
      var least = Double.infinity
      for (k, coefficient) in space.coefficients(at: point).enumerated() {
        guard let pairs = coefficient.symmetricEigenpairs?.value else { throw .noEigenvalues }
        least = min(least, pairs.values[0])
        for (place, value) in pairs.values.enumerated() where value < margin / 2 {
          require(k, (0..<space.size).map { pairs.vectors[$0, place] })
        }
      }
      if least > margin / 4 { return point }
    }
    throw .rounds(mostRounds)
  }
}
