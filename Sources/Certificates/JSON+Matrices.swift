// Numbers and matrices in the shapes in which certificates write them; `nil` for anything else.

import Exact

extension JSON {
  package var rational: Rational? { text.flatMap(Rational.init(exactly:)) }

  var count: Int? { if case .count(let count) = self { count } else { nil } }

  var counts: [Int]? {
    guard let elements else { return nil }
    let counts = elements.compactMap(\.count)
    return counts.count == elements.count ? counts : nil
  }

  private var numbers: [[Rational]]? {
    guard let elements else { return nil }
    var rows: [[Rational]] = []
    for row in elements {
      guard let entries = row.elements else { return nil }
      let numbers = entries.compactMap(\.rational)
      guard numbers.count == entries.count else { return nil }
      rows.append(numbers)
    }
    return rows
  }

  /// A matrix with at least one entry.
  package var rows: Matrix<Rational>? {
    guard let numbers, let first = numbers.first, !first.isEmpty,
      numbers.allSatisfy({ $0.count == first.count })
    else { return nil }
    return Matrix(rows: numbers)
  }

  /// A symmetric matrix by its lower triangle.
  var lowerTriangle: Matrix<Rational>? {
    guard let numbers, !numbers.isEmpty, numbers.enumerated().allSatisfy({ $1.count == $0 + 1 }) else {
      return nil
    }
    return Matrix(rowCount: numbers.count, columnCount: numbers.count) { row, column in
      row >= column ? numbers[row][column] : numbers[column][row]
    }
  }

  func symmetric(_ box: ParameterBox, _ size: Int) -> MatrixPolynomial? {
    guard let elements else { return nil }
    let ranges = box.entries.indices.filter { !box.entries[$0].isPoint }
    var terms: [[Int]: Matrix<Rational>] = [:]
    for element in elements {
      guard let exponents = element["exponents"]?.counts, exponents.count == box.entries.count,
        exponents.allSatisfy({ $0 <= StatedClaim.mostPowers }), let matrix = element["lower"]?.lowerTriangle,
        matrix.rowCount == size
      else { return nil }
      terms[ranges.map { exponents[$0] }] = matrix
    }
    return MatrixPolynomial(rowCount: size, columnCount: size, variableCount: ranges.count, terms: terms)
  }
}
