// Witnesses on whole intervals of rates, from 0 where the safe set starts there.

import Exact
import Spectral
import Testing

@testable import Search

@Suite("Lyapunov functions on an interval")
struct IntervalTests {
  private func identity(_ size: Int) -> Matrix<Rational> { .identity(size) }

  /// Exactly: Q is positive definite at some rates of the interval, and P too.
  private func hold(_ function: IntervalLyapunovFunction, _ map: [Matrix<Rational>]) {
    for step in 1...7 {
      let rate = function.lower + Rational(step, over: 7) * (function.upper - function.lower)
      let (p, m) = (function.matrix(at: rate), map.evaluated(at: rate))
      #expect(p.isPositiveDefinite)
      #expect((function.factor * p - m.transposed * p * m).isPositiveDefinite)
    }
  }

  @Test("gradient steps on damped games: one function from 0 to 99 % of the safe set", arguments: 0..<16)
  func gradient(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 7 &+ 1)
    let size = Int.random(in: 1...6, using: &random)
    let (root, turn) = (random.matrix(size), random.matrix(size))
    // A symmetric part of at least 1 and any antisymmetric part.
    let jacobian = root.transposed * root + identity(size) + (turn - turn.transposed)
    let map = [identity(size), -jacobian]
    let eta = RationalFunction.variable("eta")
    let matrix = Matrix<RationalFunction>.identity(size) - eta * jacobian.map { RationalFunction($0) }
    let problem = try #require(RateProblem(matrix, rate: "eta"))
    let end = try #require(SafeSet(of: problem).pieces.first?.upper)
    let upper = end.refined(to: Rational(1, over: 1 << 30)).lower * Rational(99, over: 100)
    var function: IntervalLyapunovFunction?
    for degree in 0...2 where function == nil {
      function = try? IntervalLyapunovFunction(
        contracting: map, by: 1, from: 0, to: upper, degree: degree, dividingOut: 1)
    }
    hold(try #require(function), map)
  }

  @Test("extragradient on a bilinear game: the rate is divided out twice")
  func bilinear() throws {
    let jacobian = Matrix<Rational>(rows: [[0, 0, 2, 1], [0, 0, 0, 1], [-2, 0, 0, 0], [-1, -1, 0, 0]])
    let map = [identity(4), -jacobian, jacobian * jacobian]
    // The safe set ends at 1/sigma_max = 0.437….
    let function = try IntervalLyapunovFunction(
      contracting: map, by: 1, from: 0, to: Rational(43, over: 100), degree: 0, dividingOut: 2)
    hold(function, map)
    #expect(throws: SearchLimit.notContracting) {
      try IntervalLyapunovFunction(
        contracting: map, by: 1, from: 0, to: Rational(44, over: 100), degree: 0, dividingOut: 2)
    }
    #expect(throws: SearchLimit.self) {
      try IntervalLyapunovFunction(
        contracting: map, by: 1, from: 0, to: Rational(43, over: 100), degree: 0, dividingOut: 1)
    }
  }

  @Test("alternating steps: a P that moves with the rate reaches further")
  func alternating() throws {
    // Dirac-GAN with a gradient penalty: safe up to 2.97….
    let half = Rational(1, over: 2)
    let map: [Matrix<Rational>] = [
      identity(2), Matrix(rows: [[0, -half], [half, Rational(-3, over: 10)]]),
      Matrix(rows: [[0, 0], [0, Rational(-1, over: 4)]]),
    ]
    let upper = Rational(296, over: 100)
    #expect(throws: SearchLimit.self) {
      try IntervalLyapunovFunction(contracting: map, by: 1, from: 0, to: upper, degree: 0, dividingOut: 1)
    }
    var function: IntervalLyapunovFunction?
    for degree in 1...3 where function == nil {
      function = try? IntervalLyapunovFunction(
        contracting: map, by: 1, from: 0, to: upper, degree: degree, dividingOut: 1)
    }
    hold(try #require(function), map)
  }

  @Test("an interval away from 0, with a factor below 1")
  func factor() throws {
    let jacobian = Matrix<Rational>(rows: [[1, 1], [-1, 1]])
    let map = [identity(2), -jacobian]
    let (low, high) = (Rational(1, over: 4), Rational(3, over: 4))
    // At 1/4 and 3/4 the squared radius is 5/8.
    let function = try IntervalLyapunovFunction(
      contracting: map, by: Rational(63, over: 100), from: low, to: high, degree: 0, dividingOut: 0)
    hold(function, map)
    #expect(throws: SearchLimit.notContracting) {
      try IntervalLyapunovFunction(
        contracting: map, by: Rational(62, over: 100), from: low, to: high, degree: 0, dividingOut: 0)
    }
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
