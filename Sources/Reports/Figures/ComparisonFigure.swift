// Methods side by side: their safe sets as bars over one axis of rates.

package struct ComparedMethod: Equatable, Sendable {
  package let name: String
  package let safe: [RadiusCurve.Piece]
  package let certified: [RadiusCurve.Piece]
  /// The best rate; `nil` where there is none, or a larger one is always better.
  package let best: Double?
  /// What is written at its right.
  package let words: String

  package init(
    name: String, safe: [RadiusCurve.Piece], certified: [RadiusCurve.Piece], best: Double?, words: String
  ) {
    (self.name, self.safe, self.certified, self.best, self.words) = (name, safe, certified, best, words)
  }
}

extension Figure {
  /// - Parameter methods: at least one.
  package static func comparison(
    _ methods: [ComparedMethod], rate: String, name: String = "comparison"
  ) -> Figure {
    // Beyond the last end there is room, so that a bar without end is seen to be one; how far out such a bar has its
    // best rate would press all others together.
    let ends = methods.flatMap { $0.safe.flatMap { [$0.lower, $0.upper].compactMap(\.self) } }
    let bests = methods.compactMap(\.best)
    let last = ends.max().flatMap { $0 > 0 ? $0 : nil } ?? bests.max() ?? 0
    let right = last > 0 ? 1.12 * last : 1
    let line = 24.0
    let widest = methods.map(\.name.count).max() ?? 0
    let left = 10 + Plot.letterWidth * Double(widest)
    let (width, note) = (430.0, 66.0)
    let height = 26 + line * Double(methods.count) + 42
    let (start, end) = (Point(left, 26), Point(width - note, height - 42))
    let axis = Axis(rate, from: 0, to: right)
    func place(_ rate: Double) -> Double { start.x + axis.position(of: rate) * (end.x - start.x) }
    let ticks = axis.ticks(about: 4)
    var marks: [Mark] = [
      .box(from: start, to: end, ink: "paper"),
      .lines(ticks.map { [Point(place($0.value), start.y), Point(place($0.value), end.y)] }, ink: "grid"),
      .text("radius", at: Point(width - 8, 18), anchor: .end, ink: "small"),
    ]
    for (number, method) in methods.enumerated() {
      let middle = start.y + line * (Double(number) + 0.5)
      func bar(_ piece: RadiusCurve.Piece, _ half: Double, _ offset: Double, _ ink: String) {
        let (from, to) = (place(min(piece.lower, right)), place(min(piece.upper ?? right, right)))
        marks.append(
          .box(from: Point(from, middle + offset - half), to: Point(to, middle + offset + half), ink: ink))
        guard piece.upper == nil else { return }
        marks.append(
          .area(
            [[Point(to - 1, middle - 7), Point(to + 8, middle), Point(to - 1, middle + 7)]], ink: "safe"))
      }
      for piece in method.safe { bar(piece, 8, 0, "safe") }
      for piece in method.certified {
        bar(RadiusCurve.Piece(lower: piece.lower, upper: piece.upper ?? right), 2, 6, "certified")
      }
      if let best = method.best, best <= right {
        marks.append(.dot(Point(place(best), middle - 1), radius: 4, ink: "point"))
      }
      if method.safe.isEmpty {
        marks.append(.text(method.words, at: Point(start.x + 6, middle + 4), anchor: .start, ink: "small"))
      } else {
        marks.append(.text(method.words, at: Point(width - 8, middle + 4), anchor: .end, ink: "tick"))
      }
      marks.append(.text(method.name, at: Point(left - 6, middle + 4), anchor: .end, ink: "tick"))
    }
    marks.append(
      .lines([[start, Point(end.x, start.y), end, Point(start.x, end.y), start]], ink: "axis"))
    for tick in ticks {
      marks.append(.text(tick.label, at: Point(place(tick.value), end.y + 15), anchor: .middle, ink: "tick"))
    }
    marks.append(.text(rate, at: Point((start.x + end.x) / 2, end.y + 32), anchor: .middle, ink: "name"))
    let hasCertified = methods.contains { !$0.certified.isEmpty }
    return Figure(
      name: name, title: "Safe rates of the methods",
      description:
        "For every method the rates with which it converges, the best of them, and the spectral radius "
        + "there; the fastest first.",
      width: width, height: height, marks: marks,
      keys: [Key(.area, "safe", "safe rates")]
        + (hasCertified ? [Key(.area, "certified", "certified")] : []) + [Key(.dot, "point", "best rate")],
      rows: [["method", "from", "to", "best", "radius"]]
        + methods.flatMap { method -> [[String]] in
          let rest = [method.best.map { NumberWords.short($0, digits: 8) } ?? "", method.words]
          if method.safe.isEmpty { return [[method.name, "", ""] + rest] }
          return method.safe.map { piece in
            [
              method.name, NumberWords.short(piece.lower, digits: 8),
              piece.upper.map { NumberWords.short($0, digits: 8) } ?? "inf",
            ] + rest
          }
        })
  }
}
