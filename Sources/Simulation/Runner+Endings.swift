// When a run in a lane is over, and why.

import Symbolic

extension Runner {
  func hasArrived(_ distance: Double) -> Bool { question.tolerance.map { distance <= $0 } ?? false }

  /// Whether a lane has come to an end since it was last looked at.
  var wantsCare: Bool {
    let distances = distances
    var sum = Value(repeating: 0)
    for place in 0..<stateCount { sum += inputs[place] }
    return runs.indices.contains { lane in
      guard endings[lane] == nil else { return false }
      let distance = distances[lane]
      return !sum[lane].isFinite || !(distance <= question.limit) || hasArrived(distance)
    }
  }

  /// Ends the runs that have come to an end with this step.
  func settle(at step: Int, from start: [Value]) {
    let distances = distances
    for lane in runs.indices where endings[lane] == nil {
      let state = state(lane)
      let ending: Trajectory.Ending
      if let place = state.firstIndex(where: \.isNaN) {
        let part = undefinedPart(lane, place, start)
        // Infinity minus infinity is no number either: without a part to blame, the run went too far.
        ending =
          part == nil
          ? .diverged(step: step)
          : .undefined(step: step, variable: self.step.states[place], part)
      } else if !(distances[lane] <= question.limit) || state.contains(where: \.isInfinite) {
        ending = .diverged(step: step)
      } else if hasArrived(distances[lane]) {
        ending = .arrived(step: step)
      } else {
        continue
      }
      endings[lane] = ending
      last[lane] = state
      keep(lane, step, distances[lane], state)
      // The lane goes on with numbers that do no harm.
      begin(lane)
    }
  }

  func undefinedPart(_ lane: Int, _ place: Int, _ start: [Value]) -> UndefinedPart? {
    var point: [Variable: Double] = [:]
    // The states are those before the step; what was solved for and drawn in it still stands.
    for (index, variable) in step.layout.all.enumerated() {
      point[variable] = index < stateCount ? start[index][lane] : inputs[index][lane]
    }
    var search = UndefinedSearch(point: point)
    // What names stand for comes first: a formula has no value when one of its names has none.
    for definition in step.definitions {
      if let part = search.part(of: definition.value) { return part }
      search.point[definition.variable] = definition.value.approximation(at: search.point).value
    }
    return search.part(of: step.update[place])
  }
}
