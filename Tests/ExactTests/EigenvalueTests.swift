// Enclosed complex matrices and eigenvalues: against exact linear algebra over the fractions.

import Testing

@testable import Exact

@Suite("Eigenvalues in balls")
struct EigenvalueTests {
  private func eigenvalues(_ matrix: Matrix<Rational>) -> [ComplexBall]? {
    matrix.map { Ball($0) }.eigenvalues
  }

  @Test("enclose the eigenvalues a matrix was built from", arguments: 1..<10)
  func known(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let diagonal = Matrix<Rational>(rows: [[-2, 0, 0], [0, 1, 0], [0, 0, Rational(7, over: 3)]])
    let basis = random.matrix(3, 3)
    let inverse = try #require(basis.inverse)
    let balls = try #require(eigenvalues(basis * diagonal * inverse))
    #expect(balls.count == 3)
    for value in [Rational(-2), 1, Rational(7, over: 3)] {
      #expect(balls.filter { $0.real.contains(value) && $0.imaginary.containsZero }.count == 1)
    }
  }

  @Test("add up to the trace and multiply to the determinant", arguments: 1..<10)
  func invariants(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let matrix = random.matrix(4, 4)
    let balls = try #require(eigenvalues(matrix))
    #expect(balls.reduce(ComplexBall.zero, +).real.contains(matrix.trace))
    #expect(balls.reduce(ComplexBall.one, *).real.contains(matrix.determinant))
  }

  @Test("overlap the roots of the characteristic polynomial, one each", arguments: 1..<10)
  func roots(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let matrix = random.matrix(4, 4)
    let balls = try #require(eigenvalues(matrix))
    for root in matrix.characteristicPolynomial.complexRoots() {
      let near = balls.filter { $0.real.overlaps(root.real) && $0.imaginary.overlaps(root.imaginary) }
      #expect(near.count == 1)
    }
  }

  @Test("of a rotation are plus and minus i")
  func rotation() throws {
    let balls = try #require(eigenvalues(Matrix(rows: [[0, -1], [1, 0]])))
    #expect(balls.allSatisfy { $0.real.containsZero })
    #expect(balls.contains { $0.imaginary.contains(1) } && balls.contains { $0.imaginary.contains(-1) })
  }

  @Test("of an interval matrix enclose those of the matrices in it", arguments: [Rational(-1), 0, 1])
  func interval(part: Rational) throws {
    let radius = Rational(1, over: 1_000_000)
    let centre = Matrix<Rational>(rows: [[1, 2], [0, 4]])
    let wide = try #require(centre.map { Ball(midpoint: $0, radius: radius) }.eigenvalues)
    let inside = centre + Matrix(rows: [[part * radius, 0], [0, part * radius]])
    for value in [inside[0, 0], inside[1, 1]] {
      #expect(wide.filter { $0.real.contains(value) && $0.imaginary.containsZero }.count == 1)
    }
  }

  @Test("count a repeated eigenvalue as often as it occurs")
  func repeated() throws {
    let balls = try #require(eigenvalues(Matrix(rows: [[3, 1, 1], [1, 3, 1], [1, 1, 3]])))
    #expect(
      balls.filter { $0.real.contains(2) }.count == 2 && balls.filter { $0.real.contains(5) }.count == 1)
  }

  @Test(
    "of a defective matrix are refused or wide, but never wrong",
    arguments: [
      Matrix<Rational>(rows: [[2, 1], [0, 2]]), Matrix(rows: [[3, 1], [-1, 1]]),
      Matrix(rows: [[2, 1, 0], [0, 2, 1], [0, 0, 2]]),
    ])
  func defective(matrix: Matrix<Rational>) {
    guard let balls = eigenvalues(matrix) else { return }
    #expect(balls.count == matrix.rowCount)
    #expect(balls.allSatisfy { $0.real.contains(2) && $0.imaginary.containsZero })
  }

  @Test("are none for a table without rows, and unknown when an entry is")
  func corners() {
    #expect(eigenvalues(Matrix(rows: []))?.isEmpty == true)
    #expect(Matrix(rows: [[Ball.one / Ball.zero]]).eigenvalues == nil)
  }
}

@Suite("Enclosed complex matrices")
struct ComplexBallMatrixTests {
  /// The real matrix [[A, -B], [B, A]] that acts as A + iB does.
  private func real(_ a: Matrix<Rational>, _ b: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(blocks: [[a, -b], [b, a]])
  }

  @Test("have inverses that contain the exact one, found with twice as many real rows", arguments: 1..<12)
  func inverses(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let size = Int(seed) % 4 + 1
    let (a, b) = (random.matrix(size, size), random.matrix(size, size))
    let matrix = Matrix(rowCount: size, columnCount: size) { ComplexBall(Ball(a[$0, $1]), Ball(b[$0, $1])) }
    let exact = try #require(real(a, b).inverse)
    let inverse = try #require(matrix.inverse)
    for row in 0..<size {
      for column in 0..<size {
        #expect(inverse[row, column].real.contains(exact[row, column]))
        #expect(inverse[row, column].imaginary.contains(exact[size + row, column]))
      }
    }
  }

  @Test("are not inverted when singular")
  func singular() {
    let i = ComplexBall(.zero, .one)
    #expect(Matrix(rows: [[.one, i], [i, -ComplexBall.one]]).inverse == nil)
  }
}
