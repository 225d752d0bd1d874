// Witnesses at one rate: found in floating point, judged exactly.

import Exact
import Testing

@testable import Search

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  mutating func rational() -> Rational {
    Rational(Int.random(in: -9...9, using: &self), over: Int.random(in: 1...10, using: &self))
  }

  mutating func matrix(_ size: Int) -> Matrix<Rational> {
    Matrix(rowCount: size, columnCount: size) { _, _ in rational() }
  }
}

@Suite("Sums of squares")
struct SumOfSquaresTests {
  @Test("are found for positive definite matrices, and for no others", arguments: 0..<60)
  func definite(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 91 &+ 3)
    let size = Int.random(in: 1...8, using: &random)
    let root = random.matrix(size)
    // Now definite by a little, now by much; now with a negative direction.
    let shift = [Rational(1, over: 1_000), 1, -1, -4][seed % 4]
    let matrix = root.transposed * root + shift * Matrix.identity(size)
    let proof = SumOfSquares(provingDefinite: matrix)
    #expect((proof != nil) == matrix.isPositiveDefinite)
    if let proof { #expect(proof.proves(matrix)) }
  }

  @Test("do not hold when anything is changed")
  func forged() throws {
    let matrix = Matrix<Rational>(rows: [[2, 1, 0], [1, 2, 1], [0, 1, 2]])
    let proof = try #require(SumOfSquares(provingDefinite: matrix))
    #expect(!SumOfSquares(scale: .zero, vectors: proof.vectors).proves(matrix))
    #expect(!SumOfSquares(scale: -proof.scale, vectors: proof.vectors).proves(matrix))
    #expect(!SumOfSquares(scale: .one, vectors: [[100, 0, 0].map { Integer($0) }]).proves(matrix))
    #expect(!proof.proves(-matrix))
    #expect(!proof.proves(Matrix(rows: [[2, 1, 0], [1, 2, 1], [0, 2, 2]])))
    #expect(!proof.proves(Matrix(rows: [[2, 3, 0], [3, 2, 1], [0, 1, 2]])))
    // A remainder that is dominant but not strictly so proves nothing.
    #expect(!SumOfSquares(scale: .one, vectors: []).proves(Matrix(rows: [[1, 1], [1, 1]])))
    #expect(SumOfSquares(scale: .one, vectors: []).proves(Matrix(rows: [[2, 1], [1, 2]])))
  }
}

@Suite("Lyapunov functions at one rate")
struct LyapunovTests {
  @Test("prove what they say, for random contractions", arguments: 0..<40)
  func random(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 17 &+ 9)
    let size = Int.random(in: 1...8, using: &random)
    let root = random.matrix(size)
    let jacobian = root.transposed * root + random.matrix(size) + Matrix<Rational>.identity(size)
    // Gradient steps short enough to contract, if any do.
    let norm = jacobian.entries.map(\.magnitude).reduce(.zero, +)
    let map = Matrix<Rational>.identity(size) - (norm.inverse / 2) * jacobian
    do throws(SearchLimit) {
      let function = try LyapunovFunction(contracting: map, by: 1)
      let rest = function.matrix - map.transposed * function.matrix * map
      #expect(function.definite.proves(function.matrix) && function.decreasing.proves(rest))
      #expect(function.matrix.isPositiveDefinite && rest.isPositiveDefinite)
    } catch {
      // Then some eigenvalue must be far enough outside, or so close to the circle that doubles give up.
      let radius = map.characteristicPolynomial.complexRoots().map { $0.modulus.approximation }.max() ?? 0
      #expect(radius > 1 - 1e-6)
    }
  }

  @Test("know the factor: a rotation scaled by 9/10 shrinks squares by 81/100 and by no less")
  func factor() throws {
    let (c, s) = (Rational(27, over: 50), Rational(36, over: 50))
    let map = Matrix(rows: [[c, -s], [s, c]])
    #expect(throws: SearchLimit.notContracting) {
      try LyapunovFunction(contracting: map, by: Rational(80, over: 100))
    }
    let function = try LyapunovFunction(contracting: map, by: Rational(82, over: 100))
    #expect(function.factor == Rational(82, over: 100))
    #expect(throws: SearchLimit.notContracting) {
      try LyapunovFunction(contracting: Matrix(rows: [[Rational(0), 1], [-1, 0]]), by: 1)
    }
  }

  @Test("a Jordan block asks for a stretched P, and gets it")
  func jordan() throws {
    let map = Matrix<Rational>(rows: [
      [Rational(9, over: 10), 1, 0], [0, Rational(9, over: 10), 1], [0, 0, Rational(9, over: 10)],
    ])
    let function = try LyapunovFunction(contracting: map, by: 1)
    #expect(function.matrix.isPositiveDefinite)
  }
}
