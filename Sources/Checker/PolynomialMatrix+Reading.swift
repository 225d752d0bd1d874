// Matrices and matrix polynomials as they are written.

extension Node {
  /// A number that is calculated with.
  func scalar(_ meter: Meter) throws -> PolynomialMatrix { try PolynomialMatrix(meter, fraction()) }

  func positive(_ meter: Meter) throws -> PolynomialMatrix {
    let number = try scalar(meter)
    try require(number.sign > 0, "expected a positive number")
    return number
  }

  /// A matrix given by its rows; without a shape, any square one that is not empty.
  func matrix(_ meter: Meter, _ rows: Int? = nil, _ columns: Int? = nil) throws -> PolynomialMatrix {
    let lists = try elements(rows)
    try require(!lists.isEmpty, "expected a row")
    let columns = columns ?? lists.count
    return try matrix(meter, lists.count, columns) { try lists[$0].elements(columns) }
  }

  /// A matrix of one row.
  func row(_ meter: Meter, _ columns: Int) throws -> PolynomialMatrix {
    try matrix(meter, 1, columns) { _ in try elements(columns) }
  }

  /// The lower triangle of a symmetric matrix.
  func symmetric(_ meter: Meter, _ size: Int) throws -> PolynomialMatrix {
    let lists = try elements(size)
    let lower = try matrix(meter, size, size) { try lists[$0].elements($0 + 1) }
    return try lower + lower.transposed.keeping { $0 < $1 }
  }

  /// The rows may be shorter, and then end in zeros.
  private func matrix(
    _ meter: Meter, _ rows: Int, _ columns: Int, _ row: (Int) throws -> [Node]
  ) throws -> PolynomialMatrix {
    let numbers = try (0..<rows).flatMap {
      let numbers = try row($0).map { try $0.fraction() }
      return numbers + [Fraction](repeating: 0, count: columns - numbers.count)
    }
    meter.place = place
    let (scale, factors) = try meter.commonMultiple(of: numbers.map(\.denominator))
    let entries = try numbers.map { try meter.product($0.numerator, factors[$0.denominator] ?? 1) }
    return try PolynomialMatrix(meter, rows, columns, scale: scale, terms: [Exponents(): entries])
  }

  /// A list of terms with different exponents, which are 0 for points. The coefficients are matrices under the
  /// key `rows`, or symmetric ones under `lower`.
  func polynomial(
    _ meter: Meter, _ box: Box, _ key: String, _ rows: Int, _ columns: Int
  ) throws -> PolynomialMatrix {
    var (sum, seen) = (try PolynomialMatrix(meter, rows, columns), Set<Exponents>())
    for node in try elements() {
      let parts = try node.members("exponents", key)
      let powers = try zip(parts[0].elements(box.entries.count), box.entries).map { node, entry in
        try node.count(0...(entry.isPoint ? 0 : 64))
      }
      try parts[0].require(seen.insert(Exponents(powers)).inserted, "these exponents occur twice")
      let coefficient =
        try key == "lower" ? parts[1].symmetric(meter, rows) : parts[1].matrix(meter, rows, columns)
      sum = try sum + PolynomialMatrix(meter, monomial: Exponents(powers)) * coefficient
    }
    meter.place = place
    return sum
  }
}
