// What games can say, and what it comes to.

import Exact
import Symbolic
import Testing

@testable import Language

func game(_ lines: String) throws -> Game {
  try Game(reading: SourceFile(name: "g.game", text: "game \"g\"\n" + lines))
}

@Suite("Games")
struct GameFeatureTests {
  @Test(
    "have costs that mean what they say",
    arguments: [
      ("player a (x[2], y[2]) minimizes COST", "x'*y", "x[1]*y[1] + x[2]*y[2]"),
      (
        "let A = [1, 2; 3, 4]\nplayer a (x[2], y[2]) minimizes COST", "x'*A*y",
        "y[1]*(x[1] + 3*x[2]) + 2*y[2]*(x[1] + 2*x[2])"
      ),
      ("let A = [1, 2; 3, 4]\nplayer a (x[2]) minimizes COST", "A[2,1]*x[1] + (A*x)[1]", "4*x[1] + 2*x[2]"),
      ("player a (x[3]) minimizes COST", "sum(i in 1..3, i*x[i]^2)", "x[1]^2 + 2*x[2]^2 + 3*x[3]^2"),
      (
        "player a (x[3]) minimizes COST", "sum(i in 1..3, sum(j in 1..i, x[i]*x[j]))",
        "x[1]^2 + x[1]*x[2] + x[1]*x[3] + x[2]^2 + x[2]*x[3] + x[3]^2"
      ),
      ("player a (x[2]) minimizes COST", "sum(i in 1..2, exp(x)[i])", "exp(x[1]) + exp(x[2])"),
      ("let f(t) = t^2 + 1\nlet g(s, t) = f(s)*t\nplayer a (x) minimizes COST", "g(x, 3)", "3 + 3*x^2"),
      ("let c = 1/3\nlet f(t) = c*t\nplayer a (x) minimizes COST", "f(x)", "1/3*x"),
      ("let f(t) = -t if t < 0 else t^2\nplayer a (x) minimizes COST", "f(x)", "(-x if x < 0 else x^2)"),
      (
        "player a (x) minimizes COST", "1 if x <-1 else 2 if x >= 1 else 3",
        "(1 if 1 + x < 0 else 2 if x - 1 >= 0 else 3)"
      ),
      ("player a (x) minimizes COST", "0.1*x + 1e-3 - -2^2 + 2^-1", "4501/1000 + 1/10*x"),
      ("player a (x) minimizes COST", "E[t ~ uniform(-1, 3)](x*t^2)", "7/3*x"),
      ("player a (x) minimizes COST", "E[t ~ normal(1, 4)](x*t^2)", "5*x"),
      ("player a (x) minimizes COST", "E[t in {-1, 1/2, 2}](x*t)", "1/2*x"),
      ("player a (x) minimizes COST", "E[t in {0: 1/4, 1: 3/4}](x*t)", "3/4*x"),
      ("player a (x) minimizes COST", "E[s in {1, 3}, t ~ uniform(0, s)](x*t)", "x"),
      ("player a (x) minimizes COST", "E[x ~ uniform(0, 1)](x) + x", "1/2 + x"),
      ("parameter p = 1/4\nplayer a (x) minimizes COST", "x^p", "exp(p*log(x))"),
      ("player a (x) minimizes COST", "(x + 1)* # over two lines\n  (x - 1)", "(x - 1)*(1 + x)"),
    ])
  func costs(lines: String, cost: String, text: String) throws {
    let parsed = try game(lines.replacing("COST", with: "(\(cost))"))
    #expect(parsed.players[0].cost.text == text)
  }

  @Test("turn every player's own gradient downhill, parameters put in")
  func field() throws {
    let parsed = try game(
      """
      parameter c = 2
      parameter d = c^2
      parameter r in [0, 1]
      player a (x) minimizes d*x*y + r*x
      player b (y) maximizes c*x*y - y^2
      """)
    #expect(try parsed.field().map(\.text) == ["r + 4*y", "2*y - 2*x"])
    #expect(try parsed.field(overriding: ["c": 3, "r": 1]).map(\.text) == ["1 + 9*y", "2*y - 3*x"])
  }

