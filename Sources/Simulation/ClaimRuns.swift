// A certificate's claim held against runs.

import Certificates
import Exact
import Glibc
import Linearization
import Symbolic

/// A claim with the game and the rule that it is about.
///
/// Runs are made in relative coordinates: every step begins at an exact state and is enclosed in balls, so that a step
/// against the claim is one for certain, and rounding is never to blame.
package struct ClaimRuns: Sendable {
  let stated: StatedClaim
  let map: UpdateMap
  let variableCount: Int
  /// The equilibrium, in the parameters.
  let point: [Expression]
  /// Whether the step is affine in the states, so that being near does not matter.
  let isAffine: Bool
  let constants: [String: Expression]
  /// The moduli of the eigenvalues of a matrix, given by its columns.
  private let moduli: @Sendable ([[Double]]) -> [Double]?

  package init(
    _ stated: StatedClaim, map: UpdateMap, point: [Expression], isAffine: Bool,
    constants: [String: Expression],
    moduli: @escaping @Sendable ([[Double]]) -> [Double]?
  ) {
    (self.stated, self.map, self.point, self.moduli) = (stated, map, point, moduli)
    variableCount = point.count
    (self.isAffine, self.constants) = (isAffine, constants)
  }

  package struct Effort: Sendable {
    package var startCount = 24
    package var stepCount = 60
    /// Of the runs in floating point, from which rates are read.
    package var longStepCount = 4_000
    package var seed: UInt64 = 1

    package init() {}
  }

  /// A step that does what the claim excludes.
  package struct Contradiction: Sendable {
    package let place: [Rational]
    package let step: Int
    /// V before and after the step, as shares of V at the start.
    package let before: Double
    package let after: Double
    package let state: [Double]
  }

  /// What was seen at one choice of parameters.
  package struct Place: Sendable {
    package let place: [Rational]
    /// The factors by which directions grow or shrink a step, the largest first: of the derivative that was measured on
    /// single steps.
    package let growth: [Double]
    /// The factor by which the distance changed a step in long runs.
    package let observed: Double?
  }

  package enum Finding: Sendable {
    /// No step was against the claim; V was looked at so often, within this distance of the equilibrium.
    case held(stepCount: Int, within: Double, [Place])
    case contradicted(Contradiction, within: Double)
    /// At this place so many directions grow by more than the claim says, or fewer.
    case miscounted(Place, expected: String)
    /// Why runs cannot be held against it, or what kept them from being decided.
    case silent(String)
  }

  /// Bits carried in balls.
  static let precision = 256
  /// How often the distance is divided by `shrinkage` until it is taken that nearness is not what is missing.
  private static let roundLimit = 24
  private static let shrinkage = 0x1p-4

  // MARK: The whole

  /// - Parameter progress: told the share of the work that is done; the share falls back where runs begin again nearer by.
  package func finding(_ effort: Effort, progress: (Double) -> Void = { _ in }) -> Finding {
    if case .noQuadraticFunction = stated.claim {
      return .silent("it says that no function exists, and runs cannot show that")
    }
    var places: [Place] = []
    for place in samples {
      switch measured(at: place, effort) {
      case .success(let seen):
        if let expected = expectation(against: seen) { return .miscounted(seen, expected: expected) }
        places.append(seen)
      case .failure(let reason): return .silent(reason.words)
      }
    }
    guard stated.function != nil else { return .held(stepCount: 0, within: 0, places) }
    if case .conserves = stated.claim, !isAffine { return drift(effort, places) }
    var distance = 1.0
    var last: Finding = .silent("no step was made")
    for _ in 0..<(isAffine ? 1 : Self.roundLimit) {
      last = round(effort, distance, places, progress)
      guard case .contradicted = last else { return last }
      distance *= Self.shrinkage
    }
    return last
  }

  private struct Failure: Error {
    let words: String
  }

  // MARK: Places

  private var isAboutSequences: Bool {
    switch stated.claim {
    case .converges(_, let everySequence): everySequence
    case .contractsInHull: true
    case .diverges, .conserves, .noQuadraticFunction: false
    }
  }

  /// Places of the claim: corners of the box, moved off a rate of 0, and some within; or corners of the polygon and its
  /// middle.
  private var samples: [[Rational]] {
    if case .contractsInHull(_, let vertices) = stated.claim {
      let share = Rational(1, over: vertices.count)
      let middle = (vertices.first ?? []).indices.map { axis in
        share * vertices.map { $0[axis] }.reduce(.zero, +)
      }
      return Array(vertices.prefix(8)) + [middle]
    }
    let ranges = stated.box.ranges
    guard !ranges.isEmpty else { return [[]] }
    var shares: [[Rational]] = [Rational(1, over: 64), Rational(1, over: 2), 1].map { share in
      ranges.map { _ in share }
    }
    var stream = RandomStream(seed: 11, run: 0)
    for _ in 0..<3 { shares.append(ranges.map { _ in Self.share(&stream) }) }
    return shares.map(place)
  }

  /// A place in the box by shares of its sides.
  private func place(_ shares: [Rational]) -> [Rational] {
    zip(stated.box.ranges, shares).map { range, share in
      let value = range.lower + share * (range.upper - range.lower)
      // The rate 0 is no part of the box.
      return value.isZero && range.name == stated.box.rate ? range.upper / 1_000 : value
    }
  }

  private static func share(_ stream: inout RandomStream) -> Rational {
    Rational(Int(stream.uniform() * 1_025), over: 1_024)
  }

  /// A place for one step of a sequence: a corner as often as not.
  private func anywhere(_ stream: inout RandomStream) -> [Rational] {
    if case .contractsInHull(_, let vertices) = stated.claim {
      let weights = vertices.map { _ in stream.uniform() < 0.5 ? Rational.zero : Self.share(&stream) }
      let total = weights.reduce(.zero, +)
      guard !total.isZero else { return vertices[Int(stream.uniform() * Double(vertices.count))] }
      return vertices[0].indices.map { axis in
        zip(weights, vertices).map { $0 * $1[axis] }.reduce(.zero, +) / total
      }
    }
    return place(
      stated.box.ranges.map { _ in
        switch stream.uniform() {
        case ..<0.25: .zero
        case ..<0.5: .one
        default: Self.share(&stream)
        }
      })
  }

  // MARK: Steps

  /// A step at a place, and the fixed point there.
  private struct PlacedStep {
    let step: BallStep
    let rest: [Ball]

    /// Where a state goes, both measured from the fixed point.
    func next(_ state: [Ball]) -> [Ball]? {
      step.next(zip(rest, state).map(+)).map { zip($0, rest).map(-) }
    }
  }

  private func step(at place: [Rational]) -> Result<PlacedStep, Failure> {
    let precision = Self.precision
    var parameters: [Variable: Ball] = [:]
    for (range, value) in zip(stated.box.ranges, place) {
      parameters[Variable(range.name)] = Ball(value, precision: precision)
    }
    for entry in stated.box.entries where entry.isPoint {
      parameters[Variable(entry.name)] = Ball(entry.lower, precision: precision)
    }
    for (name, value) in constants {
      guard let ball = try? value.ball(precision: precision) else {
        return .failure(Failure(words: "'\(name)' has no value"))
      }
      parameters[Variable(name)] = ball
    }
    let step = BallStep(map, parameters: parameters, precision: precision)
    let coordinates = point.map { try? $0.ball(at: parameters, precision: precision) }
    var rest = coordinates.compactMap(\.self)
    guard rest.count == point.count else {
      return .failure(Failure(words: "the equilibrium has no value there"))
    }
    let known = Dictionary(uniqueKeysWithValues: zip(map.states, rest))
    guard let memories = step.memories(of: known) else {
      return .failure(Failure(words: "the memories have no value at the equilibrium"))
    }
    rest += memories
    return .success(PlacedStep(step: step, rest: rest))
  }

  private func balls(_ state: [Double]) -> [Ball]? {
    let exact = state.compactMap { Rational(exactly: $0) }
    return exact.count == state.count ? exact.map { Ball($0, precision: Self.precision) } : nil
  }

  /// Runs from so far away; the first step against the claim ends them all.
  private func round(
    _ effort: Effort, _ distance: Double, _ places: [Place], _ progress: (Double) -> Void
  ) -> Finding {
    guard let factor = stated.claim.factor else { return conserved(effort, places) }
    let ratio = Ball(factor, precision: Self.precision)
    var count = 0
    for start in 0..<effort.startCount {
      var stream = RandomStream(seed: effort.seed &+ 77, run: start)
      var place = places[start % places.count].place
      var state = Directions.random(seed: effort.seed, index: start, size: map.states.count).map {
        distance * $0
      }
      var first: Double?
      for number in 1...effort.stepCount {
        if isAboutSequences { place = anywhere(&stream) }
        guard case .success(let step) = step(at: place) else { return .silent("a step has no value") }
        guard let before = balls(state),
          let old = stated.value(at: before, place: place, precision: Self.precision)
        else { break }
        guard let after = step.next(before),
          let new = stated.value(at: after, place: place, precision: Self.precision)
        else {
          return .contradicted(
            Contradiction(place: place, step: number, before: 1, after: .nan, state: state), within: distance)
        }
        first = first ?? abs(old.approximation)
        let gap = ratio * old - new
        if gap.isNegative {
          let scale = first == 0 ? 1 : first ?? 1
          return .contradicted(
            Contradiction(
              place: place, step: number, before: old.approximation / scale, after: new.approximation / scale,
              state: state),
            within: distance)
        }
        if gap.isPositive { count += 1 }
        state = after.map(\.approximation)
        let size = state.map(abs).max() ?? 0
        // Beyond this, doubles say nothing, or what grows has left.
        if size < 1e-250 || size > (isAffine ? 1e100 : 16 * distance) { break }
      }
      progress(Double(start + 1) / Double(effort.startCount))
    }
    return .held(stepCount: count, within: distance, places)
  }

  // MARK: What is conserved

  /// How much V changes in a step, as a share of it: certainly at least, and certainly at most.
  private func drifts(_ effort: Effort, _ distance: Double, _ places: [Place]) -> [(
    least: Double, most: Double
  )] {
    var drifts: [(Double, Double)] = []
    for start in 0..<effort.startCount {
      let place = places[start % places.count].place
      let direction = Directions.random(seed: effort.seed, index: start, size: map.states.count)
      guard case .success(let step) = step(at: place), let before = balls(direction.map { distance * $0 }),
        let old = stated.value(at: before, place: place, precision: Self.precision), old.isPositive,
        let after = step.next(before),
        let new = stated.value(at: after, place: place, precision: Self.precision)
      else { return [(.infinity, .infinity)] }
      let share = new / old - .one
      let (low, high) = (share.lower?.approximation ?? -.infinity, share.upper?.approximation ?? .infinity)
      drifts.append(
        (share.isPositive || share.isNegative ? min(abs(low), abs(high)) : 0, max(abs(low), abs(high))))
    }
    return drifts
  }

  private func conserved(_ effort: Effort, _ places: [Place]) -> Finding {
    let all = drifts(effort, 1, places)
    guard let worst = all.map(\.least).max(), worst > 0 else {
      return .held(stepCount: all.count, within: 1, places)
    }
    return .contradicted(
      Contradiction(place: places[0].place, step: 1, before: 1, after: 1 + worst, state: []), within: 1)
  }

  /// On a nonlinear game V drifts, and the less the nearer: in proportion to the distance, or faster.
  private func drift(_ effort: Effort, _ places: [Place]) -> Finding {
    let (far, near) = (0x1p-10, 0x1p-30)
    let worstFar = drifts(effort, far, places).map(\.most).max() ?? .infinity
    let worstNear = drifts(effort, near, places).map(\.most).max() ?? .infinity
    guard worstNear <= max(worstFar * 0x1p-16, 1e-60) else {
      return .contradicted(
        Contradiction(place: places[0].place, step: 1, before: 1, after: 1 + worstNear, state: []),
        within: near)
    }
    return .held(stepCount: effort.startCount, within: near, places)
  }
}

