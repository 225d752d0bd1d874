// Steps from exact states, enclosed, and what V does in them.

import Certificates
import Exact
import Glibc
import Language
import Symbolic

extension ClaimRuns {
  /// A step at a place, and the fixed point there.
  struct PlacedStep {
    let step: BallStep
    let rest: [Ball]

    /// Where a state goes, both measured from the fixed point.
    func next(_ state: [Ball]) -> [Ball]? {
      step.next(zip(rest, state).map(+)).map { zip($0, rest).map(-) }
    }
  }

  /// - Parameter number: how many steps were made before, for rules whose step changes with it.
  func step(at place: [Rational], number: Int? = nil) -> Result<PlacedStep, Failure> {
    let precision = Self.precision
    var parameters: [Variable: Ball] = [:]
    if let number { parameters[Variable(Method.counter)] = Ball(Rational(number), precision: precision) }
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

  func balls(_ state: [Double]) -> [Ball]? {
    let exact = state.compactMap { Rational(exactly: $0) }
    return exact.count == state.count ? exact.map { Ball($0, precision: Self.precision) } : nil
  }

  /// Runs from so far away; the first step against the claim ends them all.
  func round(
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
}
