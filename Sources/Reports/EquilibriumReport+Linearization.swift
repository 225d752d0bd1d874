// The equilibria that were found, made ready to be shown.

import Exact
import Language
import Linearization

extension EquilibriumReport {
  /// - Parameter starts: from how many starts was searched; it is left out when the game states its equilibria.
  package init(
    _ equilibria: [Equilibrium], of game: Game, named name: String, overriding values: [String: Rational],
    starts: Int
  ) {
    self.init(
      problem: Heading(name: name, game: game, overriding: values),
      points: equilibria.map { PointReport($0, variables: game.variables) },
      starts: game.equilibria.isEmpty ? starts : nil)
  }
}
