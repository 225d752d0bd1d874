// Random moves, drawn as a proposal says.

import Exact
import Glibc
import Language
import Symbolic

/// A proposal compiled for drawing.
struct ProposalSampler: Sendable {
  private enum Draw: Sendable {
    case uniform(output: Int)
    case normal(output: Int)
    /// Values from an output on, by cumulative probabilities.
    case points(output: Int, cumulative: [Double])
  }

  private let draws: [Draw]
  private let program: RegisterProgram
  private let variableCount: Int

  /// - Throws: `EvaluationFault` for a name without a value.
  init(_ proposal: Proposal, at variables: [Variable]) throws(EvaluationFault) {
    let random = proposal.sources.indices.map { Variable("~move", component: $0 + 1) }
    var outputs: [Expression] = []
    var draws: [Draw] = []
    for (source, number) in zip(proposal.sources, random) {
      switch source {
      case .law(let law):
        switch law.standardKind {
        case .normal: draws.append(.normal(output: outputs.count))
        case .uniform, .shares: draws.append(.uniform(output: outputs.count))
        }
        outputs.append(law.image(of: .variable(number)))
      case .points(let points):
        var sum = 0.0
        let cumulative = points.map { point in
          sum += point.weight.approximation(at: [:]).value
          return sum
        }
        draws.append(.points(output: outputs.count, cumulative: cumulative))
        outputs += points.map(\.value)
      }
    }
    self.draws = draws
    variableCount = variables.count
    program = try RegisterCompiler.program(for: outputs, of: variables + random)
  }

  /// A move from a place.
  func move(at place: [Double], using stream: inout RandomStream) -> [Double] {
    var registers = Array(repeating: 0.0, count: program.registerCount)
    for (index, value) in place.enumerated() { registers[index] = value }
    var choices: [Int: Int] = [:]
    for (index, draw) in draws.enumerated() {
      switch draw {
      case .uniform: registers[variableCount + index] = stream.uniform()
      case .normal: registers[variableCount + index] = stream.normal()
      case .points(_, let cumulative):
        let share = stream.uniform()
        choices[index] = cumulative.firstIndex { share < $0 } ?? cumulative.count - 1
      }
    }
    return registers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      program.prepare(base)
      program.run(base)
      return draws.enumerated().map { index, draw in
        switch draw {
        case .uniform(let output), .normal(let output): base[program.outputs[output]]
        case .points(let output, _): base[program.outputs[output + (choices[index] ?? 0)]]
        }
      }
    }
  }
}
