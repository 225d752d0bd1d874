// Sums, products and inverses of matrices, as exact as their entries allow.

import Exact

/// Matrix algebra within an effort: exact as long as it can be, enclosed after that.
struct MatrixArithmetic {
  /// How long formulas may become; beyond that, enclosures take their place.
  private static let mostTerms = 64

  let effort: Effort
  let names: NamedNumbers

  func balls(_ value: MatrixValue) throws(NoValue) -> Matrix<Ball> {
    switch value {
    case .rational(let matrix): return matrix.map { Ball($0, precision: effort.precision) }
    case .enclosed(let matrix, _): return matrix
    case .symbolic(let matrix):
      guard let point = names.enclosures(effort.precision) else {
        throw .undecided("an entry of J has no enclosure")
      }
      var entries: [Ball] = []
      for entry in matrix.entries {
        guard let ball = entry.ball(at: point, precision: effort.precision) else {
          throw .undecided("an entry of J has no enclosure")
        }
        entries.append(ball)
      }
      return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
    }
  }

  private func functions(_ value: MatrixValue) -> Matrix<RationalFunction>? {
    switch value {
    case .rational(let matrix): matrix.map { RationalFunction($0) }
    case .symbolic(let matrix): matrix
    case .enclosed: nil
    }
  }

  private func combine(
    _ a: MatrixValue, _ b: MatrixValue,
    _ exact: (Matrix<Rational>, Matrix<Rational>) -> Matrix<Rational>,
    _ symbolic: (Matrix<RationalFunction>, Matrix<RationalFunction>) -> Matrix<RationalFunction>,
    _ enclosed: (Matrix<Ball>, Matrix<Ball>) -> Matrix<Ball>, keepsSymmetry: Bool
  ) throws(NoValue) -> MatrixValue {
    if case .rational(let x) = a, case .rational(let y) = b { return .rational(exact(x, y)) }
    if let x = functions(a), let y = functions(b), x.longestEntry * y.longestEntry <= Self.mostTerms {
      return MatrixValue(symbolic(x, y))
    }
    let isSymmetric = keepsSymmetry && a.isSymmetric && b.isSymmetric
    return .enclosed(enclosed(try balls(a), try balls(b)), isSymmetric: isSymmetric)
  }

  private func requireSameShape(_ a: MatrixValue, _ b: MatrixValue) throws(NoValue) {
    guard a.rowCount == b.rowCount, a.columnCount == b.columnCount else {
      throw .undefined("the shapes of two matrices differ")
    }
  }

  func sum(_ a: MatrixValue, _ b: MatrixValue) throws(NoValue) -> MatrixValue {
    try requireSameShape(a, b)
    return try combine(a, b, +, +, +, keepsSymmetry: true)
  }

  func difference(_ a: MatrixValue, _ b: MatrixValue) throws(NoValue) -> MatrixValue {
    try requireSameShape(a, b)
    return try combine(a, b, -, -, -, keepsSymmetry: true)
  }

  func product(_ a: MatrixValue, _ b: MatrixValue) throws(NoValue) -> MatrixValue {
    guard a.columnCount == b.rowCount else {
      throw .undefined("the shapes of two matrices do not fit a product")
    }
    return try combine(a, b, *, *, *, keepsSymmetry: false)
  }

  func scaled(_ scale: Number, _ a: MatrixValue) throws(NoValue) -> MatrixValue {
    if let rational = scale.rational {
      switch a {
      case .rational(let matrix): return .rational(rational * matrix)
      case .symbolic(let matrix): return .symbolic(RationalFunction(rational) * matrix)
      case .enclosed: break
      }
    }
    return .enclosed(scale.ball(effort.precision) * (try balls(a)), isSymmetric: a.isSymmetric)
  }

  /// A·Aᵀ, whose symmetry is known.
  func gram(_ a: MatrixValue) throws(NoValue) -> MatrixValue { try asSymmetric(product(a, a.transposed)) }

  /// A + Aᵀ, whose symmetry is known.
  func symmetricSum(_ a: MatrixValue) throws(NoValue) -> MatrixValue { try asSymmetric(sum(a, a.transposed)) }

  /// What is known to be symmetric, from how it came about.
  func asSymmetric(_ value: MatrixValue) -> MatrixValue {
    if case .enclosed(let matrix, _) = value { .enclosed(matrix, isSymmetric: true) } else { value }
  }

