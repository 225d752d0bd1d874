// Polynomials in several variables with matrices for coefficients.

/// A sum of matrices, each times a product of powers of numbered variables.
package struct MatrixPolynomial: Hashable, Sendable {
  package let rowCount: Int
  package let columnCount: Int
  package let variableCount: Int
  /// The coefficients that are not 0, by the exponents of the variables.
  package let terms: [[Int]: Matrix<Rational>]

  /// - Precondition: there is one exponent a variable, and every coefficient has the stated shape.
  package init(
    rowCount: Int, columnCount: Int, variableCount: Int, terms: [[Int]: Matrix<Rational>]
  ) {
    precondition(
      terms.allSatisfy {
        $0.key.count == variableCount && $0.value.rowCount == rowCount && $0.value.columnCount == columnCount
      }, "a polynomial with terms of different shapes")
    (self.rowCount, self.columnCount, self.variableCount) = (rowCount, columnCount, variableCount)
    self.terms = terms.filter { !$0.value.entries.allSatisfy(\.isZero) }
  }

  package init(_ constant: Matrix<Rational>, variableCount: Int) {
    self.init(
      rowCount: constant.rowCount, columnCount: constant.columnCount, variableCount: variableCount,
      terms: [[Int](repeating: 0, count: variableCount): constant])
  }

  /// A matrix of polynomials, its variables numbered as they stand in `names`; `nil` when an entry is no polynomial in these.
  package init?(_ matrix: Matrix<RationalFunction>, in names: [String]) {
    var terms: [[Int]: Matrix<Rational>] = [:]
    for row in 0..<matrix.rowCount {
      for column in 0..<matrix.columnCount {
        let entry = matrix[row, column]
        let places = entry.numerator.variables.compactMap(names.firstIndex(of:))
        guard entry.isPolynomial, places.count == entry.numerator.variables.count else { return nil }
        for (exponents, coefficient) in entry.numerator.terms {
          var powers = [Int](repeating: 0, count: names.count)
          for (place, exponent) in zip(places, exponents) { powers[place] = exponent }
          terms[powers, default: .zero(matrix.rowCount, matrix.columnCount)][row, column] = coefficient
        }
      }
    }
    self.init(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount, variableCount: names.count, terms: terms)
  }

  /// The exponents and coefficients in lexicographic order.
  package var orderedTerms: [(exponents: [Int], coefficient: Matrix<Rational>)] {
    terms.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  package var isZero: Bool { terms.isEmpty }
  package var isConstant: Bool { terms.keys.allSatisfy { $0.allSatisfy { $0 == 0 } } }

  /// The highest exponent of every variable.
  package var degrees: [Int] {
    (0..<variableCount).map { axis in terms.keys.reduce(0) { max($0, $1[axis]) } }
  }

  package var transposed: MatrixPolynomial {
    MatrixPolynomial(
      rowCount: columnCount, columnCount: rowCount, variableCount: variableCount,
      terms: terms.mapValues(\.transposed))
  }

  /// - Precondition: the shapes agree.
  package static func + (a: Self, b: Self) -> Self {
    MatrixPolynomial(
      rowCount: a.rowCount, columnCount: a.columnCount, variableCount: a.variableCount,
      terms: a.terms.merging(b.terms, uniquingKeysWith: +))
  }

  /// - Precondition: the shapes agree.
  package static func - (a: Self, b: Self) -> Self { a + -1 * b }

  package static func * (scale: Rational, a: Self) -> Self {
    MatrixPolynomial(
      rowCount: a.rowCount, columnCount: a.columnCount, variableCount: a.variableCount,
      terms: a.terms.mapValues { scale * $0 })
  }

  /// The product; a 1 by 1 polynomial on the left is a scalar.
  ///
  /// - Precondition: the variables are the same, and the left one is as wide as the right one is high, or 1 by 1.
  package static func * (a: Self, b: Self) -> Self {
    let isScalar = a.rowCount == 1 && a.columnCount == 1
    var terms: [[Int]: Matrix<Rational>] = [:]
    for (left, x) in a.terms {
      for (right, y) in b.terms {
        let product = isScalar ? x[0, 0] * y : x * y
        let exponents = zip(left, right).map(+)
        terms[exponents] = terms[exponents].map { $0 + product } ?? product
      }
    }
    return MatrixPolynomial(
      rowCount: isScalar ? b.rowCount : a.rowCount, columnCount: b.columnCount,
      variableCount: a.variableCount,
      terms: terms)
  }

  /// The entries as polynomials in named variables.
  package func entries(in names: [String]) -> Matrix<MultivariatePolynomial> {
    Matrix(rowCount: rowCount, columnCount: columnCount) { row, column in
      terms.reduce(.zero) { sum, term in
        let monomial = zip(names, term.key).reduce(MultivariatePolynomial(term.value[row, column])) {
          $0 * MultivariatePolynomial.variable($1.0).power(UInt($1.1))
        }
        return sum + monomial
      }
    }
  }

  /// - Precondition: there is one value a variable.
  package func evaluated(at point: [Rational]) -> Matrix<Rational> {
    precondition(point.count == variableCount, "a point with a wrong number of coordinates")
    return terms.reduce(.zero(rowCount, columnCount)) { sum, term in
      let factor = zip(point, term.key).reduce(Rational.one) { $0 * $1.0.power($1.1) }
      return sum + factor * term.value
    }
  }

  /// The polynomial divided by a power of one variable; `nil` unless the power is contained in every term.
  package func divided(byPower power: Int, of axis: Int) -> MatrixPolynomial? {
    guard terms.keys.allSatisfy({ $0[axis] >= power }) else { return nil }
    let moved = terms.map { exponents, coefficient in
      var exponents = exponents
      exponents[axis] -= power
      return (exponents, coefficient)
    }
    return MatrixPolynomial(
      rowCount: rowCount, columnCount: columnCount, variableCount: variableCount,
      terms: Dictionary(uniqueKeysWithValues: moved))
  }

  /// The coefficients in Bernstein's basis on a box, in the degrees that the polynomial has; the last variable's index
  /// runs fastest.
  ///
  /// - Precondition: there is one range a variable.
  package func bernstein(on box: [BernsteinForm.Range]) -> [Matrix<Rational>] {
    precondition(box.count == variableCount, "a box with a wrong number of sides")
    let changes = zip(box, degrees).map { BernsteinForm.change(toDegree: $1, on: $0) }
    var coefficients: [(index: [Int], matrix: Matrix<Rational>)] = terms.map { ($0.key, $0.value) }
    // One axis after the other: its exponents become indices.
    for axis in 0..<variableCount {
      var sums: [[Int]: Matrix<Rational>] = [:]
      for (index, matrix) in coefficients {
        for (place, weight) in changes[axis][index[axis]].enumerated() where !weight.isZero {
          var target = index
          target[axis] = place
          let part = weight * matrix
          sums[target] = sums[target].map { $0 + part } ?? part
        }
      }
      coefficients = sums.map { ($0.key, $0.value) }
    }
    let found = Dictionary(uniqueKeysWithValues: coefficients.map { ($0.index, $0.matrix) })
    return Self.exponents(upTo: degrees).map { found[$0] ?? .zero(rowCount, columnCount) }
  }

  /// All exponents up to a highest one for every variable, that of the last variable running fastest.
  package static func exponents(upTo degrees: [Int]) -> [[Int]] {
    var all: [[Int]] = [[]]
    for degree in degrees { all = all.flatMap { prefix in (0...degree).map { prefix + [$0] } } }
    return all
  }
}

extension BernsteinForm {
  /// The Bernstein coefficients on a range of every power up to a degree, all in that degree.
  package static func change(toDegree degree: Int, on range: Range) -> [[Rational]] {
    (0...degree).map { power in
      bernstein((0...degree).map { $0 == power ? 1 : 0 }, on: range)
    }
  }
}
