// How often numbers between 0 and 1 fall where.

extension Figure {
  /// - Returns: `nil` when there are no numbers.
  static func histogram(name: String, title: String, description: String, axis: String, _ numbers: [Double])
    -> Figure?
  {
    guard !numbers.isEmpty else { return nil }
    let count = 20
    var heights = [Int](repeating: 0, count: count)
    // What is above 1 by rounding counts as 1.
    for number in numbers { heights[min(max(Int(number * Double(count)), 0), count - 1)] += 1 }
    let top = Double(heights.max() ?? 1)
    let plot = Plot(
      Axis(axis, from: 0, to: 1), Axis("games", from: 0, to: 1.05 * top), width: 420, height: 260)
    let bars = heights.enumerated().compactMap { place, height -> Mark? in
      guard height > 0 else { return nil }
      let (left, right) = (Double(place) / Double(count), Double(place + 1) / Double(count))
      let corner = plot.place(right, 0)
      return .box(
        from: plot.place(left, Double(height)), to: Point(corner.x - 1, corner.y), ink: "certified")
    }
    return Figure(
      name: name, title: title, description: description, width: 420, height: 260,
      marks: plot.grid + bars + plot.frame,
      rows: [["from", "to", "games"]]
        + heights.enumerated().map { place, height in
          [
            NumberWords.short(Double(place) / Double(count)),
            NumberWords.short(Double(place + 1) / Double(count)), "\(height)",
          ]
        })
  }
}
