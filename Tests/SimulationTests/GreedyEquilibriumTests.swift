// The probabilities of better moves against closed forms, and what follows from them.

import Exact
import Glibc
import Language
import Symbolic
import Testing

@testable import Simulation

@Suite("Equilibria against a greedy climber")
struct GreedyEquilibriumTests {
  private func number(_ text: String) throws -> Rational { try #require(Rational(exactly: text)) }

  private func judged(
    _ game: Game, at place: [Rational], _ law: String, epsilon: String = "0.001", delta: String = "0.03",
    omega: String = "0.05", samples: Int = 0, cells: Int = 20_000
  ) throws -> GreedyEquilibrium {
    let roles = try GreedyRoles(game)
    var question = GreedyEquilibrium.Question(
      epsilon: try number(epsilon), delta: try number(delta), omega: try number(omega),
      proposal: try proposal(law, for: roles))
    (question.sampleCount, question.cellLimit) = (samples, cells)
    let values = Dictionary(uniqueKeysWithValues: zip(roles.variables, place))
    return try GreedyEquilibrium(
      roles, at: values.mapValues { Ball($0, precision: 256) }, exactly: values.mapValues { Expression($0) },
      question)
  }

  /// F1 at (x, 2x).
  private func onF1(_ x: Rational, _ law: String = "normal(0, 1/4)", omega: String = "0.05") throws
    -> GreedyEquilibrium
  {
    try judged(shippedGame("keswani-f1"), at: [x, 2 * x], law, omega: omega)
  }

  @Test(
    "the probability on F1 is the known one, to all its digits",
    arguments: [
      ("1", "0.487906564140954844"), ("0.5", "0.449008230658358784"), ("0.2", "0.146488983467368639"),
      ("0.1733", "0.00865070754609176189"),
    ])
  func known(x: String, probability: String) throws {
    let found = try onF1(number(x))
    let known = try number(probability)
    let unit = Rational(10).power(-18)
    #expect(found.probability.lower >= known - unit && found.probability.upper <= known + unit)
    #expect(found.probability.upper - found.probability.lower < Rational(10).power(-21))
    #expect(found.tier == .enclosed && found.slope.isZero && !found.risesNearby)
  }

  @Test("no move is better on F1 within the known distance")
  func none() throws {
    for x in ["0.17320435906754770", "0.1", "0", "-0.173204"] {
      let found = try onF1(number(x))
      #expect(found.finding == .holds && found.probability.lower.isZero)
      #expect(found.probability.upper < Rational(10).power(-21))
    }
    #expect(
      try onF1(number("0.17320435906754773"), "{0: 1/2, -0.17320435906754773: 1/2}").probability.lower
        == Rational(1, over: 2))
  }

