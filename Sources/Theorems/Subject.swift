// A game as theorems see it: its Jacobian, and who owns what.

import Exact

/// A game's Jacobian at an equilibrium.
package struct Subject: Sendable {
  package let name: String
  /// What it is, in a few words.
  package let title: String
  package let jacobian: Matrix<RationalFunction>
  /// The places of every player's variables.
  package let blocks: [Range<Int>]
  /// What the names in J stand for; there are none in most games.
  package let names: NamedNumbers

  package init(
    name: String, title: String, jacobian: Matrix<RationalFunction>, blocks: [Range<Int>],
    names: NamedNumbers = .none
  ) {
    (self.name, self.title, self.jacobian, self.blocks, self.names) = (name, title, jacobian, blocks, names)
  }

  package init(name: String, title: String, jacobian: Matrix<Rational>, players sizes: [Int]) {
    var start = 0
    let blocks = sizes.map { size in
      defer { start += size }
      return start..<start + size
    }
    self.init(
      name: name, title: title, jacobian: jacobian.map { RationalFunction($0) }, blocks: blocks)
  }

  package var size: Int { jacobian.rowCount }

  /// J when all its entries are fractions.
  package var rational: Matrix<Rational>? {
    let entries = jacobian.entries.compactMap(\.constant)
    guard entries.count == size * size else { return nil }
    return Matrix(rowCount: size, columnCount: size, entries: entries)
  }
}
