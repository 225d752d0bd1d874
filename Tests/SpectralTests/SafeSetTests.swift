// Safe sets of given matrices: corners where floating point goes wrong, and agreement with it elsewhere.

import Exact
import Testing

@testable import Spectral

private let eta = RationalFunction.variable("eta")

/// I - eta*J.
func gradientSteps(_ matrix: [[Rational]]) throws -> RateProblem {
  let jacobian = Matrix(rows: matrix).map { RationalFunction($0) }
  return try #require(RateProblem(.identity(matrix.count) - eta * jacobian, rate: "eta"))
}

@Suite("Safe sets of matrices")
struct SafeSetTests {
  private func ends(_ set: SafeSet) -> [[String]] {
    set.pieces.map { [$0.lower.decimal(digits: 12), $0.upper?.decimal(digits: 12) ?? "inf"] }
  }

  @Test(
    "are known for single Jacobians",
    arguments: [
      // Plain, a saddle, a double zero, a defective double eigenvalue 1, critical damping, a rotation.
      ([[1, 0], [0, 3]], [["0", "0.666666666666"]]),
      ([[1, 0], [0, -1]], []),
      ([[0, 1], [0, 0]], []),
      ([[1, 100], [0, 1]], [["0", "2"]]),
      ([[0, 1], [-1, 2]], [["0", "2"]]),
      ([[0, 1], [-1, 0]], []),
      ([[1, 2], [-2, 1]], [["0", "0.4"]]),
    ] as [([[Rational]], [[String]])])
  func known(matrix: [[Rational]], pieces: [[String]]) throws {
    #expect(ends(SafeSet(of: try gradientSteps(matrix))) == pieces)
  }

  @Test("a Jordan block does not move the radius, whatever floating point says")
  func jordanTrap() throws {
    // Eight eigenvalues 99/100 in one block: LAPACK gives 1.0102 or so after a change of basis.
    let size = 8
    let block = Matrix<Rational>(rowCount: size, columnCount: size) {
      $0 == $1 ? Rational(1, over: 100) : $1 == $0 + 1 ? 1 : 0
    }
    let basis = Matrix<Rational>(rowCount: size, columnCount: size) { row, column in
      row >= column ? Rational((row + 2 * column) % 3 + (row == column ? 1 : 0)) : 0
    }
    let turned = try #require(basis.inverse) * block * basis
    let problem = try gradientSteps(turned.rows)
    #expect(SpectralRadius(of: problem.family, at: 1).decimal(digits: 15) == "0.99")
    #expect(problem.behaviour(at: 1) == .converges)
    #expect(problem.behaviour(at: 200) == .drifts)
    #expect(ends(SafeSet(of: problem)) == [["0", "200"]])
  }

