// A frame with two axes, and the way from their numbers to pixels.

/// A rectangle of a picture that two axes span.
struct Plot {
  let horizontal: Axis
  let vertical: Axis
  /// Its upper left and lower right corner.
  let (start, end): (Point, Point)

  /// The size of letters that axes are labelled with, and about how wide one of them is.
  static let letterHeight = 12.0
  static let letterWidth = 6.3

  /// A plot that leaves room for its labels to the left and below.
  init(_ horizontal: Axis, _ vertical: Axis, width: Double, height: Double, top: Double = 10) {
    (self.horizontal, self.vertical) = (horizontal, vertical)
    let widest = vertical.ticks().map(\.label.count).max() ?? 0
    let left = 26 + Self.letterWidth * Double(widest)
    start = Point(left, top)
    end = Point(width - 12, height - 40)
  }

  /// A plot in which both axes have the same scale, its window made wider or higher where that is needed.
  init(centredAt centre: Point, reach: Double, labels: (String, String), width: Double, height: Double) {
    let (room, tall) = (width - 12 - 46, height - 50)
    let unit = 2 * reach / min(room, tall)
    self.init(
      Axis(labels.0, from: centre.x - unit * room / 2, to: centre.x + unit * room / 2),
      Axis(labels.1, from: centre.y - unit * tall / 2, to: centre.y + unit * tall / 2), left: 46,
      width: width, height: height)
  }

  private init(_ horizontal: Axis, _ vertical: Axis, left: Double, width: Double, height: Double) {
    (self.horizontal, self.vertical) = (horizontal, vertical)
    start = Point(left, 10)
    end = Point(width - 12, height - 40)
  }

  func place(_ x: Double, _ y: Double) -> Point {
    Point(
      start.x + horizontal.position(of: x) * (end.x - start.x),
      end.y - vertical.position(of: y) * (end.y - start.y))
  }

  func place(_ point: Point) -> Point { place(point.x, point.y) }

  /// How many pixels a length of the horizontal axis takes.
  func pixels(_ length: Double) -> Double {
    length / (horizontal.upper - horizontal.lower) * (end.x - start.x)
  }

  /// Whether a point lies in the window.
  func shows(_ point: Point) -> Bool {
    let place = place(point)
    return place.x >= start.x - 0.01 && place.x <= end.x + 0.01 && place.y >= start.y - 0.01
      && place.y <= end.y + 0.01
  }

  /// What lies behind everything else: the lines at the axes' numbers.
  var grid: [Mark] {
    let columns = columnTicks.map { tick in
      let x = place(tick.value, vertical.lower).x
      return [Point(x, start.y), Point(x, end.y)]
    }
    let rows = vertical.ticks().map { tick in
      let y = place(horizontal.lower, tick.value).y
      return [Point(start.x, y), Point(end.x, y)]
    }
    return [.box(from: start, to: end, ink: "paper"), .lines(columns + rows, ink: "grid")]
  }

  /// The frame with its numbers and names.
  var frame: [Mark] {
    let corners = [start, Point(end.x, start.y), end, Point(start.x, end.y), start]
    var marks: [Mark] = [.lines([corners], ink: "axis")]
    for tick in columnTicks {
      let place = place(tick.value, vertical.lower)
      marks.append(.text(tick.label, at: Point(place.x, end.y + 15), anchor: .middle, ink: "tick"))
    }
    for tick in vertical.ticks() {
      let place = place(horizontal.lower, tick.value)
      marks.append(.text(tick.label, at: Point(start.x - 5, place.y + 4), anchor: .end, ink: "tick"))
    }
    let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    marks.append(.text(horizontal.label, at: Point(middle.x, end.y + 32), anchor: .middle, ink: "name"))
    marks.append(.upright(vertical.label, at: Point(13, middle.y), ink: "name"))
    return marks
  }

  /// As many numbers as fit beside each other.
  private var columnTicks: [Axis.Tick] {
    let few = horizontal.ticks(about: 5)
    let widest = few.map(\.label.count).max() ?? 1
    let room = Int((end.x - start.x) / (Self.letterWidth * Double(widest) + 14))
    return few.count <= room + 1 ? few : horizontal.ticks(about: max(room - 1, 2))
  }

  /// Lines in the units of the axes, cut off at the frame, and interrupted where a number is not finite.
  func curve(_ points: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    func finish() {
      if piece.count > 1 { pieces.append(Polyline.simplified(piece)) }
      piece = []
    }
    let places = points.map(place)
    for (first, second) in zip(places, places.dropFirst()) {
      guard let (from, to) = Polyline.clipped(first, second, from: start, to: end) else {
        finish()
        continue
      }
      if piece.last != from {
        finish()
        piece = [from]
      }
      piece.append(to)
    }
    finish()
    return pieces
  }
}
