// A step in balls: an enclosure of what a method makes of a state, whatever rounding would do to it.

import Exact
import Language
import Linearization
import Symbolic

/// The step with values for all its parameters.
struct BallStep {
  let map: UpdateMap
  let parameters: [Variable: Ball]
  let precision: Int
  private let definitions: [Variable: Expression]

  init(_ map: UpdateMap, parameters: [Variable: Ball], precision: Int) {
    (self.map, self.parameters, self.precision) = (map, parameters, precision)
    definitions = Dictionary(uniqueKeysWithValues: map.definitions.map { ($0.variable, $0.value) })
  }

  /// The values of the memories at the start.
  func memories(of point: [Variable: Ball]) -> [Ball]? {
    var work = Work(step: self, known: parameters.merging(point) { $1 })
    return work.values(map.initialMemory)
  }

  /// The state after the step; `nil` where it has no value, or none that could be enclosed.
  func next(_ state: [Ball]) -> [Ball]? {
    var known = parameters
    for (variable, value) in zip(map.states, state) { known[variable] = value }
    var work = Work(step: self, known: known)
    return work.values(map.update)
  }

  /// The values known so far in one step.
  private struct Work {
    let step: BallStep
    var known: [Variable: Ball]

    mutating func values(_ expressions: [Expression]) -> [Ball]? {
      for variable in Set(expressions.flatMap(\.variables)) {
        guard provide(variable) else { return nil }
      }
      var evaluation = BallEvaluation(known, step.precision)
      var values: [Ball] = []
      for expression in expressions {
        guard let value = try? evaluation.value(of: expression), value.isFinite else { return nil }
        values.append(value)
      }
      return values
    }

    private mutating func provide(_ variable: Variable) -> Bool {
      if known[variable] != nil { return true }
      if let definition = step.definitions[variable] {
        guard let value = values([definition])?[0] else { return false }
        known[variable] = value
        return true
      }
      guard let group = step.map.implicit.first(where: { $0.unknowns.contains(variable) }) else {
        return false
      }
      return solve(group)
    }

    /// Encloses the unknowns of a group, near where the states are.
    private mutating func solve(_ group: UpdateMap.Implicit) -> Bool {
      for name in Set(group.residuals.flatMap(\.variables)).subtracting(group.unknowns) {
        guard provide(name) else { return false }
      }
      let newton = Newton(field: group.residuals, variables: group.unknowns, known: known)
      let guess = group.unknowns.indices.map { index in
        known[step.map.states[index % step.map.states.count]] ?? Ball(.zero, precision: step.precision)
      }
      guard let place = newton.zero(from: guess), let proof = newton.proof(around: place) else {
        return false
      }
      for (variable, value) in zip(group.unknowns, proof) { known[variable] = value }
      return true
    }
  }
}
