// Lines that follow a field of arrows, evenly spread over a window.

/// A field of arrows on a grid.
package struct ArrowField: Equatable, Sendable {
  package let x: Sampling
  package let y: Sampling

  /// - Precondition: both components stand on one grid.
  package init(x: Sampling, y: Sampling) {
    precondition(x.lower == y.lower && x.upper == y.upper && x.columns == y.columns && x.rows == y.rows)
    (self.x, self.y) = (x, y)
  }

  /// The direction at a point, measured in windows; `nil` where the field has no value or is 0.
  private func direction(at point: Point) -> Point? {
    guard let dx = x.value(at: point), let dy = y.value(at: point) else { return nil }
    let (u, v) = (dx / (x.upper.x - x.lower.x), dy / (x.upper.y - x.lower.y))
    let length = (u * u + v * v).squareRoot()
    guard length > 1e-12 else { return nil }
    return Point(u / length, v / length)
  }

  /// Lines none of which comes near another one: a window is cut into cells, and each lets one line pass.
  func streamlines(density: Int = 24) -> [[Point]] {
    var taken = Set<Int>()
    var lines: [[Point]] = []
    // Starts from the border inwards, so that long lines come first.
    let places = (0..<density).flatMap { row in (0..<density).map { ($0, row) } }
    let sorted = places.sorted { a, b in
      let depths = [a, b].map { min($0.0, $0.1, density - 1 - $0.0, density - 1 - $0.1) }
      return depths[0] < depths[1]
    }
    for (column, row) in sorted where !taken.contains(row * density + column) {
      let start = Point((Double(column) + 0.5) / Double(density), (Double(row) + 0.5) / Double(density))
      var own: Set<Int> = []
      let back = run(from: start, sense: -1, density, taken, &own)
      let forth = run(from: start, sense: 1, density, taken, &own)
      let line = back.reversed() + forth.dropFirst()
      guard line.count > 25 else { continue }
      taken.formUnion(own)
      lines.append(line.map(unscaled))
    }
    return lines
  }

  private func unscaled(_ point: Point) -> Point {
    Point(
      x.lower.x + point.x * (x.upper.x - x.lower.x), x.lower.y + point.y * (x.upper.y - x.lower.y))
  }

  /// A line in windows, until it leaves the window, comes to another line, rests, or has run long enough.
  private func run(
    from start: Point, sense: Double, _ density: Int, _ taken: Set<Int>, _ own: inout Set<Int>
  ) -> [Point] {
    let step = 0.006 * sense
    var line = [start]
    var (cell, visited): (Int?, Set<Int>) = (nil, [])
    while line.count < 500 {
      let here = line[line.count - 1]
      let (column, row) = (Int(here.x * Double(density)), Int(here.y * Double(density)))
      let current = min(row, density - 1) * density + min(column, density - 1)
      if current != cell {
        // Coming back to a cell ends a spiral before its turns run together.
        if taken.contains(current) || visited.contains(current) { break }
        visited.insert(current)
        cell = current
      }
      guard let first = direction(at: unscaled(here)) else { break }
      let half = Point(here.x + step / 2 * first.x, here.y + step / 2 * first.y)
      guard let second = direction(at: unscaled(half)) else { break }
      let there = Point(here.x + step * second.x, here.y + step * second.y)
      guard (0...1).contains(there.x), (0...1).contains(there.y) else { break }
      line.append(there)
    }
    own.formUnion(visited)
    return line
  }
}
