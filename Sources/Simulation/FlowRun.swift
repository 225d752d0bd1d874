// The flow z' = -G(z), followed in floating point by the classical method of Runge and Kutta.

import Exact
import Symbolic

/// A run along a flow: guesses, every one of them.
struct FlowRun: Sendable {
  let variables: [Variable]
  let field: [Expression]
  let length: Double

  /// - Parameter length: of the time of a step.
  init(variables: [Variable], field: [Expression], length: Double) {
    (self.variables, self.field, self.length) = (variables, field, length)
  }

  private func velocity(_ state: [Double]) -> [Double] {
    let point = Dictionary(uniqueKeysWithValues: zip(variables, state))
    return field.map { -$0.approximation(at: point).value }
  }

  /// The state after one step.
  func step(_ state: [Double]) -> [Double] {
    func moved(_ slope: [Double], _ part: Double) -> [Double] {
      zip(state, slope).map { $0 + part * length * $1 }
    }
    let first = velocity(state)
    let second = velocity(moved(first, 0.5))
    let third = velocity(moved(second, 0.5))
    let fourth = velocity(moved(third, 1))
    return state.indices.map { place in
      let sum = first[place] + 2 * second[place] + 2 * third[place] + fourth[place]
      return state[place] + length / 6 * sum
    }
  }
}
