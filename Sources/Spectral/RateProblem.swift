// A linear iteration with the rate as a parameter, ready to be asked about its eigenvalues.

import Exact

/// M as a matrix of quotients of polynomials in the rate, and its eigenvalues.
package struct RateProblem: Sendable {
  /// The eigenvalues that decide: those on the quotient by the directions in which every point is at rest.
  package let family: CharacteristicFamily
  /// How many directions were left out, each with the eigenvalue 1.
  package let fixedDirections: Int
  let matrix: ClearedMatrix

  /// - Parameters:
  ///   - fixedDirections: the dimension of a space that M leaves as it is, whatever the rate.
  ///   - determinants: functions of the rate; where one of them is 0, there is no M, even if its entries have values.
  /// - Returns: `nil` when another variable than the rate occurs, or the factors are beyond FLINT.
  /// - Precondition: the matrix is square, and has at least so many eigenvalues that are 1 at all rates.
  package init?(
    _ matrix: Matrix<RationalFunction>, rate: String, fixedDirections: Int = 0,
    determinants: [RationalFunction] = []
  ) {
    var holes = Polynomial.one
    for determinant in determinants {
      guard let numerator = determinant.numerator.univariate(in: rate) else { return nil }
      holes = holes * numerator
    }
    guard let cleared = ClearedMatrix(matrix, rate: rate),
      let whole = CharacteristicFamily(
        factoring: cleared.characteristicPolynomial, poles: cleared.poles * holes)
    else { return nil }
    guard let family = whole.withoutFixedDirections(fixedDirections) else {
      preconditionFailure("a space that M leaves as it is belongs to the eigenvalue 1")
    }
    (self.matrix, self.family, self.fixedDirections) = (cleared, family, fixedDirections)
  }

  /// What happens at one rate; `nil` where M has no value.
  package func behaviour(at rate: Rational) -> Behaviour? {
    guard !family.poles(rate).isZero else { return nil }
    let count = family.factors.reduce(DiscCount()) { $0 + $1.multiplicity * $1(rate).discCount }
    if count.outside > 0 { return .diverges(directions: count.outside) }
    if count.on == 0 { return .converges }
    let characteristic = matrix(rate).characteristicPolynomial
    return Self.isSemisimpleOnCircle(matrix(rate), characteristic)
      ? count.inside == 0 ? .conserves : .stalls : .drifts
  }

  /// Whether no eigenvalue on the unit circle has a Jordan block.
  private static func isSemisimpleOnCircle(_ matrix: Matrix<Rational>, _ characteristic: Polynomial) -> Bool {
    for (factor, multiplicity) in characteristic.factors() where multiplicity > 1 && factor.discCount.on > 0 {
      let image = factor.coefficients.reversed().reduce(
        Matrix<Rational>.zero(matrix.rowCount, matrix.rowCount)
      ) {
        $0 * matrix + $1 * Matrix.identity(matrix.rowCount)
      }
      if image.rank > matrix.rowCount - multiplicity * (factor.degree ?? 0) { return false }
    }
    return true
  }

  /// What happens at almost every rate of an interval in which no two eigenvalues on the circle meet and none
  /// leaves it, and at every rate of it where that is not drifting.
  ///
  /// Generic ranks are the largest ones, so a rate at which the ranks are larger than at the sample shows it; as
  /// many rates are tried as polynomials of their degree can vanish at without being 0.
  func behaviour(around sample: Rational) -> Behaviour? {
    let behaviour = behaviour(at: sample)
    guard behaviour == .conserves || behaviour == .stalls else { return behaviour }
    return isGenericallySemisimpleOnCircle ? behaviour : .drifts
  }

  /// Whether f(M)*g(M) = 0 as a matrix of polynomials, where f is the product of the factors with eigenvalues on
  /// the circle, each once, and g that of the others with their multiplicities.
  private var isGenericallySemisimpleOnCircle: Bool {
    let repeated = family.factors.contains { $0.multiplicity > 1 && $0.staysOnCircle } || fixedDirections > 0
    guard repeated else { return true }
    var factors = family.factors.map { ($0, $0.staysOnCircle ? 1 : $0.multiplicity) }
    if fixedDirections > 0, !family.factors.contains(where: \.isFixedDirection) {
      factors.append((EigenvalueFactor(irreducible: [Polynomial([-1]), .one], multiplicity: 1), 1))
    }
    let bound = factors.reduce(0) { sum, part in
      let height = part.0.coefficients.compactMap(\.degree).max() ?? 0
      return sum + part.1 * (height + part.0.degree * matrix.height)
    }
    var tried = 0
    for place in WholeNumbers() where !family.poles(place).isZero {
      let value = matrix(place)
      let size = value.rowCount
      var product = Matrix<Rational>.identity(size)
      for (factor, multiplicity) in factors {
        let image = factor(place).coefficients.reversed().reduce(Matrix<Rational>.zero(size, size)) {
          $0 * value + $1 * Matrix.identity(size)
        }
        for _ in 0..<multiplicity { product = product * image }
      }
      guard product.entries.allSatisfy(\.isZero) else { return false }
      tried += 1
      if tried > bound { break }
    }
    return true
  }
}

extension EigenvalueFactor {
  /// Whether some eigenvalue of the factor may lie on the unit circle for a whole interval of rates.
  var staysOnCircle: Bool {
    degree == 1 ? at(eigenvalue: 1).isZero || at(eigenvalue: -1).isZero : isReciprocal
  }

  /// Whether the factor's eigenvalue is 1 at all rates.
  var isFixedDirection: Bool { degree == 1 && at(eigenvalue: 1).isZero }
}

extension ClearedMatrix {
  /// The matrix at a rate that is no pole.
  func callAsFunction(_ rate: Rational) -> Matrix<Rational> {
    let scales = denominators.map { $0(rate) }
    return Matrix(rowCount: numerators.rowCount, columnCount: numerators.rowCount) {
      numerators[$0, $1](rate) / scales[$0]
    }
  }

  /// The highest degree in the rate, denominators cleared.
  var height: Int { (numerators.entries + denominators).compactMap(\.degree).max() ?? 0 }
}
