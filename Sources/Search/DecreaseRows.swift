// The Bernstein coefficients of Q as linear functions of the entries of P.

import Exact
import Spectral

/// The Bernstein coefficients of Q = r*T'*P*T - S'*P*S, divided by a power of the rate, in floating point.
struct DecreaseRows: DefiniteConditions {
  let size: Int
  private let form: FunctionForm
  /// T with the weight r, and S with the weight -1.
  private let sides: [(weight: Double, terms: [(exponents: [Int], matrix: FloatMatrix)])]
  private let power: [Int]
  /// For every axis and power, the Bernstein coefficients of the power.
  private let changes: [[[Double]]]
  private let indices: [[Int]]

  init(_ form: FunctionForm, for problem: ContractionProblem) {
    (self.form, size) = (form, problem.size)
    sides = [(problem.factor.approximation, problem.before), (-1, problem.after)].map { weight, side in
      (weight, side.orderedTerms.map { ($0.exponents, FloatMatrix($0.coefficient)) })
    }
    let axes = problem.box.indices
    power = axes.map { $0 == problem.rateAxis ? form.power : 0 }
    let degrees = axes.map { axis in
      let highest = form.exponents.map { $0[axis] }.max() ?? 0
      return 2 * max(problem.before.degrees[axis], problem.after.degrees[axis]) + highest
        - (axis == problem.rateAxis ? form.power : 0)
    }
    changes = axes.map { axis in
      BernsteinForm.change(toDegree: degrees[axis], on: problem.box[axis]).map { $0.map(\.approximation) }
    }
    indices = MatrixPolynomial.exponents(upTo: degrees)
  }

  /// The weight of the product of powers in a Bernstein coefficient; 0 for powers that are divided away.
  private func weight(_ k: Int, _ exponents: [Int], _ shift: [Int]) -> Double {
    var product = 1.0
    for axis in changes.indices {
      let exponent = exponents[axis] + shift[axis] - power[axis]
      guard exponent >= 0 else { return 0 }
      product *= changes[axis][exponent][indices[k][axis]]
    }
    return product
  }

  /// The Bernstein coefficients for the terms of P.
  func coefficients(_ terms: [FloatMatrix]) -> [FloatMatrix] {
    var parts: [(exponents: [Int], shift: [Int], matrix: FloatMatrix)] = []
    for (term, shift) in zip(terms, form.exponents) {
      for side in sides {
        let halves = side.terms.map { ($0.exponents, $0.matrix, term * $0.matrix) }
        for (left, matrix, _) in halves {
          let turned = matrix.transposed
          for (right, _, half) in halves {
            var product = turned * half
            product.add(side.weight - 1, product)
            parts.append((zip(left, right).map(+), shift, product))
          }
        }
      }
    }
    return indices.indices.map { k in
      var sum = FloatMatrix.zero(size, size)
      for part in parts {
        let weight = weight(k, part.exponents, part.shift)
        if weight != 0 { sum.add(weight, part.matrix) }
      }
      return sum
    }
  }
}
