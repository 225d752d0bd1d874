// Matrices and matrix polynomials as they are written.

extension Node {
  package func scalar(_ meter: Meter) throws -> Matrix { try matrix(meter, [[self]], 1) }

  package func positive(_ meter: Meter) throws -> Matrix {
    let number = try scalar(meter)
    try require(number.sign > 0, "expected a positive number")
    return number
  }

  /// A matrix given by its rows; without a shape, any square one that is not empty.
  package func matrix(_ meter: Meter, _ rows: Int? = nil, _ columns: Int? = nil) throws -> Matrix {
    let lists = try elements(rows)
    try require(!lists.isEmpty, "expected a row")
    let columns = columns ?? lists.count
    return try matrix(meter, lists.map { try $0.elements(columns) }, columns)
  }

  package func symmetric(_ meter: Meter, _ size: Int) throws -> Matrix {
    let lower = try matrix(meter, elements(size).enumerated().map { try $1.elements($0 + 1) }, size)
    return try lower + lower.transposed.keeping { $0 < $1 }
  }

  /// The rows may be shorter, and then end in zeros.
  package func matrix(_ meter: Meter, _ rows: [[Node]], _ columns: Int) throws -> Matrix {
    let numbers: [(numerator: Whole, denominator: Whole)] = try rows.flatMap { row in
      try (0..<columns).map { $0 < row.count ? try row[$0].fraction() : (0, 1) }
    }
    let (scale, factors) = try meter.commonMultiple(of: numbers.map(\.denominator))
    let entries = try numbers.map { try meter.product($0.numerator, factors[$0.denominator] ?? 1) }
    return try Matrix(meter, rows.count, columns, scale: scale, terms: [Exponents(): entries])
  }

  /// A list of terms with different exponents, which are 0 for points. The coefficients are matrices under
  /// the key `rows`, or symmetric ones under `lower`.
  func polynomial(_ meter: Meter, _ box: Box, _ key: String, _ rows: Int, _ columns: Int) throws -> Matrix {
    var (sum, seen) = (try Matrix(meter, rows, columns), Set<Exponents>())
    for node in try elements() {
      let parts = try node.members("exponents", key)
      let powers = try zip(parts[0].elements(box.entries.count), box.entries).map { node, entry in
        try node.count(0...(entry.isPoint ? 0 : 64))
      }
      try parts[0].require(seen.insert(Exponents(powers)).inserted, "these exponents occur twice")
      let part = try key == "lower" ? parts[1].symmetric(meter, rows) : parts[1].matrix(meter, rows, columns)
      sum = try sum + Matrix(meter, monomial: Exponents(powers)) * part
    }
    return sum
  }
}
