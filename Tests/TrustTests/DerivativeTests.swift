// The checker's derivatives against those of expressions.

import Certificates
import Exact
import Stepproof
import Symbolic
import Testing

@testable import Checker

@Suite("The checker's derivatives")
struct DerivativeTests {
  /// The Jacobian that the checker makes of a game, at points of a box; `nil` when it rejects the game.
  private func checked(_ game: JSON, box: JSON) throws -> Exact.Matrix<Rational>? {
    let meter = Meter()
    func node(_ json: JSON) throws -> Node {
      Node(value: try Reader.value(of: Array(json.text().utf8)), place: "")
    }
    let parts = try Box(node(box), rate: node("eta"), meter)
    guard let jacobian = try? Game(node(game), parts, meter).jacobian else { return nil }
    return Exact.Matrix(rowCount: jacobian.rows, columnCount: jacobian.columns) { row, column in
      guard let number = try? jacobian[row, column], let numerator = number.numerator else {
        return Rational(-1, over: 1_000_003)
      }
      func integer(_ whole: Whole) -> Integer {
        let magnitude = whole.limbs.reversed().reduce(Integer.zero) {
          $0 * Integer(2).power(64) + Integer(Int($1 >> 1)) * 2 + Integer(Int($1 & 1))
        }
        return whole.isNegative ? -magnitude : magnitude
      }
      return Rational(integer(numerator)) / Rational(integer(number.scale))
    }
  }

  /// The same by another way: differentiated as expressions.
  private func differentiated(_ game: JSON, box: JSON) -> Exact.Matrix<Rational>? {
    let rule: JSON = ["components": ["z"], "inverses": [], "update": [["J"]]]
    return StatementOracle(["game": game, "rule": rule, "rate": "eta", "box": box], share: 0)?.matrix
  }

  private static let point: JSON = [["name": "eta", "from": "1", "to": "1"]]

  @Test("are those of expressions, for every shipped certificate's game", arguments: Shipped.aboutRules)
  func shipped(shipped: Shipped) throws {
    let statement = try #require(try shipped.json()["statement"])
    let game = try #require(statement["game"])
    // Ranges are taken at their lower ends, the rate at 1.
    let entries = (statement["box"]?.elements ?? []).map { entry -> JSON in
      let name = entry["name"]?.text ?? ""
      let place = name == "eta" ? "1" : entry["from"] ?? "0"
      return ["name": .string(name), "from": place, "to": place]
    }
    let ours = try #require(try checked(game, box: .array(entries)))
    #expect(ours == differentiated(game, box: .array(entries)))
  }

  /// A game of three players with random costs and an equilibrium at 0; `nil` when a slope there is irrational.
  private func randomGame(_ seed: Int) -> JSON? {
    var random = SeededGenerator(state: UInt64(seed) &* 6_007 &+ 11)
    let names = ["x", "y", "u"]
    func number() -> JSON {
      .string(
        Rational(Int.random(in: -5...5, using: &random), over: Int.random(in: 1...4, using: &random))
          .description)
    }
    func formula(_ depth: Int) -> JSON {
      if depth == 0 {
        return Bool.random(using: &random)
          ? number() : .string(names.randomElement(using: &random) ?? "x")
      }
      let inner = formula(depth - 1)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: return ["+", inner, formula(depth - 1)]
      case 1: return ["*", inner, formula(depth - 1)]
      case 2: return ["power", inner, .count(Int.random(in: 0...3, using: &random))]
      // Functions where their values are known: of something that is 0, or positive.
      case 3:
        let function =
          ["exp", "sin", "cos", "tanh", "sigmoid", "softplus"].randomElement(using: &random) ?? "exp"
        return [.string(function), ["*", inner, .string(names.randomElement(using: &random) ?? "x")]]
      case 4: return ["log", ["+", "2", ["power", ["*", inner, "x"], .count(2)]]]
      case 5: return ["/", inner, ["+", "3", ["*", "x", "u"]]]
      case 6: return ["root", ["+", "4", ["*", inner, "y"]], .count(2), "2"]
      case 7: return ["if", ["+", "-1", "x"], "<", inner, "7"]
      default:
        return ["expect", "~1", ["uniform", "-1", "2"], ["*", inner.withoutExpectations, "~1", "~1"]]
      }
    }
    let origin = Dictionary(uniqueKeysWithValues: names.map { (Variable($0), Expression.zero) })
    var players: [JSON] = []
    for name in names {
      let cost = formula(3)
      // Without its slope at 0, so that 0 is an equilibrium.
      guard let slope = StatementOracle.formula(cost)?.derivative(by: Variable(name)),
        let value = (try? slope.substituting(origin).simplified())?.rational
      else { return nil }
      players.append([
        "name": .string(name), "goal": Bool.random(using: &random) ? "minimizes" : "maximizes",
        "variables": [.string(name)], "cost": ["+", cost, ["*", JSON(-value), .string(name)]],
      ])
    }
    return ["players": .array(players), "equilibrium": ["0", "0", "0"]]
  }

  @Test("are those of expressions, for random formulas")
  func random() throws {
    var compared = 0
    for seed in 0..<1_500 {
      // Where the checker does not know a value it rejects, and nothing is compared.
      guard let game = randomGame(seed), let ours = try checked(game, box: Self.point) else { continue }
      let theirs = try #require(differentiated(game, box: Self.point), "\(game.compact)")
      #expect(ours == theirs, "\(game.compact)")
      if ours.entries.contains(where: { !$0.isZero }) { compared += 1 }
    }
    #expect(compared > 300)
  }
}

extension JSON {
  /// With 1 in place of expectations, which may not bind a name twice.
  fileprivate var withoutExpectations: JSON {
    guard let elements else { return self }
    return elements.first == "expect" ? "1" : .array(elements.map(\.withoutExpectations))
  }
}
