// Matrix polynomials: the one kind of thing that the checker calculates with.

/// The exponents of a monomial, by the numbers of its variables.
package struct Exponents: Hashable {
  /// Without zeros at the end, so that equal monomials have equal exponents.
  package let powers: [Int]

  package init(_ powers: [Int] = []) {
    var powers = powers
    while powers.last == 0 { powers.removeLast() }
    self.powers = powers
  }

  package subscript(index: Int) -> Int { index < powers.count ? powers[index] : 0 }
  package func replacing(_ index: Int, by power: Int) -> Exponents {
    Exponents((0..<max(powers.count, index + 1)).map { $0 == index ? power : self[$0] })
  }
  package static func + (a: Exponents, b: Exponents) -> Exponents {
    Exponents((0..<max(a.powers.count, b.powers.count)).map { a[$0] + b[$0] })
  }
}

/// A polynomial whose coefficients are matrices of whole numbers, over one positive scale; with one row and one
/// column it is a scalar, which multiplies matrices of any shape.
package struct Matrix {
  package typealias Terms = [Exponents: [Whole]]
  package let meter: Meter
  package let (rows, columns): (Int, Int)
  package let scale: Whole
  /// Each coefficient row by row; none is the zero matrix.
  package let terms: Terms

  /// - Precondition: the scale is positive, and the coefficients are as large as the shape says.
  package init(_ meter: Meter, _ rows: Int, _ columns: Int, scale: Whole = 1, terms: Terms = [:]) throws {
    self.terms = terms.filter { $0.value.contains { !$0.isZero } }
    (self.meter, self.rows, self.columns, self.scale) = (meter, rows, columns, scale)
    for (exponents, entries) in self.terms { try meter.keep(entries, of: exponents) }
  }

  /// A number, over a positive one, times a monomial.
  package init(_ meter: Meter, _ n: Whole = 1, over scale: Whole = 1, monomial: Exponents = .init()) throws {
    try self.init(meter, 1, 1, scale: scale, terms: [monomial: [n]])
  }
  package init(_ meter: Meter, variable index: Int) throws {
    try self.init(meter, monomial: Exponents().replacing(index, by: 1))
  }

  package init(_ meter: Meter, identity size: Int) throws {
    let entries = (0..<size * size).map { Whole($0 / size == $0 % size ? 1 : 0) }
    try self.init(meter, size, size, terms: [Exponents(): entries])
  }

  /// Puts blocks into a matrix that is otherwise 0, each with its first entry at a row and a column.
  package init(_ meter: Meter, _ rows: Int, _ columns: Int, blocks: [(Int, Int, Matrix)]) throws {
    let (scale, factors) = try meter.commonMultiple(of: blocks.map(\.2.scale))
    var terms: Terms = [:]
    for (row, column, block) in blocks {
      for (exponents, entries) in try block.terms(times: factors[block.scale] ?? 1) {
        for (index, entry) in entries.enumerated() {
          let place = (row + index / block.columns) * columns + column + index % block.columns
          terms[exponents, default: [Whole](repeating: 0, count: rows * columns)][place] = entry
        }
      }
    }
    try self.init(meter, rows, columns, scale: scale, terms: terms)
  }

  package var isZero: Bool { terms.isEmpty }
  package var isConstant: Bool { terms.keys.allSatisfy { $0 == Exponents() } }
  var isScalar: Bool { rows == 1 && columns == 1 }
  /// That of the number that this is; `nil` if it is none.
  package var numerator: Whole? { isScalar && isConstant ? terms[Exponents()]?[0] ?? 0 : nil }
  /// That of a number; 0 for what is none.
  package var sign: Int { numerator?.sign ?? 0 }

  /// One over a number; `nil` for 0 and for what is no number.
  package func inverse() throws -> Matrix? {
    guard let numerator, !numerator.isZero else { return nil }
    return try Matrix(meter, sign < 0 ? -scale : scale, over: numerator.magnitude)
  }

  /// With other entries, made from those of each coefficient.
  private func with(_ rows: Int, _ columns: Int, _ entry: ([Whole], Int, Int) -> Whole) throws -> Matrix {
    let terms = terms.mapValues { old in (0..<rows * columns).map { entry(old, $0 / columns, $0 % columns) } }
    return try Matrix(meter, rows, columns, scale: scale, terms: terms)
  }

  /// Some of the rows, and some of the columns or all.
  package func block(_ some: [Int], _ others: [Int]? = nil) throws -> Matrix {
    let others = others ?? Array(0..<columns)
    return try with(some.count, others.count) { $0[some[$1] * columns + others[$2]] }
  }
  package subscript(row: Int, column: Int) -> Matrix { get throws { try block([row], [column]) } }
  package func keeping(_ isKept: (Int, Int) -> Bool) throws -> Matrix {
    try with(rows, columns) { isKept($1, $2) ? $0[$1 * columns + $2] : 0 }
  }
  package var transposed: Matrix { get throws { try with(columns, rows) { $0[$2 * columns + $1] } } }

  /// The sum over the terms of what a factor makes of the exponents, times the coefficient.
  package func substituting(_ factor: (Exponents) throws -> Matrix) throws -> Matrix {
    try terms.reduce(Matrix(meter, rows, columns)) { sum, term in
      let coefficient = try Matrix(meter, rows, columns, scale: scale, terms: [Exponents(): term.value])
      return try sum + factor(term.key) * coefficient
    }
  }

  package func value(at place: [Matrix]) throws -> Matrix {
    precondition(terms.keys.allSatisfy { $0.powers.count <= place.count }, "a name without a value")
    return try substituting { e in
      try place.indices.reduce(Matrix(meter, 1)) { try $0 * place[$1].power(e[$1]) }
    }
  }

  package func degree(in index: Int) -> Int { terms.keys.map { $0[index] }.max() ?? 0 }
  /// The lowest exponent of a variable; 0 for the zero polynomial.
  package func order(in index: Int) -> Int { terms.keys.map { $0[index] }.min() ?? 0 }

  /// With other exponents, which stay different; without the terms for which there are none.
  package func replacing(_ exponents: (Exponents) -> Exponents?) throws -> Matrix {
    let pairs = terms.compactMap { term in exponents(term.key).map { ($0, term.value) } }
    return try Matrix(meter, rows, columns, scale: scale, terms: Dictionary(uniqueKeysWithValues: pairs))
  }

  /// Divided by a power of a variable, of which no exponent is lower.
  package func lowered(in index: Int, by power: Int) throws -> Matrix {
    try replacing { $0.replacing(index, by: $0[index] - power) }
  }
}
