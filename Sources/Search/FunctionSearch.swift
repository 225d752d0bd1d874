// The search for a quadratic function that works on a whole box.

import Exact
import Spectral

/// The form of P that is sought: which powers it may contain, and how often the rate is divided out of Q.
package struct FunctionForm: Sendable, Hashable {
  /// The exponents of the terms of P.
  package let exponents: [[Int]]
  package let power: Int

  package init(exponents: [[Int]], power: Int) { (self.exponents, self.power) = (exponents, power) }

  /// Powers of the rate up to a degree.
  package init(degree: Int, in axis: Int?, of variableCount: Int, power: Int) {
    let degree = axis == nil ? 0 : degree
    exponents = (0...degree).map { exponent in (0..<variableCount).map { $0 == axis ? exponent : 0 } }
    self.power = power
  }

  /// All products of powers of so many parameters up to a total degree.
  package init(totalDegree: Int, of variableCount: Int, power: Int) {
    exponents = (0..<variableCount).reduce([[]]) { prefixes, _ in
      prefixes.flatMap { prefix in
        (0...(totalDegree - prefix.reduce(0, +))).map { prefix + [$0] }
      }
    }
    self.power = power
  }
}

extension QuadraticWitness {
  /// More free entries of P than this are not tried.
  private static let mostCoordinates = 1_500

  /// Finds a function of a form for a whole box.
  ///
  /// - Throws: `.notContracting` when the best function has no margin: there may be one of another form, or on a smaller box.
  /// - Precondition: a power is divided out only where the box begins at the rate 0.
  package init(searching form: FunctionForm, for problem: ContractionProblem) throws(SearchLimit) {
    precondition(form.power == 0 || problem.beginsAtZero, "a power divided out where the rate is not 0")
    guard let unknowns = WitnessSpace(form, for: problem) else { throw .notContracting }
    guard unknowns.dimension <= Self.mostCoordinates else { throw .tooLarge(unknowns.dimension) }
    let point = try CentralSearch(unknowns, DecreaseRows(form, for: problem)).point()
    for bits in stride(from: 6, through: 42, by: 6) {
      if let witness = QuadraticWitness(
        proving: unknowns.function(at: point, bits: bits), for: problem, power: form.power)
      {
        self = witness
        return
      }
    }
    throw .lostInRounding
  }
}
