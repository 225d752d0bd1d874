// The coordinates in which a proof works: differences over the rate for memories, and the quotient by directions at rest.

import Exact

/// C with C*s the coordinates of a state s, R with C*R = I, and for every coordinate a power of the rate that it is divided
/// by.
package struct Coordinates: Hashable, Sendable {
  package let rows: Matrix<Rational>
  package let back: Matrix<Rational>
  package let powers: [Int]

  /// - Precondition: C*R = I, and there is a power a row.
  package init(rows: Matrix<Rational>, back: Matrix<Rational>, powers: [Int]) {
    precondition(
      rows * back == .identity(rows.rowCount) && powers.count == rows.rowCount, "coordinates of another kind")
    (self.rows, self.back, self.powers) = (rows, back, powers)
  }

  package static func all(_ size: Int) -> Coordinates {
    Coordinates(rows: .identity(size), back: .identity(size), powers: Array(repeating: 0, count: size))
  }

  package var stateCount: Int { rows.columnCount }
  package var count: Int { rows.rowCount }

  /// Whether there is nothing to say.
  private var areTrivial: Bool { rows == .identity(stateCount) && powers.allSatisfy { $0 == 0 } }

  /// Without some directions, in which states are at rest.
  ///
  /// - Parameter directions: independent columns with a row a state, fewer than there are coordinates.
  package func without(_ directions: Matrix<Rational>) -> Coordinates {
    let (form, rank) = (rows * directions).transposed.echelonForm()
    guard rank > 0 else { return self }
    let pivots = (0..<rank).compactMap { row in (0..<count).first { !form[row, $0].isZero } }
    let kept = (0..<count).filter { !pivots.contains($0) }
    let projection = Matrix<Rational>(rowCount: kept.count, columnCount: count) { row, column in
      if column == kept[row] { return 1 }
      guard let pivot = pivots.firstIndex(of: column) else { return 0 }
      return -form[pivot, kept[row]]
    }
    let section = Matrix<Rational>(rowCount: count, columnCount: kept.count) { $0 == kept[$1] ? 1 : 0 }
    return Coordinates(rows: projection * rows, back: back * section, powers: kept.map { powers[$0] })
  }

  var json: JSON {
    if areTrivial { return .null }
    return [
      "rows": JSON(rows: rows), "back": JSON(rows: back), "powers": .array(powers.map(JSON.count)),
    ]
  }
}

/// A step of a rule in coordinates: from T*tau to S*tau.
package struct SeenStep: Sendable {
  package let coordinates: Coordinates
  /// T.
  package let before: MatrixPolynomial
  /// S.
  package let after: MatrixPolynomial
  /// What the rule's inverses made of the states on the way.
  let solutions: [MatrixPolynomial]
}

extension ResolvedProblem {
  /// The step in coordinates; `nil` when it is no polynomial, or a power of the rate does not divide what it has to.
  ///
  /// - Parameter substitution: T; the identity when nothing is said.
  package func seen(
    in coordinates: Coordinates, from substitution: MatrixPolynomial? = nil
  ) throws(Uncertifiable) -> SeenStep? {
    let variables = box.ranges.count
    let before = substitution ?? MatrixPolynomial(.identity(coordinates.count), variableCount: variables)
    let back = MatrixPolynomial(coordinates.back, variableCount: variables)
    let rows = MatrixPolynomial(coordinates.rows, variableCount: variables)
    let scaled = shifted(before) { row, _ in coordinates.powers[row] }
    guard let scaled else { return nil }
    let rest = MatrixPolynomial(.identity(coordinates.stateCount), variableCount: variables) - back * rows
    let isWhole = coordinates.count == coordinates.stateCount
    let states = isWhole ? back * scaled : (back * scaled).beside(rest)
    guard let (moved, solutions) = try application.update(states) else { return nil }
    let height = 0..<coordinates.stateCount
    if !isWhole {
      let still = moved.part(rows: height, columns: coordinates.count..<states.columnCount)
      guard still == rest else { return nil }
    }
    let after = rows * moved.part(rows: height, columns: 0..<coordinates.count)
    guard let divided = shifted(after, by: { row, _ in -coordinates.powers[row] }) else { return nil }
    return SeenStep(coordinates: coordinates, before: before, after: divided, solutions: solutions)
  }

  private func shifted(_ matrix: MatrixPolynomial, by power: (Int, Int) -> Int) -> MatrixPolynomial? {
    if let axis = box.rateAxis { return matrix.shifted(in: axis, by: power) }
    let isStill = (0..<matrix.rowCount).allSatisfy { power($0, 0) == 0 }
    return isStill ? matrix : nil
  }

  /// Whether the rule leaves these states as they are.
  package func leaves(_ states: Matrix<Rational>) -> Bool {
    let states = MatrixPolynomial(states, variableCount: box.ranges.count)
    guard let moved = try? application.update(states) else { return false }
    return moved.0 == states
  }

  /// What the rule inverts: words, or players' own blocks of them with the places of these.
  package func inverted() throws(Uncertifiable) -> [(matrix: MatrixPolynomial, range: Range<Int>?)] {
    try application.inverted()
  }

  /// The directions that J takes to 0 for every parameter, as columns.
  package var kernel: Matrix<Rational> {
    let jacobian = application.jacobian
    if jacobian.isZero { return .identity(jacobian.rowCount) }
    return Matrix(blocks: jacobian.orderedTerms.map { [$0.coefficient] }).kernel
  }
}
