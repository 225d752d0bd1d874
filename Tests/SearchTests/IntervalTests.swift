// Witnesses on whole intervals of rates, from 0 where the safe set starts there.

import Exact
import Spectral
import Testing

@testable import Search

@Suite("Quadratic functions for a box")
struct BoxTests {
  private func problem(
    _ terms: [Matrix<Rational>], _ low: Rational, _ high: Rational, factor: Rational = 1
  ) -> ContractionProblem {
    let map = MatrixPolynomial(
      rowCount: terms[0].rowCount, columnCount: terms[0].rowCount, variableCount: 1,
      terms: Dictionary(uniqueKeysWithValues: terms.enumerated().map { ([$0], $1) }))
    return ContractionProblem(map, factor: factor, box: [BernsteinForm.Range(low, high)], rateAxis: 0)
  }

  private func search(
    _ problem: ContractionProblem, degree: Int, power: Int
  ) throws(SearchLimit) -> QuadraticWitness {
    let form = FunctionForm(degree: degree, in: 0, of: problem.box.count, power: power)
    return try QuadraticWitness(searching: form, for: problem)
  }

  /// Exactly: Q is positive definite at places of the box, and P as the inertia says.
  private func hold(_ witness: QuadraticWitness, _ problem: ContractionProblem) {
    for step in 1...7 {
      let place = problem.box.map { $0.lower + Rational(step, over: 7) * ($0.upper - $0.lower) }
      let (function, map) = (witness.function.evaluated(at: place), problem.map(at: place) ?? .zero(0, 0))
      #expect(function.isPositiveDefinite == witness.inertia.negative.basis.isEmpty)
      #expect((problem.factor * function - map.transposed * function * map).isPositiveDefinite)
    }
  }

  @Test("gradient steps on damped games: one function from 0 to 99 % of the safe set", arguments: 0..<16)
  func gradient(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 7 &+ 1)
    let size = Int.random(in: 1...6, using: &random)
    let (root, turn) = (random.matrix(size), random.matrix(size))
    // A symmetric part of at least 1 and any antisymmetric part.
    let jacobian = root.transposed * root + Matrix.identity(size) + (turn - turn.transposed)
    let eta = RationalFunction.variable("eta")
    let matrix = Matrix<RationalFunction>.identity(size) - eta * jacobian.map { RationalFunction($0) }
    let rates = try #require(RateProblem(matrix, rate: "eta"))
    let end = try #require(SafeSet(of: rates).pieces.first?.upper)
    let upper = end.refined(to: Rational(1, over: 1 << 30)).lower * Rational(99, over: 100)
    let problem = problem([.identity(size), -jacobian], 0, upper)
    let found = (0...2).lazy.compactMap { try? search(problem, degree: $0, power: 1) }.first
    hold(try #require(found), problem)
  }

