// Safe sets of the shipped methods against what can be said in closed form about one pair of eigenvalues.

import Exact
import Linearization
import Spectral
import Symbolic
import Testing

@testable import Stepproof

/// The safe set of a shipped method for a given Jacobian, players owning one variable each or blocks of them.
func safeSet(
  _ method: String, of jacobian: Matrix<Rational>, players: [Range<Int>], setting: [String: Rational] = [:]
) throws -> SafeSet {
  let method = try UpdateRule(method).linearized(playerCount: players.count, setting: setting)
  var kernels = method.kernels
  let matrix = try method.matrix(
    at: jacobian.map { RationalFunction($0) }, blocks: players, kernels: &kernels)
  return SafeSet(of: try #require(RateProblem(matrix, rate: "eta")))
}

/// Where polynomials in the rate are all negative, as pairs of ends.
func intervals(whereNegative conditions: [Polynomial]) -> [(lower: AlgebraicNumber, upper: AlgebraicNumber?)]
{
  let roots = conditions.filter { !$0.isZero }.flatMap { $0.realRoots().map(\.root) }
    .filter { $0.sign > 0 }.sorted()
  var ends = [AlgebraicNumber(.zero)]
  for root in roots where ends[ends.count - 1] != root { ends.append(root) }
  return ends.indices.compactMap { place in
    let upper = place + 1 < ends.count ? ends[place + 1] : nil
    let sample = AlgebraicNumber.rational(between: ends[place], and: upper)
    return conditions.allSatisfy { $0(sample).sign < 0 } ? (ends[place], upper) : nil
  }
}

/// A method with what its safe set is for the Jacobian [a, b; -b, c]: where all the polynomials are negative.
struct ClosedForm: CustomTestStringConvertible, Sendable {
  let method: String
  var setting: [String: Rational] = [:]
  /// Whether the formula is for a = c only, the eigenvalues a + bi and a - bi.
  var isForPairs = true
  let conditions: @Sendable (_ a: Rational, _ b: Rational, _ c: Rational) -> [Polynomial]

  var testDescription: String { method + setting.map { " \($0.key)=\($0.value)" }.joined() }

  static let half = Rational(1, over: 2)
  static let all: [ClosedForm] = [
    ClosedForm(method: "simultaneous") { a, b, _ in [Polynomial([-2 * a, a * a + b * b])] },
    ClosedForm(method: "extragradient") { a, b, _ in
      let l = a * a + b * b
      return [Polynomial([-2 * a, 4 * a * a - l, -2 * a * l, l * l])]
    },
    ClosedForm(method: "optimistic") { a, b, _ in
      let l = a * a + b * b
      return [Polynomial([-1, 0, l]), Polynomial([-2 * a, -l, 4 * a * l, 3 * l * l])]
    },
    heavyBall(half), heavyBall(Rational(-1, over: 3)),
    nesterov(half), nesterov(Rational(-1, over: 2)),
    consensus(half), consensus(2),
    ClosedForm(method: "proximal-point") { a, b, _ in [Polynomial([-2 * a, -a * a - b * b])] },
    symplectic(half), symplectic(3),
    ClosedForm(method: "alternating", isForPairs: false) { a, b, c in
      [
        Polynomial([-a * c - b * b]), Polynomial([-a - c, a * c]), Polynomial([-2, a + c, -a * c]),
        Polynomial([-4, 2 * (a + c), b * b - a * c]),
      ]
    },
  ]

  static func heavyBall(_ beta: Rational) -> ClosedForm {
    ClosedForm(method: "heavy-ball", setting: ["beta": beta]) { a, b, _ in
      let (plus, minus) = ((1 + beta) * (1 + beta), (1 - beta) * (1 - beta))
      return [Polynomial([-2 * a * (1 + beta) * minus, a * a * minus + b * b * plus])]
    }
  }

  static func nesterov(_ beta: Rational) -> ClosedForm {
    ClosedForm(method: "nesterov", setting: ["beta": beta]) { a, b, _ in
      let m = Polynomial([1, -2 * a, a * a + b * b])
      let square = beta * beta
      return [
        m.scaled(by: square) - .one,
        Polynomial([0, 2 * beta * (1 + beta) * (1 + beta) * a]) * m
          - (.one - m) * (.one + m.scaled(by: square * (1 + 2 * beta))),
      ]
    }
  }

  static func consensus(_ gamma: Rational) -> ClosedForm {
    ClosedForm(method: "consensus", setting: ["gamma": gamma]) { a, b, _ in
      let l = a * a + b * b
      return [Polynomial([-2 * (a + gamma * l), l * (1 + 2 * gamma * a + gamma * gamma * l)])]
    }
  }

  static func symplectic(_ lambda: Rational) -> ClosedForm {
    ClosedForm(method: "symplectic-adjustment", setting: ["lambda": lambda]) { a, b, _ in
      let l = a * a + b * b
      return [Polynomial([-2 * (a + lambda * b * b), l * (1 + lambda * lambda * b * b)])]
    }
  }
}

@Suite("Closed forms")
struct ClosedFormTests {
  @Test("one pair of eigenvalues, in all four quadrants and on the axes", arguments: ClosedForm.all)
  func onePair(form: ClosedForm) throws {
    var random = Seeded(state: 11)
    for _ in 0..<120 {
      let (a, b) = (random.rational(), random.rational())
      let c = form.isForPairs ? a : random.rational()
      let jacobian = Matrix<Rational>(rows: [[a, b], [-b, c]])
      // Formulas are for games without directions at rest.
      guard !jacobian.determinant.isZero else { continue }
      let set = try safeSet(form.method, of: jacobian, players: [0..<1, 1..<2], setting: form.setting)
      let expected = intervals(whereNegative: form.conditions(a, b, c))
      let matches =
        set.pieces.count == expected.count
        && zip(set.pieces, expected).allSatisfy { $0.lower == $1.lower && $0.upper == $1.upper }
      #expect(matches, "a = \(a), b = \(b), c = \(c)")
    }
  }

  @Test("several pairs at once, turned by a change of basis", arguments: ClosedForm.all.filter(\.isForPairs))
  func severalPairs(form: ClosedForm) throws {
    // Consensus and symplectic adjustment know J', so that their formulas hold for normal J only.
    let isNormal = ["consensus", "symplectic-adjustment"].contains(form.method)
    var random = Seeded(state: 5)
    for _ in 0..<12 {
      let pairs = (0..<2).map { _ in (random.rational() + 4, random.rational() + Rational(1, over: 7)) }
      var jacobian = Matrix<Rational>.zero(4, 4)
      for (place, (a, b)) in pairs.enumerated() {
        let first = 2 * place
        (jacobian[first, first], jacobian[first, first + 1]) = (a, b)
        (jacobian[first + 1, first], jacobian[first + 1, first + 1]) = (-b, a)
      }
      if !isNormal {
        let basis = Matrix<Rational>(rowCount: 4, columnCount: 4) {
          $0 == $1 ? 1 : $0 > $1 ? random.rational() : 0
        }
        jacobian = try #require(basis.inverse) * jacobian * basis
      }
      let set = try safeSet(form.method, of: jacobian, players: [0..<1, 1..<4], setting: form.setting)
      let expected = intervals(whereNegative: pairs.flatMap { form.conditions($0.0, $0.1, $0.0) })
      let matches =
        set.pieces.count == expected.count
        && zip(set.pieces, expected).allSatisfy { $0.lower == $1.lower && $0.upper == $1.upper }
      #expect(matches, "\(pairs)")
    }
  }

  @Test("the best rate of one pair: sine of the angle, 1 over the root of 2, and nothing to do")
  func best() throws {
    let jacobian = Matrix<Rational>(rows: [[3, 4], [-4, 3]])
    func best(_ method: String) throws -> (String, String) {
      let method = try UpdateRule(method).linearized(playerCount: 2)
      var kernels = method.kernels
      let matrix = try method.matrix(
        at: jacobian.map { RationalFunction($0) }, blocks: [0..<1, 1..<2], kernels: &kernels)
      let answer = try RangeAnswer(RangeQuestion(), about: try #require(RateProblem(matrix, rate: "eta")))
      let found = try #require(answer.best)
      #expect(found.floor != nil)
      return (found.rate?.decimal(digits: 12, side: .to) ?? "inf", found.radius)
    }
    #expect(try best("simultaneous") == ("0.12", "0.8"))
    #expect(try best("optimistic") == ("0.1", "0.707106781186548"))
    // 2/(a + |l|) with the squared tangent of half the angle.
    #expect(try best("alternating") == ("0.25", "0.25"))
    #expect(try best("proximal-point") == ("inf", "0"))
  }
}

struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  mutating func rational() -> Rational {
    Rational(Int.random(in: -6...6, using: &self), over: Int.random(in: 1...4, using: &self))
  }
}
