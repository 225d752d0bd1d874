// The spectral radius over the rate, with what is safe, best and certified.

/// What is drawn around a curve of radii.
package struct RadiusCurve: Equatable, Sendable {
  /// An interval of rates; `upper` is `nil` for one without end.
  package struct Piece: Equatable, Sendable {
    package let lower: Double
    package let upper: Double?

    package init(lower: Double, upper: Double?) { (self.lower, self.upper) = (lower, upper) }
  }

  package let rate: String
  /// Rates with their radii.
  package let points: [Point]
  package let safe: [Piece]
  /// How well the safe set is known, in a word or two.
  package let certainty: String
  package let certified: [Piece]
  package let best: Point?

  package init(
    rate: String, points: [Point], safe: [Piece], certainty: String, certified: [Piece], best: Point?
  ) {
    (self.rate, self.points, self.safe, self.certainty) = (rate, points, safe, certainty)
    (self.certified, self.best) = (certified, best)
  }
}

extension Figure {
  /// - Returns: `nil` when the curve has no points.
  package static func radius(_ curve: RadiusCurve, name: String, of method: String) -> Figure? {
    let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }
    guard let right = points.map(\.x).max(), right > 0, let highest = points.map(\.y).max() else {
      return nil
    }
    // What lies far above 1 would press all the rest to the floor, and what is all near 1 is seen from near.
    let lowest = points.map(\.y).min() ?? 0
    let floor = lowest > 0.6 && lowest < 1 - 1e-6 ? 1 - 1.5 * (1 - lowest) : 0
    let ceiling = max(1 + 0.12 * (1 - floor), min(highest, 1 + 0.5 * (1 - floor)))
    let plot = Plot(
      Axis(curve.rate, from: 0, to: right), Axis("spectral radius of M", from: floor, to: ceiling),
      width: 380,
      height: 290)
    var marks = plot.grid
    var keys: [Key] = []
    func band(_ pieces: [RadiusCurve.Piece], from floor: Double, to ceiling: Double, _ ink: String) {
      for piece in pieces where piece.lower < right {
        let (low, high) = (
          plot.place(piece.lower, floor), plot.place(min(piece.upper ?? right, right), ceiling)
        )
        marks.append(.box(from: low, to: high, ink: ink))
      }
    }
    if !curve.safe.isEmpty {
      band(curve.safe, from: floor, to: ceiling, "safe")
      keys.append(Key(.area, "safe", "safe set (\(curve.certainty))"))
    }
    if !curve.certified.isEmpty {
      band(curve.certified, from: floor, to: floor + 0.035 * (ceiling - floor), "certified")
      keys.append(Key(.area, "certified", "certified"))
    }
    marks.append(.lines([[plot.place(0, 1), plot.place(right, 1)]], ink: "unit"))
    marks.append(.lines(plot.curve(points), ink: "a"))
    keys.insert(Key(.line, "a", "radius (approximate)"), at: 0)
    if let best = curve.best, best.x <= right, plot.shows(best) {
      marks.append(.lines([[plot.place(best.x, floor), plot.place(best)]], ink: "guide"))
      marks.append(.dot(plot.place(best), radius: 4, ink: "point"))
      keys.append(Key(.dot, "point", "best rate"))
    }
    return Figure(
      name: name, title: "Spectral radius of \(method) over \(curve.rate)",
      description:
        "The spectral radius of the update Jacobian in floating point; below the dashed line at 1 the "
        + "method converges." + (curve.safe.isEmpty ? " No rate is safe." : ""),
      width: 380, height: 290, marks: marks + plot.frame, keys: keys,
      rows: [[curve.rate, "radius"]]
        + points.map { point in
          [point.x, point.y].map { NumberWords.short($0, digits: 8) }
        })
  }
}
