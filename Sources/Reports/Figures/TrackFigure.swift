// The eigenvalues of M on their way through the unit circle as the rate grows.

/// Eigenvalues of M at rates in ascending order.
package struct EigenvalueTracks: Equatable, Sendable {
  package struct Step: Equatable, Sendable {
    package let rate: Double
    package let values: [Point]
    package let isSafe: Bool

    package init(rate: Double, values: [Point], isSafe: Bool) {
      (self.rate, self.values, self.isSafe) = (rate, values, isSafe)
    }
  }

  package let rate: String
  package let steps: [Step]
  /// The eigenvalues at the best rate.
  package let best: Step?

  package init(rate: String, steps: [Step], best: Step?) {
    (self.rate, self.steps, self.best) = (rate, steps, best)
  }
}

extension Figure {
  /// - Returns: `nil` when there are fewer than two steps, or no eigenvalues.
  package static func tracks(_ tracks: EigenvalueTracks, name: String, of method: String) -> Figure? {
    guard let first = tracks.steps.first, tracks.steps.count > 1, !first.values.isEmpty else { return nil }
    let safe = tracks.steps.filter(\.isSafe).flatMap(\.values)
    // All that is safe lies in the unit disc; of the rest as much is shown as there is room for.
    let reach = max(
      1.15, min(1.6, tracks.steps.flatMap(\.values).map { max(abs($0.x), abs($0.y)) }.max() ?? 1))
    let plot = Plot(
      centredAt: Point(0, 0), reach: reach, labels: ("real part", "imaginary part"), width: 380, height: 372)
    var marks = plot.grid
    marks.append(.lines(plot.curve(circle), ink: "unit"))
    let lines = tracks.lines
    marks.append(.lines(lines.unsafe.flatMap(plot.curve), ink: "rest"))
    marks.append(.lines(lines.safe.flatMap(plot.curve), ink: "border"))
    var keys = [Key(.line, "unit", "unit circle")]
    if !safe.isEmpty { keys.append(Key(.line, "border", "safe rates")) }
    keys.append(Key(.line, "rest", "other rates"))
    for value in first.values where plot.shows(value) {
      marks.append(.dot(plot.place(value), radius: 3.5, ink: "ring"))
    }
    keys.append(Key(.dot, "ring", "smallest rate"))
    if let best = tracks.best {
      for value in best.values where plot.shows(value) {
        marks.append(.dot(plot.place(value), radius: 4, ink: "point"))
      }
      keys.append(Key(.dot, "point", "best rate"))
    }
    return Figure(
      name: name, title: "Eigenvalues of M for \(method)",
      description: "The eigenvalues of the update Jacobian as \(tracks.rate) grows from "
        + "\(NumberWords.short(first.rate)) to \(NumberWords.short(tracks.steps[tracks.steps.count - 1].rate)), in "
        + "floating point. The method converges while all of them lie inside the unit circle.",
      width: 380, height: 372, marks: marks + plot.frame, keys: keys,
      rows: [[tracks.rate, "real", "imaginary", "safe"]]
        + tracks.steps.flatMap { step in
          step.values.map { value in
            [step.rate, value.x, value.y].map { NumberWords.short($0, digits: 8) } + [
              step.isSafe ? "yes" : "no"
            ]
          }
        })
  }

  private static var circle: [Point] { EigenvalueTracks.circle }
}

extension EigenvalueTracks {
  /// The unit circle in short pieces: by rotating a point, so that no two machines draw it differently.
  fileprivate static let circle: [Point] = {
    let (cosine, sine) = (0.998_629_534_754_573_9, 0.052_335_956_242_943_83)  // 3 degrees
    return (0..<120).reduce(into: [Point(1, 0)]) { list, _ in
      let last = list[list.count - 1]
      list.append(Point(cosine * last.x - sine * last.y, sine * last.x + cosine * last.y))
    }
  }()

  /// Every eigenvalue followed from step to step to the nearest one, in stretches of safe and other rates.
  fileprivate var lines: (safe: [[Point]], unsafe: [[Point]]) {
    var (safe, unsafe): ([[Point]], [[Point]]) = ([], [])
    var open = steps[0].values.map { [$0] }
    var isSafe = steps[0].isSafe
    for step in steps.dropFirst() {
      guard step.values.count == open.count else { continue }
      let followers = Self.matched(open.map { $0[$0.count - 1] }, step.values)
      if step.isSafe != isSafe {
        // The stretch ends here, and the next begins where it ends.
        if isSafe { safe += open } else { unsafe += open }
        open = open.map { [$0[$0.count - 1]] }
        isSafe = step.isSafe
      }
      for place in open.indices { open[place].append(followers[place]) }
    }
    if isSafe { safe += open } else { unsafe += open }
    return (safe, unsafe)
  }

  /// For each of the old values one of the new, the nearest pairs first.
  private static func matched(_ old: [Point], _ new: [Point]) -> [Point] {
    var pairs: [(distance: Double, from: Int, to: Int)] = []
    for (from, a) in old.enumerated() {
      for (to, b) in new.enumerated() {
        pairs.append(((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y), from, to))
      }
    }
    pairs.sort { ($0.distance, $0.from, $0.to) < ($1.distance, $1.from, $1.to) }
    var result = new
    var (used, done) = (Set<Int>(), Set<Int>())
    for pair in pairs where !done.contains(pair.from) && !used.contains(pair.to) {
      result[pair.from] = new[pair.to]
      used.insert(pair.to)
      done.insert(pair.from)
    }
    return result
  }
}