// MARK: Growth

extension ClaimRuns {
  /// Growth nearer to the claim's factor than this is not told from it.
  private static let resolution = 1e-4
  /// From how far the derivative is measured, on a game that is not affine.
  private static let nearby = 0x1p-60

  /// The growth of directions at a place: the step's derivative, measured on steps next to the equilibrium.
  private func measured(at place: [Rational], _ effort: Effort) -> Result<Place, Failure> {
    switch step(at: place) {
    case .failure(let failure): return .failure(failure)
    case .success(let step):
      let size = map.states.count
      var columns: [[Double]] = []
      for column in 0..<size {
        let reach = isAffine ? 1 : Self.nearby
        guard let state = balls((0..<size).map { $0 == column ? reach : 0 }), let moved = step.next(state)
        else {
          return .failure(Failure(words: "a step next to the equilibrium has no value"))
        }
        columns.append(moved.map { $0.approximation / reach })
      }
      guard let moduli = moduli(columns) else {
        return .failure(Failure(words: "the eigenvalues of the measured derivative could not be computed"))
      }
      return .success(
        Place(
          place: place, growth: withoutRest(moduli).sorted(by: >),
          observed: observedRate(
            at: place, step.rest.prefix(variableCount).map(\.approximation), stepCount: effort.longStepCount))
      )
    }
  }

