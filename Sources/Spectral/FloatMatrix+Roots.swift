// Roots of polynomials in floating point, as eigenvalues.

import Exact

extension FloatMatrix {
  /// The roots of a polynomial, its coefficients constant first, as eigenvalues of its companion matrix; `nil` when
  /// LAPACK's iteration does not end.
  static func roots(of coefficients: [FloatComplex]) -> Guess<[FloatComplex]>? {
    let degree = coefficients.count - 1
    let lead = coefficients[degree]
    guard degree > 0 else { return Guess([]) }
    if coefficients.allSatisfy({ $0.im == 0 }) {
      let companion = FloatMatrix(rowCount: degree, columnCount: degree) { row, column in
        row == 0 ? -coefficients[degree - 1 - column].re / lead.re : row == column + 1 ? 1 : 0
      }
      return companion.eigenvalues
    }
    var companion = [FloatComplex](repeating: FloatComplex(0), count: degree * degree)
    for column in 0..<degree {
      companion[column * degree] = FloatComplex(0) - coefficients[degree - 1 - column] / lead
      if column + 1 < degree { companion[column * degree + column + 1] = FloatComplex(1) }
    }
    return complexEigenvalues(companion, degree)
  }
}