  @Test("state equilibria exactly, roughly, several times, or not at all")
  func equilibria() throws {
    let parsed = try game(
      """
      parameter c = 2
      player a (x[2], y) minimizes x'*x + y^2
      equilibrium x = [1, -1], y = c^2
      expect simultaneous never converges
      equilibrium x = 0, y ~ 0.5
      expect alternating converges for 0 < eta < 1/2 or 1 < eta < sqrt(2)
      equilibrium x[1] = 1, x[2] = 2, y = sqrt(3)
      """)
    #expect(parsed.equilibria.map(\.kind) == [.exact, .approximate, .exact])
    #expect(parsed.equilibria[0].values[Variable("x[2]")] == -1)
    #expect(parsed.equilibria[0].values[Variable("y")] == Expression.variable("c").power(2))
    #expect(parsed.equilibria[2].values[Variable("y")] == .sqrt(3))
    #expect(parsed.expectations.map(\.equilibrium) == [0, 1])
    #expect(try game("player a (x) minimizes x").equilibria.isEmpty)
  }

  @Test(
    "expect things of methods",
    arguments: [
      (
        "simultaneous converges for 0 < eta < 6/5",
        Expect.Claim.on(.converges, [.init(lower: 0, upper: Expression(Rational(6, over: 5)))])
      ),
      (
        "optimistic converges for eta > 1/2",
        .on(.converges, [.init(lower: Expression(Rational(1, over: 2)), upper: nil)])
      ),
      ("optimistic diverges for eta < 2", .on(.diverges, [.init(lower: 0, upper: 2)])),
      ("heavy-ball never converges", .neverConverges),
      ("alternating conserves for 0 < eta < 4", .on(.conserves, [.init(lower: 0, upper: 4)])),
      (
        "alternating converges at eta = 1/7 with radius 0.9783…",
        .at(
          Expression(Rational(1, over: 7)), .converges,
          .init(value: Rational(9783, over: 10_000), knownDecimals: 4))
      ),
      (
        "alternating diverges at eta = 2 with radius 3/2",
        .at(2, .diverges, .init(value: Rational(3, over: 2), knownDecimals: nil))
      ),
    ])
  func expectations(line: String, claim: Expect.Claim) throws {
    let parsed = try game("player a (x) minimizes x^2\nexpect \(line)")
    #expect(parsed.expectations[0].claim == claim)
    #expect(parsed.expectations[0].method == line.split(separator: " ")[0])
  }

  @Test("give methods' parameters in brackets")
  func settings() throws {
    let parsed = try game("player a (x) minimizes x^2\nexpect optimistic(beta = 1/4, k = 2) never converges")
    #expect(parsed.expectations[0].settings == ["beta": Rational(1, over: 4), "k": 2])
  }

  @Test("with functions that call each other twice are understood at once")
  func doubling() throws {
    var lines = ["let f0(t) = t + 1"]
    for k in 1...80 { lines.append("let f\(k)(t) = f\(k - 1)(t)*f\(k - 1)(t)") }
    lines.append("player a (x) minimizes f80(x)")
    #expect(try game(lines.joined(separator: "\n")).players[0].cost.variables == [Variable("x")])
  }
}

@Suite("Expressions as text")
struct RoundTripTests {
  private func random(_ depth: Int, _ random: inout some RandomNumberGenerator) -> Expression {
    let x = Expression.variable(Bool.random(using: &random) ? "x" : "y")
    if depth == 0 {
      let number = Expression(
        Rational(Int.random(in: -5...5, using: &random), over: Int.random(in: 1...4, using: &random)))
      return Bool.random(using: &random) ? x : number
    }
    let (a, b) = (self.random(depth - 1, &random), self.random(depth - 1, &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return a + b
    case 1: return a - b
    case 2, 3: return a * b
    case 4: return b.isZero ? a : a / b
    case 5: return a.isZero ? b : a.power(Rational(Int.random(in: 1...5, using: &random), over: 2))
    case 6: return .apply(Function.allCases.filter { $0 != .sign }.randomElement(using: &random) ?? .exp, a)
    case 7: return .piecewise([.init(a, .less, b), .init(b, .greaterOrEqual, x)], otherwise: x)
    default: return .expectation(over: Variable("x"), .normal(mean: 0, variance: 2), of: a)
    }
  }

  @Test("are read back as what they were", arguments: 1...200)
  func readBack(seed: UInt64) throws {
    var generator = Seeded(state: seed &* 0x9E37_79B9)
    let expression = random(4, &generator)
    let parsed = try game("player a (x, y) minimizes \(expression.text)")
    #expect(parsed.players[0].cost == expression, "\(expression.text)")
  }
}

struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }
}
