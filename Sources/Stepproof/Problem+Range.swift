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
  package let kernel: [[Rational]]
}

extension LinearizedProblem {
  /// The directions that J takes to 0; none when J is not known exactly.
  package var kernel: [[Rational]] {
    let entries = update.jacobian.entries.compactMap(\.constant)
    let size = update.jacobian.rowCount
    guard entries.count == size * size else { return [] }
    return Matrix(rowCount: size, columnCount: size, entries: entries).kernel.transposed.rows
  }

  /// - Throws: `Undecided` when a limit was hit, `InputFault` when the question cannot be answered for this rule.
  package func range(_ question: RangeQuestion) throws -> RangeOfRates {
    useThreadsForLinearAlgebra(1)
    let rate = update.method.method.rate
    let free = update.method.settings.free
    guard free.isEmpty else {
      throw InputFault.unusableSetting(Self.missingValue(free, of: update.method.method))
    }
    let kernel = kernel
    guard let problem = RateProblem(update.matrix, rate: rate, fixedDirections: kernel.count) else {
      throw Undecided(description: "\(self.problem.name): an entry of M is not rational\n")
    }
    do throws(RangeFault) {
      return RangeOfRates(linearized: self, answer: try RangeAnswer(question, about: problem), kernel: kernel)
    } catch {
      throw error.asAnswer(of: self.problem.name, rate: rate)
    }
  }

  private static func missingValue(_ names: [String], of method: Method) -> String {
    let words = names.map { "'\($0)'" }.joined(separator: ", ")
    return "\(method.name) needs a value for \(words): give it one with --set \(names[0])=...\n"
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
