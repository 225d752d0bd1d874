// A method's formula with a large matrix of doubles put for J.

import Exact
import Linearization
import Spectral

/// Evaluates words in floating point. What does not depend on the rate is computed once.
final class FloatWords {
  private let jacobian: FloatMatrix
  private let blocks: [Range<Int>]
  private var known: [[Word.Letter]: FloatMatrix] = [:]
  /// Values for the rate and the parameters.
  var values: [String: Double]

  init(_ jacobian: FloatMatrix, blocks: [Range<Int>], values: [String: Double]) {
    (self.jacobian, self.blocks, self.values) = (jacobian, blocks, values)
  }

  private var size: Int { jacobian.rowCount }

  /// The update Jacobian of a method; `nil` when an inverse does not exist, or a number overflows.
  func matrix(of method: LinearizedMethod) -> FloatMatrix? {
    let components = method.blocks.rowCount
    var result = FloatMatrix.zero(components * size, components * size)
    for row in 0..<components {
      for column in 0..<components {
        guard let block = matrix(of: method.blocks[row, column]) else { return nil }
        result.place(block, at: row * size, column * size)
      }
    }
    return result.isFinite ? result : nil
  }

  private func matrix(of word: Word) -> FloatMatrix? {
    var sum = FloatMatrix.zero(size, size)
    for (letters, coefficient) in word.terms {
      guard let product = product(of: letters) else { return nil }
      sum.add(coefficient.approximation(at: values).value, product)
    }
    return sum
  }

  private func product(of letters: [Word.Letter]) -> FloatMatrix? {
    if let known = known[letters] { return known }
    guard let last = letters.last else { return .identity(size) }
    guard let right = matrix(of: last) else { return nil }
    guard letters.count > 1 else {
      if last.isConstant { known[letters] = right }
      return right
    }
    guard let left = product(of: letters.dropLast()) else { return nil }
    let product = left * right
    if letters.allSatisfy(\.isConstant) { known[letters] = product }
    return product
  }

  private func matrix(of letter: Word.Letter) -> FloatMatrix? {
    switch letter {
    case .jacobian: return jacobian
    case .transposedJacobian: return jacobian.transposed
    case .projection(let player):
      return masked(.identity(size)) { _, column in blocks[player].contains(column) }
    case .symmetricPart, .antisymmetricPart:
      var sum = jacobian
      sum.add(letter == .symmetricPart ? 1 : -1, jacobian.transposed)
      var half = FloatMatrix.zero(size, size)
      half.add(0.5, sum)
      return half
    case .ownBlocks(let transposed):
      return masked(transposed ? jacobian.transposed : jacobian) { owner($0) == owner($1) }
    case .otherBlocks(let transposed):
      return masked(transposed ? jacobian.transposed : jacobian) { owner($0) != owner($1) }
    case .inverse(let word): return matrix(of: word)?.solution(of: .identity(size))?.value
    case .blockInverse(let player, let word):
      let range = blocks[player]
      guard let whole = matrix(of: word) else { return nil }
      let padded = FloatMatrix(rowCount: size, columnCount: size) {
        range.contains($0) && range.contains($1) ? whole[$0, $1] : $0 == $1 ? 1 : 0
      }
      return padded.solution(of: .identity(size)).map { inverse in
        masked(inverse.value) { range.contains($0) && range.contains($1) }
      }
    case .power(let word, let exponent):
      guard let base = matrix(of: word) else { return nil }
      return (0..<exponent).reduce(.identity(size)) { product, _ in product * base }
    }
  }

  private func owner(_ index: Int) -> Int? { blocks.firstIndex { $0.contains(index) } }

  private func masked(_ matrix: FloatMatrix, _ keep: (Int, Int) -> Bool) -> FloatMatrix {
    FloatMatrix(rowCount: size, columnCount: size) { keep($0, $1) ? matrix[$0, $1] : 0 }
  }
}

extension Word.Letter {
  /// Whether the letter is the same matrix at all rates.
  fileprivate var isConstant: Bool {
    switch self {
    case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
      .otherBlocks:
      true
    case .inverse, .blockInverse, .power: false
    }
  }
}
