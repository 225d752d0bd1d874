// Words with a game's Jacobian put for J.

import Exact

/// The Jacobian of one game at one point, and who owns which variables.
struct JacobianBlocks {
  let matrix: Matrix<RationalFunction>
  let blocks: [Range<Int>]

  var size: Int { matrix.rowCount }

  func projection(_ player: Int) -> Matrix<RationalFunction> {
    Matrix(rowCount: size, columnCount: size) { $0 == $1 && blocks[player].contains($0) ? .one : .zero }
  }

  func owner(_ index: Int) -> Int? { blocks.firstIndex { $0.contains(index) } }
}

/// A word that has no inverse for this game, whatever the rate.
struct SingularWord: Error {
  let text: String
}

extension Word {
  /// The matrix that the word stands for.
  ///
  /// - Parameter values: what is put for names in the coefficients; the others stay.
  func matrix(
    at jacobian: JacobianBlocks, _ values: [String: RationalFunction], naming kernels: KernelTable
  ) throws(SingularWord) -> Matrix<RationalFunction> {
    let size = jacobian.size
    var sum = Matrix<RationalFunction>.zero(size, size)
    for (letters, coefficient) in terms {
      guard let scale = coefficient.substituting(values) else {
        throw SingularWord(text: "'\(kernels.expression(coefficient).text)'")
      }
      if scale.isZero { continue }
      var product: Matrix<RationalFunction>?
      for letter in letters {
        let factor = try letter.matrix(at: jacobian, values, naming: kernels)
        product = product.map { $0 * factor } ?? factor
      }
      sum = sum + scale * (product ?? .identity(size))
    }
    return sum
  }
}

extension Word.Letter {
  fileprivate func matrix(
    at jacobian: JacobianBlocks, _ values: [String: RationalFunction], naming kernels: KernelTable
  ) throws(SingularWord) -> Matrix<RationalFunction> {
    let j = jacobian.matrix
    let half = RationalFunction(Rational(1, over: 2))
    switch self {
    case .jacobian: return j
    case .transposedJacobian: return j.transposed
    case .projection(let player): return jacobian.projection(player)
    case .symmetricPart: return half * (j + j.transposed)
    case .antisymmetricPart: return half * (j - j.transposed)
    case .ownBlocks(let transposed):
      return Self.masked(transposed ? j.transposed : j) { jacobian.owner($0) == jacobian.owner($1) }
    case .otherBlocks(let transposed):
      return Self.masked(transposed ? j.transposed : j) { jacobian.owner($0) != jacobian.owner($1) }
    case .inverse(let word):
      let matrix = try word.matrix(at: jacobian, values, naming: kernels)
      guard let inverse = matrix.inverse else { throw SingularWord(text: "'\(word.text(kernels))'") }
      return inverse
    case .blockInverse(let player, let word):
      // The inverse of the block is a block of the inverse when all other blocks are replaced by the identity.
      let whole = try word.matrix(at: jacobian, values, naming: kernels)
      let range = jacobian.blocks[player]
      let padded = Matrix<RationalFunction>(rowCount: whole.rowCount, columnCount: whole.rowCount) {
        range.contains($0) && range.contains($1) ? whole[$0, $1] : $0 == $1 ? .one : .zero
      }
      guard let inverse = padded.inverse else {
        throw SingularWord(text: "'\(word.text(kernels))[\(player + 1), \(player + 1)]'")
      }
      return Self.masked(inverse) { range.contains($0) && range.contains($1) }
    case .power(let word, let exponent):
      let base = try word.matrix(at: jacobian, values, naming: kernels)
      return (0..<exponent).reduce(.identity(base.rowCount)) { product, _ in product * base }
    }
  }

  private static func masked(
    _ matrix: Matrix<RationalFunction>, _ keep: (Int, Int) -> Bool
  ) -> Matrix<RationalFunction> {
    Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) {
      keep($0, $1) ? matrix[$0, $1] : .zero
    }
  }
}
