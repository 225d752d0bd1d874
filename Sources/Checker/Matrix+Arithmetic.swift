// Sums and products of matrix polynomials.

extension Matrix {
  func terms(times factor: Whole) throws -> Terms {
    if factor == 1 { return terms }
    return try terms.mapValues { try $0.map { $0.isZero ? 0 : try meter.product($0, factor) } }
  }

  package static func + (a: Matrix, b: Matrix) throws -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "a sum of different shapes")
    if a.isZero || b.isZero { return a.isZero ? b : a }
    let (scale, factors) = try a.meter.commonMultiple(of: [a.scale, b.scale])
    let terms = try a.terms(times: factors[a.scale] ?? 1).merging(b.terms(times: factors[b.scale] ?? 1)) {
      zip($0, $1).map { $0 + $1 }
    }
    return try Matrix(a.meter, a.rows, a.columns, scale: scale, terms: terms)
  }

  package static prefix func - (a: Matrix) throws -> Matrix { try -1 * a }
  package static func - (a: Matrix, b: Matrix) throws -> Matrix { try a + -b }
  package func equals(_ other: Matrix) throws -> Bool { try (self - other).isZero }

  /// The matrix product; of a scalar and a matrix, the multiple.
  package static func * (a: Matrix, b: Matrix) throws -> Matrix {
    precondition(a.isScalar || a.columns == b.rows, "a product of shapes that do not fit")
    let (isScalar, rows) = (a.isScalar, a.isScalar ? b.rows : a.rows)
    let zero = [ProductSum](repeating: ProductSum(), count: rows * b.columns)
    var terms: [Exponents: [ProductSum]] = [:]
    for (left, entries) in a.terms {
      for (right, others) in b.terms {
        try a.meter.spend(300 + 10 * (left.powers.count + right.powers.count))
        var sums = terms.removeValue(forKey: left + right) ?? zero
        for row in 0..<rows {
          // A scalar makes each row from one, a matrix from all.
          for other in isScalar ? row..<row + 1 : 0..<a.columns {
            let (factor, first) = (entries[isScalar ? 0 : row * a.columns + other], other * b.columns)
            for column in 0..<b.columns where !factor.isZero {
              try a.meter.add(factor, times: others[first + column], to: &sums[row * b.columns + column])
            }
          }
        }
        terms[left + right] = sums
      }
    }
    let (scale, values) = (try a.meter.product(a.scale, b.scale), terms.mapValues { $0.map(\.value) })
    return try Matrix(a.meter, rows, b.columns, scale: scale, terms: values)
  }

  package static func + (a: Int, b: Matrix) throws -> Matrix { try Matrix(b.meter, Whole(a)) + b }
  package static func * (a: Int, b: Matrix) throws -> Matrix { try Matrix(b.meter, Whole(a)) * b }
  /// B'·A·B, the quadratic function of A as it depends on what B makes of vectors.
  package func seen(through b: Matrix) throws -> Matrix { try b.transposed * (self * b) }
  /// Multiplied by itself so often; the identity for the exponent 0.
  package func power(_ exponent: Int) throws -> Matrix {
    try (0..<exponent).reduce(Matrix(meter, identity: rows)) { power, _ in try power * self }
  }
}
