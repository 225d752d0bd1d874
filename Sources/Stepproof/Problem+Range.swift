// The rates with which a rule converges to a game's equilibrium.

import Exact
import Language
import Linearization
import Spectral

/// What is known about the rates of a rule near an equilibrium of a game.
package struct RangeOfRates: Sendable {
  package let linearized: LinearizedProblem
  package let answer: RangeAnswer
  /// Directions in which every point is an equilibrium: vectors of whole numbers, one entry a variable.
  package let kernel: [[RationalFunction]]
}

extension LinearizedProblem {
  /// The directions that J takes to 0, whatever its variables are worth: with whole entries where J is rational.
  package var kernel: [[RationalFunction]] {
    let entries = update.jacobian.entries.compactMap(\.constant)
    let size = update.jacobian.rowCount
    guard entries.count == size * size else { return update.jacobian.kernel.transposed.rows }
    let exact = Matrix(rowCount: size, columnCount: size, entries: entries).kernel
    return exact.transposed.rows.map { $0.map { RationalFunction($0) } }
  }

  /// - Throws: `Undecided` when a limit was hit, `InputFault` when the question cannot be answered for this rule.
  package func range(_ question: RangeQuestion) throws -> RangeOfRates {
    useThreadsForLinearAlgebra(rows: update.states.count)
    let rate = update.method.method.rate
    try update.method.method.requireSteadyStep()
    let free = update.method.settings.free
    guard free.isEmpty else {
      throw InputFault.unusableSetting(update.method.method.wordsForMissing(free))
    }
    let kernel = kernel
    do throws(RangeFault) {
      let answer = try answer(question, fixedDirections: kernel.count)
      return RangeOfRates(linearized: self, answer: answer, kernel: kernel)
    } catch {
      throw error.asAnswer(of: self.problem.name, rate: rate)
    }
  }
}

extension Method {
  /// - Throws: `InputFault` for a step that changes with the number of steps made.
  func requireSteadyStep() throws(InputFault) {
    guard dependsOnStepCount else { return }
    throw .unusableSetting(
      "the step of \(name) changes with \(Self.counter), the number of steps made, so there is no one matrix whose "
        + "eigenvalues would tell: 'linearize' shows it, 'simulate' runs it, and 'certify' says what becomes of a start\n"
    )
  }

  /// What to say when parameters have no value.
  func wordsForMissing(_ names: [String]) -> String {
    let words = names.map { "'\($0)'" }.joined(separator: ", ")
    return "\(name) needs a value for \(words): give it one with --set \(names[0])=...\n"
  }
}

extension RangeFault {
  /// The fault as the command line tells it.
  func asAnswer(of name: String, rate: String) -> any Error {
    switch self {
    case .pole(let value):
      InputFault.unusableSetting(
        "the method has no step at \(rate) = \(value): it would divide by zero there\n")
    case .enclosuresTooWide:
      Undecided(
        description:
          "\(name): the numbers are known by enclosures only, and these do not tell where an eigenvalue "
          + "meets the unit circle\n")
    case .tooLarge:
      Undecided(description: "\(name): the polynomials involved are larger than what is tried\n")
    case .noEigenvalues:
      Undecided(description: "\(name): the eigenvalues could not be computed in floating point\n")
    }
  }
}
