// The unknown entries of P, as far as they are free.

import Exact
import Spectral

/// Symmetric polynomials P of a form for which some coefficients of Q vanish, by coordinates.
///
/// An unknown is an entry of the lower triangle of one term of P; all terms come after each other, their rows one after the
/// other. A coordinate is a solution of the equations that make those coefficients 0.
struct WitnessSpace {
  private let form: FunctionForm
  private let size: Int
  private let variableCount: Int
  /// For every coordinate the unknowns that are not 0; `nil` when the unknowns are the coordinates.
  private let solutions: [[(unknown: Int, value: Rational)]]?
  private let floats: [[(unknown: Int, value: Double)]]
  let dimension: Int

  /// Which coefficients of Q vanish.
  enum Vanishing {
    /// Those below the form's power of the rate.
    case low
    case all
  }

  /// `nil` when only P = 0 satisfies the equations.
  init?(_ form: FunctionForm, for problem: ContractionProblem, making vanishing: Vanishing = .low) {
    (self.form, size, variableCount) = (form, problem.size, problem.box.count)
    let count = form.exponents.count * size * (size + 1) / 2
    let vanishes: ([Int]) -> Bool
    switch (vanishing, problem.rateAxis) {
    case (.all, _):
      vanishes = { _ in true }
    case (.low, let axis?) where form.power > 0:
      vanishes = { $0[axis] < form.power }
    case (.low, _):
      (solutions, floats, dimension) = (nil, [], count)
      return
    }
    let equations = Self.equations(form, problem, vanishes)
    let vectors = Matrix(rows: equations).transposed.kernel.transposed.rows
    guard !vectors.isEmpty else { return nil }
    let solutions = vectors.map { vector -> [(unknown: Int, value: Rational)] in
      // Entries up to 1, so that bounds on the coordinates mean the same for all.
      let largest = vector.map(\.magnitude).max() ?? 1
      return vector.indices.filter { !vector[$0].isZero }.map { ($0, vector[$0] / largest) }
    }
    self.solutions = solutions
    floats = solutions.map { $0.map { ($0.unknown, $0.value.approximation) } }
    dimension = solutions.count
  }

  /// For every unknown, the entries of the coefficients of Q that have to vanish.
  private static func equations(
    _ form: FunctionForm, _ problem: ContractionProblem, _ vanishes: ([Int]) -> Bool
  ) -> [[Rational]] {
    let size = problem.size
    let products = products(problem)
    let targets = Set(
      form.exponents.flatMap { shift in products.map { zip($0.exponents, shift).map(+) } }
    ).filter(vanishes).sorted { $0.lexicographicallyPrecedes($1) }
    let places = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($1, $0) })
    var equations: [[Rational]] = []
    for shift in form.exponents {
      for row in 0..<size {
        for column in 0...row {
          var images = targets.map { _ in Matrix<Rational>.zero(size, size) }
          for (exponents, weight, left, right) in products {
            guard let place = places[zip(exponents, shift).map(+)] else { continue }
            for (p, q) in row == column ? [(row, column)] : [(row, column), (column, row)] {
              for i in 0..<size where !left[p, i].isZero {
                for j in 0...i where !right[q, j].isZero {
                  images[place][i, j] += weight * left[p, i] * right[q, j]
                }
              }
            }
          }
          equations.append(
            images.flatMap { image in (0..<size).flatMap { i in (0...i).map { image[i, $0] } } })
        }
      }
    }
    return equations
  }

  private typealias Product = (
    exponents: [Int], weight: Rational, left: Matrix<Rational>, right: Matrix<Rational>
  )

  /// The pairs of terms of T with the weight r, and of S with the weight -1, and the exponents of their products.
  private static func products(_ problem: ContractionProblem) -> [Product] {
    [(problem.factor, problem.before), (-1, problem.after)].flatMap { weight, side in
      side.orderedTerms.flatMap { left in
        side.orderedTerms.map { right in
          (zip(left.exponents, right.exponents).map(+), weight, left.coefficient, right.coefficient)
        }
      }
    }
  }

  /// The terms of P at a point.
  func entries(at point: [Double]) -> [FloatMatrix] {
    var unknowns = point
    if solutions != nil {
      unknowns = [Double](repeating: 0, count: form.exponents.count * size * (size + 1) / 2)
      for (value, solution) in zip(point, floats) where value != 0 {
        for part in solution { unknowns[part.unknown] += value * part.value }
      }
    }
    return form.exponents.indices.map { term in
      FloatMatrix(rowCount: size, columnCount: size) { row, column in
        unknowns[place(term, max(row, column), min(row, column))]
      }
    }
  }

  /// P at a point whose coordinates are rounded to so many bits after the point.
  func function(at point: [Double], bits: Int) -> MatrixPolynomial {
    let rounded = point.map { Rational(rounding: $0, bits: bits) }
    var unknowns = rounded
    if let solutions {
      unknowns = [Rational](repeating: .zero, count: form.exponents.count * size * (size + 1) / 2)
      for (value, solution) in zip(rounded, solutions) where !value.isZero {
        for part in solution { unknowns[part.unknown] += value * part.value }
      }
    }
    let terms = form.exponents.enumerated().map { term, exponents in
      (
        exponents,
        Matrix<Rational>(rowCount: size, columnCount: size) { row, column in
          unknowns[place(term, max(row, column), min(row, column))]
        }
      )
    }
    return MatrixPolynomial(
      rowCount: size, columnCount: size, variableCount: variableCount,
      terms: Dictionary(uniqueKeysWithValues: terms))
  }

  private func place(_ term: Int, _ row: Int, _ column: Int) -> Int {
    term * size * (size + 1) / 2 + row * (row + 1) / 2 + column
  }
}