  /// The moduli without those of directions at rest, which are 1.
  private func withoutRest(_ moduli: [Double]) -> [Double] {
    Array(moduli.sorted { abs($0 - 1) < abs($1 - 1) }.dropFirst(stated.restCount))
  }

  /// By what factor the distance changes a step in runs through many steps near the equilibrium, the mean of several;
  /// `nil` where no run is long enough.
  private func observedRate(at place: [Rational], _ fixed: [Double], stepCount: Int) -> Double? {
    let names = stated.box.entries.map(\.name)
    guard
      let step = try? CompiledStep(
        map, variableCount: variableCount, constants: constants, parameters: names)
    else { return nil }
    var place = place[...]
    let schedules = stated.box.entries.map { Schedule($0.isPoint ? $0.lower : place.removeFirst()) }
    let size = fixed.map(abs).max() ?? 0
    // What is at rest may be a curved surface: then its own curvature has to stay below the last digits.
    let reach = (stated.restCount > 0 ? 1e-7 : 1e-6) * max(1, size)
    let starts = (0..<4).map { index in
      zip(Directions.random(seed: 3, index: index, size: variableCount), fixed).map { reach * $0 + $1 }
    }
    var question = RunQuestion(starts: starts, stepCount: stepCount, schedules: schedules, target: fixed)
    question.measure = stated.measure(of: variableCount)
    // Nearer than this, the digits of the equilibrium, or of the point of rest that a run comes to, run out.
    question.tolerance = max(1e-250, 1e-13 * size, stated.restCount > 0 ? 1e-10 * reach : 0)
    question.limit = 1e-2 * max(1, size)
    let rates = step.trajectories(question).compactMap(\.observedRate)
    return rates.isEmpty ? nil : exp(rates.map(log).reduce(0, +) / Double(rates.count))
  }

