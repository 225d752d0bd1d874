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
    useThreadsForLinearAlgebra(rows: update.states.count)
    let rate = update.method.method.rate
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

  /// By the exact route where all numbers are rational, with enclosures otherwise.
  private func answer(_ question: RangeQuestion, fixedDirections: Int) throws(RangeFault) -> RangeAnswer {
    let rate = update.method.method.rate
    if let exact = RateProblem(update.matrix, rate: rate, fixedDirections: fixedDirections) {
      return try RangeAnswer(question, about: exact, through: spectrum(fixedDirections))
    }
    if let answer = try rangedAnswer(question, fixedDirections: fixedDirections) { return answer }
    guard let values = update.numbers(precision: 512),
      let family = EnclosedFamily(
        update.matrix, rate: rate, values: values, fixedDirections: fixedDirections),
      let midpoints = RateProblem(
        update.matrix.substituting(values.mapValues(\.approximation)), rate: rate,
        fixedDirections: fixedDirections)
    else { throw .tooLarge }
    return try RangeAnswer(question, about: family, near: midpoints)
  }

  /// The problem through the eigenvalues of J; `nil` for a method that is not made of J alone, or an irrational J.
  private func spectrum(_ fixedDirections: Int) -> EnclosedSpectrumProblem? {
    let entries = update.jacobian.entries.compactMap(\.constant)
    let size = update.jacobian.rowCount
    guard entries.count == size * size, let symbol = update.method.symbol(ofEigenvalue: "j"),
      let scalar = ScalarProblem(symbol, rate: update.method.method.rate)
    else { return nil }
    return EnclosedSpectrumProblem(
      scalar, of: Matrix(rowCount: size, columnCount: size, entries: entries),
      fixedDirections: fixedDirections)
  }

  /// For a game with one parameter that is known up to a range; `nil` for any other.
  private func rangedAnswer(_ question: RangeQuestion, fixedDirections: Int) throws(RangeFault)
    -> RangeAnswer?
  {
    let rate = update.method.method.rate
    let names = Set(update.matrix.entries.flatMap(\.variables)).subtracting([rate])
    let ranged = problem.game.rangedParameters.filter { names.contains($0.name) }
    guard names.count == 1, let parameter = ranged.first, case .range(let low, let high) = parameter.value,
      let family = RangedFamily(
        update.matrix, rate: rate, parameter: parameter.name, from: low, to: high,
        fixedDirections: fixedDirections)
    else { return nil }
    let samples = family.samples(16).compactMap { value in
      RateProblem(
        update.matrix.map { $0.substituting([parameter.name: RationalFunction(value)]) ?? $0 }, rate: rate,
        fixedDirections: fixedDirections)
    }
    return try RangeAnswer(question, about: family, sampledBy: samples)
  }
}

extension Method {
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

extension Matrix where Element == RationalFunction {
  /// The matrix with fractions for the named variables; entries that would divide by zero stay as they are.
  fileprivate func substituting(_ values: [String: Double]) -> Matrix {
    let numbers = values.compactMapValues { Rational(exactly: $0).map { RationalFunction($0) } }
    return map { $0.substituting(numbers) ?? $0 }
  }
}
