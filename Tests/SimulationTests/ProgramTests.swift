// Register programs against the formulas they were compiled from.

import Exact
import Glibc
import Language
import Symbolic
import Testing

@testable import Simulation

@Suite("Register programs")
struct ProgramTests {
  static func value(_ text: String, _ point: [String: Double]) throws -> (program: Double, formula: Double) {
    let names = point.keys.sorted()
    let formula = try Expression(reading: SourceFile(name: "formula", text: text), in: names)
    let program = try RegisterCompiler.program(for: [formula], of: names.map { Variable($0) })
    var registers = Array(repeating: 0.0, count: program.registerCount)
    program.prepare(&registers)
    for (place, name) in names.enumerated() { registers[place] = point[name] ?? .nan }
    program.run(&registers)
    let values = Dictionary(uniqueKeysWithValues: point.map { (Variable($0.key), $0.value) })
    return (registers[program.outputs[0]], formula.approximation(at: values).value)
  }

  @Test(
    "compute what the formula says",
    arguments: [
      "x + y", "x - 3*y + 1/2", "x*y*y/7", "x^5*y^(-3)", "x^(1/2) + y^(2/3)", "1/(x*y)", "exp(x) + log(y)",
      "sin(x)*cos(y)", "tanh(x) + sigmoid(y)", "softplus(x) - abs(y - 2*x)", "x if x < y else y",
      "x^2 if x - y > 0 else (3 if y == 1 else y^3)", "(x + y)^3*(x + y)", "5", "x",
      "(x + 1)*(x + y)/(x + 1 + y^2)", "exp(exp(x)) + exp(x)", "x^64 + x^(-1)*y^(1/2)",
    ])
  func values(text: String) throws {
    for (x, y) in [(0.5, 2.0), (1.25, 1), (3, 0.1), (0.75, 0.75)] {
      let (program, formula) = try Self.value(text, ["x": x, "y": y])
      #expect(abs(program - formula) <= 1e-13 * (1 + abs(formula)), "\(text) at \(x), \(y)")
    }
  }

  @Test(
    "expectations without a closed form are integrated to the last digits",
    arguments: [
      // Integrals with values known otherwise.
      ("E[u ~ uniform(0, 1)](1/(1 + x*u))", 1.0, log(2.0)),
      ("E[u ~ uniform(-1, 3)](1/(1 + exp(x*u)))", 2.0, (4 - 0.5 * log((1 + exp(6.0)) / (1 + exp(-2.0)))) / 4),
      ("E[u ~ normal(0, 1)](cos(x*u))", 1.5, exp(-1.125)),
      ("E[u ~ normal(1, 4)](sigmoid(x*(u - 1)))", 0.7, 0.5),
    ])
  func expectations(text: String, x: Double, expected: Double) throws {
    #expect(abs(try Self.value(text, ["x": x]).program - expected) < 1e-14)
  }

  @Test("registers are used again: a long chain needs few of them")
  func registers() throws {
    let x = Expression.variable("x")
    let chain = (0..<200).reduce(x) { sum, _ in .apply(.sin, sum) }
    #expect(try RegisterCompiler.program(for: [chain], of: [Variable("x")]).registerCount <= 3)
  }

  @Test("shared parts are computed once")
  func sharing() throws {
    let x = Expression.variable("x")
    let shared = Expression.exp(x)
    let program = try RegisterCompiler.program(for: [shared + 1, shared * x, shared], of: [Variable("x")])
    #expect(program.instructions.count == 3)
  }

  @Test("a variable that is no input is a fault")
  func freeVariable() {
    #expect(throws: EvaluationFault.freeVariable(Variable("y"))) {
      try RegisterCompiler.program(for: [.variable("y")], of: [Variable("x")])
    }
  }
}
