// Transposes and parts of words, and the form in which equal words are equal.

import Exact

extension Word {
  package var transposed: Word {
    var result = Word.zero(playerCount: playerCount)
    for (letters, coefficient) in terms {
      var product = Word.identity(playerCount: playerCount).scaled(by: coefficient)
      for letter in letters.reversed() { product = product * letter.transposed(playerCount) }
      result = result + product
    }
    return result
  }

  private var isJacobian: Bool { terms == [[.jacobian]: .one] }
  private static let half = RationalFunction(Rational(1, over: 2))

  package var symmetricPart: Word {
    isJacobian ? .letter(.symmetricPart, playerCount: playerCount) : (self + transposed).scaled(by: Word.half)
  }

  package var antisymmetricPart: Word {
    isJacobian
      ? .letter(.antisymmetricPart, playerCount: playerCount) : (self - transposed).scaled(by: Word.half)
  }

  package var ownBlocks: Word {
    if isJacobian { return .letter(.ownBlocks(transposed: false), playerCount: playerCount) }
    return (0..<playerCount).reduce(.zero(playerCount: playerCount)) { $0 + block($1, $1) }
  }

  package var otherBlocks: Word {
    isJacobian ? .letter(.otherBlocks(transposed: false), playerCount: playerCount) : self - ownBlocks
  }

  /// The rows of one player and the columns of another.
  package func block(_ row: Int, _ column: Int) -> Word {
    let left = Word.letter(.projection(row), playerCount: playerCount)
    let right = Word.letter(.projection(column), playerCount: playerCount)
    return left * self * right
  }

  /// Only J, J', projections without the last one, and inverses: two words are equal for every game exactly when
  /// these are equal, as far as inverses do not cancel against each other.
  package var expanded: Word {
    var result = Word.zero(playerCount: playerCount)
    for (letters, coefficient) in terms {
      var product = Word.identity(playerCount: playerCount).scaled(by: coefficient)
      for letter in letters { product = product.expandingTimes(letter.expanded(playerCount)) }
      result = result + product
    }
    return result
  }

  /// A product in which projections that meet are put together, and nothing else is.
  private func expandingTimes(_ other: Word) -> Word {
    var sum: [[Letter]: RationalFunction] = [:]
    for (left, x) in terms {
      for (right, y) in other.terms {
        if case .projection(let p) = left.last, case .projection(let q) = right.first {
          if p != q { continue }
          sum[left + right.dropFirst(), default: .zero] =
            sum[left + right.dropFirst(), default: .zero] + x * y
        } else {
          sum[left + right, default: .zero] = sum[left + right, default: .zero] + x * y
        }
      }
    }
    // With the last player's projection written through the others no family of projections is complete, so
    // nothing is put together again here.
    return Word(terms: sum, playerCount: playerCount)
  }
}

extension Word.Letter {
  fileprivate func transposed(_ count: Int) -> Word {
    let letter: Word.Letter
    switch self {
    case .jacobian: letter = .transposedJacobian
    case .transposedJacobian: letter = .jacobian
    case .projection, .symmetricPart: letter = self
    case .antisymmetricPart: return Word.letter(self, playerCount: count).scaled(by: -.one)
    case .ownBlocks(let transposed): letter = .ownBlocks(transposed: !transposed)
    case .otherBlocks(let transposed): letter = .otherBlocks(transposed: !transposed)
    case .inverse(let word): letter = .inverse(word.transposed)
    case .blockInverse(let player, let word): letter = .blockInverse(player, word.transposed)
    case .power(let word, let exponent): letter = .power(word.transposed, exponent)
    }
    return .letter(letter, playerCount: count)
  }

  fileprivate func expanded(_ count: Int) -> Word {
    let (j, transpose) = (
      Word.letter(.jacobian, playerCount: count), Word.letter(.transposedJacobian, playerCount: count)
    )
    let half = RationalFunction(Rational(1, over: 2))
    switch self {
    case .jacobian, .transposedJacobian:
      return .letter(self, playerCount: count)
    case .projection(let player):
      if count == 1 { return .identity(playerCount: count) }
      guard player == count - 1 else { return .letter(self, playerCount: count) }
      var terms: [[Word.Letter]: RationalFunction] = [[]: .one]
      for other in 0..<count - 1 { terms[[.projection(other)]] = -.one }
      return Word(terms: terms, playerCount: count)
    case .symmetricPart:
      return (j + transpose).scaled(by: half)
    case .antisymmetricPart:
      return (j - transpose).scaled(by: half)
    case .ownBlocks(let transposed):
      let whole = transposed ? transpose : j
      return (0..<count).reduce(Word.zero(playerCount: count)) { $0 + whole.block($1, $1) }.expanded
    case .otherBlocks(let transposed):
      let whole = transposed ? transpose : j
      return whole - Word.Letter.ownBlocks(transposed: transposed).expanded(count)
    case .inverse(let word):
      return .letter(.inverse(word.expanded), playerCount: count)
    case .blockInverse(let player, let word):
      return .letter(.blockInverse(player, word.expanded), playerCount: count)
    case .power(let word, let exponent):
      return word.power(exponent).expanded
    }
  }
}