  func identity(_ size: Int) -> MatrixValue { .rational(.identity(size)) }

  func inverse(_ a: MatrixValue) throws(NoValue) -> MatrixValue {
    guard a.isSquare else { throw .undefined("the inverse of a matrix that is not square") }
    if case .rational(let matrix) = a {
      guard let inverse = matrix.inverse else { throw .undefined("the inverse of a singular matrix") }
      return .rational(inverse)
    }
    guard let inverse = try balls(a).inverse else {
      throw .undecided("a matrix cannot be told from a singular one")
    }
    return .enclosed(inverse, isSymmetric: a.isSymmetric)
  }

  func kronecker(_ a: MatrixValue, _ b: MatrixValue) throws(NoValue) -> MatrixValue {
    guard a.rowCount * b.rowCount <= 256, a.columnCount * b.columnCount <= 256 else {
      throw .undecided("a Kronecker product with more than 256 rows or columns is not worked out")
    }
    func product<Element: Ring>(_ x: Matrix<Element>, _ y: Matrix<Element>) -> Matrix<Element> {
      Matrix(rowCount: x.rowCount * y.rowCount, columnCount: x.columnCount * y.columnCount) {
        x[$0 / y.rowCount, $1 / y.columnCount] * y[$0 % y.rowCount, $1 % y.columnCount]
      }
    }
    return try combine(a, b, product, product, product, keepsSymmetry: true)
  }

  func joined(_ rows: [[MatrixValue]]) throws(NoValue) -> MatrixValue {
    for row in rows {
      let isEven = row.allSatisfy { $0.rowCount == row[0].rowCount }
      guard isEven, row.map(\.columnCount) == rows[0].map(\.columnCount) else {
        throw .undefined("the blocks of a matrix do not fit together")
      }
    }
    func join<Element>(_ blocks: [[Matrix<Element>]]) -> Matrix<Element> { Matrix(blocks: blocks) }
    let all = rows.map { $0.map(\.rational) }
    if all.joined().allSatisfy({ $0 != nil }) { return .rational(join(all.map { $0.compactMap(\.self) })) }
    let symbolic = rows.map { $0.map(functions) }
    if symbolic.joined().allSatisfy({ $0 != nil }) {
      return .symbolic(join(symbolic.map { $0.compactMap(\.self) }))
    }
    var blocks: [[Matrix<Ball>]] = []
    for row in rows {
      var line: [Matrix<Ball>] = []
      for value in row { line.append(try balls(value)) }
      blocks.append(line)
    }
    return .enclosed(join(blocks), isSymmetric: false)
  }

  /// The P with P − MᵀPM = Q.
  func stein(_ m: MatrixValue, _ q: MatrixValue) throws(NoValue) -> MatrixValue {
    guard m.isSquare, q.isSquare, m.rowCount == q.rowCount else {
      throw .undefined("stein takes two square matrices of one size")
    }
    let size = m.rowCount
    // With P and Q written row by row: (I − Mᵀ ⊗ Mᵀ) p = q.
    let system = try difference(identity(size * size), try kronecker(m.transposed, m.transposed))
    if case .rational(let left) = system, case .rational(let right) = q {
      let column = Matrix(rowCount: size * size, columnCount: 1, entries: right.entries)
      guard let solution = left.solution(of: column) else {
        throw .undefined("the equation P - M'*P*M = Q has no single solution")
      }
      return .rational(Matrix(rowCount: size, columnCount: size, entries: solution.entries))
    }
    let column = Matrix(rowCount: size * size, columnCount: 1, entries: try balls(q).entries)
    guard let solution = try balls(system).solution(of: column) else {
      throw .undecided("a linear system cannot be told from a singular one")
    }
    // The transpose of the only solution solves the same equation when Q is symmetric.
    let entries = Matrix(rowCount: size, columnCount: size, entries: solution.entries)
    return .enclosed(entries, isSymmetric: q.isSymmetric)
  }
}

extension Matrix where Element == RationalFunction {
  /// How many terms the longest entry has.
  fileprivate var longestEntry: Int {
    entries.map { $0.numerator.termCount + $0.denominator.termCount - 1 }.max() ?? 0
  }
}
