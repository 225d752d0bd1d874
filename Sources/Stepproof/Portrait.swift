// The plane of the players of a game with two variables: for pictures.

import Exact
import Language
import Linearization
import Symbolic

/// The field of a game with two variables over a window, in floating point, turned downhill.
package struct Portrait: Sendable {
  package let lower: (x: Double, y: Double)
  package let upper: (x: Double, y: Double)
  /// How many points a side.
  package let count: Int
  /// Row after row from below.
  package let arrows: [(x: Double, y: Double)]
  package let equilibria: [(x: Double, y: Double, equilibrium: Equilibrium)]
}

extension Problem {
  /// How many points a side the field is computed at.
  private static let portraitPoints = 33

  /// `nil` for other than two variables, and where the equilibria move with a parameter.
  func portrait(overriding values: [String: Rational]) -> Portrait? {
    let variables = game.variables
    guard variables.count == 2, let field = try? game.field(overriding: values),
      let equilibria = try? equilibria(starts: 24, overriding: values)
    else { return nil }
    var points: [(x: Double, y: Double, equilibrium: Equilibrium)] = []
    for equilibrium in equilibria {
      guard let x = equilibrium.ball(variables[0])?.approximation,
        let y = equilibrium.ball(variables[1])?.approximation
      else { return nil }
      points.append((x, y, equilibrium))
    }
    let (x, y) = (Self.window(points.map(\.x)), Self.window(points.map(\.y)))
    var middles: [Variable: Double] = [:]
    for range in game.rangedParameters.compactMap(\.namedRange) {
      middles[Variable(range.name)] = ((range.lower + range.upper) / 2).approximation
    }
    let last = Double(Self.portraitPoints - 1)
    let arrows = (0..<Self.portraitPoints).flatMap { row in
      (0..<Self.portraitPoints).map { column in
        var place = middles
        place[variables[0]] = x.lower + (x.upper - x.lower) * Double(column) / last
        place[variables[1]] = y.lower + (y.upper - y.lower) * Double(row) / last
        return (x: -field[0].approximation(at: place).value, y: -field[1].approximation(at: place).value)
      }
    }
    return Portrait(
      lower: (x.lower, y.lower), upper: (x.upper, y.upper), count: Self.portraitPoints, arrows: arrows,
      equilibria: points)
  }

  /// Room around some numbers.
  private static func window(_ values: [Double]) -> (lower: Double, upper: Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let reach = max(1.5, 0.8 * (high - low), 0.25 * max(abs(low), abs(high)))
    return ((low + high) / 2 - reach, (low + high) / 2 + reach)
  }
}
