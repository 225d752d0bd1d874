// Proofs that a matrix of polynomials has an inverse everywhere in a box.

import Exact
import Spectral

/// V and a proof for every Bernstein coefficient of V*W + (V*W)' on a part of a box.
package struct Invertible: Sendable {
  /// V; `nil` for the identity.
  package let multiplier: Matrix<Rational>?
  package let definite: [SumOfSquares]

  fileprivate init?(
    _ matrix: MatrixPolynomial, times multiplier: Matrix<Rational>?, on box: [BernsteinForm.Range]
  ) {
    let product = multiplier.map { MatrixPolynomial($0, variableCount: box.count) * matrix } ?? matrix
    var proofs: [SumOfSquares] = []
    for coefficient in (product + product.transposed).bernstein(on: box) {
      guard let proof = SumOfSquares(provingDefinite: coefficient) else { return nil }
      proofs.append(proof)
    }
    (self.multiplier, definite) = (multiplier, proofs)
  }
}

extension Subdivision where Leaf == Invertible {
  /// Shows that a matrix is invertible on a box, cutting it where no multiplier will do.
  ///
  /// - Returns: `nil` when that did not succeed: the matrix may be singular somewhere.
  package init?(inverting matrix: MatrixPolynomial, on box: [BernsteinForm.Range], mostCuts: Int = 12) {
    if let leaf = Invertible(matrix, times: nil, on: box) {
      self = .leaf(leaf)
      return
    }
    let middle = box.map { Rational(1, over: 2) * ($0.lower + $0.upper) }
    let floats = FloatMatrix(matrix.evaluated(at: middle))
    guard let inverse = floats.solution(of: .identity(floats.rowCount))?.value, inverse.isFinite else {
      return nil
    }
    let largest = max(inverse.storage.map { abs($0) }.max() ?? 1, .leastNormalMagnitude)
    // Few digits of the inverse are enough for a definite symmetric part, unless it is far from normal.
    for scale in [1e3, 1e6, 1e9] {
      let rounded = Matrix<Rational>(rowCount: floats.rowCount, columnCount: floats.rowCount) {
        Rational(Integer(rounding: inverse[$0, $1] / largest * scale))
      }
      if let leaf = Invertible(matrix, times: rounded, on: box) {
        self = .leaf(leaf)
        return
      }
    }
    guard mostCuts > 0, let axis = box.indices.max(by: { box[$0].width < box[$1].width }) else { return nil }
    func half(_ side: BernsteinForm.Range) -> Subdivision? {
      var part = box
      part[axis] = side
      return Subdivision(inverting: matrix, on: part, mostCuts: mostCuts - 1)
    }
    guard let below = half(BernsteinForm.Range(box[axis].lower, middle[axis])),
      let above = half(BernsteinForm.Range(middle[axis], box[axis].upper))
    else { return nil }
    self = .split(axis: axis, at: middle[axis], below: below, above: above)
  }
}

extension BernsteinForm.Range {
  fileprivate var width: Rational { upper - lower }
}
