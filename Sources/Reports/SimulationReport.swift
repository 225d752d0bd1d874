// Runs on a terminal.

import Certificates
import Exact
import Glibc
import Simulation
import Symbolic

package struct SimulationReport: Sendable {
  package struct Runs: Sendable {
    /// What the rate is, as it was given, and what its steps are counted from.
    package let rate: String
    package let formula: String
    package let firstCount: Int
    package let stepCount: Int
    /// How the starts were chosen, in words.
    package let starts: String
    /// Noise and minibatches in words; `nil` without.
    package let randomness: String?
    package let seed: UInt64
    package let tolerance: Double?
    package let limit: Double
    package let states: [String]
    package let trajectories: [Trajectory]
    package let isAcrossKernel: Bool
    package let radius: String?

    package init(
      rate: String, formula: String, firstCount: Int, stepCount: Int, starts: String, randomness: String?,
      seed: UInt64, tolerance: Double?, limit: Double, states: [String], trajectories: [Trajectory],
      isAcrossKernel: Bool,
      radius: String?
    ) {
      (self.rate, self.formula, self.firstCount) = (rate, formula, firstCount)
      (self.stepCount, self.starts, self.randomness) = (stepCount, starts, randomness)
      (self.seed, self.tolerance, self.limit, self.states) = (seed, tolerance, limit, states)
      (self.trajectories, self.isAcrossKernel, self.radius) = (trajectories, isAcrossKernel, radius)
    }
  }

  let problem: Heading
  let method: Heading
  private let point: PointReport?
  let runs: Runs

  package init(problem: Heading, method: Heading, point: PointReport?, runs: Runs) {
    (self.problem, self.method, self.point, self.runs) = (problem, method, point, runs)
  }

  /// Whether no run left, and none came where the step has no value.
  package var allStay: Bool {
    runs.trajectories.allSatisfy { run in
      switch run.ending {
      case .arrived, .ranOut: true
      case .diverged, .undefined: false
      }
    }
  }

  // MARK: Text

  package func text(on page: Page) -> String {
    let rows = questionRows + endingRows(on: page) + rateRows
    let parts =
      page.head(problem, method, at: point) + [page.glossary(rows)] + [plot.text(on: page)].compactMap(\.self)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private typealias Row = (term: String, text: String)

  private var questionRows: [Row] {
    var words =
      "\(runs.stepCount) \(runs.stepCount == 1 ? "step" : "steps") with \(runs.rate) = \(runs.formula)"
    if runs.firstCount != 0 { words += ", k counted from \(runs.firstCount)" }
    let drawn = runs.randomness.map { "\($0), seed \(runs.seed)" }
    return [(term: "runs", text: "\(runs.starts), \(words)")] + (drawn.map { [(term: "", text: $0)] } ?? [])
  }

  private func endingRows(on page: Page) -> [Row] {
    let count = runs.trajectories.count
    func share(_ part: Int) -> String {
      part == count ? (count == 1 ? "" : "all \(count) ") : "\(part) of \(count) "
    }
    var rows: [Row] = []
    let arrived = runs.trajectories.compactMap {
      if case .arrived(let step) = $0.ending { step } else { nil }
    }
    if let words = span(arrived) {
      let reach = runs.tolerance.map { NumberWords.short($0) } ?? "0"
      rows.append((term: "arrived", text: "\(share(arrived.count))within \(reach) after \(words)"))
    }
    let diverged = runs.trajectories.compactMap {
      if case .diverged(let step) = $0.ending { step } else { nil }
    }
    if let words = span(diverged) {
      rows.append(
        (
          term: "diverged",
          text: "\(share(diverged.count))beyond \(NumberWords.rough(runs.limit)) after \(words)"
        ))
    }
    let open = runs.trajectories.filter { $0.ending == .ranOut }
    if let nearest = open.compactMap(\.moments.last?.distance).min(),
      let farthest = open.compactMap(\.moments.last?.distance).max()
    {
      let ends = Self.span(nearest, farthest, digits: 3)
      rows.append((term: "went on", text: "\(share(open.count))to the last step, and \(ends) away then"))
    }
    return rows + undefinedRows
  }

  /// The first few runs that came where a step has no value.
  private var undefinedRows: [Row] {
    let words = runs.trajectories.enumerated().compactMap { number, run -> String? in
      guard case .undefined(let step, let variable, let part) = run.ending else { return nil }
      return "run \(number + 1), \(variable.name) at step \(step)" + (part.map { ": \($0.words)" } ?? "")
    }
    let shown = words.prefix(3) + (words.count > 3 ? ["and more of this kind"] : [])
    return shown.enumerated().map { (term: $0 == 0 ? "undefined" : "", text: $1) }
  }

  private static func span(_ low: Double, _ high: Double, digits: Int) -> String {
    let (low, high) = (NumberWords.short(low, digits: digits), NumberWords.short(high, digits: digits))
    return low == high ? low : "\(low) to \(high)"
  }

  private func span(_ steps: [Int]) -> String? {
    guard let low = steps.min(), let high = steps.max() else { return nil }
    return low == high ? "\(low) \(low == 1 ? "step" : "steps")" : "\(low) to \(high) steps"
  }

  private var rateRows: [Row] {
    var rows: [Row] = []
    let rates = runs.randomness == nil ? runs.trajectories.compactMap(\.observedRate).sorted() : []
    if let low = rates.first, let high = rates.last {
      let words = Self.span(low, high, digits: 6)
      rows.append((term: "observed", text: "the distance times \(words) a step, over the last half"))
    }
    if let radius = runs.radius {
      rows.append(
        (term: rows.isEmpty ? "linear" : "", text: "the spectral radius at the equilibrium is \(radius)"))
    }
    if runs.isAcrossKernel {
      rows.append((term: "", text: "distances are measured across the directions along which J is 0"))
    }
    return rows
  }

  private var plot: LinePlot {
    LinePlot(
      runs.trajectories.prefix(24).map { run in
        LinePlot.Line(run.moments.map { (Double($0.step), min($0.distance, 1e300)) })
      }, horizontal: "steps", vertical: "distance", isLogarithmic: true)
  }
}

extension UndefinedPart {
  /// What has no value, and where.
  var words: String {
    let argument = argument.text
    let place = "\(argument) = \(NumberWords.short(value))"
    return switch reason {
    case .logarithm: "the logarithm of \(place) has no value"
    case .root: "a root of \(place) has no value"
    case .division: "it divides by \(argument), which is 0"
    case .sign: "the derivative of an absolute value has none where \(argument) = 0"
    case .implicit: "its equation for an implicit part was not solved"
    }
  }
}
