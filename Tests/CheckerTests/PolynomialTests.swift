// The checker's polynomials against those of the program it checks.

import Exact
import Testing

@testable import Checker

@Suite("Matrix polynomials of the checker")
struct PolynomialTests {
  private static let names = ["u", "v"]
  private let meter = Meter()

  /// The same polynomial in both libraries; zero more often than not.
  private func polynomial(
    using random: inout Seeded, degree: Int = 3
  ) throws -> (mine: Checker.Matrix, theirs: MultivariatePolynomial) {
    var mine = try Checker.Matrix(meter, 1, 1)
    var theirs = MultivariatePolynomial.zero
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let powers = [Int.random(in: 0...degree, using: &random), Int.random(in: 0...2, using: &random)]
      let value = Rational(
        Int.random(in: -9...9, using: &random), over: [1, 2, 3, 12, 60].randomElement(using: &random) ?? 1)
      let number = try Checker.Matrix(meter, value)
      mine = try mine + number * Checker.Matrix(meter, monomial: Exponents(powers))
      let monomial = zip(Self.names, powers).map { MultivariatePolynomial.variable($0).power(UInt($1)) }
      theirs = theirs + value * (monomial[0] * monomial[1])
    }
    return (mine, theirs)
  }

  private func matrix(
    _ rows: Int, _ columns: Int, using random: inout Seeded
  ) throws -> (mine: Checker.Matrix, theirs: Exact.Matrix<MultivariatePolynomial>) {
    var blocks: [(Int, Int, Checker.Matrix)] = []
    let theirs = try Exact.Matrix(rowCount: rows, columnCount: columns) { row, column in
      let entry = try polynomial(using: &random, degree: 1)
      blocks.append((row, column, entry.mine))
      return entry.theirs
    }
    return (try Checker.Matrix(meter, rows, columns, blocks: blocks), theirs)
  }

  /// A scalar in the other library.
  private func exact(_ scalar: Checker.Matrix) -> MultivariatePolynomial {
    scalar.terms.reduce(.zero) { sum, term in
      let monomial = Self.names.indices.reduce(MultivariatePolynomial.one) {
        $0 * MultivariatePolynomial.variable(Self.names[$1]).power(UInt(term.key[$1]))
      }
      return sum + Rational(term.value[0].exact, over: scalar.scale.exact) * monomial
    }
  }

  private func expectEqual(_ mine: Checker.Matrix, _ theirs: Exact.Matrix<MultivariatePolynomial>) throws {
    #expect(mine.rows == theirs.rowCount && mine.columns == theirs.columnCount && mine.scale.sign == 1)
    #expect(mine.terms.values.allSatisfy { $0.contains { !$0.isZero } })
    for row in 0..<mine.rows {
      for column in 0..<mine.columns { #expect(exact(try mine[row, column]) == theirs[row, column]) }
    }
  }

  @Test("add and multiply as the other library does", arguments: 0..<60)
  func arithmetic(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let sizes = (0..<3).map { _ in Int.random(in: 1...3, using: &random) }
    let a = try matrix(sizes[0], sizes[1], using: &random)
    let b = try matrix(sizes[0], sizes[1], using: &random)
    let c = try matrix(sizes[1], sizes[2], using: &random)
    let factor = try polynomial(using: &random)
    try expectEqual(a.mine + b.mine, a.theirs + b.theirs)
    try expectEqual(a.mine - b.mine, a.theirs - b.theirs)
    try expectEqual(-a.mine, -a.theirs)
    try expectEqual(factor.mine * c.mine, factor.theirs * c.theirs)
    try expectEqual(a.mine.transposed, a.theirs.transposed)
    if sizes[0] != 1 || sizes[1] != 1 { try expectEqual(a.mine * c.mine, a.theirs * c.theirs) }
    try expectEqual(factor.mine.power(3), Exact.Matrix(rows: [[factor.theirs.power(3)]]))
    #expect(try a.mine.equals(b.mine) == (a.theirs.entries == b.theirs.entries) && a.mine.equals(a.mine))
    #expect(try (a.mine - a.mine).isZero)
  }

  @Test("have the values that the other library finds", arguments: 0..<40)
  func values(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let a = try polynomial(using: &random)
    let (u, v) = (random.rational(), Rational(Int.random(in: -3...3, using: &random)))
    let place = [try Checker.Matrix(meter, u), try Checker.Matrix(meter, v)]
    let value = a.theirs.evaluated(at: ["u": u, "v": v])
    #expect(try a.mine.value(at: place).exact == value)
  }

  @Test("have the Bernstein coefficients that the other library finds", arguments: 0..<80)
  func bernstein(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let a = try polynomial(using: &random, degree: 5)
    let ends = (0..<2).map { _ in
      let from = Rational(Int.random(in: -4...4, using: &random), over: 3)
      return (from, from + Rational(Int.random(in: 1...5, using: &random), over: 7))
    }
    let form = BernsteinForm(a.theirs, order: Self.names, on: ends.map { .init($0.0, $0.1) })
    let entries = zip(Self.names, ends).map { name, ends -> Value in
      ["name": .string(name), "from": .string("\(ends.0)"), "to": .string("\(ends.1)")]
    }
    let rate: Value = ["name": "r", "from": "1", "to": "1"]
    let box = try Box(
      Node(value: .array(entries + [rate]), place: ""), rate: Node(value: "r", place: ""), meter)
    let mine = try a.mine.bernstein(on: box, at: Node(value: .null, place: ""))
    #expect(mine.map { $0.exact } == form.coefficients)
  }

  @Test("have Bernstein coefficients only where all their names are ranges")
  func strangers() throws {
    let box = try Box(
      Node(value: [Examples.eta("0", "1")], place: ""), rate: Node(value: "eta", place: ""), meter)
    let node = Node(value: .null, place: "")
    #expect(try Checker.Matrix(meter, variable: 0).bernstein(on: box, at: node).count == 2)
    #expect(throws: Rejection.self) { try Checker.Matrix(meter, variable: 1).bernstein(on: box, at: node) }
    let proof = Node(value: ["scale": "1", "columns": []], place: "")
    #expect(throws: Rejection.self) {
      try proof.requireProof(of: Checker.Matrix(meter, 1) + Checker.Matrix(meter, variable: 1))
    }
  }

  @Test("have the leading determinants that the other library finds", arguments: 1...6)
  func leadingDeterminants(size: Int) throws {
    var random = Seeded(state: UInt64(size))
    for _ in 0..<4 {
      let numbers = (0..<size * size).map { _ in
        Rational(Int.random(in: -3...3, using: &random), over: Int.random(in: 1...3, using: &random))
      }
      let blocks = try numbers.enumerated().map {
        ($0 / size, $0 % size, try Checker.Matrix(meter, $1))
      }
      let mine = try Checker.Matrix(meter, size, size, blocks: blocks).leadingDeterminants()
      let theirs = (1...size).map { count in
        Exact.Matrix(rowCount: count, columnCount: count) { numbers[$0 * size + $1] }.determinant
      }
      #expect(mine.map { $0.exact } == theirs)
    }
  }

  @Test("of two variables keep what belongs together in determinants", arguments: 0..<10)
  func determinants(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let a = try matrix(3, 3, using: &random)
    #expect(exact(try a.mine.leadingDeterminants()[2]) == a.theirs.determinant)
  }
}