  /// What was expected instead; `nil` when the growth is as claimed, as far as can be told.
  private func expectation(against seen: Place) -> String? {
    let moving = seen.growth
    func larger(than bound: Double) -> Int { moving.count { $0 > bound + Self.resolution } }
    func perhaps(than bound: Double) -> Int { moving.count { $0 > bound - Self.resolution } }
    switch stated.claim {
    case .converges(let factor, _), .contractsInHull(let factor, _):
      let bound = factor.approximation.squareRoot()
      return larger(than: bound) > 0
        ? "no direction grows by more than \(bound) a step" : nil
    case .diverges(let factor, let directions):
      let bound = factor.approximation.squareRoot()
      return larger(than: bound) > directions || perhaps(than: bound) < directions
        ? "\(directions) directions grow by more than \(bound) a step" : nil
    case .conserves:
      return larger(than: 1) > 0 || perhaps(than: 1) < moving.count ? "all directions keep their size" : nil
    case .noQuadraticFunction: return nil
    }
  }
}

extension Claim {
  /// What V is to shrink by, or not to grow by more than.
  package var factor: Rational? {
    switch self {
    case .converges(let factor, _), .contractsInHull(let factor, _), .diverges(let factor, _): factor
    case .conserves, .noQuadraticFunction: nil
    }
  }
}
