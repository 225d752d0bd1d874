// A function on a grid, and the region where it is below a level.

/// Values of a function of two numbers at the points of a grid, row after row from the lower left corner.
package struct Sampling: Equatable, Sendable {
  package let lower: Point
  package let upper: Point
  package let columns: Int
  package let rows: Int
  /// Not a number where the function has no value.
  package let values: [Double]

  /// - Precondition: there are at least two columns and two rows, and as many values as points.
  package init(from lower: Point, to upper: Point, columns: Int, rows: Int, values: [Double]) {
    precondition(columns > 1 && rows > 1 && values.count == columns * rows, "a grid that is not filled")
    (self.lower, self.upper, self.columns, self.rows, self.values) = (lower, upper, columns, rows, values)
  }

  package init(
    from lower: Point, to upper: Point, columns: Int, rows: Int, _ value: (Double, Double) -> Double
  ) {
    let (width, height) = (upper.x - lower.x, upper.y - lower.y)
    let values = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        value(
          lower.x + width * Double(column) / Double(columns - 1),
          lower.y + height * Double(row) / Double(rows - 1))
      }
    }
    self.init(from: lower, to: upper, columns: columns, rows: rows, values: values)
  }

  /// A point of the grid; the ends exactly.
  func point(_ column: Int, _ row: Int) -> Point {
    Point(
      column == columns - 1
        ? upper.x : lower.x + (upper.x - lower.x) * Double(column) / Double(columns - 1),
      row == rows - 1 ? upper.y : lower.y + (upper.y - lower.y) * Double(row) / Double(rows - 1))
  }

  subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// Between the points of the grid, bilinearly; `nil` outside of it, and beside a point without a value.
  func value(at point: Point) -> Double? {
    let x = (point.x - lower.x) / (upper.x - lower.x) * Double(columns - 1)
    let y = (point.y - lower.y) / (upper.y - lower.y) * Double(rows - 1)
    guard x >= 0, y >= 0, x <= Double(columns - 1), y <= Double(rows - 1) else { return nil }
    let (column, row) = (min(Int(x), columns - 2), min(Int(y), rows - 2))
    let (right, up) = (x - Double(column), y - Double(row))
    let below = (1 - right) * self[column, row] + right * self[column + 1, row]
    let above = (1 - right) * self[column, row + 1] + right * self[column + 1, row + 1]
    let value = (1 - up) * below + up * above
    return value.isFinite ? value : nil
  }
}

extension Sampling {
  /// Closed rings around the points with a value below a level; what lies inside an odd number of them belongs to the
  /// region. Where it reaches the end of the grid the ring follows that end.
  func rings(below level: Double) -> [[Point]] {
    var next: [Crossing: Crossing] = [:]
    // One layer more on each side, where nothing is below the level, closes the rings.
    for row in -1..<rows {
      for column in -1..<columns {
        for (from, to) in segments(column, row, level) { next[from] = to }
      }
    }
    var rings: [[Point]] = []
    // In the order of the grid, so that the text is the same at every run.
    for start in next.keys.sorted() {
      guard next[start] != nil else { continue }
      var ring: [Point] = []
      var place = start
      while let following = next.removeValue(forKey: place) {
        ring.append(point(place, level))
        place = following
      }
      rings.append(ring)
    }
    return rings
  }

  /// The lines on which a function takes a value: the rings without the parts that follow the end of the grid.
  func borders(at level: Double) -> [[Point]] {
    rings(below: level).flatMap { ring in
      var pieces: [[Point]] = [[]]
      for (from, to) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        if isOnEnd(from) && isOnEnd(to) {
          pieces.append([])
        } else {
          if pieces[pieces.count - 1].isEmpty { pieces[pieces.count - 1].append(from) }
          pieces[pieces.count - 1].append(to)
        }
      }
      // Where the ring was opened anywhere but at the end of the grid, its first piece goes on from the last one.
      if pieces.count > 1, let start = pieces[0].first, pieces[pieces.count - 1].last == start {
        pieces[0] = pieces.removeLast() + pieces[0].dropFirst()
      }
      return pieces.filter { $0.count > 1 }
    }
  }

  private func isOnEnd(_ point: Point) -> Bool {
    point.x == lower.x || point.x == upper.x || point.y == lower.y || point.y == upper.y
  }

  /// A place where the border crosses the edge of the grid that starts at a point and goes right or up.
  private struct Crossing: Hashable, Comparable {
    let column: Int
    let row: Int
    let isUpward: Bool

    static func < (a: Self, b: Self) -> Bool {
      (a.row, a.column, a.isUpward ? 1 : 0) < (b.row, b.column, b.isUpward ? 1 : 0)
    }
  }

  private func isInside(_ column: Int, _ row: Int, _ level: Double) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    return self[column, row] < level
  }

  /// The borders through a cell, the region on their left.
  private func segments(_ column: Int, _ row: Int, _ level: Double) -> [(Crossing, Crossing)] {
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { isInside(column + $0, row + $1, level) }
    let edges = [
      Crossing(column: column, row: row, isUpward: false),
      Crossing(column: column + 1, row: row, isUpward: true),
      Crossing(column: column, row: row + 1, isUpward: false),
      Crossing(column: column, row: row, isUpward: true),
    ]
    // Walking around the cell, the region is left on one edge and entered on another.
    let exits = (0..<4).filter { corners[$0] && !corners[($0 + 1) % 4] }
    let entries = (0..<4).filter { !corners[$0] && corners[($0 + 1) % 4] }
    if exits.count == 2 {
      // A saddle: two corners stand apart, or their region runs through the middle.
      let middle = [(0, 0), (1, 0), (1, 1), (0, 1)].reduce(0.0) {
        $0 + (value(column + $1.0, row + $1.1) ?? .infinity)
      }
      let isJoined = middle / 4 < level
      return exits.map { exit in
        let entry = isJoined ? entries.first { ($0 + 3) % 4 == exit } : entries.first { ($0 + 1) % 4 == exit }
        return (edges[exit], edges[entry ?? entries[0]])
      }
    }
    return zip(exits, entries).map { (edges[$0], edges[$1]) }
  }

  private func value(_ column: Int, _ row: Int) -> Double? {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
    return self[column, row]
  }

  /// Where on the edge the level is reached; the end of the grid for an edge that leaves it.
  private func point(_ crossing: Crossing, _ level: Double) -> Point {
    let other = (
      column: crossing.column + (crossing.isUpward ? 0 : 1), row: crossing.row + (crossing.isUpward ? 1 : 0)
    )
    guard let first = value(crossing.column, crossing.row) else { return point(other.column, other.row) }
    guard let second = value(other.column, other.row) else { return point(crossing.column, crossing.row) }
    let share = first.isFinite && second.isFinite ? (level - first) / (second - first) : 0.5
    let (a, b) = (point(crossing.column, crossing.row), point(other.column, other.row))
    return Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
  }
}
