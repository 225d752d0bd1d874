// Shapes of games with numbers left open, for a search to fill in.

import Exact

/// A way to make games that satisfy some equalities whatever the numbers are.
struct Mould: Sendable {
  let title: String
  let players: [Int]
  let count: Int
  let matrix: @Sendable ([Rational]) -> Matrix<Rational>

  func subject(_ numbers: [Rational]) -> Subject {
    Subject(name: "counterexample", title: title, jacobian: matrix(numbers), players: players)
  }

  private static func square(_ entries: Rational...) -> Matrix<Rational> {
    let size = entries.count == 1 ? 1 : entries.count == 4 ? 2 : entries.count == 9 ? 3 : 4
    return Matrix(rowCount: size, columnCount: size, entries: entries)
  }

  /// From the fewest numbers to the most.
  static let all: [Mould] = [
    Mould(title: "one variable", players: [1], count: 1) { square($0[0]) },
    Mould(title: "the product of two variables", players: [1, 1], count: 1) { square(0, $0[0], -$0[0], 0) },
    Mould(title: "a bowl", players: [2], count: 2) { square($0[0], 0, 0, $0[1]) },
    Mould(title: "a spiral of one player", players: [2], count: 2) { square($0[0], $0[1], -$0[1], $0[0]) },
    Mould(title: "a spiral of two players", players: [1, 1], count: 2) {
      square($0[0], $0[1], -$0[1], $0[0])
    },
    Mould(title: "a game with curvature for the second player", players: [1, 1], count: 2) {
      square(0, $0[0], -$0[0], $0[1])
    },
    Mould(title: "two products of variables", players: [2, 2], count: 2) {
      square(0, 0, $0[0], 0, 0, 0, 0, $0[1], -$0[0], 0, 0, 0, 0, -$0[1], 0, 0)
    },
    Mould(title: "a quadratic zero-sum game", players: [1, 1], count: 3) {
      square($0[0], $0[1], -$0[1], $0[2])
    },
    Mould(title: "two variables of two players", players: [1, 1], count: 4) {
      square($0[0], $0[1], $0[2], $0[3])
    },
    Mould(title: "three variables in a row", players: [3], count: 4) {
      square($0[0], $0[2], $0[3], 0, $0[1], $0[2], 0, 0, $0[0])
    },
    Mould(title: "a quadratic zero-sum game with four variables", players: [2, 2], count: 8) { n in
      square(
        n[0], 0, n[4], n[5], 0, n[1], n[6], n[7], -n[4], -n[6], n[2], 0, -n[5], -n[7], 0, n[3])
    },
  ]
}
