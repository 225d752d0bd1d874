// Runs for a report: distances, what the certified function does in them, and paths over the field.

import Certificates
import Exact
import Glibc
import Language
import Linearization
import Simulation
import Spectral

/// Runs of a rule at one rate.
package struct StudyRuns: Sendable {
  package let rate: Rational
  /// For every run the distance from the equilibrium by steps.
  package let distances: [[(step: Int, distance: Double)]]
  /// What V shrinks by at every step, and for every run V as a share of what it was; `nil` without a certificate.
  package let decrease: (factor: Double, shares: [[(step: Int, share: Double)]])?
}

extension Problem {
  private static let startCount = 4
  private static let mostSteps = 400
  private static let distance = "1/2"

  /// Runs at the best rate, or inside the safe set where no rate is best.
  ///
  /// - Parameter certificate: finds one for a rate.
  /// - Throws: as for `simulated`.
  func studyRuns(
    of rule: UpdateRule, _ answer: RangeAnswer, setting words: [String: String], at place: Int,
    certificate: (Rational) -> Certificate?
  ) throws -> StudyRuns? {
    guard let rate = answer.pictureRate else { return nil }
    let radius = answer.best?.approximateRadius ?? 0.5
    // As many steps as ten digits take.
    let steps = radius > 0 && radius < 1 ? Int(min(-23 / log(radius), 1e6)) : Self.mostSteps
    var question = try SimulationQuestion(
      starts: .init(count: Self.startCount, distance: Self.distance),
      stepCount: max(12, min(Self.mostSteps, steps)), rate: rate.description, option: "--eta")
    (question.interval, question.keepsStates) = (1, true)
    let simulated = try simulated(by: rule, setting: words, at: place, question).runs
    let distances = simulated.trajectories.map { run in
      run.moments.filter { $0.distance > 0 }.map { (step: $0.step, distance: $0.distance) }
    }
    return StudyRuns(
      rate: rate, distances: distances,
      decrease: try certificate(rate).flatMap { found in
        try decrease(of: found, in: simulated, by: rule, setting: words, at: place)
      })
  }

  private func decrease(
    of certificate: Certificate, in simulated: SimulatedRuns, by rule: UpdateRule,
    setting words: [String: String], at place: Int
  ) throws -> (factor: Double, shares: [[(step: Int, share: Double)]])? {
    guard case .converges(let factor, _) = certificate.claim,
      let stated = StatedClaim(certificate.json, stateCount: simulated.states.count), stated.function != nil
    else { return nil }
    // A run from the equilibrium itself says where memories rest.
    var resting = try SimulationQuestion(
      starts: .given([[:]]), stepCount: 1, rate: simulated.question.schedule.formula.text, option: "--eta")
    resting.keepsStates = true
    guard
      let rest = try self.simulated(by: rule, setting: words, at: place, resting).runs.trajectories.first?
        .moments
        .first?.state
    else { return nil }
    let precision = Ball.defaultPrecision
    func value(_ state: [Double]) -> Double? {
      let exact = zip(state, rest).compactMap { Rational(exactly: $0 - $1) }
      guard exact.count == rest.count else { return nil }
      return stated.value(at: exact.map { Ball($0, precision: precision) }, place: [], precision: precision)?
        .approximation
    }
    let shares = simulated.trajectories.map { run -> [(step: Int, share: Double)] in
      guard let first = run.moments.first.flatMap({ value($0.state) }), first > 0 else { return [] }
      return run.moments.compactMap { moment in
        // Below this there is only rounding.
        value(moment.state).flatMap { $0 / first > 1e-24 ? (moment.step, $0 / first) : nil }
      }
    }
    return (factor.approximation, shares)
  }

  /// Where the rules that converge fastest go from one and the same start, in a game with two variables: the farthest of
  /// some starts from which none of them leaves the picture.
  func paths(
    of rules: [RuleStudy], setting words: [String: String], at place: Int, in portrait: Portrait
  ) -> [(name: String, points: [(x: Double, y: Double)])] {
    guard variables.count == 2, portrait.equilibria.indices.contains(place - 1) else { return [] }
    let rest = portrait.equilibria[place - 1]
    let fastest = rules.filter { study in
      if case .answered(let answer) = study.result { answer.range.answer.pictureRate != nil } else { false }
    }.prefix(3)
    for share in [0.6, 0.3, 0.15, 0.08] {
      let start = (
        x: rest.x + share * (portrait.upper.x - rest.x), y: rest.y + share * (portrait.upper.y - rest.y)
      )
      let paths = fastest.compactMap { path(of: $0, from: start, setting: words, at: place, in: portrait) }
      if paths.count == fastest.count { return paths }
    }
    return []
  }

  /// `nil` for a path that leaves the picture.
  private func path(
    of study: RuleStudy, from start: (x: Double, y: Double), setting words: [String: String], at place: Int,
    in portrait: Portrait
  ) -> (name: String, points: [(x: Double, y: Double)])? {
    guard case .answered(let answer) = study.result, let rate = answer.range.answer.pictureRate,
      let x = Rational(exactly: start.x), let y = Rational(exactly: start.y),
      var question = try? SimulationQuestion(
        starts: .given([[variables[0]: x, variables[1]: y]]), stepCount: 60, rate: rate.description,
        option: "--eta")
    else { return nil }
    (question.interval, question.keepsStates) = (1, true)
    guard
      let run = try? simulated(by: study.rule, setting: words, at: place, question).runs.trajectories.first
    else { return nil }
    let points = run.moments.map { (x: $0.state[0], y: $0.state[1]) }
    let isInside = points.allSatisfy { point in
      portrait.lower.x <= point.x && point.x <= portrait.upper.x && portrait.lower.y <= point.y
        && point.y <= portrait.upper.y
    }
    return isInside ? (study.rule.method.name, points) : nil
  }
}

extension RangeAnswer {
  /// The best rate, shortened, or one inside the safe set; `nil` where that is empty.
  fileprivate var pictureRate: Rational? {
    guard let piece = safe.first else { return nil }
    if let best = best?.rate?.enclosure.lower, best.sign > 0,
      piece.lower.enclosure.upper < best * Rational(999, over: 1_000)
    {
      return .simplest(between: best * Rational(999, over: 1_000), and: best)
    }
    guard let upper = piece.upper?.enclosure.lower else { return piece.lower.enclosure.upper + 1 }
    let lower = piece.lower.enclosure.upper
    return .simplest(
      between: lower + (upper - lower) / 2, and: lower + (upper - lower) * Rational(2, over: 3))
  }
}
