// The phase portrait of a game with two variables.

/// Where the players push each other, and where they rest.
package struct PhasePortrait: Equatable, Sendable {
  package let variables: (String, String)
  /// Downhill for every player: the field with its sign turned.
  package let field: ArrowField
  /// The equilibria, each with what it is.
  package let equilibria: [(place: Point, words: String)]
  /// Paths to be drawn over the field, such as runs of a method.
  package let paths: [Series]

  package init(
    variables: (String, String), field: ArrowField, equilibria: [(place: Point, words: String)],
    paths: [Series] = []
  ) {
    (self.variables, self.field, self.equilibria, self.paths) = (variables, field, equilibria, paths)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.variables == b.variables && a.field == b.field && a.paths == b.paths
      && a.equilibria.map(\.place) == b.equilibria.map(\.place)
      && a.equilibria.map(\.words) == b.equilibria.map(\.words)
  }
}

extension Figure {
  package static func phase(_ portrait: PhasePortrait, name: String = "phase-portrait") -> Figure {
    let (low, high) = (portrait.field.x.lower, portrait.field.x.upper)
    let plot = Plot(
      Axis(portrait.variables.0, from: low.x, to: high.x),
      Axis(portrait.variables.1, from: low.y, to: high.y),
      width: 380, height: 360)
    let lines = portrait.field.streamlines()
    var marks = plot.grid
    marks.append(.lines(lines.flatMap(plot.curve), ink: "flow"))
    marks.append(.area(lines.compactMap { arrowhead($0.map(plot.place)) }, ink: "arrow"))
    var keys = [Key(.line, "flow", "all players downhill")]
    for (ink, path) in zip(Palette.series.dropFirst(), portrait.paths) {
      marks.append(.lines(plot.curve(path.points), ink: ink))
      keys.append(Key(.line, ink, path.name))
    }
    // Every kind of point has an ink of its own.
    let kinds = portrait.equilibria.map(\.words).reduce(into: [String]()) { kinds, words in
      if !kinds.contains(words) { kinds.append(words) }
    }
    let inks = Dictionary(
      zip(kinds, ["point", "ring", "dot-f", "dot-d"]), uniquingKeysWith: { first, _ in first })
    for equilibrium in portrait.equilibria where plot.shows(equilibrium.place) {
      let ink = inks[equilibrium.words] ?? "point"
      marks.append(.dot(plot.place(equilibrium.place), radius: 5, ink: ink))
    }
    keys += kinds.map { Key(.dot, inks[$0] ?? "point", $0) }
    let grid = portrait.field
    return Figure(
      name: name, title: "Phase portrait",
      description:
        "Lines along which all players move downhill at once, with the speed of the steps left out, in "
        + "floating point; and the equilibria."
        + (portrait.paths.isEmpty ? "" : " Over them, runs of the fastest methods from one start."),
      width: 380, height: 360, marks: marks + plot.frame, keys: keys,
      rows: [[portrait.variables.0, portrait.variables.1, "first", "second"]]
        + (0..<grid.x.rows).flatMap { row in
          (0..<grid.x.columns).map { column in
            let place = grid.x.point(column, row)
            return [place.x, place.y, grid.x[column, row], grid.y[column, row]].map {
              NumberWords.short($0, digits: 6)
            }
          }
        })
  }

  /// A triangle in the middle of a line, pointing along it; `nil` for a line that is too short.
  private static func arrowhead(_ line: [Point]) -> [Point]? {
    let middle = line.count / 2
    guard middle > 2, middle + 2 < line.count else { return nil }
    let (tip, before) = (line[middle], line[middle - 2])
    let (dx, dy) = (tip.x - before.x, tip.y - before.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0.1 else { return nil }
    let (u, v) = (dx / length, dy / length)
    return [
      Point(tip.x + 4 * u, tip.y + 4 * v), Point(tip.x - 3 * u - 3.2 * v, tip.y - 3 * v + 3.2 * u),
      Point(tip.x - 3 * u + 3.2 * v, tip.y - 3 * v - 3.2 * u),
    ]
  }
}