  @Test("the better moves on F1 from x = 1 lie between the known ends")
  func ends() throws {
    for (end, inner) in [("-1.98488590709787294", "1e-17"), ("-0.0151140929021270638", "-1e-19")] {
      let (end, step) = (try number(end), try number(inner))
      let outside = try onF1(1, "{\(end - step)}")
      #expect(
        outside.probability.lower.isZero && outside.probability.upper.isZero && outside.finding == .holds)
      let inside = try onF1(1, "{\(end + step)}")
      #expect(inside.probability.lower == 1 && inside.finding == .doesNotHold)
    }
  }

  @Test(
    "half the width of the equilibria on F1 is the known one",
    arguments: [
      ("0.05", "0.176388923341063441"), ("0.1", "0.18582770269611793"), ("0.25", "0.250118103947187192"),
    ])
  func halfWidths(omega: String, width: String) throws {
    let (known, unit) = (try number(width), Rational(10).power(-17))
    #expect(try onF1(known - unit, omega: omega).finding == .holds)
    #expect(try onF1(known + unit, omega: omega).finding == .doesNotHold)
    #expect(try onF1(-known + unit, omega: omega).finding == .holds)
  }

  @Test("the probability on F1 is that of the closed form, wherever one looks and however moves are drawn")
  func closedForm() throws {
    var stream = RandomStream(seed: 5, run: 0)
    for _ in 0..<12 {
      let x = Rational(Int(stream.uniform() * 400) - 200, over: 100)
      let variance = Rational(1 + Int(stream.uniform() * 30), over: 10)
      let mean = Rational(Int(stream.uniform() * 20) - 10, over: 10)
      // L = X^2 - eps^2/4 at the moved x, and x^2 at this one.
      let radicand = x * x - Rational(3, over: 100) + Rational(1, over: 4_000_000)
      guard radicand.sign > 0 else { continue }
      let (centre, root) = (Ball(-x - mean), Ball(radicand).squareRoot)
      let deviation = Ball(variance).squareRoot
      let normal =
        ((centre + root) / deviation).normalProbability - ((centre - root) / deviation).normalProbability
      let found = try onF1(x, "normal(\(mean), \(variance))").probability
      #expect(normal.overlaps(Ball(from: found.lower, to: found.upper)), "\(x), \(mean), \(variance)")
      #expect(found.upper - found.lower < Rational(10).power(-20))
      let even = try onF1(x, "uniform(-5, 5)").probability
      let share = (root + root) / Ball(10)
      #expect(share.overlaps(Ball(from: even.lower, to: even.upper)))
    }
  }

  @Test("on sin(x + y) only the bottom of a wave is better: greedy paths cannot leave it")
  func sine() throws {
    let wave = try game(
      """
      game "sine"
      player min (x) minimizes sin(x + y)
      player max (y) maximizes sin(x + y)
      """)
    let (x, y) = (try number("1"), try number("0.5707963267948966"))
    let found = try judged(wave, at: [x, y], "uniform(-4, 4)", epsilon: "1/10", omega: "0.06")
    // |cos| < 1/10 around -pi/2 and 3*pi/2, which are both within reach.
    let share = 4 * asin(0.1) / 8
    #expect(found.finding == .holds)
    #expect(abs(found.probability.lower.approximation - share) < 1e-14)
    #expect(found.probability.upper - found.probability.lower < Rational(10).power(-18))
    #expect(
      try judged(wave, at: [x, y], "uniform(-4, 4)", epsilon: "1/10", omega: "0.05").finding == .doesNotHold)
    #expect(try judged(wave, at: [x, y + 1], "uniform(-4, 4)", epsilon: "1/10").isLevel == false)
  }

  @Test("a slope above the tolerance is no equilibrium, one exactly at it may be")
  func level() throws {
    let game = try shippedGame("keswani-f1")
    // f_y = 4x - 2y.
    let above = try judged(game, at: [0, Rational(-1, over: 1_999)], "normal(0, 1/4)")
    #expect(above.finding == .doesNotHold && above.isLevel == false)
    let at = try judged(game, at: [0, Rational(-1, over: 2_000)], "normal(0, 1/4)")
    #expect(at.isLevel == true && at.finding == .holds)
  }

  @Test("the origin of F1, F3 and x*y is one; that of F2 is one too, and not a maximum for the climber")
  func origins() throws {
    for name in ["keswani-f1", "keswani-f2", "keswani-f3", "xy"] {
      let found = try judged(shippedGame(name), at: [0, 0], "normal(0, 1/4)")
      #expect(found.finding == .holds && found.tier == .enclosed, "\(name)")
      #expect(found.risesNearby == (name == "keswani-f2"))
    }
    // A step to the side of the minimax set of x*y, the climber can go on for ever.
    #expect(
      try judged(shippedGame("xy"), at: [0, 40], "normal(0, 1/4)").probability.upper
        < Rational(1, over: 1_000))
    #expect(
      try judged(shippedGame("xy"), at: [0, 40], "normal(0, 1/4)").probability.lower
        > Rational(1, over: 10_000))
  }

  @Test("F3 agrees with ascents in floating point")
  func againstFloats() throws {
    let game = try shippedGame("keswani-f3")
    let roles = try GreedyRoles(game)
    let paths = try GreedyPaths(roles)
    // y solves f_y = 0 there, to a few digits.
    let x = 0.7
    let y = (0..<300).reduce(1.9) { y, _ in
      y + 0.05 * roles.slopes[0].approximation(at: [Variable("x"): x, Variable("y"): y]).value
    }
    let place = try [x, y].map { try #require(Rational(exactly: $0)) }
    let found = try judged(game, at: place, "normal(0, 1/4)", epsilon: "1/100")
    #expect(found.isLevel == true && found.finding == .doesNotHold)
    // The same probability by the midpoint rule over ascents.
    let threshold = paths.climbed(from: [x, y], epsilon: 0.01).value - 0.03
    let count = 400
    let share = (0..<count).reduce(0.0) { sum, index in
      let u = (Double(index) + 0.5) / Double(count) * 10 - 5
      let isLower = paths.climbed(from: [x + u / 2, y], epsilon: 0.01).value < threshold
      return sum + (isLower ? exp(-u * u / 2) / sqrt(2 * Double.pi) * 10 / Double(count) : 0)
    }
    #expect(abs(share - found.probability.lower.approximation) < 2e-2)
  }

  // MARK: Several variables

  /// F1 in every coordinate, with so many.
  private func copies(_ count: Int) throws -> Game {
    try game(
      """
      game "copies"
      let f = -3*x'*x - y'*y + 4*x'*y
      player min (x[\(count)]) minimizes f
      player max (y[\(count)]) maximizes f
      """)
  }

  @Test("two variables on both sides: the better moves of two copies of F1 lie in a disc")
  func disc() throws {
    let found = try judged(
      copies(2), at: [Rational(1, over: 2), 0, 1, 0], "uniform(-1, 1)", delta: "0.05", cells: 3_000)
    // |x + move|^2 < 1/4 - 1/20 + eps^2/4, the part of this disc within [-1/2, 3/2] x [-1, 1], over 4.
    let radius = (0.2 + 0.25e-6).squareRoot()
    let area = Double.pi * radius * radius
    #expect(
      found.probability.lower.approximation < area / 4 && area / 4 < found.probability.upper.approximation)
    #expect(found.finding == .doesNotHold && found.tier == .enclosed)
  }

  @Test("a quadratic function with unlike curvatures is bounded from both sides, in closed form")
  func curvatures() throws {
    let roles = try GreedyRoles(
      game(
        """
        game "ellipse"
        let f = x^2 + x*y[1] - y[1]^2/2 - 2*y[2]^2
        player min (x) minimizes f
        player max (y[2]) maximizes f
        """))
    let reach = try GreedyReach(roles, epsilon: 1, precision: 128)
    func bounds(_ place: [Rational]) -> GreedyReach.Bounds? {
      reach.bounds(
        at: Dictionary(uniqueKeysWithValues: zip(roles.variables, place.map { Ball($0) })))
    }
    // The top is 3/2*x^2; eigenvalues 1 and 4 take off between 1/8 and 1/2.
    guard case .between(let low, let high) = bounds([2, -3, 1]) else { throw Failure() }
    #expect(abs(low.approximation - 5.5) < 1e-6 && abs(high.approximation - 5.875) < 1e-6)
    // Where the gradient is short, no path begins.
    guard case .between(let same, _) = bounds([2, 2, Rational(1, over: 8)]) else { throw Failure() }
    #expect(abs(same.approximation - (6 - 1.0 / 32)) < 1e-20)
  }

  struct Failure: Error {}

  @Test("a climber with two variables and a quartic payoff is bounded by paths and by curvature")
  func quartic() throws {
    let quartic = try game(
      """
      game "quartic"
      let f = x^2 + x*(y[1] + y[2]) - (y[1]^4 + y[2]^4)/4 - y[1]^2/2 - y[2]^2/2
      player min (x) minimizes f
      player max (y[2]) maximizes f
      """)
    let reach = try GreedyReach(GreedyRoles(quartic), epsilon: Rational(1, over: 10), precision: 128)
    for x in [-1, 0, 1] as [Rational] {
      let place = [
        Variable("x"): Ball(x), Variable("y[1]"): Ball(.one), Variable("y[2]"): Ball(Rational(-1, over: 2)),
      ]
      guard case .between(let low, let high) = reach.bounds(at: place) else { throw Failure() }
      // y + y^3 = x, in both coordinates.
      let y = (0..<100).reduce(x.approximation / 2) { y, _ in
        y - (y + y * y * y - x.approximation) / (1 + 3 * y * y)
      }
      let top = x.approximation * x.approximation + 2 * (x.approximation * y - y * y * y * y / 4 - y * y / 2)
      #expect(low.approximation < top && top < high.approximation && high - low < Rational(1, over: 50))
    }
    let origin = try judged(quartic, at: [0, 0, 0], "normal(0, 1)", epsilon: "1/10")
    #expect(origin.finding == .holds && origin.tier == .enclosed)
  }

  @Test("where enclosures do not decide, draws do, and say that they prove nothing")
  func statistics() throws {
    let game = try copies(3)
    let place = [Rational(1, over: 2), 0, 0, 1, 0, 0]
    let open = try judged(game, at: place, "uniform(-1, 1)", omega: "0.07", cells: 2_000)
    #expect(open.finding == .undecided && open.tier == .enclosed && open.sample == nil)
    let drawn = try judged(
      game, at: place, "uniform(-1, 1)", omega: "0.07", samples: 4_000, cells: 2_000)
    let sample = try #require(drawn.sample)
    // A ball of radius sqrt(0.22), nearly all of it within reach, in a cube of volume 8.
    let share = 4 / 3 * Double.pi * pow(0.22 + 0.25e-6, 1.5) / 8
    #expect(sample.lower < share && share < sample.upper && sample.count == 4_000)
    #expect(drawn.tier == .statistical && drawn.finding == .holds)
    #expect(open.probability.lower.approximation < share && share < open.probability.upper.approximation)
  }

  @Test("Clopper and Pearson's interval is the known one")
  func interval() {
    #expect(GreedySample.interval(0, of: 10).lower == 0)
    #expect(abs(GreedySample.interval(0, of: 10).upper - (1 - pow(0.005, 0.1))) < 1e-12)
    #expect(abs(GreedySample.interval(10, of: 10).lower - pow(0.005, 0.1)) < 1e-12)
    #expect(GreedySample.interval(10, of: 10).upper == 1)
    let (lower, upper) = GreedySample.interval(5, of: 10)
    #expect(abs(lower - 0.1283) < 5e-5 && abs(lower + upper - 1) < 1e-12)
  }
}
