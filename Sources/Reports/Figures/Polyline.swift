// Lines through points: cut off at a frame, and without the points that nobody sees.

enum Polyline {
  /// The part of a segment inside a box; `nil` when it misses the box, or an end is not finite.
  static func clipped(_ a: Point, _ b: Point, from low: Point, to high: Point) -> (Point, Point)? {
    guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return nil }
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    // Liang and Barsky: for each side, where the segment enters or leaves its half-plane.
    for (slope, room) in [(-dx, a.x - low.x), (dx, high.x - a.x), (-dy, a.y - low.y), (dy, high.y - a.y)] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        first = max(first, room / slope)
      } else {
        last = min(last, room / slope)
      }
    }
    guard first <= last else { return nil }
    let from = first == 0 ? a : Point(a.x + first * dx, a.y + first * dy)
    let to = last == 1 ? b : Point(a.x + last * dx, a.y + last * dy)
    return (from, to)
  }

  /// By how many pixels a line may be off.
  private static let tolerance = 0.15

  /// The line through fewer of its points, nowhere off by more than the tolerance (Douglas and Peucker).
  static func simplified(_ points: [Point]) -> [Point] {
    guard points.count > 2 else { return points }
    var kept = [Bool](repeating: false, count: points.count)
    (kept[0], kept[points.count - 1]) = (true, true)
    var open = [(0, points.count - 1)]
    while let (first, last) = open.popLast() {
      guard last > first + 1 else { continue }
      var (farthest, distance) = (first, tolerance)
      for place in first + 1..<last {
        let own = self.distance(from: points[place], to: points[first], points[last])
        if own > distance { (farthest, distance) = (place, own) }
      }
      guard farthest > first else { continue }
      kept[farthest] = true
      open += [(first, farthest), (farthest, last)]
    }
    return zip(points, kept).filter(\.1).map(\.0)
  }

  /// From a point to a segment.
  private static func distance(from point: Point, to a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let share = length == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length
    let near = min(max(share, 0), 1)
    let (x, y) = (point.x - a.x - near * dx, point.y - a.y - near * dy)
    return (x * x + y * y).squareRoot()
  }
}
