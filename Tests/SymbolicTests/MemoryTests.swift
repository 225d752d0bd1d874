// What has been used is given back.

import CShim
import Exact
import Testing

@testable import Symbolic

@Suite("Memory", .serialized)
struct MemoryTests {
  /// Work that touches every kind of storage, with numbers that do not fit a machine word.
  private func round(_ seed: Int) throws {
    let x = Expression.variable("memory\(seed)")
    var formula = (x + 1).power(9).expanded() * .exp(x) / (1 + x.power(2))
    formula = formula.derivative(by: Variable("memory\(seed)"))
    _ = try formula.substituting([Variable("memory\(seed)"): Expression(Rational(Int.max, over: 7))])
    let p = Polynomial((0...8).map { Rational(Int.max) * Rational(seed + $0) + 1 })
    _ = p.realRoots()
    _ = p.factors()
    let matrix = Matrix<Rational>(rowCount: 5, columnCount: 5) {
      Rational(Int.max) / Rational($0 + 2 * $1 + seed + 1)
    }
    _ = (matrix.inverse, matrix.kernel, matrix.characteristicPolynomial)
    let balls = matrix.map { Ball($0, precision: 512) }
    _ = (balls.inverse, (balls * balls).entries[0].exponential)
    let (s, t) = (MultivariatePolynomial.variable("s"), MultivariatePolynomial.variable("t"))
    _ = ((s + t).power(6) * (s - t)).factors()
    _ = (RationalFunction(s) / RationalFunction(t + s)).power(3)
  }

  @Test("does not grow with the work done")
  func doesNotGrow() throws {
    for seed in 0..<20 { try round(seed) }
    // Other tests run at the same time, so the heap moves by itself; what leaks grows in every stretch, and among many short ones
    // some see nothing else.
    var growth: [Int] = []
    for stretch in 1...120 {
      let before = Int(cs_bytes_in_use())
      for seed in 0..<4 { try round(100 * stretch + seed) }
      growth.append(Int(cs_bytes_in_use()) - before)
    }
    // A single polynomial lost in each round would be more than this.
    #expect(growth.min() ?? 0 < 2_000, "\(growth)")
  }

  @Test("of expressions that nobody holds any more is given back")
  func expressions() {
    weak var node: ExpressionNode?
    func build() {
      let held = Expression.variable("held once").power(3) + 17
      node = held.node
      #expect(node != nil)
    }
    build()
    #expect(node == nil)
  }
}
