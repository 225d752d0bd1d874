// The spectral radius in floating point, for searches and pictures.

import Exact

/// M with the rate as a parameter, in doubles.
package struct ApproximateIteration: Sendable {
  private let numerators: [[Double]]
  private let denominators: [[Double]]
  private let size: Int
  private let fixedDirections: Int

  init(_ matrix: ClearedMatrix, fixedDirections: Int) {
    size = matrix.numerators.rowCount
    numerators = matrix.numerators.entries.map { $0.coefficients.map(\.approximation) }
    denominators = matrix.denominators.map { $0.coefficients.map(\.approximation) }
    self.fixedDirections = fixedDirections
  }

  private static func value(_ polynomial: [Double], _ rate: Double) -> Double {
    polynomial.reversed().reduce(0) { $0 * rate + $1 }
  }

  package func matrix(at rate: Double) -> FloatMatrix {
    let scales = denominators.map { Self.value($0, rate) }
    return FloatMatrix(rowCount: size, columnCount: size) {
      Self.value(numerators[$0 * size + $1], rate) / scales[$0]
    }
  }

  /// The largest modulus of an eigenvalue, those of the directions at rest left out; `nil` where M has no value.
  package func radius(at rate: Double) -> Guess<Double>? {
    guard let values = matrix(at: rate).eigenvalues?.value else { return nil }
    return Guess(withoutFixedDirections(values).map(\.modulus).max() ?? 0)
  }

  /// The eigenvalues without as many as there are directions at rest, of those nearest to 1.
  package func withoutFixedDirections(_ values: [FloatComplex]) -> [FloatComplex] {
    guard fixedDirections > 0 else { return values }
    let one = FloatComplex(1)
    return Array(
      values.sorted { ($0 - one).squaredModulus < ($1 - one).squaredModulus }.dropFirst(fixedDirections))
  }
}

extension RateProblem {
  package var approximation: ApproximateIteration {
    ApproximateIteration(matrix, fixedDirections: fixedDirections)
  }
}

extension ApproximateIteration {
  /// All eigenvalues but those of the directions at rest; `nil` where M has no value.
  package func eigenvalues(at rate: Double) -> Guess<[FloatComplex]>? {
    matrix(at: rate).eigenvalues.map { Guess(withoutFixedDirections($0.value)) }
  }
}
