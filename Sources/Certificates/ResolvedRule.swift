// An update rule near an equilibrium as certificates write it.

import Exact
import Linearization

/// A linearised method with constants put in, its inverses numbered.
struct ResolvedRule {
  let method: LinearizedMethod
  private let constants: [String: RationalFunction]
  private(set) var inverses: [Inverse] = []

  /// A word that is inverted, or a player's own block of it.
  struct Inverse: Hashable {
    let word: Word
    /// Counted from 0; `nil` for the whole word.
    let player: Int?
  }

  init(_ method: LinearizedMethod) throws(Uncertifiable) {
    self.method = method
    var constants: [String: RationalFunction] = [:]
    for (name, value) in method.settings.constants {
      guard let number = value.rational else { throw .notRational(value.text) }
      constants[name] = RationalFunction(number)
    }
    self.constants = constants
    for word in method.blocks.entries { try collect(word) }
  }

  /// Numbers the inverses inside a word; what they invert contains none.
  private mutating func collect(_ word: Word) throws(Uncertifiable) {
    for (letters, _) in word.terms.sorted(by: { $0.key.count < $1.key.count }) {
      for letter in letters {
        let found: Inverse
        switch letter {
        case .inverse(let inner): found = Inverse(word: inner, player: nil)
        case .blockInverse(let player, let inner): found = Inverse(word: inner, player: player)
        case .power(let inner, _):
          try collect(inner)
          continue
        case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
          .otherBlocks:
          continue
        }
        let count = inverses.count
        try collect(found.word)
        guard inverses.count == count else { throw .nestedInverse(found.word.text(method.kernels)) }
        if !inverses.contains(found) { inverses.append(found) }
      }
    }
  }

  func number(_ inverse: Inverse) -> Int { inverses.firstIndex(of: inverse) ?? 0 }
}

extension ResolvedRule {
  func json() throws(Uncertifiable) -> JSON {
    var listed: [JSON] = []
    for inverse in inverses {
      listed.append(["of": try json(inverse.word), "player": .count((inverse.player ?? -1) + 1)])
    }
    var rows: [JSON] = []
    for row in method.blocks.rows {
      var words: [JSON] = []
      for word in row { words.append(try json(word)) }
      rows.append(.array(words))
    }
    return [
      "components": JSON(method.components), "inverses": .array(listed), "update": .array(rows),
    ]
  }

  /// The coefficient with the method's constants in it.
  func polynomial(_ coefficient: RationalFunction) throws(Uncertifiable) -> MultivariatePolynomial {
    guard let value = coefficient.substituting(constants), value.isPolynomial else {
      throw .notRational(method.kernels.expression(coefficient).text)
    }
    return value.numerator
  }

  private func json(_ word: Word) throws(Uncertifiable) -> JSON {
    var summands: [JSON] = []
    for (letters, coefficient) in ordered(word) {
      let scale = try polynomial(coefficient)
      let product = try json(letters)
      summands.append(
        scale.constant == 1 ? product : ["scale", JSON(polynomial: scale), product])
    }
    return summands.isEmpty ? "0" : summands.count == 1 ? summands[0] : .array(["+"] + summands)
  }

  private func json(_ letters: [Word.Letter]) throws(Uncertifiable) -> JSON {
    var factors: [JSON] = []
    for letter in letters { factors.append(try json(letter)) }
    return factors.isEmpty ? "I" : factors.count == 1 ? factors[0] : .array(["*"] + factors)
  }

  /// The terms of a word that are not 0, always in the same order: short ones first.
  func ordered(_ word: Word) -> [(letters: [Word.Letter], coefficient: RationalFunction)] {
    word.terms.filter { term in (try? polynomial(term.value))?.isZero != true }
      .map { (order: "\($0.key.count) \((try? json($0.key).compact) ?? "")", term: $0) }
      .sorted { $0.order < $1.order }
      .map { ($0.term.key, $0.term.value) }
  }

  private func json(_ letter: Word.Letter) throws(Uncertifiable) -> JSON {
    let transpose: JSON = ["transpose", "J"]
    switch letter {
    case .jacobian: return "J"
    case .transposedJacobian: return transpose
    case .projection(let player): return ["player", .count(player + 1)]
    case .symmetricPart: return ["scale", "1/2", ["+", "J", transpose]]
    case .antisymmetricPart: return ["scale", "1/2", ["+", "J", ["scale", "-1", transpose]]]
    case .ownBlocks(let transposed): return ["own", transposed ? transpose : "J"]
    case .otherBlocks(let transposed): return ["other", transposed ? transpose : "J"]
    case .inverse(let word): return ["inverse", .count(number(Inverse(word: word, player: nil)) + 1)]
    case .blockInverse(let player, let word):
      return ["inverse", .count(number(Inverse(word: word, player: player)) + 1)]
    case .power(let word, let exponent):
      if exponent == 0 { return "I" }
      return .array(["*"] + Array(repeating: try json(word), count: exponent))
    }
  }
}
