// What a picture is made of, and how that is written as SVG.

/// A place in a picture, in pixels from the upper left corner, or in the units of a plot.
package struct Point: Equatable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// A shape. Its ink is a class of the style sheet: nothing here knows a colour.
package enum Mark: Equatable, Sendable {
  package enum Anchor: String, Sendable { case start, middle, end }

  /// Lines through points, one for each list.
  case lines([[Point]], ink: String)
  /// An area with holes: what lies inside an odd number of rings.
  case area([[Point]], ink: String)
  case box(from: Point, to: Point, ink: String)
  case dot(Point, radius: Double, ink: String)
  case text(String, at: Point, anchor: Anchor, ink: String)
  /// A text that runs upwards.
  case upright(String, at: Point, ink: String)
}

extension Mark {
  /// The element, without an end of line.
  var svg: String {
    switch self {
    case .lines(let lists, let ink):
      return Self.path(lists.filter { $0.count > 1 }, ending: "", ink)
    case .area(let rings, let ink):
      return Self.path(rings.filter { $0.count > 2 }, ending: "Z", ink)
    case .box(let from, let to, let ink):
      let (x, y) = (min(from.x, to.x), min(from.y, to.y))
      let (width, height) = (abs(to.x - from.x), abs(to.y - from.y))
      return "<rect class=\"\(ink)\" x=\"\(Self.pixels(x))\" y=\"\(Self.pixels(y))\" "
        + "width=\"\(Self.pixels(width))\" height=\"\(Self.pixels(height))\"/>"
    case .dot(let centre, let radius, let ink):
      return "<circle class=\"\(ink)\" \(Self.place(centre, "cx", "cy")) r=\"\(Self.pixels(radius))\"/>"
    case .text(let words, let place, let anchor, let ink):
      return "<text class=\"\(ink)\" \(Self.place(place, "x", "y")) text-anchor=\"\(anchor.rawValue)\">"
        + Markup.escaped(words) + "</text>"
    case .upright(let words, let place, let ink):
      let (x, y) = (Self.pixels(place.x), Self.pixels(place.y))
      return "<text class=\"\(ink)\" transform=\"translate(\(x) \(y)) rotate(-90)\" text-anchor=\"middle\">"
        + Markup.escaped(words) + "</text>"
    }
  }

  private static func path(_ lists: [[Point]], ending: String, _ ink: String) -> String {
    guard !lists.isEmpty else { return "" }
    let parts = lists.map { list in
      "M" + list.map { "\(pixels($0.x)) \(pixels($0.y))" }.joined(separator: "L") + ending
    }
    return "<path class=\"\(ink)\" d=\"\(parts.joined())\"/>"
  }

  private static func place(_ point: Point, _ x: String, _ y: String) -> String {
    "\(x)=\"\(pixels(point.x))\" \(y)=\"\(pixels(point.y))\""
  }

  /// A length to a tenth of a pixel: floating point that differs between machines does not show.
  ///
  /// - Precondition: the value is finite.
  static func pixels(_ value: Double) -> String {
    let tenths = Int((10 * value).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}
