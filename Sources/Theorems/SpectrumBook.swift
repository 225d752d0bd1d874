// Eigenvalues and singular values, each worked out once.

import Exact

/// What is known about the spectra of the matrices that came up.
final class SpectrumBook {
  private struct Key: Hashable {
    let matrix: Matrix<Rational>
    let effort: Effort
  }

  private struct NamedKey: Hashable {
    let matrix: Matrix<RationalFunction>
    let effort: Effort
  }

  private var named: [NamedKey: [Number]] = [:]
  private var symmetric: [Matrix<Rational>: [AlgebraicNumber]] = [:]
  private var spectra: [Key: [ComplexNumber]] = [:]

  /// The eigenvalues of a symmetric matrix in ascending order, each as often as its multiplicity.
  func eigenvalues(ofSymmetric matrix: Matrix<Rational>) -> [AlgebraicNumber] {
    if let known = symmetric[matrix] { return known }
    let roots = matrix.rowCount == 0 ? [] : matrix.characteristicPolynomial.realRoots()
    let list = roots.flatMap { Array(repeating: $0.root, count: $0.multiplicity) }
    symmetric[matrix] = list
    return list
  }

  /// The extreme eigenvalues of a symmetric matrix of formulas, worked out by `work` the first time.
  func ends(
    ofSymmetric matrix: Matrix<RationalFunction>, _ effort: Effort, _ work: () throws(NoValue) -> [Number]
  ) throws(NoValue) -> [Number] {
    let key = NamedKey(matrix: matrix, effort: effort)
    if let known = named[key] { return known }
    let found = try work()
    named[key] = found
    return found
  }

  /// All eigenvalues, each as often as its multiplicity.
  func eigenvalues(of matrix: Matrix<Rational>, _ effort: Effort) -> [ComplexNumber] {
    let key = Key(matrix: matrix, effort: effort)
    if let known = spectra[key] { return known }
    let factors = matrix.rowCount == 0 ? [] : matrix.characteristicPolynomial.factors()
    let list = factors.flatMap { factor, multiplicity in
      factor.rootsOfIrreducible(effort).flatMap { Array(repeating: $0, count: multiplicity) }
    }
    spectra[key] = list
    return list
  }
}

extension Polynomial {
  /// The roots of an irreducible polynomial: real ones exactly, and complex ones where they are square roots.
  fileprivate func rootsOfIrreducible(_ effort: Effort) -> [ComplexNumber] {
    let real = realRoots().map { ComplexNumber(Number($0.root, effort)) }
    let count = (degree ?? 0) - real.count
    if count == 0 { return real }
    if let pairs = degree == 2 ? quadraticPairs(effort) : imaginaryPairs(effort) { return real + pairs }
    let all = complexRoots(precision: effort.precision).filter { !$0.imaginary.isZero }
    return real + all.map { ComplexNumber(.enclosed($0.real), .enclosed($0.imaginary)) }
  }

  /// −b/2a ± i√(4ac − b²)/2a.
  private func quadraticPairs(_ effort: Effort) -> [ComplexNumber]? {
    let (a, b, c) = (self[2], self[1], self[0])
    guard let root = AlgebraicNumber((4 * a * c - b * b) / (4 * a * a)).squareRoot else { return nil }
    let real = Number(-b / (2 * a))
    return [root, -root].map { ComplexNumber(real, Number($0, effort)) }
  }

  /// The roots when all of them are imaginary: ±i√t for the roots −t of the polynomial in the square.
  private func imaginaryPairs(_ effort: Effort) -> [ComplexNumber]? {
    let coefficients = self.coefficients
    let isEven = coefficients.indices.allSatisfy { $0 % 2 == 0 || coefficients[$0].isZero }
    guard isEven else { return nil }
    let squares = Polynomial(stride(from: 0, to: coefficients.count, by: 2).map { coefficients[$0] })
    let roots = squares.realRoots().map(\.root)
    guard roots.count == squares.degree, roots.allSatisfy({ $0.sign < 0 }) else { return nil }
    return roots.flatMap { square -> [ComplexNumber] in
      guard let root = (-square).squareRoot else { return [] }
      return [root, -root].map { ComplexNumber(Number(.zero), Number($0.minimal(), effort)) }
    }
  }
}
