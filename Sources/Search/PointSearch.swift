// Quadratic functions that shrink at every step of one linear map: the Stein equation proposes them.

import Exact
import Spectral

extension QuadraticWitness {
  /// The entries of P get at most so many bits.
  private static let mostBits = 48

  /// Finds a function for a box without sides: one map, which may have eigenvalues on both sides of the circle of radius
  /// sqrt(r).
  ///
  /// The entries of the solution in floating point are rounded to as few bits as will do; exact arithmetic decides.
  package init(atPointOf problem: ContractionProblem) throws(SearchLimit) {
    precondition(problem.box.isEmpty, "a box with sides")
    let shrink = problem.factor.approximation.squareRoot()
    guard let exact = problem.map(at: []) else { throw .notContracting }
    var map = FloatMatrix(exact)
    map.add(1 / shrink - 1, map)
    guard let solution = SteinEquation.solution(map)?.value else { throw .notContracting }
    let largest = solution.largestEntry
    for bits in stride(from: 6, through: Self.mostBits, by: 6) {
      let rounded = Matrix<Rational>(rowCount: problem.size, columnCount: problem.size) { row, column in
        Rational(rounding: (solution[row, column] + solution[column, row]) / (2 * largest), bits: bits)
      }
      let function = MatrixPolynomial(rounded, variableCount: 0)
      if let witness = QuadraticWitness(proving: function, for: problem, power: 0) {
        self = witness
        return
      }
    }
    throw .lostInRounding
  }
}
