// Lines drawn with characters.

import Exact
import Glibc

/// Points joined by lines, between axes with a few numbers.
package struct LinePlot: Sendable {
  package struct Line: Sendable {
    package let points: [(x: Double, y: Double)]
    package init(_ points: [(x: Double, y: Double)]) { self.points = points }
  }

  package let lines: [Line]
  package let horizontal: String
  package let vertical: String
  /// Whether heights are logarithms; then what is not positive is left out.
  package let isLogarithmic: Bool
  /// A height at which a line is drawn across.
  package let level: Double?

  package init(
    _ lines: [Line], horizontal: String, vertical: String, isLogarithmic: Bool = false, level: Double? = nil
  ) {
    (self.lines, self.horizontal, self.vertical) = (lines, horizontal, vertical)
    (self.isLogarithmic, self.level) = (isLogarithmic, level)
  }

  private static let rowCount = 10
  /// Narrower than this there is no picture in it.
  private static let leastColumns = 16

  /// The picture, as wide as the page, without a line break at its end; dots of Braille on a terminal, plain characters
  /// elsewhere. `nil` when nothing can be drawn.
  package func text(on page: Page) -> String? {
    let paths = lines.map { line in line.points.compactMap { scaled($0) } }
    let all = paths.flatMap(\.self)
    guard let first = all.first, all.contains(where: { $0.x != first.x }) else { return nil }
    var (left, right, low, high) = (first.x, first.x, first.y, first.y)
    for point in all {
      (left, right) = (min(left, point.x), max(right, point.x))
      (low, high) = (min(low, point.y), max(high, point.y))
    }
    if let level = scaledLevel {
      (low, high) = (min(low, level), max(high, level))
    }
    if high == low { (low, high) = (low - 1, high + 1) }
    let marks = ticks(low, high)
    let gutter = marks.values.map(\.count).max() ?? 0
    let columns = min(page.width ?? 72, 100) - gutter - 3
    guard columns >= Self.leastColumns else { return nil }
    var canvas = Canvas(columns: columns, rows: Self.rowCount, isBraille: page.width != nil)
    func place(_ point: (x: Double, y: Double)) -> (Double, Double) {
      ((point.x - left) / (right - left), (point.y - low) / (high - low))
    }
    if let level = scaledLevel {
      canvas.dash(at: (level - low) / (high - low))
    }
    for path in paths { canvas.draw(path.map(place)) }
    let rows = canvas.rows.enumerated().map { row, content in
      let tick = marks[row] ?? ""
      return page.inked(String(repeating: " ", count: gutter - tick.count) + tick + " |", .faint) + content
    }
    let ends = (NumberWords.short(left), NumberWords.short(right))
    let space = max(1, columns - ends.0.count - ends.1.count - horizontal.count)
    let before = String(repeating: " ", count: space / 2)
    let after = String(repeating: " ", count: space - space / 2)
    let indent = String(repeating: " ", count: gutter + 2)
    let axis = String(repeating: " ", count: gutter + 1) + "+" + String(repeating: "-", count: columns)
    return
      ([indent + vertical] + rows
      + [
        page.inked(axis, .faint), page.inked(indent + ends.0 + before + horizontal + after + ends.1, .faint),
      ])
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  /// The level on the axis of heights.
  private var scaledLevel: Double? { level.map { isLogarithmic ? log10($0) : $0 } }

  private func scaled(_ point: (x: Double, y: Double)) -> (x: Double, y: Double)? {
    let y = isLogarithmic ? (point.y > 0 ? log10(point.y) : .nan) : point.y
    return point.x.isFinite && y.isFinite ? (point.x, y) : nil
  }

  /// Numbers beside the rows.
  private func ticks(_ low: Double, _ high: Double) -> [Int: String] {
    var ticks: [Int: String] = [:]
    func row(_ height: Double) -> Int {
      Int((1 - (height - low) / (high - low)) * Double(Self.rowCount - 1) + 0.5)
    }
    if isLogarithmic {
      let powers = Int(floor(low))...Int(ceil(high))
      let stride = max(1, (powers.count + 4) / 5)
      for power in powers where power % stride == 0 && Double(power) >= low && Double(power) <= high {
        ticks[row(Double(power))] = "1e\(power)"
      }
    }
    if ticks.count < 2 {
      let middle = scaledLevel ?? (low + high) / 2
      for height in [low, middle, high] {
        ticks[row(height)] = NumberWords.short(isLogarithmic ? pow(10, height) : height)
      }
    }
    return ticks
  }
}

/// Dots on a grid of characters: two by four dots a character in Braille, one by two in plain characters.
private struct Canvas {
  private let columnCount: Int
  private let rowCount: Int
  private let isBraille: Bool
  private var dots: Set<Int> = []
  private var dashes: Set<Int> = []

  init(columns: Int, rows: Int, isBraille: Bool) {
    (columnCount, rowCount, self.isBraille) = (columns, rows, isBraille)
  }

  private var width: Int { columnCount * (isBraille ? 2 : 1) }
  private var height: Int { rowCount * (isBraille ? 4 : 2) }

  private func place(_ point: (x: Double, y: Double)) -> (Int, Int) {
    (Int(point.x * Double(width - 1) + 0.5), Int((1 - point.y) * Double(height - 1) + 0.5))
  }

  mutating func dash(at share: Double) {
    let y = place((0, share)).1
    for x in 0..<width where x % (isBraille ? 4 : 2) == 0 { dashes.insert(y * width + x) }
  }

  mutating func draw(_ points: [(Double, Double)]) {
    for (from, to) in zip(points, points.dropFirst()) {
      let (a, b) = (place(from), place(to))
      let count = max(abs(a.0 - b.0), abs(a.1 - b.1), 1)
      for step in 0...count {
        let x = a.0 + ((b.0 - a.0) * step * 2 + count) / (2 * count)
        let y = a.1 + ((b.1 - a.1) * step * 2 + (b.1 > a.1 ? count : -count)) / (2 * count)
        dots.insert(min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1))
      }
    }
  }

  /// Bits of Braille's dots by row and column.
  private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  var rows: [String] {
    (0..<rowCount).map { row in
      String(String.UnicodeScalarView((0..<columnCount).map { scalar(row, $0) }))
    }
  }

  private func scalar(_ row: Int, _ column: Int) -> Unicode.Scalar {
    guard isBraille else {
      let (upper, lower) = ((2 * row) * width + column, (2 * row + 1) * width + column)
      switch (dots.contains(upper), dots.contains(lower)) {
      case (true, true): return ":"
      case (true, false): return "'"
      case (false, true): return "."
      case (false, false): return dashes.contains(upper) || dashes.contains(lower) ? "-" : " "
      }
    }
    var code: UInt32 = 0
    for (y, bits) in Self.bits.enumerated() {
      for (x, bit) in bits.enumerated() {
        let place = (4 * row + y) * width + 2 * column + x
        if dots.contains(place) || dashes.contains(place) { code |= bit }
      }
    }
    return code == 0 ? " " : Unicode.Scalar(0x2800 + code) ?? " "
  }
}
