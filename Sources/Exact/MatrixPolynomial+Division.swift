// Linear systems whose coefficients are polynomials.

extension MatrixPolynomial {
  /// The polynomial U with `self * U = right`.
  ///
  /// Term by term from the lowest, or where `self` is singular at 0 by the inverse over the field of rational functions.
  ///
  /// - Returns: `nil` exactly when there is none, or `self` is singular everywhere.
  /// - Precondition: the matrix is square and as high as the right side, in the same variables.
  package func quotient(of right: MatrixPolynomial) -> MatrixPolynomial? {
    precondition(rowCount == columnCount && rowCount == right.rowCount, "shapes do not fit a linear system")
    let origin = [Int](repeating: 0, count: variableCount)
    guard let lowest = terms[origin], let inverse = lowest.inverse else {
      let names = (0..<variableCount).map { "t\($0)" }
      guard let whole = rationalFunctions(in: names).inverse else { return nil }
      return MatrixPolynomial(whole * right.rationalFunctions(in: names), in: names)
    }
    let exponents = Self.exponents(upTo: right.degrees).sorted { $0.reduce(0, +) < $1.reduce(0, +) }
    var found: [[Int]: Matrix<Rational>] = [:]
    for exponent in exponents {
      var rest = right.terms[exponent] ?? .zero(rowCount, right.columnCount)
      for (shift, coefficient) in terms where shift != origin {
        let other = zip(exponent, shift).map(-)
        if let known = found[other] { rest = rest - coefficient * known }
      }
      found[exponent] = inverse * rest
    }
    let quotient = MatrixPolynomial(
      rowCount: rowCount, columnCount: right.columnCount, variableCount: variableCount, terms: found)
    return self * quotient == right ? quotient : nil
  }

  private func rationalFunctions(in names: [String]) -> Matrix<RationalFunction> {
    entries(in: names).map { RationalFunction($0) }
  }

  /// Matrices with equal numbers of rows side by side.
  package func beside(_ other: MatrixPolynomial) -> MatrixPolynomial {
    precondition(rowCount == other.rowCount && variableCount == other.variableCount, "shapes differ")
    func widened(_ matrix: Matrix<Rational>, after count: Int) -> Matrix<Rational> {
      Matrix(rowCount: rowCount, columnCount: columnCount + other.columnCount) { row, column in
        let place = column - count
        return place >= 0 && place < matrix.columnCount ? matrix[row, place] : .zero
      }
    }
    return MatrixPolynomial(
      rowCount: rowCount, columnCount: columnCount + other.columnCount, variableCount: variableCount,
      terms: terms.mapValues { widened($0, after: 0) }.merging(
        other.terms.mapValues { widened($0, after: columnCount) }, uniquingKeysWith: +))
  }

  /// Some of the rows and columns.
  package func part(rows: Range<Int>, columns: Range<Int>) -> MatrixPolynomial {
    MatrixPolynomial(
      rowCount: rows.count, columnCount: columns.count, variableCount: variableCount,
      terms: terms.mapValues { matrix in
        Matrix(rowCount: rows.count, columnCount: columns.count) {
          matrix[rows.lowerBound + $0, columns.lowerBound + $1]
        }
      })
  }

  /// Every entry times a power of one variable that depends on its row and column; `nil` when a power would be negative.
  package func shifted(in axis: Int, by power: (Int, Int) -> Int) -> MatrixPolynomial? {
    var shifted: [[Int]: Matrix<Rational>] = [:]
    for (exponents, coefficient) in terms {
      for row in 0..<rowCount {
        for column in 0..<columnCount where !coefficient[row, column].isZero {
          var target = exponents
          target[axis] += power(row, column)
          guard target[axis] >= 0 else { return nil }
          shifted[target, default: .zero(rowCount, columnCount)][row, column] = coefficient[row, column]
        }
      }
    }
    return MatrixPolynomial(
      rowCount: rowCount, columnCount: columnCount, variableCount: variableCount, terms: shifted)
  }
}
