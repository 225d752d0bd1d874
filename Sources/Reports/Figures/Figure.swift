// A figure: a picture with its words and its numbers.

/// What can be put on a page, or into a file of its own with a table beside it.
package struct Figure: Equatable, Sendable {
  /// The name of its files, without an ending.
  package let name: String
  package let title: String
  /// What is to be seen, for those who do not see it; it is also the caption.
  package let description: String
  package let width: Double
  package let height: Double
  let marks: [Mark]
  /// The numbers in the picture, a heading first.
  let rows: [[String]]

  /// What an ink stands for; drawn below the picture.
  struct Key: Equatable, Sendable {
    enum Shape: Sendable { case line, area, dot }

    let shape: Shape
    let ink: String
    let label: String

    init(_ shape: Shape, _ ink: String, _ label: String) {
      (self.shape, self.ink, self.label) = (shape, ink, label)
    }
  }

  init(
    name: String, title: String, description: String, width: Double, height: Double, marks: [Mark],
    keys: [Key] = [], rows: [[String]]
  ) {
    (self.name, self.title, self.description) = (name, title, description)
    let legend = Self.legend(keys, width: width, top: height + 6)
    (self.width, self.height) = (width, height + legend.height)
    self.marks = marks + legend.marks
    self.rows = rows
  }

  /// The table as comma-separated values.
  package var csv: String { CSV.text(rows) }

  /// The picture as a file of its own, light or dark as the reader likes it.
  package var svg: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + element(opening: "xmlns=\"http://www.w3.org/2000/svg\" ", style: "<style>\(Palette.alone)</style>\n")
      + "\n"
  }

  /// The picture as a part of a page that has the style sheet already.
  package var embedded: String { element(opening: "", style: "") }

  private func element(opening: String, style: String) -> String {
    let size = "\(Mark.pixels(width)) \(Mark.pixels(height))"
    let ids = "\(name)-title \(name)-description"
    let lines = marks.map(\.svg).filter { !$0.isEmpty }.joined(separator: "\n")
    return """
      <svg \(opening)class="figure" viewBox="0 0 \(size)" width="\(Mark.pixels(width))" \
      height="\(Mark.pixels(height))" role="img" aria-labelledby="\(ids)">
      <title id="\(name)-title">\(Markup.escaped(title))</title>
      <desc id="\(name)-description">\(Markup.escaped(description))</desc>
      \(style)\(lines)
      </svg>
      """
  }

  /// Keys in rows, as many in each as fit.
  private static func legend(_ keys: [Key], width: Double, top: Double) -> (marks: [Mark], height: Double) {
    guard !keys.isEmpty else { return ([], 0) }
    let (margin, line) = (14.0, 18.0)
    var marks: [Mark] = []
    var place = Point(margin, top)
    for key in keys {
      let own = 26 + Plot.letterWidth * Double(key.label.count) + 14
      if place.x > margin, place.x + own - 14 > width {
        place = Point(margin, place.y + line)
      }
      let middle = Point(place.x + 10, place.y + 6)
      switch key.shape {
      case .line:
        marks.append(.lines([[Point(place.x, middle.y), Point(place.x + 20, middle.y)]], ink: key.ink))
      case .area:
        marks.append(
          .box(from: Point(place.x + 2, place.y), to: Point(place.x + 18, place.y + 12), ink: key.ink))
      case .dot: marks.append(.dot(middle, radius: 4, ink: key.ink))
      }
      marks.append(.text(key.label, at: Point(place.x + 26, place.y + 10), anchor: .start, ink: "tick"))
      place.x += own
    }
    return (marks, place.y - top + line + 8)
  }
}
