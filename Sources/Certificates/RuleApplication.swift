// Words applied to matrices, as certificates prescribe it: from the right to the left, with a solution for every inverse.

import Exact
import Linearization

/// A rule with a game's Jacobian and a box put in.
struct RuleApplication: Sendable {
  let rule: ResolvedRule
  /// Its entries are polynomials in the ranges of the box.
  let jacobian: MatrixPolynomial
  /// The places of every player's variables.
  let blocks: [Range<Int>]
  let box: ParameterBox

  private var identity: MatrixPolynomial {
    MatrixPolynomial(.identity(jacobian.rowCount), variableCount: jacobian.variableCount)
  }

  private func owner(_ place: Int) -> Int? { blocks.firstIndex { $0.contains(place) } }

  /// What the rule makes of the columns of a matrix with a row a state, and the solutions on the way; `nil` when one of them
  /// is no polynomial.
  func update(_ states: MatrixPolynomial) throws(Uncertifiable) -> (
    MatrixPolynomial, solutions: [MatrixPolynomial]
  )? {
    let (size, count) = (jacobian.rowCount, rule.method.components.count)
    let columns = 0..<states.columnCount
    let parts = (0..<count).map { states.part(rows: $0 * size..<($0 + 1) * size, columns: columns) }
    var (solutions, rows): ([MatrixPolynomial], [MatrixPolynomial]) = ([], [])
    for row in rule.method.blocks.rows {
      var sum = parts[0] - parts[0]
      for (word, part) in zip(row, parts) {
        guard let result = try apply(word, to: part, &solutions) else { return nil }
        sum = sum + result
      }
      rows.append(sum)
    }
    return (MatrixPolynomial(stacking: rows), solutions)
  }

  private func apply(
    _ word: Word, to matrix: MatrixPolynomial, _ solutions: inout [MatrixPolynomial]
  ) throws(Uncertifiable) -> MatrixPolynomial? {
    var sum = matrix - matrix
    for (letters, coefficient) in rule.ordered(word) {
      var product = matrix
      for letter in letters.reversed() {
        guard let next = try apply(letter, to: product, &solutions) else { return nil }
        product = next
      }
      sum = sum + (try scalar(coefficient) * product)
    }
    return sum
  }

  private func apply(
    _ letter: Word.Letter, to matrix: MatrixPolynomial, _ solutions: inout [MatrixPolynomial]
  ) throws(Uncertifiable) -> MatrixPolynomial? {
    switch letter {
    case .inverse(let word):
      guard let solution = try plain(word).quotient(of: matrix) else { return nil }
      solutions.append(solution)
      return solution
    case .blockInverse(let player, let word):
      let range = blocks[player]
      let block = try plain(word).part(rows: range, columns: range)
      let rows = matrix.part(rows: range, columns: 0..<matrix.columnCount)
      guard let part = block.quotient(of: rows) else { return nil }
      let solution = part.placed(at: range.lowerBound, height: matrix.rowCount)
      solutions.append(solution)
      return solution
    case .power(let word, let exponent):
      var product = matrix
      for _ in 0..<exponent {
        guard let next = try apply(word, to: product, &solutions) else { return nil }
        product = next
      }
      return product
    case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
      .otherBlocks:
      return plain(letter) * matrix
    }
  }

  /// A factor as a polynomial in the ranges, the points of the box put in.
  private func scalar(_ coefficient: RationalFunction) throws(Uncertifiable) -> MatrixPolynomial {
    let scale = RationalFunction(try rule.polynomial(coefficient))
    let entry = scale.substituting(box.points) ?? scale
    guard let factor = MatrixPolynomial(Matrix(rows: [[entry]]), in: box.names) else {
      throw .notRational(rule.method.kernels.expression(coefficient).text)
    }
    return factor
  }

  /// The matrix of a word without inverses.
  private func plain(_ word: Word) throws(Uncertifiable) -> MatrixPolynomial {
    var none: [MatrixPolynomial] = []
    return try apply(word, to: identity, &none) ?? identity
  }

  private func plain(_ letter: Word.Letter) -> MatrixPolynomial {
    let (j, half) = (jacobian, Rational(1, over: 2))
    switch letter {
    case .transposedJacobian: return j.transposed
    case .projection(let player): return identity.masked { row, _ in blocks[player].contains(row) }
    case .symmetricPart: return half * (j + j.transposed)
    case .antisymmetricPart: return half * (j - j.transposed)
    case .ownBlocks(let transposed):
      return (transposed ? j.transposed : j).masked { owner($0) == owner($1) }
    case .otherBlocks(let transposed):
      return (transposed ? j.transposed : j).masked { owner($0) != owner($1) }
    case .jacobian, .inverse, .blockInverse, .power: return j
    }
  }

  /// What each of the rule's inverses inverts: a word, or a player's own block of it.
  func inverted() throws(Uncertifiable) -> [(matrix: MatrixPolynomial, range: Range<Int>?)] {
    var found: [(matrix: MatrixPolynomial, range: Range<Int>?)] = []
    for inverse in rule.inverses {
      let whole = try plain(inverse.word)
      let range = inverse.player.map { blocks[$0] }
      found.append((range.map { whole.part(rows: $0, columns: $0) } ?? whole, range))
    }
    return found
  }
}

extension MatrixPolynomial {
  /// The entries that satisfy a condition on row and column, the others 0.
  fileprivate func masked(_ keep: (Int, Int) -> Bool) -> MatrixPolynomial {
    MatrixPolynomial(
      rowCount: rowCount, columnCount: columnCount, variableCount: variableCount,
      terms: terms.mapValues { matrix in
        Matrix(rowCount: rowCount, columnCount: columnCount) { keep($0, $1) ? matrix[$0, $1] : .zero }
      })
  }

  /// The rows from a place on in a matrix of some height, zeros elsewhere.
  fileprivate func placed(at start: Int, height: Int) -> MatrixPolynomial {
    MatrixPolynomial(
      rowCount: height, columnCount: columnCount, variableCount: variableCount,
      terms: terms.mapValues { matrix in
        Matrix(rowCount: height, columnCount: columnCount) { row, column in
          row >= start && row < start + rowCount ? matrix[row - start, column] : .zero
        }
      })
  }

  /// Matrices with equal numbers of columns on top of each other.
  fileprivate init(stacking parts: [MatrixPolynomial]) {
    let turned = parts.map(\.transposed)
    self = turned.dropFirst().reduce(turned[0]) { $0.beside($1) }.transposed
  }
}
