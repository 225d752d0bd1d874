// Runs of a method as pictures: how far they are from the equilibrium, and what is certified of that.

import Reports
import Stepproof

extension [Figure?] {
  static func runs(_ runs: StudyRuns, rate: String, key: String, of method: String) -> [Figure?] {
    let place = "\(rate) = \(runs.rate)"
    let distances = Figure.lines(
      name: "\(key)-runs", title: "\(method): runs at \(place)",
      description:
        "The distance from the equilibrium over the steps, for runs of the method itself from random directions, in "
        + "floating point.",
      axes: ("steps", "distance"),
      series: Series.runs(runs.distances.map { $0.map { Point(Double($0.step), $0.distance) } }),
      vertical: .logarithmic)
    guard let (factor, shares) = runs.decrease else { return [distances] }
    let length = shares.map { $0.last?.step ?? 0 }.max() ?? 0
    // The line of what is certified goes as far down as the runs do.
    let lowest = shares.flatMap { $0.map(\.share) }.min() ?? 1
    var bound: [Point] = []
    var value = 1.0
    for step in 0...length {
      bound.append(Point(Double(step), value))
      value *= factor
      if value < lowest { break }
    }
    let words = (1e4 * factor).rounded(.up) / 1e4
    let decrease = Figure.lines(
      name: "\(key)-decrease", title: "\(method): certified decrease at \(place)",
      description:
        "Near the equilibrium, every step is certified to leave at most \(words) of a function V. What V is in the runs, as a "
        + "share of what it was at the start.",
      axes: ("steps", "V"),
      series: [Series(name: "certified at most", points: bound)]
        + Series.runs(shares.map { $0.map { Point(Double($0.step), $0.share) } }), vertical: .logarithmic)
    return [distances, decrease]
  }
}

extension Series {
  /// One for every run, by its number.
  fileprivate static func runs(_ runs: [[Point]]) -> [Series] {
    runs.enumerated().map { Series(name: "run \($0 + 1)", points: $1) }
  }
}
