// Whether a statement about a flow is true, by eigenvalues and by values at places.

import Certificates
import Exact
import Symbolic

enum FlowTruth {
  /// What is false about an accepted certificate's statement about a flow; `nil` when nothing was found to be.
  static func complaint(about statement: JSON) -> String? {
    guard let game = statement["game"], let claim = statement["claim"],
      let jacobian = StatementOracle.jacobian(game, [:])?.0
    else { return "no sense" }
    let parts = jacobian.characteristicPolynomial.complexRoots().map { $0.real.midpoint.approximation }
    switch claim["kind"]?.text {
    case "converges-flow":
      return parts.allSatisfy { $0 > 1e-13 } ? nil : "eigenvalues with real parts \(parts)"
    case "circles-flow":
      return parts.allSatisfy { abs($0) < 1e-13 } ? nil : "eigenvalues with real parts \(parts)"
    default: break
    }
    guard parts.allSatisfy({ abs($0) < 1e-13 }) else { return "no centre: \(parts)" }
    guard let function = claim["function"].flatMap(StatementOracle.formula),
      let (variables, field, point) = field(game)
    else { return "no function" }
    var steps = SeededGenerator(state: 5)
    for _ in 0..<12 {
      let place = zip(variables, point).map { variable, value in
        (variable, Ball(value + Rational(Int.random(in: -40...40, using: &steps), over: 100), precision: 128))
      }
      let balls = Dictionary(uniqueKeysWithValues: place)
      var change = Ball(.zero, precision: 128)
      for (variable, force) in zip(variables, field) {
        guard let slope = try? function.derivative(by: variable).ball(at: balls, precision: 128),
          let force = try? force.ball(at: balls, precision: 128)
        else { return "no value" }
        change = change + slope * force
      }
      if !change.containsZero { return "it changes at \(place)" }
    }
    return nil
  }

  private static func field(_ game: JSON) -> ([Variable], [Expression], [Rational])? {
    var (variables, field): ([Variable], [Expression]) = ([], [])
    for player in game["players"]?.elements ?? [] {
      guard let cost = player["cost"].flatMap(StatementOracle.formula) else { return nil }
      for variable in (player["variables"]?.elements ?? []).compactMap(\.text).map({ Variable($0) }) {
        let slope = cost.derivative(by: variable)
        field.append(player["goal"]?.text == "minimizes" ? slope : -slope)
        variables.append(variable)
      }
    }
    let point = (game["equilibrium"]?.elements ?? []).compactMap { StatementOracle.formula($0)?.rational }
    return point.count == variables.count ? (variables, field, point) : nil
  }
}
