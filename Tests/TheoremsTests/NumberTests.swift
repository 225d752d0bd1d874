// Numbers that are exact where that is cheap, and quantities worked out with them.

import Exact
import Language
import Spectral
import Testing

@testable import Theorems

@Suite("Numbers of theorems")
struct NumberTests {
  @Test("stay exact in sums, products, quotients and roots of small degree")
  func exact() throws {
    let numbers = Arithmetic(.thorough)
    let two = try numbers.squareRoot(Number(2))
    let three = try numbers.squareRoot(Number(3))
    #expect(numbers.product(two, two).rational == 2)
    #expect(try numbers.quotient(numbers.product(two, three), two).compared(with: three, .thorough) == 0)
    let nested = try numbers.squareRoot(
      numbers.sum(Number(5), numbers.product(Number(2), try numbers.squareRoot(Number(6)))))
    #expect(nested.compared(with: numbers.sum(two, three), .thorough) == 0)
    #expect(try numbers.power(two, Number(-2)).rational == Rational(1, over: 2))
  }

  @Test("are enclosed when that is enough, and then do not pretend to know equality")
  func enclosed() throws {
    let numbers = Arithmetic(.quick)
    let two = try numbers.squareRoot(Number(2))
    #expect(numbers.product(two, two).compared(with: Number(2), .quick) == nil)
    #expect(two.compared(with: Number(Rational(141_422, over: 100_000)), .quick) == -1)
    #expect(throws: NoValue.self) { try numbers.quotient(Number(1), numbers.difference(two, two)) }
    #expect(throws: NoValue.undefined("division by zero")) { try numbers.quotient(Number(1), Number(0)) }
    #expect(throws: NoValue.undefined("the square root of a negative number")) {
      try numbers.squareRoot(Number(-1))
    }
  }

  static let game = Examples.zeroSum([1, 3], [[1, 2], [0, 1]], [2, 1])

  @Test(
    "of a game are the same exactly and enclosed",
    arguments: [
      "norm(J)", "sigma_min(J)", "lambda_min(sym(J))", "lambda_max(J[1,1])", "lambda_min(schur(J))", "det(J)",
      "trace(J)", "radius(J)", "radius(I - 1/8*J)", "norm(J[1,2])", "norm(schur(J))",
      "lambda_max([J[1,1], J[1,2]; J[1,2]', J[2,2]])",
      "min over l in spectrum(J) of 2*re(l)/abs(l)^2", "sum over s in singular_values(J[1,2]) of s^2",
      "max over l in spectrum(J) of abs(1 - l/8 + l^2/64)", "norm(inverse(J))", "norm(J^5)",
      "radius(kron(I - 1/8*J, I - 1/8*J))", "lambda_max(stein(I - 1/8*J, I))",
      "first_positive_root(1, 0, -norm(J), -1)", "norm(offdiag(J)) + norm(blockdiag(J))",
      "norm(antisym(J))*sqrt(players)",
    ])
  func twoWays(formula: String) throws {
    let exact = try Examples.number(formula, Self.game)
    let quick = try Examples.number(formula, Self.game, .quick)
    // The same entries with names, known by enclosures alone.
    let hidden = Self.hidden(try #require(Self.game.rational), blocks: Self.game.blocks)
    let enclosed = try Examples.number(formula, hidden)
    for other in [quick, enclosed] {
      #expect(exact.ball(256).overlaps(other.ball(256)))
      #expect(abs(exact.approximation - other.approximation) < 1e-9)
    }
  }

  /// A game with a name for the magnitude of every number in its Jacobian; 0 is 0.
  static func hidden(_ matrix: Matrix<Rational>, blocks: [Range<Int>]) -> Subject {
    let values = Array(Set(matrix.entries.map(\.magnitude)))
    let named = matrix.map { entry in
      let name = RationalFunction.variable("j\(values.firstIndex(of: entry.magnitude) ?? 0)")
      return RationalFunction(Rational(entry.sign)) * name
    }
    return Subject(
      name: "hidden", title: "", jacobian: named, blocks: blocks,
      names: NamedNumbers { bits in
        Dictionary(uniqueKeysWithValues: values.enumerated().map { ("j\($0)", Ball($1, precision: bits)) })
      })
  }

  @Test(
    "of a matrix that is symmetric are those of one that is known to be",
    arguments: [
      "J", "inverse(J)", "2*sqrt(2)*J", "J^65", "J - inverse(J)", "stein(1/8*J, J)", "kron(J, inverse(J))",
      "offdiag(inverse(J))",
    ])
  func symmetric(formula: String) throws {
    func eigenvalue(_ rows: [[Rational]], _ formula: String) throws -> Number {
      try Examples.number("lambda_max(\(formula))", Self.hidden(Matrix(rows: rows), blocks: [0..<1, 1..<2]))
    }
    let whole = try Examples.number(
      "lambda_max(\(formula))", Examples.subject([[3, 1], [1, 2]], players: [1, 1]))
    #expect(try eigenvalue([[3, 1], [1, 2]], formula).ball(256).overlaps(whole.ball(256)))
    let nearly = 1 + Rational(2).power(-5000)
    #expect(throws: NoValue.undecided("whether a matrix is symmetric cannot be told")) {
      try eigenvalue([[3, 1], [nearly, 2]], formula)
    }
    #expect(throws: NoValue.undefined("eigenvalues in order of a matrix that is not symmetric")) {
      try eigenvalue([[3, 1], [-1, 2]], formula)
    }
    #expect(try eigenvalue([[3, 1], [nearly, 2]], "sym(\(formula))").approximation.isFinite)
    #expect(try eigenvalue([[3, 1], [nearly, 2]], "schur(J)").approximation > 0)
  }

  @Test("know the squares of singular values: their sum is that of the entries' squares")
  func frobenius() throws {
    #expect(try Examples.number("sum over s in singular_values(J[1,2]) of s^2", Self.game).rational == 6)
    #expect(try Examples.number("trace(J'*J)", Self.game).rational == 27)
  }
}

@Suite("Enclosed spectra")
struct EnclosedSpectrumTests {
  @Test("hold the radius of random matrices, and of defective ones", arguments: 1...5)
  func radius(size: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(size))
    let random = numbers.matrix(size, size)
    let jordan = Matrix<Rational>(rowCount: size, columnCount: size) {
      $0 == $1 ? Rational(3, over: 4) : $1 == $0 + 1 ? 1 : 0
    }
    for matrix in [random, jordan] {
      let radius = EnclosedSpectrum(matrix.map { Ball($0, precision: 256) }).radius()
      let moduli = matrix.characteristicPolynomial.complexRoots(precision: 256).map(\.modulus)
      let largest = moduli.reduce(Ball(.zero, precision: 256)) { $0.larger($1) }
      #expect(radius.overlaps(largest))
      #expect(abs(radius.approximation - largest.approximation) < 1e-6)
    }
    let level = EnclosedSpectrum(jordan.map { Ball($0, precision: 256) })
    #expect(level.isBelow(Ball(Rational(76, over: 100), precision: 256)))
    #expect(level.isAbove(Ball(Rational(74, over: 100), precision: 256)))
    #expect(!level.isBelow(Ball(Rational(3, over: 4), precision: 256)))
  }
}
