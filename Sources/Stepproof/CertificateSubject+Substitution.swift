// From where a step with inverses is seen, so that it consists of polynomials.

import Certificates
import Exact
import Search

extension CertificateSubject {
  /// The step in coordinates, seen from a T for which it is a polynomial of low degree; `nil` when none is found.
  static func step(_ resolved: ResolvedProblem, _ coordinates: Coordinates) throws(Uncertifiable) -> SeenStep?
  {
    let inverted = try resolved.inverted()
    if inverted.isEmpty { return try resolved.seen(in: coordinates) }
    // Inverses of numbers alone are numbers; those of a whole word may be long ones.
    if inverted.allSatisfy({ $0.range != nil && $0.matrix.isConstant }),
      let step = try resolved.seen(in: coordinates)
    {
      return step
    }
    for (matrix, range) in inverted {
      // An implicit step is seen from where it ends.
      let whole = matrix.extended(to: coordinates.stateCount, from: range ?? 0..<matrix.rowCount)
      let rows = MatrixPolynomial(coordinates.rows, variableCount: matrix.variableCount)
      let back = MatrixPolynomial(coordinates.back, variableCount: matrix.variableCount)
      if let step = try resolved.seen(in: coordinates, from: rows * whole * back) { return step }
    }
    if let step = try resolved.seen(in: coordinates) { return step }
    return try fraction(resolved, coordinates, inverted.map(\.matrix))
  }

  /// From the product d of the determinants A is S/d; then T of low degree with S*T divisible by d is looked for.
  private static func fraction(
    _ resolved: ResolvedProblem, _ coordinates: Coordinates, _ inverted: [MatrixPolynomial]
  ) throws(Uncertifiable) -> SeenStep? {
    let names = resolved.box.names
    let determinant = inverted.reduce(MultivariatePolynomial(.one)) { product, matrix in
      product * matrix.entries(in: names).determinant
    }
    guard let scale = MatrixPolynomial(Matrix(rows: [[RationalFunction(determinant)]]), in: names) else {
      return nil
    }
    let identity = MatrixPolynomial(.identity(coordinates.count), variableCount: names.count)
    guard let whole = try resolved.seen(in: coordinates, from: scale * identity) else { return nil }
    guard names.count == 1 else { return whole }
    for degree in 1..<max(scale.degrees[0], 1) {
      guard let short = substitution(degree: degree, numerator: whole.after, denominator: scale) else {
        continue
      }
      if let step = try resolved.seen(in: coordinates, from: short) { return step }
    }
    return whole
  }

  /// A nonsingular T of a degree in one variable for which N*T is divisible by d; `nil` when there is none.
  private static func substitution(
    degree: Int, numerator: MatrixPolynomial, denominator: MatrixPolynomial
  ) -> MatrixPolynomial? {
    let size = numerator.rowCount
    // Unknown are the coefficients of one column of T and of the quotient; all columns satisfy the same equations.
    let count = (degree + 1) * size
    let height = (degree + max(numerator.degrees[0], denominator.degrees[0]) + 1) * size
    var equations = Matrix<Rational>.zero(height, 2 * count)
    for power in 0...degree {
      for (exponents, coefficient) in numerator.terms {
        for row in 0..<size {
          for column in 0..<size {
            equations[(power + exponents[0]) * size + row, power * size + column] += coefficient[row, column]
          }
        }
      }
      for (exponents, value) in denominator.terms {
        for row in 0..<size {
          equations[(power + exponents[0]) * size + row, count + power * size + row] -= value[0, 0]
        }
      }
    }
    let solutions = equations.kernel
    guard solutions.columnCount >= size else { return nil }
    // The last ones have the highest powers in them, and with these the fewest columns that depend on each other.
    let columns = (solutions.columnCount - size)..<solutions.columnCount
    let found = MatrixPolynomial(
      rowCount: size, columnCount: size, variableCount: 1,
      terms: Dictionary(
        uniqueKeysWithValues: (0...degree).map { power in
          (
            [power],
            Matrix<Rational>(rowCount: size, columnCount: size) {
              solutions[power * size + $0, columns.lowerBound + $1]
            }
          )
        }))
    let sample = Rational(1, over: 7)
    return found.evaluated(at: [sample]).determinant.isZero ? nil : found
  }
}

extension MatrixPolynomial {
  /// The matrix in the rows and columns of a range, with ones on the diagonal elsewhere.
  fileprivate func extended(to size: Int, from range: Range<Int>) -> MatrixPolynomial {
    if size == rowCount { return self }
    let origin = [Int](repeating: 0, count: variableCount)
    var extended = terms.mapValues { matrix in
      Matrix<Rational>(rowCount: size, columnCount: size) {
        range.contains($0) && range.contains($1)
          ? matrix[$0 - range.lowerBound, $1 - range.lowerBound] : .zero
      }
    }
    let ones = Matrix<Rational>(rowCount: size, columnCount: size) {
      $0 == $1 && !range.contains($0) ? 1 : 0
    }
    extended[origin] = (extended[origin] ?? .zero(size, size)) + ones
    return MatrixPolynomial(rowCount: size, columnCount: size, variableCount: variableCount, terms: extended)
  }
}
