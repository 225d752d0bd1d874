// Largest values on boxes, enclosed.

import Exact
import Testing

@testable import Symbolic

@Suite("The largest value on a box")
struct BoxSupremumTests {
  private static let (x, y) = (Expression.variable("x"), Expression.variable("y"))

  private func box(_ sides: [String: (Int, Int)]) -> BoxSupremum.Box {
    Dictionary(
      uniqueKeysWithValues: sides.map { (Variable($0), (lower: Rational($1.0), upper: Rational($1.1))) })
  }

  /// Keswani et al.'s F3.
  private static let wave: Expression = {
    let inner = y - x.scaled(by: 3) + x.power(3).scaled(by: Rational(1, over: 20))
    let front = x.power(2).scaled(by: 4) - inner.power(2) - y.power(4).scaled(by: Rational(1, over: 10))
    return front * .exp((x.power(2) + y.power(2)).scaled(by: Rational(-1, over: 100)))
  }()

  @Test(
    "of F3 and of what is below it are the known ones, to all their digits",
    arguments: [
      (1, "134.2317558226904515", "8.1012576948319437701", "-0.62066192784378487238"),
      (-1, "2183.4733906752546396", "18.607231417692814349", "0.38244602262812123077"),
    ])
  func known(sign: Int, value: String, x: String, y: String) throws {
    let found = try #require(
      BoxSupremum(
        of: Self.wave.scaled(by: Rational(sign)), on: box(["x": (-60, 60), "y": (-60, 60)]),
        width: Rational(10).power(-20), precision: 192))
    let known = try #require(Rational(exactly: value))
    let unit = Rational(10).power(-16)
    #expect(found.lower > known - unit && found.upper < known + unit)
    #expect(found.upper - found.lower < Rational(10).power(-16))
    // F3(-x, -y) = F3(x, y): either place will do.
    for (name, place) in [("x", x), ("y", y)] {
      let known = try #require(Rational(exactly: place))
      let taken = try #require(found.place[Variable(name)]).magnitude
      #expect((taken - known.magnitude).magnitude < Rational(10).power(-9))
    }
  }

  @Test("may be taken on the border, at a corner, at several places or everywhere")
  func places() throws {
    let sides = box(["x": (-1, 2), "y": (0, 3)])
    let cases: [(Expression, Rational)] = [
      (Self.x * Self.y, 6), (Self.x.power(2) - Self.y, 4), (-(Self.x.power(2) + Self.y.power(2)), 0),
      (Self.x.power(2) * (Self.x - 2).power(2), 9), (5, 5),
      (.apply(.cos, Self.x.scaled(by: 40)) + .apply(.sin, Self.y.scaled(by: 40)), 2),
    ]
    for (formula, value) in cases {
      let found = try #require(BoxSupremum(of: formula, on: sides))
      #expect(found.lower <= value && value <= found.upper, "\(formula)")
      #expect(found.upper - found.lower < Rational(10).power(-7))
    }
  }

  @Test("has an enclosure as wide as the work allowed leaves it, and none where the formula is not bounded")
  func limits() throws {
    let sides = box(["x": (-60, 60), "y": (-60, 60)])
    let rough = try #require(BoxSupremum(of: Self.wave, on: sides, pieceLimit: 200))
    let known = try #require(Rational(exactly: "134.2317558226904515"))
    #expect(rough.lower <= known && known <= rough.upper && rough.upper - rough.lower > 1)
    #expect(BoxSupremum(of: .exp(Self.x) * Self.x.power(-1), on: box(["x": (-1, 1)]), pieceLimit: 100) == nil)
    #expect(BoxSupremum(of: Expression.log(Self.x), on: box(["x": (0, 1)]), pieceLimit: 100) == nil)
  }
}
