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

extension Subject {
  /// A quadratic game with this Jacobian, as a file; `nil` where no costs have it: a player's own block is not symmetric,
  /// or an entry is irrational.
  package var gameText: String? {
    guard let jacobian = rational else { return nil }
    func name(_ place: Int) -> String {
      let player = blocks.firstIndex { $0.contains(place) } ?? 0
      let letter = ["x", "y", "w"][min(player, 2)] + (blocks.count > 3 && player > 1 ? "\(player + 1)" : "")
      return blocks[player].count == 1 ? letter : "\(letter)[\(place - blocks[player].lowerBound + 1)]"
    }
    func term(_ value: Rational, _ factors: String) -> String { "\(value)*\(factors)" }
    var lines = ["game \"\(title)\"", ""]
    for (player, block) in blocks.enumerated() {
      var terms: [String] = []
      for i in block {
        for j in 0..<size where !jacobian[i, j].isZero {
          if !block.contains(j) {
            terms.append(term(jacobian[i, j], "\(name(i))*\(name(j))"))
          } else if i == j {
            terms.append(term(jacobian[i, i] / 2, "\(name(i))^2"))
          } else {
            guard jacobian[i, j] == jacobian[j, i] else { return nil }
            if i < j { terms.append(term(jacobian[i, j], "\(name(i))*\(name(j))")) }
          }
        }
      }
      let first = name(block.lowerBound).prefix { $0 != "[" }
      let variables = block.count == 1 ? "\(first)" : "\(first)[\(block.count)]"
      let cost = terms.joined(separator: " + ").replacing("+ -", with: "- ")
      if cost.isEmpty { return nil }
      lines.append("player p\(player + 1) (\(variables)) minimizes \(cost)")
    }
    let zeros = blocks.indices.map { player -> String in
      let first = name(blocks[player].lowerBound).prefix { $0 != "[" }
      let count = blocks[player].count
      return count == 1
        ? "\(first) = 0" : "\(first) = [\(Array(repeating: "0", count: count).joined(separator: ", "))]"
    }
    return (lines + ["", "equilibrium \(zeros.joined(separator: ", "))"]).joined(separator: "\n") + "\n"
  }
}
