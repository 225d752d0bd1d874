// Safe sets of whole games: what their files expect, and the routes against each other.

import Exact
import Language
import Linearization
import Spectral
import Symbolic
import Testing

@testable import Stepproof

@Suite("Ranges of shipped games")
struct RangeTests {
  static let lines: [(String, Int)] = Shelf.games.flatMap { game in
    let count = (try? Problem(game.name).game.expectations.count) ?? 0
    return (0..<count).map { (game.name, $0) }
  }

  private func range(_ name: String, _ expect: Expect, _ question: RangeQuestion) throws -> RangeAnswer {
    let problem = try Problem(name)
    let words = Dictionary(
      uniqueKeysWithValues: expect.settings.map { ("method.\($0.key)", $0.value.description) })
    let linearized = try problem.linearized(
      by: try UpdateRule(expect.method), setting: words, at: (expect.equilibrium ?? 0) + 1)
    return try linearized.range(question).answer
  }

  private func agree(_ end: RateEnd, _ expected: Expression) throws -> Bool {
    if case .exact(let number) = end, let value = expected.rational {
      return number == AlgebraicNumber(value)
    }
    let expected = try expected.ball(precision: 256)
    let found: Ball =
      switch end {
      case .exact(let number): number.ball(precision: 256)
      case .enclosed(let lower, let upper): Ball(from: lower, to: upper, precision: 256)
      case .guess(let guess): Ball(Rational(exactly: guess.value) ?? 0)
      }
    return found.overlaps(expected)
  }

  @Test("every expect line holds, ends and all", arguments: lines)
  func expectLines(name: String, index: Int) throws {
    let expect = try Problem(name).game.expectations[index]
    var question = RangeQuestion()
    question.wantsBest = false
    question.digits = 40
    switch expect.claim {
    case .on(.converges, let intervals):
      let answer = try range(name, expect, question)
      #expect(answer.safe.count == intervals.count)
      for (found, interval) in zip(answer.safe, intervals) {
        #expect(try agree(found.lower, interval.lower))
        #expect((found.upper == nil) == (interval.upper == nil))
        if let upper = found.upper, let expected = interval.upper { #expect(try agree(upper, expected)) }
      }
    case .on(let behaviour, let intervals):
      let answer = try range(name, expect, question)
      for interval in intervals {
        let cell = try #require(
          answer.cells.first { try agree($0.interval.lower, interval.lower) })
        #expect(cell.behaviour.name == behaviour.rawValue)
        if let upper = interval.upper {
          let end = try #require(cell.interval.upper)
          #expect(try agree(end, upper))
        }
      }
    case .neverConverges:
      #expect(try range(name, expect, question).safe.isEmpty)
    case .at(let rate, let behaviour, let radius):
      guard let value = rate.rational else { return }
      question.rate = value
      let spot = try #require(try range(name, expect, question).spot)
      #expect(spot.behaviour.name == behaviour.rawValue)
      guard let radius, let printed = Rational(exactly: spot.radius) else { return }
      let slack = radius.knownDecimals.map { Rational(10).power(-$0) } ?? Rational(10).power(-12)
      #expect(printed >= radius.value && printed <= radius.value + slack)
    }
  }

