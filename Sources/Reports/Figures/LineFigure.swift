// Several series over one axis, for whatever is measured along something.

/// Points with a name.
package struct Series: Equatable, Sendable {
  package let name: String
  package let points: [Point]

  package init(name: String, points: [Point]) { (self.name, self.points) = (name, points) }
}

extension Figure {
  /// Up to six series as lines.
  ///
  /// - Parameters:
  ///   - axes: what is measured to the right and upwards.
  ///   - level: a height at which a line is drawn across, with its name.
  ///   - top: what lies higher is cut off; all is shown unless told.
  /// - Returns: `nil` when no point can be shown.
  package static func lines(
    name: String, title: String, description: String, axes: (String, String), series: [Series],
    vertical scale: Axis.Scale = .linear, level: (value: Double, name: String)? = nil, top: Double? = nil
  ) -> Figure? {
    let shown = series.prefix(Palette.series.count)
    let points = shown.flatMap(\.points).filter {
      $0.x.isFinite && $0.y.isFinite && (scale == .linear || $0.y > 0)
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(), left < right,
      let low = points.map(\.y).min(), let high = points.map(\.y).max()
    else { return nil }
    let (bottom, ceiling) = (min(low, level?.value ?? low), max(min(high, top ?? high), level?.value ?? high))
    let vertical: Axis
    switch scale {
    case .linear:
      let from = bottom >= 0 ? 0 : bottom
      let room = ceiling - from > 0 ? 0.05 * (ceiling - from) : 1
      vertical = Axis(axes.1, from: bottom >= 0 ? 0 : bottom - room, to: ceiling + room)
    case .logarithmic:
      vertical = Axis(axes.1, from: bottom / 1.5, to: ceiling * 1.5, .logarithmic)
    }
    let from = left > 0 && left < 0.05 * right ? 0 : left
    let plot = Plot(Axis(axes.0, from: from, to: right), vertical, width: 420, height: 300)
    var marks = plot.grid
    var keys: [Key] = []
    if let level {
      marks.append(.lines(plot.curve([Point(from, level.value), Point(right, level.value)]), ink: "unit"))
      keys.append(Key(.line, "unit", level.name))
    }
    for (ink, one) in zip(Palette.series, shown) {
      marks.append(.lines(plot.curve(one.points), ink: ink))
      keys.append(Key(.line, ink, one.name))
    }
    return Figure(
      name: name, title: title, description: description, width: 420, height: 300, marks: marks + plot.frame,
      keys: keys,
      rows: [["series", axes.0, axes.1]]
        + series.flatMap { one in
          one.points.map {
            [one.name, NumberWords.short($0.x, digits: 8), NumberWords.short($0.y, digits: 8)]
          }
        })
  }
}
