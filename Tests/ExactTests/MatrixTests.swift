// Matrices of fractions and of polynomials.

import Testing

@testable import Exact

@Suite("Matrices of fractions")
struct RationalMatrixTests {
  @Test("invert, solve and multiply back", arguments: 1..<12)
  func invert(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let size = Int(seed) % 5 + 1
    let matrix = random.matrix(size, size)
    if let inverse = matrix.inverse {
      #expect(matrix * inverse == .identity(size))
      #expect(inverse.determinant == matrix.determinant.inverse)
    } else {
      #expect(matrix.determinant == 0)
    }
  }

  @Test("know their kernel", arguments: 1..<12)
  func kernel(seed: UInt64) {
    var random = Seeded(state: seed)
    let thin = random.matrix(4, 2) * random.matrix(2, 5)
    let kernel = thin.kernel
    #expect(kernel.columnCount == 5 - thin.rank)
    let image = thin * kernel
    #expect(image.entries.allSatisfy { $0.isZero } && kernel.entries.allSatisfy { $0.isInteger })
  }

  @Test(
    "satisfy their characteristic polynomial, defective ones too",
    arguments: [
      Matrix<Rational>(rows: [[2, 1], [0, 2]]),
      Matrix<Rational>(rows: [[0, 1, 0], [0, 0, 1], [0, 0, 0]]),
      Matrix<Rational>(rows: [[0, -1], [1, 0]]),
      Matrix<Rational>(rows: [[Rational(1, over: 3), 2, 5], [7, Rational(-1, over: 2), 0], [1, 1, 1]]),
    ])
  func cayleyHamilton(matrix: Matrix<Rational>) {
    let polynomial = matrix.characteristicPolynomial
    var value = Matrix<Rational>.zero(matrix.rowCount, matrix.rowCount)
    for coefficient in polynomial.coefficients.reversed() {
      value = value * matrix + coefficient * Matrix.identity(matrix.rowCount)
    }
    let entries = value.entries
    #expect(entries.allSatisfy { $0.isZero })
    #expect(polynomial.degree == matrix.rowCount && polynomial.leadingCoefficient == 1)
  }

  @Test("factor as L*D*L' exactly when positive definite", arguments: 1..<16)
  func ldlt(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let size = Int(seed) % 4 + 1
    let root = random.matrix(size, size)
    let matrix = root * root.transposed
    guard let (lower, diagonal) = matrix.ldlt() else {
      #expect(root.determinant == 0)
      return
    }
    let middle = Matrix(rowCount: size, columnCount: size) { $0 == $1 ? diagonal[$0] : .zero }
    #expect(lower * middle * lower.transposed == matrix)
  }

  @Test(
    "are not positive definite at the border",
    arguments: [
      Matrix<Rational>(rows: [[0]]), Matrix<Rational>(rows: [[-1]]),
      Matrix<Rational>(rows: [[1, 1], [1, 1]]),
      Matrix<Rational>(rows: [[1, 2], [2, 1]]),
    ])
  func border(matrix: Matrix<Rational>) {
    #expect(!matrix.isPositiveDefinite)
  }
}

@Suite("Matrices of polynomials")
struct PolynomialMatrixTests {
  @Test("have the same determinant by interpolation and by elimination", arguments: 1..<8)
  func determinant(seed: UInt64) {
    var random = Seeded(state: seed)
    let size = Int(seed) % 4 + 1
    let matrix = Matrix(rowCount: size, columnCount: size) { _, _ in random.polynomial(2) }
    let functions = matrix.map { RationalFunction($0.multivariate(at: .variable("x"))) }
    let eliminated = functions.determinantAndInverse().determinant
    #expect(eliminated == RationalFunction(matrix.determinant.multivariate(at: .variable("x"))))
    let characteristic = matrix.characteristicPolynomial
    #expect(characteristic[0] == (size % 2 == 0 ? matrix.determinant : -matrix.determinant))
    #expect(characteristic[size] == .one)
    let point = random.fraction()
    #expect(Polynomial(characteristic.map { $0(point) }) == matrix(point).characteristicPolynomial)
  }
}

