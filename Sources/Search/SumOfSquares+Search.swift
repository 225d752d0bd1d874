// Finding short proofs of positive definiteness.

import Exact
import Spectral

extension SumOfSquares {
  /// The vectors get at most so many bits.
  private static let mostBits = 50

  /// A proof that a symmetric matrix is positive definite, found in floating point and judged exactly.
  ///
  /// Half of the smallest eigenvalue is left for the remainder; the Cholesky factor of what is above it is rounded to as few
  /// bits as will do.
  ///
  /// - Returns: `nil` when none is found: the matrix may be indefinite, or too close to it for doubles.
  package init?(provingDefinite matrix: Matrix<Rational>) {
    let size = matrix.rowCount
    guard size > 0, matrix == matrix.transposed else { return nil }
    let floats = FloatMatrix(matrix)
    guard let smallest = floats.symmetricEigenpairs?.value.values.first, smallest > 0 else { return nil }
    var lowered = floats
    for place in 0..<size { lowered[place, place] -= smallest / 2 }
    guard let factor = lowered.cholesky?.value else { return nil }
    // Rounding moves an entry of the product by about size*|L|/2^bits; a row of them has to stay below the margin.
    let largest = factor.storage.map { abs($0) }.max() ?? 0
    var bits = 1
    while bits < Self.mostBits, Double(size) * largest * 2 > smallest * Double(bits: bits) { bits += 1 }
    bits = max(1, bits - 4)
    while bits <= Self.mostBits {
      let vectors = (0..<size).map { column in
        (0..<size).map { row in Integer(rounding: factor[row, column], bits: bits) }
      }
      let proof = SumOfSquares(scale: Integer(2).power(UInt(2 * bits)), vectors: vectors)
      if proof.proves(matrix) {
        self = proof
        return
      }
      bits += 2
    }
    return nil
  }
}
