// What a parameter is worth from step to step.

import Exact
import Language
import Symbolic

/// A number, or a formula in the number of steps already made.
package struct Schedule: Sendable {
  /// The name of the counter in formulas.
  package static let counter = Method.counter

  package let formula: Expression
  /// What the first step is counted as: 0, or 1 for a formula without a value at 0.
  package let firstCount: Int
  private let program: RegisterProgram

  package var isConstant: Bool { formula.variables.isEmpty }

  /// - Throws: `EvaluationFault.freeVariable` for a name that is not the counter; other faults where the formula
  ///   has no finite value at its first steps.
  package init(_ formula: Expression) throws(EvaluationFault) {
    let counter = Variable(Self.counter)
    program = try RegisterCompiler.program(for: [formula], of: [counter])
    self.formula = formula
    let hasZeroth = (try? formula.substituting([counter: .zero]).ball().isFinite) ?? false
    firstCount = hasZeroth ? 0 : 1
    if !hasZeroth { _ = try formula.substituting([counter: .one]).ball() }
  }

  /// The counter itself.
  package static let counting = Schedule(counted: .variable(counter))

  private init(counted counter: Expression) {
    formula = counter
    firstCount = 0
    program = RegisterProgram(
      inputCount: 1, constants: [], registerCount: 1, instructions: [], terms: [], outputs: [0])
  }

  package init(_ number: Rational) {
    formula = Expression(number)
    firstCount = 0
    program = RegisterProgram(
      inputCount: 1, constants: [number.approximation], registerCount: 2, instructions: [], terms: [],
      outputs: [1])
  }

  /// The values for steps from `start` on, counted from 0.
  func values(from start: Int, to end: Int) -> [Double] {
    var registers = Array(repeating: 0.0, count: program.registerCount)
    return registers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      program.prepare(base)
      return (start..<end).map { step in
        base[0] = Double(step + firstCount)
        program.run(base)
        return base[program.outputs[0]]
      }
    }
  }
}