  @Test(
    "a game with numbers known by enclosures only answers as the exact one does",
    arguments: ["dirac-gan-r1", "anti-damped", "keswani-f1", "critical-damping", "golden", "two-by-two"],
    [
      "simultaneous", "alternating", "extragradient", "optimistic", "heavy-ball", "proximal-point",
      "consensus",
    ])
  func enclosed(game: String, rule: String) throws {
    let update = try Problem(game).linearized(by: try UpdateRule(rule), setting: [:]).update
    let exact = SafeSet(of: try #require(RateProblem(update.matrix, rate: "eta")))
    // Every entry of J that is not 0 gets a name, and a ball around its value.
    var values: [String: Ball] = [:]
    let size = update.jacobian.rowCount
    let named = Matrix<RationalFunction>(rowCount: size, columnCount: size) { row, column in
      guard let value = update.jacobian[row, column].constant, !value.isZero else { return .zero }
      let name = "j\(row)\(column)"
      values[name] = Ball(
        from: value - Rational(10).power(-60), to: value + Rational(10).power(-60), precision: 512)
      return .variable(name)
    }
    var kernels = update.kernels
    let matrix = try update.method.matrix(
      at: named, blocks: try Problem(game).game.blocks, kernels: &kernels)
    guard let family = EnclosedFamily(matrix, rate: "eta", values: values) else {
      Issue.record("no family")
      return
    }
    let pieces = try family.safeIntervals()
    #expect(pieces.count == exact.pieces.count)
    for (piece, cell) in zip(pieces, exact.pieces) {
      guard case .enclosed(let low, let high)? = piece.upper, let upper = cell.upper else {
        #expect((piece.upper == nil) == (cell.upper == nil))
        continue
      }
      #expect(AlgebraicNumber(low) <= upper && upper <= AlgebraicNumber(high))
      #expect(high - low < Rational(10).power(-25))
    }
  }

  /// Those whose step stays the same from one to the next.
  static let steady = Shelf.methods.map(\.name).filter { $0 != "anchored" }

  @Test("a ranged parameter asks for all its values", arguments: steady)
  func ranged(rule: String) throws {
    let problem = try Problem(
      named: "test",
      text: """
        game "uncertain"
        parameter gamma in [1/4, 3]
        player a (x) minimizes x*y + x^2/4
        player b (y) maximizes x*y - gamma/2*y^2 + gamma*x*y/3
        equilibrium x = 0, y = 0
        """)
    let rule = try UpdateRule(rule)
    var question = RangeQuestion()
    question.wantsBest = false
    let whole = try problem.linearized(by: rule, setting: [:]).range(question).answer
    #expect(whole.tier == .exact)
    let samples = try (0...11).map { step in
      let gamma = Rational(1, over: 4) + Rational(step, over: 4)
      let setting = ["game.gamma": gamma.description]
      return try problem.linearized(by: rule, setting: setting).range(question).answer.safe
    }
    func contains(_ safe: [RateInterval], _ rate: Double) -> Bool {
      safe.contains { $0.lower.approximation < rate && rate < $0.upper?.approximation ?? .infinity }
    }
    var differences = 0
    for step in 1...200 {
      let rate = Double(step) / 37
      let everywhere = samples.allSatisfy { contains($0, rate) }
      // Safe for the range is safe for each sample; the other way round only as far as samples go.
      if contains(whole.safe, rate) { #expect(everywhere) } else if everywhere { differences += 1 }
    }
    #expect(differences <= 2)
  }

  @Test(
    "two ranged parameters: what is safe is safe at every sample, and little is given away",
    arguments: [
      "simultaneous", "alternating", "extragradient", "optimistic", "heavy-ball", "consensus",
      "proximal-point",
    ])
  func box(rule: String) throws {
    let problem = try Problem(
      named: "test",
      text: """
        game "uncertain"
        parameter g in [1/2, 2]
        parameter d in [1/10, 1]
        player a (x) minimizes g*x*y + d*x^2/2
        player b (y) maximizes g*x*y - d*y^2
        equilibrium x = 0, y = 0
        """)
    let rule = try UpdateRule(rule)
    var question = RangeQuestion()
    question.wantsBest = false
    let whole = try problem.linearized(by: rule, setting: [:]).range(question).answer
    #expect(whole.tier == .enclosed && whole.safe.count == 1)
    var reach = Double.infinity
    for g in ["1/2", "1", "3/2", "2"] {
      for d in ["1/10", "1/4", "1/2", "1"] {
        let setting = ["game.g": g, "game.d": d]
        let one = try problem.linearized(by: rule, setting: setting).range(question).answer.safe
        #expect(one.count == 1 && one[0].lower.isZero)
        reach = min(reach, one[0].upper?.approximation ?? .infinity)
      }
    }
    let piece = whole.safe[0]
    #expect(piece.lower.isZero)
    guard case .enclosed(let certain, _)? = piece.upper else {
      Issue.record("no enclosure")
      return
    }
    #expect(certain.approximation <= reach * (1 + 1e-12))
    #expect(certain.approximation >= min(reach, 1e3) * 0.97)
  }

  @Test("one ranged parameter beside an irrational number goes the same way as without it")
  func mixed() throws {
    func upper(_ factor: String, _ payoff: String) throws -> Double {
      let problem = try Problem(
        named: "test",
        text: """
          game "uncertain"
          parameter g in [1/2, 2]
          player a (x) minimizes \(payoff) + \(factor)*x^2/2
          player b (y) maximizes \(payoff)
          equilibrium x = 0, y = 0
          """)
      var question = RangeQuestion()
      question.rate = Rational(1, over: 10)
      let answer = try problem.linearized(by: try UpdateRule("alternating"), setting: [:]).range(question)
        .answer
      #expect(answer.spot?.behaviour == .converges)
      #expect(answer.best.map { $0.approximateRadius < 1 } == true)
      return try #require(answer.safe.first?.upper?.approximation)
    }
    let (plain, irrational) = (
      try upper("3/2", "3/2*g*x*y"), try upper("sqrt(9/4 + 0*sqrt(2))", "sqrt(9/4)*g*x*y")
    )
    #expect(abs(plain / irrational - 1) < 1e-6)
    let root = try upper("sqrt(2)", "sqrt(2)*g*x*y")
    // 2/lmax of [a, b; b, 0] with a = sqrt(2) and b = 2*sqrt(2).
    let expected = 2 / ((2.0.squareRoot() + 34.0.squareRoot()) / 2)
    #expect(abs(root / expected - 1) < 1e-6)
  }
}
