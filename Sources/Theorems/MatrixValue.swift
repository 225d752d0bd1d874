// Matrices whose entries are fractions, formulas in named numbers, or balls.

import Exact

/// A matrix that a theorem speaks of.
package enum MatrixValue: Sendable {
  case rational(Matrix<Rational>)
  /// Entries with names for irrational numbers, so that what is equal is seen to be equal.
  case symbolic(Matrix<RationalFunction>)
  /// Balls overlap their transposes without being equal to them, so whether what they enclose is symmetric is said.
  case enclosed(Matrix<Ball>, isSymmetric: Bool)

  package var rowCount: Int {
    switch self {
    case .rational(let matrix): matrix.rowCount
    case .symbolic(let matrix): matrix.rowCount
    case .enclosed(let matrix, _): matrix.rowCount
    }
  }

  package var columnCount: Int {
    switch self {
    case .rational(let matrix): matrix.columnCount
    case .symbolic(let matrix): matrix.columnCount
    case .enclosed(let matrix, _): matrix.columnCount
    }
  }

  package var isSquare: Bool { rowCount == columnCount }

  /// Whether it is known to be its own transpose; formulas that are equal as functions are.
  package var isSymmetric: Bool {
    switch self {
    case .rational(let matrix): matrix == matrix.transposed
    case .symbolic(let matrix): matrix == matrix.transposed
    case .enclosed(let matrix, let isSymmetric): isSymmetric || matrix.entries.count == 1
    }
  }

  package var rational: Matrix<Rational>? {
    if case .rational(let matrix) = self { matrix } else { nil }
  }

  package var transposed: MatrixValue {
    switch self {
    case .rational(let matrix): .rational(matrix.transposed)
    case .symbolic(let matrix): .symbolic(matrix.transposed)
    case .enclosed(let matrix, let isSymmetric): .enclosed(matrix.transposed, isSymmetric: isSymmetric)
    }
  }

  /// Formulas without names are fractions.
  package init(_ matrix: Matrix<RationalFunction>) {
    let entries = matrix.entries.compactMap(\.constant)
    self =
      entries.count == matrix.entries.count
      ? .rational(Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries))
      : .symbolic(matrix)
  }

  package func part(_ rows: Range<Int>, _ columns: Range<Int>) -> MatrixValue {
    func cut<Element>(_ matrix: Matrix<Element>) -> Matrix<Element> {
      Matrix(rowCount: rows.count, columnCount: columns.count) {
        matrix[rows.lowerBound + $0, columns.lowerBound + $1]
      }
    }
    return switch self {
    case .rational(let matrix): .rational(cut(matrix))
    case .symbolic(let matrix): MatrixValue(cut(matrix))
    case .enclosed(let matrix, let isSymmetric):
      .enclosed(cut(matrix), isSymmetric: isSymmetric && rows == columns)
    }
  }
}

/// What the names in matrices of formulas are worth.
package struct NamedNumbers: Sendable {
  /// Enclosures with so many bits; `nil` when one of them has no value.
  let enclosures: @Sendable (Int) -> [String: Ball]?

  package init(_ enclosures: @escaping @Sendable (Int) -> [String: Ball]?) { self.enclosures = enclosures }

  package static let none = NamedNumbers { _ in [:] }
}
