// The routes to a safe set against each other: exact, through enclosed eigenvalues of J, and in floating point.

import Exact
import Linearization
import Spectral
import Testing

@testable import Stepproof

@Suite("Routes to the safe set")
struct RouteTests {
  static let methods = [
    "simultaneous", "extragradient", "optimistic", "predictive", "heavy-ball", "nesterov", "proximal-point",
    "lookahead",
  ]

  @Test("a method made of J alone is recognised by its formula", arguments: RangeTests.steady)
  func recognised(name: String) throws {
    let method = try UpdateRule(name).linearized(playerCount: 2)
    #expect((method.symbol(ofEigenvalue: "j") != nil) == Self.methods.contains(name))
  }

  @Test("agree on random games", arguments: methods, 0..<30)
  func agree(name: String, seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 77 &+ 5)
    let size = Int.random(in: 1...4, using: &random)
    // Single and double eigenvalues, in Jordan blocks too, real and complex, some of them with a negative real part.
    var jacobian = Matrix<Rational>(rowCount: size, columnCount: size) { _, _ in random.rational() }
    if Bool.random(using: &random) {
      let shift = random.rational()
      jacobian = Matrix(rowCount: size, columnCount: size) { row, column in
        row == column ? shift : row < column ? random.rational() : 0
      }
    }
    guard !jacobian.determinant.isZero else { return }
    let method = try UpdateRule(name).linearized(playerCount: 1)
    var kernels = method.kernels
    let matrix = try method.matrix(
      at: jacobian.map { RationalFunction($0) }, blocks: [0..<size], kernels: &kernels)
    let exact = SafeSet(of: try #require(RateProblem(matrix, rate: "eta")))

    let symbol = try #require(method.symbol(ofEigenvalue: "j"))
    let scalar = try #require(ScalarProblem(symbol, rate: "eta"))
    let spectrum = jacobian.characteristicPolynomial.complexRoots(precision: 400)
    let enclosed = try? EnclosedSpectrumProblem(scalar, spectrum: spectrum).safeIntervals()
    // At j = 1 the predictive step does not move, and an enclosure of 1 does not tell that from moving a little.
    #expect(enclosed != nil || jacobian.characteristicPolynomial(1).isZero && name == "predictive")
    #expect(enclosed.map { $0.count == exact.pieces.count } ?? true)
    for (piece, cell) in zip(enclosed ?? [], exact.pieces) {
      #expect((piece.upper == nil) == (cell.upper == nil))
      for (end, number) in [(piece.lower, cell.lower), (piece.upper, cell.upper)] {
        guard let number, case .enclosed(let low, let high)? = end else { continue }
        #expect(AlgebraicNumber(low) <= number && number <= AlgebraicNumber(high))
        #expect(high - low < Rational(10).power(-30))
      }
    }

    let floats = spectrum.map { FloatComplex($0.real.approximation, $0.imaginary.approximation) }
    let approximate = FloatSpectrumProblem(scalar, spectrum: floats)
    let guess = try #require(approximate.safeIntervals()).value
    #expect(guess.count == exact.pieces.count)
    for (piece, cell) in zip(guess, exact.pieces) {
      #expect((piece.upper == nil) == (cell.upper == nil))
      guard let upper = piece.upper, let number = cell.upper else { continue }
      #expect(abs(upper / number.ball().approximation - 1) < 1e-6)
    }
    let problem = try #require(RateProblem(matrix, rate: "eta"))
    for rate in [Rational(1, over: 10), Rational(3, over: 7), 2] where !problem.family.poles(rate).isZero {
      let radius = SpectralRadius(of: problem.family, at: rate).enclosure.approximation
      let found = try #require(approximate.radius(at: rate.approximation)).value
      #expect(abs(found - radius) < 1e-6 * (1 + radius))
    }
  }

  @Test("the best rate is the same, and proved, whichever way", arguments: methods, 0..<6)
  func best(name: String, seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 31 &+ 7)
    let size = Int.random(in: 1...3, using: &random)
    let jacobian = Matrix<Rational>(rowCount: size, columnCount: size) {
      random.rational() + ($0 == $1 ? 6 : 0)
    }
    guard !jacobian.determinant.isZero else { return }
    let method = try UpdateRule(name).linearized(playerCount: 1)
    var kernels = method.kernels
    let matrix = try method.matrix(
      at: jacobian.map { RationalFunction($0) }, blocks: [0..<size], kernels: &kernels)
    let problem = try #require(RateProblem(matrix, rate: "eta"))
    let symbol = try #require(method.symbol(ofEigenvalue: "j"))
    let spectrum = EnclosedSpectrumProblem(
      try #require(ScalarProblem(symbol, rate: "eta")), of: jacobian, fixedDirections: 0)
    let plain = try RangeAnswer(RangeQuestion(), about: problem).best
    let quick = try RangeAnswer(RangeQuestion(), about: problem, through: spectrum).best
    #expect((plain == nil) == (quick == nil))
    guard let plain, let quick else { return }
    #expect(plain.radius == quick.radius && plain.floor == quick.floor)
    #expect(plain.rate?.decimal(digits: 14, side: .to) == quick.rate?.decimal(digits: 14, side: .to))
    guard case .exact(let rate)? = quick.rate, let value = rate.rational else { return }
    let radius = SpectralRadius(of: problem.family, at: value).enclosure
    #expect(abs(radius.approximation - quick.approximateRadius) < 1e-12)
    #expect(quick.floor != nil)
  }
}