  @Test("what stays on the circle is told apart")
  func onCircle() throws {
    func behaviours(_ entries: [[RationalFunction]]) throws -> [Behaviour] {
      SafeSet(of: try #require(RateProblem(Matrix(rows: entries), rate: "eta"))).cells.map(\.behaviour)
    }
    let half = RationalFunction(Rational(1, over: 2))
    // A rotation by an angle that moves with eta, an identity, a shear, a part at rest, minus one.
    let rotation = [[1 - eta * eta, -eta], [eta * (2 - eta * eta), 1 - eta * eta]]
    let cells = try behaviours(rotation)
    #expect(cells.first == .conserves)
    #expect(try behaviours([[1, 0], [0, 1]]) == [.conserves])
    #expect(try behaviours([[1, eta], [0, 1]]) == [.drifts])
    // At eta = 1, and only there, it is the identity.
    #expect(try behaviours([[1, eta - 1], [0, 1]]) == [.drifts])
    #expect(try behaviours([[1, 0], [0, half]]) == [.stalls])
    #expect(try behaviours([[-1, 0], [eta, half]]) == [.stalls])
    #expect(try behaviours([[1, 0], [0, 2]]) == [.diverges(directions: 1)])
  }

  @Test("a touched boundary is a hole, and a pole ends a piece")
  func holes() throws {
    // The eigenvalue 1 - eta*(eta - 2)^2/8 touches 1 at eta = 2.
    let touching = 1 - RationalFunction(Rational(1, over: 8)) * eta * (eta - 2) * (eta - 2)
    let set = SafeSet(of: try #require(RateProblem(Matrix(rows: [[touching]]), rate: "eta")))
    #expect(set.pieces.count == 2)
    #expect(set.pieces[0].upper == AlgebraicNumber(2) && set.pieces[1].lower == AlgebraicNumber(2))
    // 1/(2 - eta) is safe below 1 and above 3.
    let polar = SafeSet(of: try #require(RateProblem(Matrix(rows: [[1 / (2 - eta)]]), rate: "eta")))
    #expect(ends(polar) == [["0", "1"], ["3", "inf"]])
  }

  @Test("a rate at which something inverted is singular is no rate, even where the quotient can be reduced")
  func reducedHoles() throws {
    let eta = RationalFunction.variable("eta")
    let matrix = Matrix(rows: [[RationalFunction(Rational(1, over: 2))]])
    let problem = try #require(RateProblem(matrix, rate: "eta", determinants: [1 - 2 * eta, 1 + eta]))
    let pieces = SafeSet(of: problem).pieces
    #expect(pieces.count == 2 && pieces[0].upper == AlgebraicNumber(Rational(1, over: 2)))
    #expect(pieces.last?.upper == nil)
    #expect(problem.behaviour(at: Rational(1, over: 2)) == nil && problem.behaviour(at: 1) == .converges)
  }

  @Test("directions at rest are left out, and only they")
  func quotient() throws {
    let jacobian = Matrix<Rational>(rows: [[1, 1, 0], [1, 1, 0], [0, 0, 0]]).map { RationalFunction($0) }
    let matrix = Matrix<RationalFunction>.identity(3) - eta * jacobian
    let problem = try #require(RateProblem(matrix, rate: "eta", fixedDirections: 2))
    #expect(ends(SafeSet(of: problem)) == [["0", "1"]])
    let less = try #require(RateProblem(matrix, rate: "eta", fixedDirections: 1))
    #expect(SafeSet(of: less).cells.map(\.behaviour) == [.stalls, .diverges(directions: 1)])
  }

  @Test("agree with floating point wherever that can tell", arguments: 0..<150)
  func agreesWithFloats(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let size = Int.random(in: 1...5, using: &random)
    let jacobian = random.matrix(size)
    let second = random.matrix(size).map { RationalFunction($0) }
    // Degree two in the rate, as in alternating and extragradient steps.
    let matrix =
      Matrix<RationalFunction>.identity(size) - eta * jacobian.map { RationalFunction($0) } + eta * eta
      * second
    let problem = try #require(RateProblem(matrix, rate: "eta"))
    let (set, floats) = (SafeSet(of: problem), problem.approximation)
    for step in 1...60 {
      let rate = Double(step * step) / 900
      guard let radius = floats.radius(at: rate)?.value, abs(radius - 1) > 1e-4 else { continue }
      let place = AlgebraicNumber(try #require(Rational(exactly: rate)))
      let isSafe = set.pieces.contains { $0.lower < place && ($0.upper.map { place < $0 } ?? true) }
      #expect(isSafe == (radius < 1), "rate \(rate), radius \(radius)")
    }
  }

  @Test("scaling asks for a smaller radius", arguments: 0..<40)
  func levels(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let size = Int.random(in: 1...4, using: &random)
    let jacobian = random.matrix(size) + Matrix<Rational>.identity(size).map { 4 * $0 }
    let problem = try gradientSteps(jacobian.rows)
    let level = Rational(Int.random(in: 1...9, using: &random), over: 10)
    let set = SafeSet(of: problem.family.scaled(to: level))
    for step in 1...40 {
      let rate = Double(step) / 60
      guard let radius = problem.approximation.radius(at: rate)?.value,
        abs(radius - level.approximation) > 1e-4
      else { continue }
      let place = AlgebraicNumber(try #require(Rational(exactly: rate)))
      let isSafe = set.pieces.contains { $0.lower < place && ($0.upper.map { place < $0 } ?? true) }
      #expect(isSafe == (radius < level.approximation))
    }
  }
}

@Suite("The best rate")
struct BestRateTests {
  private func words(_ problem: RateProblem) -> [String] {
    switch BestRate(of: problem, within: SafeSet(of: problem), digits: 12) {
    case .attained(let rate, let radius, let floor):
      [rate.decimal(digits: 12), radius.decimal(digits: 12), floor == .guessed ? "guessed" : "proved"]
    case .approached(let radius, let floor):
      ["inf", radius.decimal(digits: 12), floor == .guessed ? "guessed" : "proved"]
    case nil: []
    }
  }

  @Test(
    "of gradient steps is known",
    arguments: [
      // A kink between two eigenvalues; a smooth minimum; all eigenvalues 0 at once; none at all.
      ([[1, 0], [0, 3]], ["0.5", "0.5", "proved"]),
      ([[1, 1], [-1, 1]], ["0.5", "0.707106781187", "proved"]),
      ([[2, 1], [0, 2]], ["0.5", "0", "proved"]),
      ([[0, 1], [-1, 0]], []),
    ] as [([[Rational]], [String])])
  func gradient(matrix: [[Rational]], answer: [String]) throws {
    #expect(words(try gradientSteps(matrix)) == answer)
  }

  @Test("may lie at infinity")
  func implicit() throws {
    let matrix = Matrix(rows: [[1 / (1 + eta), 0], [0, (1 + eta) / (1 + 4 * eta)]] as [[RationalFunction]])
    #expect(words(try #require(RateProblem(matrix, rate: "eta"))) == ["inf", "0.25", "proved"])
  }

  @Test("is not beaten by sampling", arguments: 0..<60)
  func sampling(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let size = Int.random(in: 1...4, using: &random)
    let jacobian = random.matrix(size) + Matrix<Rational>.identity(size).map { 5 * $0 }
    let problem = try gradientSteps(jacobian.rows)
    let set = SafeSet(of: problem)
    guard let best = BestRate(of: problem, within: set, digits: 15) else { return }
    guard case .attained(_, let radius, .proved(let floor)) = best else {
      Issue.record("not proved")
      return
    }
    #expect(floor <= (radius.enclosure.upper ?? 0))
    #expect(floor >= (radius.enclosure.lower ?? 0) * (1 - BestRate.gap))
    let least =
      (1...2_000).compactMap { problem.approximation.radius(at: Double($0) / 1_000)?.value }.min() ?? 0
    #expect(radius.enclosure.approximation <= least + 1e-9)
  }
}
