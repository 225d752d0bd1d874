// Runs of a rule on a game that is known by its Jacobian.

import Exact
import Language
import Linearization
import Simulation
import Symbolic

/// Runs with a matrix for the field.
package struct SimulatedMatrix: Sendable {
  package let problem: MatrixProblem
  package let methodValues: [String: Rational]
  package let runs: SimulatedRuns
}

extension MatrixProblem {
  /// More variables would make formulas of more than a hundred thousand terms.
  private static let mostRun = 300

  /// - Parameter progress: told the share of the work that is done.
  /// - Throws: `InputFault`.
  package func simulated(
    by rule: UpdateRule, setting words: [String: String], _ question: SimulationQuestion,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> SimulatedMatrix {
    guard size <= Self.mostRun else {
      throw InputFault.unusableSetting(
        "\(name): runs are made with up to \(Self.mostRun) variables, and the matrix has \(size) rows\n")
    }
    guard question.batch == nil else {
      throw InputFault.unusableSetting(
        "a matrix has no expectation, so there is nothing to draw a minibatch from\n")
    }
    let (settings, method) = try settled(rule, words)
    let entries = exact ?? entries.map { Rational(exactly: $0) ?? .zero }
    let variables = (1...size).map { Variable("z", component: $0) }
    let field = (0..<size).map { row in
      Expression.sum(scaled: (0..<size).map { (entries[row * size + $0], .variable(variables[$0])) })
    }
    let step: CompiledStep
    do {
      let map = try UpdateMap(
        rule.method, field: field, variables: variables, blocks: blocks, settings: method.settings,
        isNoisy: question.noise > 0, namesPoints: true)
      step = try CompiledStep(
        map, variableCount: size, constants: method.settings.constants, parameters: rule.method.varying)
    } catch UpdateMapFault.method(let fault) {
      throw InputFault(Diagnostics([Diagnostic(fault.fault, at: fault.range, in: rule.method.file)]))
    } catch let fault as EvaluationFault {
      throw InputFault.faulty("\(name): error: \(Fault.undefined(fault).message)\n")
    }
    let target = Array(repeating: 0.0, count: size)
    let runs = SimulatedRuns(
      question, of: step, by: rule, from: try question.starts(named: variables.map(\.name), around: target),
      around: target, across: nil, radius: try? radius(by: rule, setting: words, at: question.schedule),
      progress)
    return SimulatedMatrix(problem: self, methodValues: settings.method, runs: runs)
  }

  private func radius(
    by rule: UpdateRule, setting words: [String: String], at schedule: Schedule
  ) throws -> String? {
    guard let rate = schedule.formula.rational, rate.sign > 0 else { return nil }
    var question = RangeQuestion()
    (question.rate, question.wantsBest, question.digits) = (rate, false, 6)
    return try range(by: rule, setting: words, question).answer.spot?.radius
  }
}
