// Where in a rectangle of two parameters an iteration converges.

import Exact

/// A rectangle cut into cells, each of which lies wholly on one side of the boundary or is met by it.
package struct ParameterMap: Sendable {
  package enum Finding: String, Sendable {
    /// Every point of the cell is safe.
    case safe
    /// No point of the cell is safe.
    case unsafe
    /// The boundary meets the cell, or comes too close to tell.
    case boundary
  }

  package struct Axis: Sendable {
    package let name: String
    package let lower: Rational
    package let upper: Rational

    package init(name: String, lower: Rational, upper: Rational) {
      (self.name, self.lower, self.upper) = (name, lower, upper)
    }

    /// The ends of cells.
    package func cuts(_ count: Int) -> [Rational] {
      (0...count).map { lower + Rational($0, over: count) * (upper - lower) }
    }
  }

  package let horizontal: Axis
  package let vertical: Axis
  /// Rows of cells from the lower end of the vertical axis to the upper one.
  package let rows: [[Finding]]
  /// Irreducible polynomials among whose zeros in the rectangle every point lies at which a safe and an unsafe region
  /// meet.
  package let curves: [MultivariatePolynomial]

  /// - Parameters:
  ///   - matrix: a square matrix of quotients in the two parameters.
  ///   - fixedDirections: the dimension of a space that the matrix leaves as it is, whatever the parameters.
  ///   - progress: told the share of the cells that are done.
  /// - Throws: `.tooLarge` when other variables occur, or a polynomial is too large to be tried.
  /// - Precondition: there is at least one cell a side.
  package init(
    of matrix: Matrix<RationalFunction>, _ horizontal: Axis, _ vertical: Axis, cells: Int,
    fixedDirections: Int, progress: (Double) -> Void = { _ in }
  ) throws(RangeFault) {
    let names = [horizontal.name, vertical.name]
    guard Set(matrix.entries.flatMap(\.variables)).isSubset(of: names) else { throw .tooLarge }
    let poles = matrix.entries.reduce(MultivariatePolynomial.one) {
      $0.leastCommonMultiple(with: $1.denominator)
    }
    guard let factors = NamedFactor.all(of: matrix, over: poles)?.withoutFixedDirections(fixedDirections)
    else {
      throw .tooLarge
    }
    (self.horizontal, self.vertical) = (horizontal, vertical)
    if factors.contains(where: \.isReciprocal) {
      curves = []
      rows = Array(repeating: Array(repeating: .unsafe, count: cells), count: cells)
      return
    }
    var walls: Set<MultivariatePolynomial> = []
    var boundary = [poles]
    for factor in factors {
      guard let own = factor.boundary else { throw .tooLarge }
      boundary += own
    }
    for polynomial in boundary where polynomial.constant == nil {
      guard let parts = polynomial.factors()?.factors else { throw .tooLarge }
      walls.formUnion(parts.map(\.factor))
    }
    var painter = Painter(factors: factors, names: names, axes: [horizontal, vertical], cells: cells)
    painter.paint(Array(walls), progress)
    rows = painter.rows
    curves = painter.met.sorted { $0.termCount < $1.termCount }
  }
}

extension ParameterMap {
  /// Paints cells by halving rectangles until no wall meets them.
  private struct Painter {
    let factors: [NamedFactor]
    let names: [String]
    let cuts: [[Rational]]
    var rows: [[Finding]]
    /// The walls that may meet a cell.
    var met: Set<MultivariatePolynomial> = []

    /// How often a cell that a wall may meet is halved before it counts as boundary.
    private static let closerLooks = 3

    init(factors: [NamedFactor], names: [String], axes: [Axis], cells: Int) {
      (self.factors, self.names) = (factors, names)
      cuts = axes.map { $0.cuts(cells) }
      rows = Array(repeating: Array(repeating: .boundary, count: cells), count: cells)
    }

    mutating func paint(_ walls: [MultivariatePolynomial], _ progress: (Double) -> Void) {
      let count = rows.count
      var painted = 0
      var open = [(columns: 0..<count, lines: 0..<count, walls: walls)]
      while let (columns, lines, walls) = open.popLast() {
        let box = [
          BernsteinForm.Range(cuts[0][columns.lowerBound], cuts[0][columns.upperBound]),
          BernsteinForm.Range(cuts[1][lines.lowerBound], cuts[1][lines.upperBound]),
        ]
        // A wall that misses the rectangle misses its parts.
        let meeting = walls.filter { !isClear(BernsteinForm($0, order: names, on: box)) }
        if meeting.isEmpty {
          let finding: Finding = isSafe(in: box) ? .safe : .unsafe
          for line in lines { for column in columns { rows[line][column] = finding } }
          painted += columns.count * lines.count
          progress(Double(painted) / Double(count * count))
        } else if columns.count == 1, lines.count == 1 {
          let here = meeting.filter { !misses(BernsteinForm($0, order: names, on: box), Self.closerLooks) }
          met.formUnion(here)
          painted += 1
          if here.isEmpty { rows[lines.lowerBound][columns.lowerBound] = isSafe(in: box) ? .safe : .unsafe }
        } else {
          for part in halves(columns) {
            for other in halves(lines) { open.append((part, other, meeting)) }
          }
        }
      }
    }

    private func halves(_ range: Range<Int>) -> [Range<Int>] {
      guard range.count > 1 else { return [range] }
      let middle = (range.lowerBound + range.upperBound) / 2
      return [range.lowerBound..<middle, middle..<range.upperBound]
    }

    /// Whether a polynomial has no zero in the open rectangle of its form: its coefficients have one sign, and are not
    /// all 0.
    private func isClear(_ form: BernsteinForm) -> Bool {
      let (low, high) = form.bounds
      return low.sign * high.sign > 0 || (low.sign >= 0) != (high.sign <= 0)
    }

    /// Whether a polynomial has no zero in the open rectangle, as far as some halvings tell.
    private func misses(_ form: BernsteinForm, _ depth: Int) -> Bool {
      isClear(form) || parts(form).allSatisfy { isNowhereZero($0, depth - 1) }
    }

    /// The same for a closed rectangle: the cuts between parts belong to both.
    private func isNowhereZero(_ form: BernsteinForm, _ depth: Int) -> Bool {
      if form.bounds.lower.sign * form.bounds.upper.sign > 0 { return true }
      return depth > 0 && parts(form).allSatisfy { isNowhereZero($0, depth - 1) }
    }

    private func parts(_ form: BernsteinForm) -> [BernsteinForm] {
      let (left, right) = form.halves(along: 0)
      return [left, right].flatMap { half in
        let (below, above) = half.halves(along: 1)
        return [below, above]
      }
    }

    private func isSafe(in box: [BernsteinForm.Range]) -> Bool {
      let point = Dictionary(uniqueKeysWithValues: zip(names, box.map { ($0.lower + $0.upper) / 2 }))
      return factors.allSatisfy { factor in
        let count = Polynomial(factor.coefficients.map { $0.evaluated(at: point) ?? .zero }).discCount
        return count.on == 0 && count.outside == 0
      }
    }
  }
}
