// Claims about steps that become smaller with their number, held against runs.

import Certificates
import Exact
import Language
import Symbolic

extension ClaimRuns {
  /// Steps that are made in balls; more of them in doubles would prove nothing.
  private static let scheduleStepCount = 400

  /// Whole runs in balls from several starts. What shrinks has to stay within its bound; what grows has a form that
  /// has to become larger at every step.
  func finding(
    about steps: ScheduledSteps, _ effort: Effort, _ progress: (Double) -> Void
  ) -> Finding {
    guard map.states.count >= steps.start.rowCount, steps.start.columnCount == variableCount,
      steps.start.rowCount % max(variableCount, 1) == 0
    else { return .silent("its statement has another shape than the rule") }
    var distance = 1.0
    var last = Finding.silent("no step was made")
    for _ in 0..<(isAffine ? 1 : Self.roundLimit) {
      last = scheduleRound(steps, effort, distance, progress)
      guard case .contradicted = last else { return last }
      distance *= Self.shrinkage
    }
    return last
  }

  private func scheduleRound(
    _ steps: ScheduledSteps, _ effort: Effort, _ distance: Double, _ progress: (Double) -> Void
  ) -> Finding {
    let (count, length) = (min(effort.startCount, 6), steps.first + Self.scheduleStepCount)
    var seen = 0
    for start in 0..<count {
      let direction = Directions.random(seed: effort.seed, index: start, size: variableCount)
      guard let anchor = balls(direction.map { distance * $0 }) else { return .silent("no start") }
      // Every part of the state that moves begins as the claim says; what rests begins where the run does.
      var state = steps.start.rows.map { combination($0, anchor) }
      if state.count < map.states.count { state += anchor }
      guard state.count == map.states.count else {
        return .silent("its statement has another shape than the rule")
      }
      var before: Ball?
      for step in 0..<length {
        if step >= steps.first {
          let (value, isContradicted) = judged(state, anchor, steps, step, before)
          if isContradicted {
            return .contradicted(
              Contradiction(
                place: [], step: step, before: before?.approximation ?? 1, after: value.approximation,
                state: state.map(\.approximation)), within: distance)
          }
          before = value
          seen += 1
        }
        guard case .success(let placed) = self.step(at: [], number: step) else {
          return .silent("a step has no value")
        }
        guard let next = placed.next(state) else {
          return .contradicted(
            Contradiction(place: [], step: step, before: 1, after: .nan, state: state.map(\.approximation)),
            within: distance)
        }
        state = next
      }
      progress(Double(start + 1) / Double(count))
    }
    return .held(stepCount: seen, within: distance, [])
  }

  /// What a claim speaks of at a step, as a share of what it allows, and whether it is certainly not as claimed.
  private func judged(
    _ state: [Ball], _ anchor: [Ball], _ steps: ScheduledSteps, _ step: Int, _ before: Ball?
  ) -> (Ball, isContradicted: Bool) {
    let moving = Array(state.prefix(steps.start.rowCount))
    let place = Ball(Rational(step) + steps.shift, precision: Self.precision)
    let scale = place.power(Rational(steps.exponent, over: steps.root))
    func squares(_ values: [Ball]) -> Ball {
      values.reduce(Ball(.zero, precision: Self.precision)) { $0 + $1 * $1 }
    }
    switch stated.claim {
    case .shrinks(_, let constant):
      let (size, bound) = (
        squares(moving) * scale * scale, Ball(constant, precision: Self.precision) * squares(anchor)
      )
      return (size / bound, (bound - size).isNegative)
    case .grows, .converges, .contractsInHull, .diverges, .conserves, .noQuadraticFunction:
      guard let form = stated.form else { return (scale, false) }
      let d = zip(moving, form.offset.rows).map { $0 * scale - combination($1, anchor) }
      let quadratic = zip(d, form.function.rows).reduce(Ball(.zero, precision: Self.precision)) {
        $0 + $1.0 * combination($1.1, d)
      }
      let value = quadratic - Ball(form.weight, precision: Self.precision) * squares(anchor)
      return (value, value.isNegative || before.map { (value - $0).isNegative } ?? false)
    }
  }

  private func combination(_ row: [Rational], _ values: [Ball]) -> Ball {
    zip(row, values).reduce(Ball(.zero, precision: Self.precision)) {
      $1.0.isZero ? $0 : $0 + Ball($1.0, precision: Self.precision) * $1.1
    }
  }
}
