// What a game's flow does, looked at where it is: the derivative of a function along it, and a run.

import Exact
import Symbolic

/// A flow near its equilibrium.
package struct FlowLook: Sendable {
  package enum Finding: Sendable {
    /// At so many places the derivative along the flow was enclosed, and 0 lies in every enclosure; along a run in floating
    /// point the function moved by such a part of its height above the minimum, `nil` where the run was not followed well.
    case held(places: Int, drift: Double?)
    /// The equations for the quadratic function hold exactly.
    case exact
    /// What is certainly against the claim.
    case contradicted(String)
    /// What kept it from being decided.
    case silent(String)
  }

  private let variables: [Variable]
  private let field: [Expression]
  private let point: [Rational]

  package init(variables: [Variable], field: [Expression], point: [Rational]) {
    (self.variables, self.field, self.point) = (variables, field, point)
  }

  /// How far from the equilibrium is looked, coordinate by coordinate.
  private static let reach = Rational(1, over: 2)
  /// The time of a step of the run where the flow turns by about 1 in a unit of time, and how many steps there are.
  private static let (length, stepCount) = (0.02, 500)
  /// A run on which the function moves by more, as a part of how far it is above its minimum, says more about its own steps
  /// than about the flow.
  private static let mostDrift = 1e-4
  private static let precision = 128

  /// Encloses the derivative of a formula along the flow at random places, and follows a run.
  package func finding(_ formula: Expression, places: Int, seed: UInt64) -> Finding {
    switch isStrictMinimum(of: formula) {
    case true?: break
    case false?: return .contradicted("the equilibrium is no strict minimum of H to second order")
    case nil: return .silent("the derivatives of H at the equilibrium are no rational numbers")
    }
    let gradient = formula.gradient()
    var (count, random) = (0, RandomStream(seed: seed, run: 0))
    // Some places may lie where a formula has no value.
    for _ in 0..<8 * places where count < places {
      let place = point.map { $0 + Self.reach * (Rational(exactly: 2 * random.uniform() - 1) ?? .zero) }
      let balls = Dictionary(
        uniqueKeysWithValues: zip(variables, place.map { Ball($0, precision: Self.precision) }))
      guard let change = change(gradient, balls), change.isFinite else { continue }
      if !change.containsZero {
        let words = zip(variables, place).map { "\($0.name) = \($1.approximation)" }
        return .contradicted("H changes along the flow at \(words.joined(separator: ", "))")
      }
      count += 1
    }
    guard count > 0 else { return .silent("H has no value at any of the places that were looked at") }
    let drift = drift(of: formula)
    return .held(places: count, drift: drift < Self.mostDrift ? drift : nil)
  }

  /// The derivative along the flow; `nil` where there is no value.
  private func change(_ gradient: [Variable: Expression], _ place: [Variable: Ball]) -> Ball? {
    zip(variables, field).reduce(Ball(.zero, precision: Self.precision)) { (sum: Ball?, part) in
      guard let sum, let slope = try? (gradient[part.0] ?? .zero).ball(at: place, precision: Self.precision),
        let force = try? part.1.ball(at: place, precision: Self.precision)
      else { return nil }
      return sum + slope * force
    }
  }

  /// `nil` where a derivative is not known as a rational number.
  private func isStrictMinimum(of formula: Expression) -> Bool? {
    let place = Dictionary(uniqueKeysWithValues: zip(variables, point.map { Expression($0) }))
    func value(_ expression: Expression) -> Rational? { (try? expression.substituting(place))?.rational }
    let gradient = formula.gradient()
    let slopes = variables.map { gradient[$0] ?? .zero }
    let (rises, bends) = (
      slopes.compactMap(value), Expression.jacobian(of: slopes, by: variables).entries.compactMap(value)
    )
    guard rises.count == point.count, bends.count == point.count * point.count else { return nil }
    return rises.allSatisfy(\.isZero)
      && Matrix(rowCount: point.count, columnCount: point.count, entries: bends).isPositiveDefinite
  }

  /// How fast the flow turns at the equilibrium, at most: the largest sum of magnitudes in a row of J.
  private var speed: Double {
    let place = Dictionary(uniqueKeysWithValues: zip(variables, point.map(\.approximation)))
    let rows = field.map { force in
      variables.reduce(0) { $0 + abs(force.derivative(by: $1).approximation(at: place).value) }
    }
    return rows.max() ?? 0
  }

  /// By what part of its height above the minimum the function moves along a run, at most; a guess.
  private func drift(of formula: Expression) -> Double {
    func value(_ state: [Double]) -> Double {
      formula.approximation(at: Dictionary(uniqueKeysWithValues: zip(variables, state))).value
    }
    let run = FlowRun(variables: variables, field: field, length: Self.length / max(1, speed))
    let centre = point.map(\.approximation)
    var state = centre.enumerated().map { $1 + ($0 % 2 == 0 ? 0.125 : -0.0625) }
    let (start, least) = (value(state), value(centre))
    var drift = 0.0
    for _ in 0..<Self.stepCount {
      state = run.step(state)
      drift = max(drift, abs(value(state) - start) / (start - least))
    }
    return drift
  }
}