@Suite("Bernstein form")
struct BernsteinTests {
  let x = MultivariatePolynomial.variable("x")
  let y = MultivariatePolynomial.variable("y")

  @Test("bounds the polynomial, meets it in the corners, and tightens when cut", arguments: 1..<10)
  func bounds(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let polynomial = (0..<6).reduce(MultivariatePolynomial.zero) { sum, k in
      sum + random.fraction() * (x.power(UInt(k % 4)) * y.power(UInt(k / 2)))
    }
    let box = [BernsteinForm.Range(-1, 2), BernsteinForm.Range(Rational(1, over: 3), 1)]
    let form = BernsteinForm(polynomial, order: ["x", "y"], on: box)
    let corner = try #require(polynomial.evaluated(at: ["x": 2, "y": 1]) ?? polynomial.constant)
    #expect(form.coefficients.last == corner)
    for _ in 0..<10 {
      let place = [
        "x": Rational(Int.random(in: -8...16, using: &random), over: 8),
        "y": Rational(Int.random(in: 8...24, using: &random), over: 24),
      ]
      let value = try #require(polynomial.evaluated(at: place))
      #expect(form.bounds.lower <= value && value <= form.bounds.upper)
    }
    for axis in 0...1 {
      let (first, second) = form.halves(along: axis)
      for half in [first, second] {
        #expect(half == BernsteinForm(polynomial, order: ["x", "y"], on: half.box))
        #expect(form.bounds.lower <= half.bounds.lower && half.bounds.upper <= form.bounds.upper)
      }
    }
  }
}

@Suite("Balls")
struct BallTests {
  @Test("contain the exact result of every operation", arguments: 1..<20)
  func contain(seed: UInt64) {
    var random = Seeded(state: seed)
    let (a, b) = (random.fraction(), random.fraction())
    let (x, y) = (Ball(a, precision: 53), Ball(midpoint: b, radius: Rational(1, over: 100)))
    #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
    #expect((x * y).contains(a * (b + Rational(1, over: 100))))
    if b.magnitude > Rational(1, over: 50) { #expect((x / y).contains(a / b)) }
    #expect(x.power(3).contains(a.power(3)))
    let (low, high) = (y.lower ?? 0, y.upper ?? 0)
    #expect(low <= b && b <= high && y.contains(low))
  }

  @Test("that divide by zero contain everything and say so")
  func divideByZero() {
    let wild = Ball.one / Ball(midpoint: 0, radius: 1)
    #expect(!wild.isFinite && wild.lower == nil && wild.contains(1_000_000))
    #expect(!Ball(-1).logarithm.isFinite && !Ball(-1).squareRoot.isFinite)
  }
}

@Suite("Enclosed matrices")
struct BallMatrixTests {
  @Test("have inverses that contain the exact one", arguments: 1..<10)
  func inverses(seed: UInt64) {
    var random = Seeded(state: seed)
    let exact = random.matrix(3, 3)
    let enclosed = exact.map { Ball(midpoint: $0, radius: Rational(1, over: 1_000_000)) }
    guard let inverse = exact.inverse else {
      #expect(enclosed.inverse == nil)
      return
    }
    // Wide balls may leave regularity open, but what is claimed has to be true.
    guard let enclosure = enclosed.inverse else { return }
    #expect(zip(enclosure.entries, inverse.entries).allSatisfy { $0.contains($1) })
  }

  @Test("are certainly definite only when all their matrices are")
  func definite() {
    let matrix = Matrix<Rational>(rows: [[2, 1], [1, 1]])
    #expect(matrix.map { Ball($0) }.isCertainlyPositiveDefinite)
    #expect(!matrix.map { Ball(midpoint: $0, radius: 1) }.isCertainlyPositiveDefinite)
    #expect(!Matrix<Rational>(rows: [[1, 1], [1, 1]]).map { Ball($0) }.isCertainlyPositiveDefinite)
  }
}
