// The characteristic polynomial of M with the rate as a parameter, in irreducible factors.

import Exact

/// What the eigenvalues of M are the roots of, for every rate at once.
package struct CharacteristicFamily: Sendable {
  package let factors: [EigenvalueFactor]
  /// Where M has no value; a constant for a method without divisions by the rate.
  package let poles: Polynomial

  package init(factors: [EigenvalueFactor], poles: Polynomial) {
    (self.factors, self.poles) = (factors, poles)
  }

  /// How many eigenvalues there are, counted as often as they are roots.
  package var size: Int { factors.reduce(0) { $0 + $1.degree * $1.multiplicity } }

  /// Takes a polynomial in the eigenvalue apart. `coefficients` are polynomials in the rate, by powers of the
  /// eigenvalue, constant first.
  ///
  /// - Returns: `nil` when the factors are beyond FLINT.
  /// - Precondition: not all coefficients are zero.
  package init?(factoring coefficients: [Polynomial], poles: Polynomial) {
    let content = coefficients.reduce(Polynomial.zero, Polynomial.greatestCommonDivisor)
    let whole = coefficients.map { $0.quotientAndRemainder(dividingBy: content).quotient }.primitive
    self.poles = poles
    if Self.isPlainlyIrreducible(whole) {
      factors = [EigenvalueFactor(irreducible: whole, multiplicity: 1)]
      return
    }
    let (x, y) = ("eigenvalue", "rate")
    let joint = whole.reversed().reduce(MultivariatePolynomial.zero) {
      $0 * .variable(x) + $1.multivariate(at: .variable(y))
    }
    guard let parts = joint.factors()?.factors else { return nil }
    var factors: [EigenvalueFactor] = []
    for (factor, multiplicity) in parts where factor.degree(in: x) > 0 {
      let coefficients = factor.coefficients(in: x).map { $0.univariate(in: y) ?? .zero }
      factors.append(EigenvalueFactor(irreducible: coefficients.primitive, multiplicity: multiplicity))
    }
    self.factors = factors.sorted { $0.degree < $1.degree }
  }

  /// A polynomial without a content that stays irreducible, and of full degree, at one rate is irreducible.
  private static func isPlainlyIrreducible(_ coefficients: [Polynomial]) -> Bool {
    guard coefficients.count > 2 else { return coefficients.count == 2 }
    let sample = Polynomial(coefficients.map { $0(Rational(5, over: 7)) })
    guard sample.degree == coefficients.count - 1 else { return false }
    let factors = sample.factors()
    return factors.count == 1 && factors[0].multiplicity == 1
  }

  /// The same eigenvalues divided by a radius.
  ///
  /// - Precondition: the radius is not zero.
  package func scaled(to radius: Rational) -> CharacteristicFamily {
    CharacteristicFamily(factors: factors.map { $0.scaled(to: radius) }, poles: poles)
  }

  /// The family without so many of the eigenvalues that are 1 at every rate.
  ///
  /// - Returns: `nil` when there are not so many.
  package func withoutFixedDirections(_ count: Int) -> CharacteristicFamily? {
    guard count > 0 else { return self }
    let fixed = factors.firstIndex { $0.degree == 1 && $0.at(eigenvalue: .one).isZero }
    guard let fixed, factors[fixed].multiplicity >= count else { return nil }
    var rest = factors
    let factor = rest.remove(at: fixed)
    if factor.multiplicity > count {
      rest.insert(
        EigenvalueFactor(irreducible: factor.coefficients, multiplicity: factor.multiplicity - count),
        at: fixed)
    }
    return CharacteristicFamily(factors: rest, poles: poles)
  }
}

extension CharacteristicFamily {
  /// The eigenvalues of a matrix whose entries are quotients of polynomials in one variable, the rate.
  ///
  /// - Returns: `nil` when another variable occurs, or the factors are beyond FLINT.
  /// - Precondition: the matrix is square.
  package init?(of matrix: Matrix<RationalFunction>, rate: String) {
    precondition(matrix.isSquare, "the eigenvalues of a matrix that is not square")
    guard let cleared = ClearedMatrix(matrix, rate: rate) else { return nil }
    self.init(factoring: cleared.characteristicPolynomial, poles: cleared.poles)
  }
}

/// A matrix of quotients as diag(1/r)*N, with polynomials r and N in the rate.
struct ClearedMatrix {
  let denominators: [Polynomial]
  let numerators: Matrix<Polynomial>

  init?(_ matrix: Matrix<RationalFunction>, rate: String) {
    var denominators: [Polynomial] = []
    var rows: [[Polynomial]] = []
    for row in matrix.rows {
      let common = row.reduce(MultivariatePolynomial.one) { common, entry in
        entry.isPolynomial ? common : common.leastCommonMultiple(with: entry.denominator)
      }
      var line: [Polynomial] = []
      for entry in row {
        guard let cofactor = common.divided(by: entry.denominator),
          let polynomial = (cofactor * entry.numerator).univariate(in: rate)
        else { return nil }
        line.append(polynomial)
      }
      guard let denominator = common.univariate(in: rate) else { return nil }
      denominators.append(denominator)
      rows.append(line)
    }
    (self.denominators, numerators) = (denominators, Matrix(rows: rows))
  }

  var poles: Polynomial { denominators.reduce(.one, *) }

  /// det(x*diag(r) - N) by powers of x, interpolated from its values at whole numbers.
  var characteristicPolynomial: [Polynomial] {
    let bound = zip(denominators, numerators.rows).reduce(0) { sum, row in
      sum + (([row.0] + row.1).compactMap(\.degree).max() ?? 0)
    }
    var values: [(place: Rational, coefficients: Polynomial)] = []
    for place in WholeNumbers() {
      let scales = denominators.map { $0(place) }
      if scales.contains(where: \.isZero) { continue }
      let matrix = Matrix<Rational>(rowCount: numerators.rowCount, columnCount: numerators.rowCount) {
        numerators[$0, $1](place) / scales[$0]
      }
      values.append((place, matrix.characteristicPolynomial.scaled(by: scales.reduce(.one, *))))
      if values.count > bound { break }
    }
    return (0...numerators.rowCount).map { power in
      .interpolating(values.map { ($0.place, $0.coefficients[power]) })
    }
  }
}

/// 0, 1, -1, 2, -2, … without end.
struct WholeNumbers: Sequence, IteratorProtocol {
  private var last: Int?

  mutating func next() -> Rational? {
    let value = last.map { $0 > 0 ? -$0 : 1 - $0 } ?? 0
    last = value
    return Rational(value)
  }
}

extension MultivariatePolynomial {
  func leastCommonMultiple(with other: Self) -> Self {
    guard let cofactor = other.divided(by: .greatestCommonDivisor(self, other)) else {
      preconditionFailure("a common divisor divides")
    }
    return self * cofactor
  }
}
