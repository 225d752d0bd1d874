// Runs of the greedy max-player on a terminal.

import Certificates
import Exact
import Simulation

package struct GreedyReport: Sendable {
  /// What was asked, in words.
  package struct Question: Sendable {
    package let rate: String
    package let proposalCount: Int
    package let proposals: String
    package let starts: String
    package let box: String?
    package let noise: Double
    /// Over how many draws the game's expectations are means; `nil` where they are taken.
    package let batch: Int?
    package let seed: UInt64
    package let patience: Int
    /// The players' names, and the variables that are moved at random.
    package let proposer: String
    package let climber: String
    package let moved: [String]

    package init(
      rate: String, proposalCount: Int, proposals: String, starts: String, box: String?, noise: Double,
      batch: Int?,
      seed: UInt64, patience: Int, proposer: String, climber: String, moved: [String]
    ) {
      (self.rate, self.proposalCount, self.proposals) = (rate, proposalCount, proposals)
      (self.starts, self.box, self.noise, self.batch, self.seed) = (starts, box, noise, batch, seed)
      (self.patience, self.proposer, self.climber, self.moved) = (patience, proposer, climber, moved)
    }
  }

  /// What the bounds rest on, and what they are.
  package struct Promise: Sendable {
    package let bound: Rational
    package let lipschitz: Rational
    package let isEnclosed: Bool
    package let bounds: Result<GreedyBounds, GreedyBounds.Silence>
    /// Omega, and the patience that suffices for it; `nil` where it is not asked.
    package let patience: (omega: String, least: Integer)?

    package init(
      bound: Rational, lipschitz: Rational, isEnclosed: Bool,
      bounds: Result<GreedyBounds, GreedyBounds.Silence>,
      patience: (omega: String, least: Integer)?
    ) {
      (self.bound, self.lipschitz) = (bound, lipschitz)
      (self.isEnclosed, self.bounds, self.patience) = (isEnclosed, bounds, patience)
    }
  }

  let problem: Heading
  let method: Heading
  private let point: PointReport?
  let question: Question
  let variables: [String]
  let runs: [GreedyRun]
  let promise: Promise?

  package init(
    problem: Heading, method: Heading, point: PointReport?, question: Question, variables: [String],
    runs: [GreedyRun], promise: Promise?
  ) {
    (self.problem, self.method, self.point) = (problem, method, point)
    (self.question, self.variables, self.runs, self.promise) = (question, variables, runs, promise)
  }

  /// Whether every run stopped by itself.
  package var allSettle: Bool { runs.allSatisfy { $0.ending == .settled || $0.ending == .ranOut } }

  // MARK: Text

  private typealias Row = (term: String, text: String)

  package func text(on page: Page) -> String {
    let parts =
      page.head(problem, method, at: point)
      + [page.glossary(questionRows + endingRows + countRows + placeRows + promiseRows)]
      + [plot.text(on: page)].compactMap(\.self)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var questionRows: [Row] {
    let names = question.moved.joined(separator: ", ")
    var rows: [Row] = [
      ("runs", "\(question.starts), at most \(NumberWords.count(question.proposalCount, "proposal"))"),
      (
        "players",
        "moves of \(names) are proposed for \(question.proposer), \(question.proposals); "
          + "\(question.climber) climbs with \(question.rate)"
      ),
    ]
    if let box = question.box { rows.append(("", "within \(box)")) }
    if let batch = question.batch {
      rows.append(
        ("", "expectations are means over \(NumberWords.count(batch, "draw")), seed \(question.seed)"))
    }
    if question.noise > 0 {
      rows.append(("", "slopes and values have noise of deviation \(question.noise), seed \(question.seed)"))
    }
    return rows
  }

  private var endingRows: [Row] {
    func row(_ term: String, _ ending: GreedyRun.Ending, _ words: (String) -> String) -> Row? {
      let ended = runs.filter { $0.ending == ending }
      guard !ended.isEmpty else { return nil }
      let share =
        ended.count < runs.count
        ? "\(ended.count) of \(runs.count) " : runs.count > 1 ? "all \(runs.count) " : ""
      return (term, share + words(Self.span(ended.map(\.proposalCount), "proposal")))
    }
    return [
      row("settled", .settled) { "after \($0), the last \(question.patience + 1) of them rejected in a row" },
      row("went on", .ranOut) { "to the last of \($0)" },
      row("climbed", .endlessAscent) { _ in
        "on and on from the start: the ascent does not end, so there is no value to lower"
      },
      row("undefined", .undefined) { _ in "there is no value at the start" },
    ].compactMap(\.self)
  }

  private var countRows: [Row] {
    let started = runs.filter { $0.ending != .undefined && $0.ending != .endlessAscent }
    guard !started.isEmpty else { return [] }
    let most = started.map(\.mostAscentSteps)
    var rows: [Row] = [
      ("accepted", Self.span(started.map(\.acceptedCount), "move")),
      ("ascents", "of \(Self.span(most, "step")) at the most"),
    ]
    let endless = started.reduce(0) { $0 + $1.endlessCount }
    if endless > 0 { rows.append(("", "\(endless) did not end, which counts as a rejection")) }
    let undefined = started.reduce(0) { $0 + $1.undefinedCount }
    if undefined > 0 { rows.append(("", "\(undefined) had no value, which counts as a rejection")) }
    return rows
  }

  private static func span(_ numbers: [Int], _ noun: String) -> String {
    guard let low = numbers.min(), let high = numbers.max() else { return "" }
    return low == high ? NumberWords.count(low, noun) : "\(low) to \(high) \(noun)s"
  }

  /// Where the first few runs ended.
  private var placeRows: [Row] {
    let ended = runs.filter { $0.ending != .undefined && $0.ending != .endlessAscent }
    let shown = ended.prefix(3).map { run in
      let place = zip(variables, run.last).map { "\($0) = \(NumberWords.short($1, digits: 6))" }
      return place.joined(separator: ", ") + ", where f = \(NumberWords.short(run.value, digits: 6))"
    }
    let rows = shown.enumerated().map { (term: $0 == 0 ? "ended" : "", text: "at \($1)") }
    let distances = ended.compactMap { $0.moves.last?.distance }
    guard let low = distances.min(), let high = distances.max() else { return rows }
    let (near, far) = (NumberWords.short(low), NumberWords.short(high))
    return rows + [
      (term: "", text: (near == far ? near : "\(near) to \(far)") + " away from the equilibrium")
    ]
  }

  private var promiseRows: [Row] {
    guard let promise else { return [] }
    let basis =
      "|f| <= \(Self.words(promise.bound)) and L = \(Self.words(promise.lipschitz))"
      + (promise.isEnclosed ? ", enclosed on the box" : "")
    switch promise.bounds {
    case .failure(.rateTooLarge(let limit)):
      return [("bounds", "none: with \(basis) the theorem wants a rate of at most \(limit)")]
    case .failure(.random):
      return [("bounds", "none: the theorem is about exact slopes and tau = 0")]
    case .success(let bounds):
      let broken = runs.contains { $0.breaks(bounds).contains(true) }
      return [
        ("bounds", "with \(basis):"),
        (
          "",
          "at most \(bounds.ascentSteps) steps an ascent, \(bounds.acceptedMoves) accepted moves, "
            + "\(bounds.proposals) proposals"
        ),
        promise.patience.map { omega, least in
          (
            "",
            "a patience of \(least) would leave moves that lower the value more a probability below \(omega), in 9 of 10 runs"
          )
        },
        ("", broken ? "the runs break them: b or L is not what the game has" : "the runs keep them"),
      ].compactMap { (row: Row?) in row }
    }
  }

  /// A decimal where a short one is exact.
  private static func words(_ number: Rational) -> String {
    let decimal = number.decimal(digits: 12)
    return Rational(exactly: decimal) == number ? decimal : number.description
  }

  private var plot: LinePlot {
    LinePlot(
      runs.prefix(24).map { run in
        var height = run.moves.first?.value ?? .nan
        return LinePlot.Line(
          run.moves.map { move in
            if move.answer == .accepted { height = move.value }
            return (Double(move.number), height)
          })
      }, horizontal: "proposals", vertical: "value")
  }
}
