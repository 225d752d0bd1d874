// What is to stay the same, held against single steps.

import Certificates
import Exact

extension ClaimRuns {
  /// How much V changes in a step, as a share of it: certainly at least, and certainly at most.
  func drifts(_ effort: Effort, _ distance: Double, _ places: [Place]) -> [(
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

  func conserved(_ effort: Effort, _ places: [Place]) -> Finding {
    let all = drifts(effort, 1, places)
    guard let worst = all.map(\.least).max(), worst > 0 else {
      return .held(stepCount: all.count, within: 1, places)
    }
    return .contradicted(
      Contradiction(place: places[0].place, step: 1, before: 1, after: 1 + worst, state: []), within: 1)
  }

  /// On a nonlinear game V drifts, and the less the nearer: in proportion to the distance, or faster.
  func drift(_ effort: Effort, _ places: [Place]) -> Finding {
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
