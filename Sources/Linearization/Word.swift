// Formulas in the Jacobian of an unknown game: sums of products of letters that do not commute.

import Exact

/// A polynomial in the letters J, J', the players' projections, and formal inverses, with coefficients that are
/// functions of the rate and the parameters.
package struct Word: Hashable, Sendable {
  /// A matrix as wide as z.
  package indirect enum Letter: Hashable, Sendable {
    case jacobian
    case transposedJacobian
    /// The projection on the variables of a player, counted from 0.
    case projection(Int)
    case symmetricPart
    case antisymmetricPart
    /// The players' own blocks of J, or of J'.
    case ownBlocks(transposed: Bool)
    /// J, or J', without the players' own blocks.
    case otherBlocks(transposed: Bool)
    case inverse(Word)
    /// The inverse of a player's own block of the word, on that player's space; 0 elsewhere.
    case blockInverse(Int, Word)
    /// A word multiplied by itself, kept together.
    case power(Word, Int)
  }

  /// The coefficients that are not 0, by their product of letters; the empty product is the identity.
  package private(set) var terms: [[Letter]: RationalFunction]
  /// How many players there are; it decides when projections add up to the identity.
  package let playerCount: Int

  init(terms: [[Letter]: RationalFunction], playerCount: Int) {
    self.terms = terms.filter { !$0.value.isZero }
    self.playerCount = playerCount
    mergeProjections()
  }

  static func zero(playerCount: Int) -> Word { Word(terms: [:], playerCount: playerCount) }
  static func identity(playerCount: Int) -> Word { Word(terms: [[]: .one], playerCount: playerCount) }

  static func letter(_ letter: Letter, playerCount: Int) -> Word {
    Word(terms: [[letter]: .one], playerCount: playerCount)
  }

  package var isZero: Bool { expanded.terms.isEmpty }

  /// The coefficient of a multiple of the identity; `nil` for any other word.
  package var scalar: RationalFunction? {
    let plain = expanded.terms
    if plain.isEmpty { return .zero }
    return plain.count == 1 ? plain[[]] : nil
  }

  static func + (a: Word, b: Word) -> Word {
    Word(terms: a.terms.merging(b.terms, uniquingKeysWith: +), playerCount: a.playerCount)
  }

  static func - (a: Word, b: Word) -> Word { a + b.scaled(by: -.one) }

  func scaled(by scale: RationalFunction) -> Word {
    Word(terms: terms.mapValues { scale * $0 }, playerCount: playerCount)
  }

  static func * (a: Word, b: Word) -> Word {
    var terms: [[Letter]: RationalFunction] = [:]
    for (left, x) in a.terms {
      for (right, y) in b.terms {
        guard let product = reduced(left, right) else { continue }
        terms[product, default: .zero] = terms[product, default: .zero] + x * y
      }
    }
    return Word(terms: terms, playerCount: a.playerCount)
  }

  func power(_ exponent: Int) -> Word {
    (0..<exponent).reduce(Word.identity(playerCount: playerCount)) { product, _ in product * self }
  }

  /// The word with functions put for the names in its coefficients, inside inverses too; `nil` when a denominator
  /// becomes zero.
  func substituting(_ values: [String: RationalFunction]) -> Word? {
    var result: [[Letter]: RationalFunction] = [:]
    for (letters, coefficient) in terms {
      guard let value = coefficient.substituting(values) else { return nil }
      var replaced: [Letter] = []
      for letter in letters {
        guard let other = letter.substituting(values) else { return nil }
        replaced.append(other)
      }
      result[replaced, default: .zero] = result[replaced, default: .zero] + value
    }
    return Word(terms: result, playerCount: playerCount)
  }

  /// Two products put together; `nil` when the result is 0.
  private static func reduced(_ left: [Letter], _ right: [Letter]) -> [Letter]? {
    guard let last = left.last, let first = right.first else { return left + right }
    switch (last.rightPlayer, first.leftPlayer) {
    case (let p?, let q?) where p != q:
      return nil
    default:
      break
    }
    if case .projection(let player) = first, last.rightPlayer == player { return left + right.dropFirst() }
    if case .projection(let player) = last, first.leftPlayer == player { return left.dropLast() + right }
    return left + right
  }

  /// Where the same product occurs with every player's projection in one place, with one coefficient, the
  /// projections add up to the identity there.
  private mutating func mergeProjections() {
    var changed = true
    while changed {
      changed = false
      search: for (letters, coefficient) in terms {
        for (place, letter) in letters.enumerated() {
          guard case .projection = letter else { continue }
          let family = (0..<playerCount).map { player in
            Array(letters[..<place]) + [.projection(player)] + Array(letters[(place + 1)...])
          }
          guard family.allSatisfy({ terms[$0] == coefficient }) else { continue }
          for member in family { terms[member] = nil }
          let rest = Array(letters[..<place]) + Array(letters[(place + 1)...])
          let sum = terms[rest, default: .zero] + coefficient
          terms[rest] = sum.isZero ? nil : sum
          changed = true
          break search
        }
      }
    }
  }
}

extension Word.Letter {
  /// The player whose rows are the only ones that are not 0.
  fileprivate var leftPlayer: Int? {
    switch self {
    case .projection(let player), .blockInverse(let player, _): player
    case .jacobian, .transposedJacobian, .symmetricPart, .antisymmetricPart, .ownBlocks, .otherBlocks,
      .inverse,
      .power:
      nil
    }
  }

  /// The player whose columns are the only ones that are not 0.
  fileprivate var rightPlayer: Int? { leftPlayer }

  fileprivate func substituting(_ values: [String: RationalFunction]) -> Word.Letter? {
    switch self {
    case .inverse(let word): word.substituting(values).map { .inverse($0) }
    case .blockInverse(let player, let word): word.substituting(values).map { .blockInverse(player, $0) }
    case .power(let word, let exponent): word.substituting(values).map { .power($0, exponent) }
    case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
      .otherBlocks:
      self
    }
  }
}
