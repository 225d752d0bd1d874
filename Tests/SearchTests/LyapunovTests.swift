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

@Suite("Quadratic functions for one map")
struct PointTests {
  private func witness(_ map: Matrix<Rational>, _ factor: Rational = 1) throws(SearchLimit)
    -> QuadraticWitness
  {
    let map = MatrixPolynomial(map, variableCount: 0)
    return try QuadraticWitness(
      atPointOf: ContractionProblem(map, factor: factor, box: [], rateAxis: nil))
  }

  @Test("prove what they say, for random maps that shrink, stretch, or do both", arguments: 0..<60)
  func random(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 17 &+ 9)
    let size = Int.random(in: 1...8, using: &random)
    let map = Rational(1, over: [2, 6, 20, 60][seed % 4]) * random.matrix(size)
    let moduli = map.characteristicPolynomial.complexRoots().map { $0.modulus.approximation }
    let outside = moduli.filter { $0 > 1 }.count
    do throws(SearchLimit) {
      let found = try witness(map)
      let function = found.function.evaluated(at: [])
      let rest = function - map.transposed * function * map
      #expect(found.decrease[0].proves(rest) && rest.isPositiveDefinite)
      #expect(found.inertia.negative.basis.count == outside)
      #expect(found.inertia.positive.basis.count == size - outside)
      #expect(function.isPositiveDefinite == (outside == 0))
    } catch {
      #expect(moduli.contains { abs($0 - 1) < 1e-6 })
    }
  }

  @Test("know the factor: a rotation scaled by 9/10 shrinks squares by 81/100 and by no less")
  func factor() throws {
    let (c, s) = (Rational(27, over: 50), Rational(36, over: 50))
    let map = Matrix(rows: [[c, -s], [s, c]])
    #expect(try witness(map, Rational(80, over: 100)).inertia.negative.basis.count == 2)
    #expect(try witness(map, Rational(82, over: 100)).inertia.negative.basis.isEmpty)
    #expect(throws: SearchLimit.self) { try witness(map, Rational(81, over: 100)) }
    #expect(throws: SearchLimit.self) { try witness(Matrix(rows: [[Rational(0), 1], [-1, 0]])) }
  }

  @Test("a Jordan block asks for a stretched P, and gets it")
  func jordan() throws {
    let map = Matrix<Rational>(rows: [
      [Rational(9, over: 10), 1, 0], [0, Rational(9, over: 10), 1], [0, 0, Rational(9, over: 10)],
    ])
    #expect(try witness(map).inertia.negative.basis.isEmpty)
    // Eigenvalues whose product is 1 make the Stein equation singular, not the search.
    #expect(
      try witness(Matrix(rows: [[2, 1], [0, Rational(1, over: 2)]])).inertia.negative.basis.count == 1)
    // -1/2 and 1/2 beside 3 and -3.
    let turn = Matrix<Rational>(rows: [
      [0, Rational(1, over: 4), 0, 0], [1, 0, 1, 0], [0, 0, 0, 9], [0, 0, 1, 0],
    ])
    #expect(try witness(turn).inertia.negative.basis.count == 2)
  }
}
