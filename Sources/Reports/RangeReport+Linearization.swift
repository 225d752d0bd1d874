// Rates of a game made ready to be shown.

import Exact
import Language
import Linearization
import Spectral
import Symbolic

extension RangeReport {
  /// - Parameters:
  ///   - name: what the game was asked for by.
  ///   - kernel: vectors along which every point is an equilibrium.
  package init(
    _ answer: RangeAnswer, for update: UpdateJacobian, of game: Game, named name: String,
    gameValues: [String: Rational], methodValues: [String: Rational], digits: Int,
    kernel: [[RationalFunction]],
    alternative: Alternative?, turn: Guess<Double>?
  ) {
    let count = update.variables.count
    self.init(
      problem: Heading(name: name, game: game, overriding: gameValues),
      method: Heading(method: update.method.method, overriding: methodValues),
      rate: update.method.method.rate, point: PointReport(update.equilibrium, variables: update.variables),
      variables: update.variables.map(\.name),
      players: zip(game.players, game.blocks).map { player, block in
        Player(name: player.name, states: update.states.indices.filter { block.contains($0 % count) })
      },
      answer: answer, digits: digits,
      kernel: kernel.map { vector in
        let names = update.variables.map(\.name).joined(separator: ", ")
        return "(\(names)) = (\(vector.map { update.expression($0).text }.joined(separator: ", ")))"
      },
      alternative: alternative, turn: turn)
  }
}
