// The parameters that a certificate speaks about.

import Exact

/// A parameter's name and its range; a single point when both ends are equal.
package struct BoxEntry: Hashable, Sendable {
  package let name: String
  package let lower: Rational
  package let upper: Rational

  /// - Precondition: the lower end is not above the upper one.
  package init(_ name: String, from lower: Rational, to upper: Rational) {
    precondition(lower <= upper, "a range that ends before it begins")
    (self.name, self.lower, self.upper) = (name, lower, upper)
  }

  package var isPoint: Bool { lower == upper }
  package var range: BernsteinForm.Range { BernsteinForm.Range(lower, upper) }
  package var json: JSON { ["name": .string(name), "from": JSON(lower), "to": JSON(upper)] }
}

/// A box of parameters: those with a range are the variables of the polynomials about it.
package struct ParameterBox: Hashable, Sendable {
  package let entries: [BoxEntry]
  /// The learning rate; it is one of the entries.
  package let rate: String

  /// - Precondition: the names are different, and one of them is the rate's.
  package init(_ entries: [BoxEntry], rate: String) {
    precondition(
      Set(entries.map(\.name)).count == entries.count && entries.contains { $0.name == rate },
      "a box of another kind")
    (self.entries, self.rate) = (entries, rate)
  }

  package var ranges: [BoxEntry] { entries.filter { !$0.isPoint } }
  package var names: [String] { ranges.map(\.name) }
  package var sides: [BernsteinForm.Range] { ranges.map(\.range) }
  /// Which of the ranges is that of the rate; `nil` when the rate is a point.
  package var rateAxis: Int? { names.firstIndex(of: rate) }

  /// The values of the entries that are points.
  package var points: [String: RationalFunction] {
    Dictionary(
      uniqueKeysWithValues: entries.filter(\.isPoint).map { ($0.name, RationalFunction($0.lower)) })
  }

  /// Exponents, or coordinates, of the ranges with those of the points in between.
  func widened<Value>(_ values: [Value], point: (BoxEntry) -> Value) -> [Value] {
    var rest = values[...]
    return entries.map { $0.isPoint ? point($0) : rest.removeFirst() }
  }

  func json(_ polynomial: MatrixPolynomial, _ coefficient: (Matrix<Rational>) -> (String, JSON)) -> JSON {
    .array(
      polynomial.orderedTerms.map { exponents, matrix in
        let (key, value) = coefficient(matrix)
        let widened = widened(exponents) { _ in 0 }
        return .object([
          JSON.Member("exponents", .array(widened.map(JSON.count))), JSON.Member(key, value),
        ])
      })
  }

  func matrix(_ polynomial: MatrixPolynomial) -> JSON { json(polynomial) { ("rows", JSON(rows: $0)) } }

  func symmetric(_ polynomial: MatrixPolynomial) -> JSON {
    json(polynomial) { ("lower", JSON(lower: $0)) }
  }

  /// A place in the box, with the values of the points.
  func place(_ coordinates: [Rational]) -> JSON {
    .array(widened(coordinates, point: \.lower).map { JSON($0) })
  }
}

extension JSON {
  /// The lower triangle, row by row.
  init(lower matrix: Matrix<Rational>) {
    self = .array((0..<matrix.rowCount).map { row in .array((0...row).map { JSON(matrix[row, $0]) }) })
  }

  init(rows matrix: Matrix<Rational>) { self = .array(matrix.rows.map { .array($0.map { JSON($0) }) }) }
}
