// The exact safe set and the certificates say the same, up to a millionth of the boundary.

import Certificates
import Exact
import Spectral
import Stepproof
import Testing

@Suite("Certificates and the exact safe set")
struct AgreementTests {
  private static let methods = [
    "simultaneous", "alternating", "extragradient", "optimistic", "consensus", "heavy-ball", "proximal-point",
    "negative-momentum-alternating", "competitive", "nesterov",
  ]

  /// A quadratic game with a given Jacobian whose own blocks are symmetric.
  private func game(_ jacobian: Matrix<Rational>, blocks: [Range<Int>]) throws -> Problem {
    func name(_ place: Int) -> String { "x\(place)" }
    var lines = ["game \"Random\"", ""]
    for (number, block) in blocks.enumerated() {
      let terms = block.flatMap { row in
        (0..<jacobian.columnCount).map { column in
          let weight = block.contains(column) ? jacobian[row, column] / 2 : jacobian[row, column]
          return "(\(weight))*\(name(row))*\(name(column))"
        }
      }
      let variables = block.map(name).joined(separator: ", ")
      lines.append("player p\(number) (\(variables)) minimizes \(terms.joined(separator: " + "))")
    }
    lines.append("")
    lines.append("equilibrium " + (0..<jacobian.rowCount).map { "\(name($0)) = 0" }.joined(separator: ", "))
    return try Problem(named: "random", text: lines.joined(separator: "\n") + "\n")
  }

  /// Corners more often than not: bilinear, defective, singular, repeated eigenvalues, nearly normal, far from normal.
  private func jacobian(_ random: inout SeededGenerator, _ kind: Int) -> (Matrix<Rational>, [Range<Int>]) {
    let blocks = [[0..<1, 1..<2], [0..<1, 1..<3], [0..<2, 2..<3], [0..<2, 2..<4]][
      Int.random(in: 0..<4, using: &random)]
    let size = blocks[1].upperBound
    func number() -> Rational {
      Rational(Int.random(in: -6...6, using: &random), over: Int.random(in: 1...4, using: &random))
    }
    var matrix = Matrix<Rational>(rowCount: size, columnCount: size) { _, _ in number() }
    func owner(_ place: Int) -> Int { blocks[0].contains(place) ? 0 : 1 }
    switch kind {
    case 0:  // bilinear
      matrix = Matrix(rowCount: size, columnCount: size) { row, column in
        owner(row) == owner(column) ? 0 : owner(row) == 0 ? matrix[row, column] : -matrix[column, row]
      }
    case 1:  // far from normal
      matrix = Matrix(rowCount: size, columnCount: size) { row, column in
        row == column ? 1 : owner(row) < owner(column) ? 20 * matrix[row, column] : 0
      }
    case 2:  // singular: the last player's variables do what the first one does
      matrix = Matrix(rowCount: size, columnCount: size) { matrix[$0, $1] - ($1 == 0 ? 0 : matrix[$0, 0]) }
      for row in 0..<size { matrix[row, size - 1] = .zero }
      for column in 0..<size { matrix[size - 1, column] = .zero }
    case 3:  // damped
      matrix = Matrix(rowCount: size, columnCount: size) { row, column in
        row == column ? 3 + matrix[row, row].magnitude : owner(row) == owner(column) ? 0 : matrix[row, column]
      }
    default: break
    }
    // Own blocks are second derivatives.
    for row in 0..<size {
      for column in 0..<row where owner(row) == owner(column) { matrix[row, column] = matrix[column, row] }
    }
    return (matrix, blocks)
  }

  /// Rates in the middle of the pieces of the safe set, a millionth inside and outside of their ends, and far away.
  private func probes(_ answer: RangeAnswer) -> [Rational] {
    var probes: [Rational] = [Rational(1, over: 100), 3]
    for end in answer.safe.flatMap({ [$0.lower, $0.upper] }).compactMap(\.self) {
      guard case .exact(let number) = end, number.sign > 0 else { continue }
      let value = number.refined(to: Rational(10).power(-30)).lower
      for share in [-1, 1] {
        let near = value * (1 + Rational(share, over: 1_000_000))
        probes.append(.simplest(between: near - value / 10_000_000, and: near + value / 10_000_000))
      }
      // Not the middle: half the rate at which an implicit step begins to converge has no step at all.
      probes.append(Rational(2, over: 5) * value)
    }
    return probes
  }

  @Test("agree on random games", arguments: 0..<240)
  func agree(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 7919 &+ 13)
    let (jacobian, blocks) = jacobian(&random, seed % 6)
    let problem = try game(jacobian, blocks: blocks)
    let rule = try UpdateRule(Self.methods[seed / 6 % Self.methods.count])
    guard let linearized = try? problem.linearized(by: rule, setting: [:], at: 1) else { return }
    var question = RangeQuestion()
    question.wantsBest = false
    let answer = try linearized.range(question).answer
    for (number, rate) in probes(answer).enumerated() {
      question.rate = rate
      guard let spot = try? linearized.range(question).answer.spot else { continue }
      let asked = try CertificationQuestion(
        rates: rate.description, wish: nil, everySequence: false, factor: nil)
      let found: Certification?
      do {
        found = try problem.certified(by: rule, setting: [:], at: 1, version: "0", asked).certification
      } catch is Undecided {
        found = nil
      }
      switch (spot.behaviour, found?.certificate.claim) {
      case (.converges, .converges), (.diverges, .diverges), (.conserves, .conserves): break
      // An eigenvalue on the circle leaves these two without a claim.
      case (.stalls, nil), (.drifts, nil): break
      default:
        Issue.record(
          "\(rule.method.name) at \(rate): \(spot.behaviour), certified \(String(describing: found?.certificate.claim))\n\(jacobian.rows)"
        )
      }
      if number == seed % 3, let found { _ = try found.checkedText() }
    }
  }
}
