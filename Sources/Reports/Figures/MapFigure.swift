// The map of two parameters, with a polygon for which there is a certificate.

import Exact
import Spectral

extension Figure {
  /// - Parameter polygon: the corners of a certified polygon in the plane of the map's axes.
  package static func map(
    _ map: ParameterMap, polygon: [[Rational]] = [], name: String, of method: String
  ) -> Figure {
    let (x, y) = (map.horizontal, map.vertical)
    let plot = Plot(
      Axis(x.name, from: x.lower.approximation, to: x.upper.approximation),
      Axis(y.name, from: y.lower.approximation, to: y.upper.approximation), width: 380, height: 330)
    let columns = x.cuts(map.rows.first?.count ?? 1).map(\.approximation)
    let lines = y.cuts(map.rows.count).map(\.approximation)
    var marks = plot.grid
    for (line, row) in map.rows.enumerated() {
      // Neighbours that are alike make one box.
      var start = 0
      for column in row.indices where column + 1 == row.count || row[column + 1] != row[column] {
        marks.append(
          .box(
            from: plot.place(columns[start], lines[line]),
            to: plot.place(columns[column + 1], lines[line + 1]), ink: row[column].ink))
        start = column + 1
      }
    }
    var keys = [
      Key(.area, "safe", "proved safe"), Key(.area, "unsafe", "proved not safe"),
      Key(.area, "between", "boundary"),
    ]
    let corners = polygon.map { plot.place($0[0].approximation, $0[1].approximation) }
    if corners.count > 2 {
      marks.append(.area([corners], ink: "polygon"))
      keys.append(Key(.area, "polygon", "certified for every sequence"))
    }
    let cells = map.rows.enumerated().flatMap { line, row in
      row.enumerated().map { column, finding in
        ["cell"]
          + [columns[column], columns[column + 1], lines[line], lines[line + 1]].map {
            NumberWords.short($0, digits: 8)
          } + [finding.rawValue]
      }
    }
    return Figure(
      name: name, title: "Where \(method) converges in \(x.name) and \(y.name)",
      description:
        "Every cell that is called safe or not safe was proved to be so as a whole, in exact arithmetic."
        + (corners.count > 2
          ? " In the polygon one quadratic function shrinks at every step, whatever sequence of parameters is used."
          : ""),
      width: 380, height: 330, marks: marks + plot.frame, keys: keys,
      rows: [["kind", "\(x.name)_from", "\(x.name)_to", "\(y.name)_from", "\(y.name)_to", "finding"]] + cells
        + polygon.map {
          ["corner", $0[0].description, $0[0].description, $0[1].description, $0[1].description, "certified"]
        })
  }
}

extension ParameterMap.Finding {
  fileprivate var ink: String {
    switch self {
    case .safe: "safe"
    case .unsafe: "unsafe"
    case .boundary: "between"
    }
  }
}
