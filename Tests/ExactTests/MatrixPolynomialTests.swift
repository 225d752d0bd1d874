// Polynomials with matrix coefficients: the same values however they are computed.

import Exact
import Testing

@Suite("Polynomials with matrix coefficients")
struct MatrixPolynomialTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }

    mutating func rational() -> Rational {
      Rational(Int.random(in: -5...5, using: &self), over: Int.random(in: 1...4, using: &self))
    }

    mutating func polynomial(_ rows: Int, _ columns: Int, variables: Int, degree: Int) -> MatrixPolynomial {
      var terms: [[Int]: Matrix<Rational>] = [:]
      for _ in 0..<4 {
        let exponents = (0..<variables).map { _ in Int.random(in: 0...degree, using: &self) }
        terms[exponents] = Matrix(rowCount: rows, columnCount: columns) { _, _ in rational() }
      }
      return MatrixPolynomial(rowCount: rows, columnCount: columns, variableCount: variables, terms: terms)
    }
  }

  @Test("sums and products have the values of sums and products", arguments: 0..<30)
  func algebra(seed: Int) {
    var random = Random(state: UInt64(seed) &* 31 &+ 7)
    let variables = seed % 4
    let a = random.polynomial(2, 3, variables: variables, degree: 3)
    let b = random.polynomial(3, 2, variables: variables, degree: 2)
    let c = random.polynomial(2, 3, variables: variables, degree: 1)
    let scalar = random.polynomial(1, 1, variables: variables, degree: 2)
    let place = (0..<variables).map { _ in random.rational() }
    #expect((a * b).evaluated(at: place) == a.evaluated(at: place) * b.evaluated(at: place))
    #expect((a - c).evaluated(at: place) == a.evaluated(at: place) - c.evaluated(at: place))
    #expect((scalar * a).evaluated(at: place) == scalar.evaluated(at: place)[0, 0] * a.evaluated(at: place))
    #expect((a - a).isZero && a.transposed.transposed == a)
  }

  @Test("Bernstein coefficients are those of every entry", arguments: 0..<20)
  func bernstein(seed: Int) throws {
    var random = Random(state: UInt64(seed) &* 13 &+ 5)
    let names = ["a", "b", "c"].prefix(1 + seed % 3).map { String($0) }
    let polynomial = random.polynomial(2, 2, variables: names.count, degree: 2)
    let box = names.map { _ in
      let low = random.rational()
      return BernsteinForm.Range(low, low + random.rational().magnitude + 1)
    }
    let found = polynomial.bernstein(on: box)
    let corner = polynomial.evaluated(at: box.map(\.lower))
    #expect(found.first == corner && found.last == polynomial.evaluated(at: box.map(\.upper)))
    // Entry by entry, where the entry has the degrees of the whole.
    for row in 0..<2 {
      for column in 0..<2 {
        let entry = polynomial.terms.reduce(MultivariatePolynomial(.zero)) { sum, term in
          sum
            + zip(names, term.key).reduce(MultivariatePolynomial(term.value[row, column])) {
              $0 * MultivariatePolynomial.variable($1.0).power(UInt($1.1))
            }
        }
        let form = BernsteinForm(entry, order: names, on: box)
        guard form.degrees == polynomial.degrees else { continue }
        #expect(found.map { $0[row, column] } == form.coefficients)
      }
    }
  }

  @Test("a power is divided out only if every term contains it")
  func division() throws {
    let one = Matrix<Rational>.identity(2)
    let polynomial = MatrixPolynomial(
      rowCount: 2, columnCount: 2, variableCount: 2, terms: [[2, 0]: one, [3, 1]: one])
    #expect(try #require(polynomial.divided(byPower: 2, of: 0)).degrees == [1, 1])
    #expect(polynomial.divided(byPower: 3, of: 0) == nil && polynomial.divided(byPower: 1, of: 1) == nil)
  }

  @Test("is made of rational functions only where they are polynomials in the names")
  func reading() throws {
    let (x, y) = (RationalFunction.variable("x"), RationalFunction.variable("y"))
    let matrix = Matrix(rows: [[x * y + 2, y], [RationalFunction(Rational(1, over: 3)), x]])
    let read = try #require(MatrixPolynomial(matrix, in: ["y", "x"]))
    #expect(read.evaluated(at: [5, 7]) == Matrix(rows: [[37, 5], [Rational(1, over: 3), 7]]))
    #expect(MatrixPolynomial(matrix, in: ["x"]) == nil)
    #expect(MatrixPolynomial(Matrix(rows: [[x / y]]), in: ["x", "y"]) == nil)
  }
}
