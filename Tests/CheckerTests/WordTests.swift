// What words stand for.

import Exact
import Testing

@testable import Checker

@Suite("Words of the checker")
struct WordTests {
  private func matrix(_ word: Value) throws -> [Rational?] {
    let meter = Meter()
    func node(_ value: Value) -> Node { Node(value: value, place: "") }
    let box = try Box(node([Examples.eta("1/2", "1/2")]), rate: node("eta"), meter)
    let rows: Value = [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
    let game = try Game(node(["jacobian": rows, "blocks": [1, 2]]), box, meter)
    var words = try Words(game, box, meter, inverses: node([]), solutions: node([]))
    let identity = try Matrix(meter, identity: 3)
    let result = try words.update(node([[word]]), components: 1, of: identity)
    return try (0..<9).map { try result[$0 / 3, $0 % 3].exact }
  }

  @Test(
    "stand for matrices",
    arguments: [
      ("J", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("I", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
      ("0", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
      (["transpose", "J"], [1, 4, 7, 2, 5, 8, 3, 6, 9]), (["own", "J"], [1, 0, 0, 0, 5, 6, 0, 8, 9]),
      (["other", "J"], [0, 2, 3, 4, 0, 0, 7, 0, 0]), (["player", 1], [1, 0, 0, 0, 0, 0, 0, 0, 0]),
      (["player", 2], [0, 0, 0, 0, 1, 0, 0, 0, 1]), (["+", "J", "I"], [2, 2, 3, 4, 6, 6, 7, 8, 10]),
      (["*", ["player", 1], "J"], [1, 2, 3, 0, 0, 0, 0, 0, 0]),
      (["*", "J", ["player", 1]], [1, 0, 0, 4, 0, 0, 7, 0, 0]),
      (["*", "J", "J"], [30, 36, 42, 66, 81, 96, 102, 126, 150]),
      (["scale", ["+", "eta", ["power", "eta", 2], "1/4"], "J"], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ] as [(Value, [Int])])
  func matrices(word: Value, entries: [Int]) throws {
    #expect(try matrix(word) == entries.map { Rational($0) })
  }
}