  @Test("extragradient on a bilinear game: the rate is divided out twice")
  func bilinear() throws {
    let jacobian = Matrix<Rational>(rows: [[0, 0, 2, 1], [0, 0, 0, 1], [-2, 0, 0, 0], [-1, -1, 0, 0]])
    let map = [Matrix.identity(4), -jacobian, jacobian * jacobian]
    // The safe set ends at 1/sigma_max = 0.437….
    let inside = problem(map, 0, Rational(43, over: 100))
    hold(try search(inside, degree: 0, power: 2), inside)
    #expect(throws: SearchLimit.self) { try search(inside, degree: 0, power: 1) }
    #expect(throws: SearchLimit.notContracting) {
      try search(problem(map, 0, Rational(44, over: 100)), degree: 0, power: 2)
    }
  }

  @Test("alternating steps: a P that moves with the rate reaches further")
  func alternating() throws {
    // Dirac-GAN with a gradient penalty: safe up to 2.97….
    let half = Rational(1, over: 2)
    let map: [Matrix<Rational>] = [
      .identity(2), Matrix(rows: [[0, -half], [half, Rational(-3, over: 10)]]),
      Matrix(rows: [[0, 0], [0, Rational(-1, over: 4)]]),
    ]
    let problem = problem(map, 0, Rational(296, over: 100))
    #expect(throws: SearchLimit.notContracting) { try search(problem, degree: 0, power: 1) }
    let found = (1...3).lazy.compactMap { try? search(problem, degree: $0, power: 1) }.first
    hold(try #require(found), problem)
  }

  @Test("an interval that is too much for one function of a form is cut until each part has one")
  func cut() throws {
    let half = Rational(1, over: 2)
    let map: [Matrix<Rational>] = [
      .identity(2), Matrix(rows: [[0, -half], [half, Rational(-3, over: 10)]]),
      Matrix(rows: [[0, 0], [0, Rational(-1, over: 4)]]),
    ]
    let whole = problem(map, 0, Rational(2976, over: 1_000))
    let forms = [1, 0].map { FunctionForm(degree: 0, in: 0, of: 1, power: $0) }
    let tree = try Subdivision(covering: whole, forms: forms, mostCuts: 24)
    #expect(tree.leaves.count > 1)
    var end = Rational.zero
    for leaf in tree.leaves {
      // Side by side, from the lowest rate to the highest.
      #expect(leaf.box[0].lower == end && (leaf.power == 1) == end.isZero)
      hold(leaf, problem(map, leaf.box[0].lower, leaf.box[0].upper))
      end = leaf.box[0].upper
    }
    #expect(end == whole.box[0].upper)
    #expect(throws: SearchLimit.notContracting) {
      try Subdivision(covering: whole, forms: forms, mostCuts: 0)
    }
  }

  @Test(
    "optimistic steps, the difference to the last iterate over the rate as a coordinate: one piece up to 99 %"
  )
  func optimistic() throws {
    let end = Rational(57, over: 100)  // 1/sqrt(3) = 0.577…
    let map: [Matrix<Rational>] = [
      Matrix(rows: [[1, 0, 0, 0], [0, 1, 0, 0], [0, -1, 0, 0], [1, 0, 0, 0]]),
      Matrix(rows: [[0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 0, -1], [0, 0, 1, 0]]),
      Matrix(rows: [[0, 0, 0, -1], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
    ]
    let inside = problem(map, 0, end)
    hold(try search(inside, degree: 2, power: 2), inside)
    #expect(throws: SearchLimit.self) {
      try search(problem(map, 0, Rational(58, over: 100)), degree: 2, power: 2)
    }
  }

  @Test("gradient steps on x*y have two unstable directions at every rate")
  func diverging() throws {
    let jacobian = Matrix<Rational>(rows: [[0, 1], [-1, 0]])
    let outside = problem([.identity(2), -jacobian], 0, 5)
    let witness = try search(outside, degree: 0, power: 2)
    #expect(witness.inertia.negative.basis.count == 2)
    hold(witness, outside)
  }

  @Test("an interval away from 0, with a factor below 1")
  func factor() throws {
    let jacobian = Matrix<Rational>(rows: [[1, 1], [-1, 1]])
    let map = [Matrix.identity(2), -jacobian]
    let (low, high) = (Rational(1, over: 4), Rational(3, over: 4))
    // At 1/4 and 3/4 the squared radius is 5/8.
    let inside = problem(map, low, high, factor: Rational(63, over: 100))
    hold(try search(inside, degree: 0, power: 0), inside)
    #expect(throws: SearchLimit.notContracting) {
      try search(problem(map, low, high, factor: Rational(62, over: 100)), degree: 0, power: 0)
    }
  }

  @Test("an implicit step, with a denominator, and a damping that is known up to a range")
  func denominators() throws {
    // (1 + eta*gamma)*x' = x for one variable with cost gamma/2*x^2, seen from x'.
    let before = MatrixPolynomial(
      rowCount: 1, columnCount: 1, variableCount: 2, terms: [[0, 0]: .identity(1), [1, 1]: .identity(1)])
    let problem = ContractionProblem(
      before: before, after: MatrixPolynomial(.identity(1), variableCount: 2), factor: 1,
      box: [BernsteinForm.Range(0, 9), BernsteinForm.Range(Rational(1, over: 10), 1)], rateAxis: 0)
    let form = FunctionForm(degree: 0, in: 0, of: 2, power: 1)
    hold(try QuadraticWitness(searching: form, for: problem), problem)
  }
}

@Suite("Linear programs")
struct LinearProgramTests {
  @Test("grow by rows")
  func rows() throws {
    let program = LinearProgram(objective: [1, 1], bounds: [0...10, 0...10])
    #expect(try program.solution().value == [10, 10])
    program.addRow([-1, -2], atLeast: -4)
    program.addRow([-3, -1], atLeast: -6)
    let point = try program.solution().value
    #expect(abs(point[0] - 1.6) < 1e-9 && abs(point[1] - 1.2) < 1e-9)
    program.addRow([1, 0], atLeast: 11)
    #expect(throws: SolverFailure.infeasible) { try program.solution() }
  }
}
