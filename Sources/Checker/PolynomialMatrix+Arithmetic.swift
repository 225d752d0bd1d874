// Sums and products of matrix polynomials.

extension PolynomialMatrix {
  func terms(times factor: Whole) throws -> [Exponents: [Whole]] {
    if factor == 1 { return terms }
    return try terms.mapValues { try $0.map { $0.isZero ? 0 : try meter.product($0, factor) } }
  }

  /// - Precondition: both have the same shape.
  static func + (a: PolynomialMatrix, b: PolynomialMatrix) throws -> PolynomialMatrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "a sum of different shapes")
    if a.isZero { return b }
    if b.isZero { return a }
    let (scale, factors) = try a.meter.commonMultiple(of: [a.scale, b.scale])
    let terms = try a.terms(times: factors[a.scale] ?? 1).merging(b.terms(times: factors[b.scale] ?? 1)) {
      zip($0, $1).map { $0 + $1 }
    }
    return try PolynomialMatrix(a.meter, a.rows, a.columns, scale: scale, terms: terms)
  }

  static func - (a: PolynomialMatrix, b: PolynomialMatrix) throws -> PolynomialMatrix { try a + -b }
  func equals(_ other: PolynomialMatrix) throws -> Bool { try (self - other).isZero }

  /// The matrix product; of a scalar and a matrix, the multiple.
  ///
  /// - Precondition: `a` is a scalar, or has as many columns as `b` has rows.
  static func * (a: PolynomialMatrix, b: PolynomialMatrix) throws -> PolynomialMatrix {
    let isScalar = a.rows == 1 && a.columns == 1
    precondition(isScalar || a.columns == b.rows, "a product of shapes that do not fit")
    let rows = isScalar ? b.rows : a.rows
    var terms: [Exponents: [Whole]] = [:]
    for (left, entries) in a.terms {
      for (right, others) in b.terms {
        var sums = terms[left + right] ?? [Whole](repeating: 0, count: rows * b.columns)
        for row in 0..<rows {
          // A scalar makes each row from one, a matrix from all.
          let first = isScalar ? 0 : row * a.columns
          let sources = (isScalar ? row...row : 0...a.columns - 1).filter {
            !entries[isScalar ? 0 : first + $0].isZero
          }
          for column in 0..<b.columns where !sources.isEmpty {
            let sum = try a.meter.sum(sources) {
              (entries[isScalar ? 0 : first + $0], others[$0 * b.columns + column])
            }
            if !sum.isZero { sums[row * b.columns + column] = sums[row * b.columns + column] + sum }
          }
        }
        terms[left + right] = sums
      }
    }
    let scale = try a.meter.product(a.scale, b.scale)
    return try PolynomialMatrix(a.meter, rows, b.columns, scale: scale, terms: terms)
  }

  static func + (a: Fraction, b: PolynomialMatrix) throws -> PolynomialMatrix {
    try PolynomialMatrix(b.meter, a) + b
  }

  static func * (a: Fraction, b: PolynomialMatrix) throws -> PolynomialMatrix {
    try PolynomialMatrix(b.meter, a) * b
  }

  /// B'·A·B, the quadratic function of A as it depends on what B makes of vectors.
  func seen(through b: PolynomialMatrix) throws -> PolynomialMatrix { try b.transposed * (self * b) }

  /// Multiplied by itself so often; the identity for the exponent 0.
  func power(_ exponent: Int) throws -> PolynomialMatrix {
    try (0..<exponent).reduce(PolynomialMatrix(meter, identity: rows)) { power, _ in try power * self }
  }
}
