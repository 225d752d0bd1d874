// How much a method that is made of J alone stretches what belongs to an eigenvalue of J, over the whole plane.

import Exact

/// The largest modulus of an eigenvalue of M, as a function of the eigenvalue of J that it belongs to, at one rate.
package struct StabilityFunction: Sendable {
  /// For every power of the eigenvalue of M its coefficients by powers of j, both constant first.
  private let tables: [[Double]]

  package init(of problem: ScalarProblem, at rate: Double) {
    tables = problem.characteristic.map {
      FloatBivariate($0, rate: problem.rate).coefficients(at: rate)
    }
  }

  /// Not a number where the method has no step.
  package func callAsFunction(_ eigenvalue: FloatComplex) -> Guess<Double> {
    let coefficients = tables.map { table in
      table.reversed().reduce(FloatComplex(0)) { $0 * eigenvalue + FloatComplex($1) }
    }
    return Guess(FloatSpectrumProblem.largestModulus(coefficients) ?? .nan)
  }
}
