// Who proposes moves at random, and who answers them by climbing.

import Exact
import Language
import Linearization
import Symbolic

/// A game as the greedy max-player's algorithm sees it: one player's variables x are moved at random, and the other
/// one climbs in y.
///
/// What the proposer wants small is `value`; with opposed costs it is what the climber wants large.
package struct GreedyRoles: Sendable {
  package let game: Game
  package let proposer: Int
  package let climber: Int
  /// Places of x and of y among the game's variables.
  package let moved: Range<Int>
  package let climbing: Range<Int>
  package let value: Expression
  /// The gradient by y of what the climber wants large.
  package let slopes: [Expression]
  package let isOpposed: Bool
  /// What is drawn at random in the value and the slopes, where these are means over draws.
  let draws: [Draw]

  /// Why nobody can climb.
  package enum Fault: Error, Sendable {
    /// There are not two players but so many.
    case playerCount(Int)
    case evaluation(EvaluationFault)
  }

  /// - Parameter climber: the place of the player who climbs; `nil` for the one who maximises, or the second one where
  ///   both do or none.
  /// - Precondition: no parameter is left without a value.
  package init(
    _ game: Game, overriding values: [String: Rational] = [:], climber: Int? = nil
  ) throws(Fault) {
    guard game.players.count == 2 else { throw .playerCount(game.players.count) }
    let maximising = game.players.indices.filter { game.players[$0].sense == .maximizes }
    let climber = climber ?? (maximising.count == 1 ? maximising[0] : 1)
    (self.game, self.climber, proposer) = (game, climber, 1 - climber)
    (moved, climbing) = (game.blocks[1 - climber], game.blocks[climber])
    do throws(EvaluationFault) {
      let field = try game.field(overriding: values)
      // The field points where costs rise, and the climber goes the other way.
      slopes = field[game.blocks[climber]].map { -$0 }
      let player = game.players[1 - climber]
      let cost = try player.cost.substituting(try game.parameterValues(overriding: values))
      value = player.sense == .minimizes ? cost : -cost
      let parameters = try game.parameterValues(overriding: values)
      draws = try game.draws.map { draw throws(EvaluationFault) in
        guard case .shares(let weights) = draw.kind else { return draw }
        let shares = try Expression.substituting(parameters, in: weights)
        return Draw(kind: .shares(shares), variables: draw.variables, size: draw.size)
      }
    } catch {
      throw .evaluation(error)
    }
    isOpposed = game.isCertainlyOpposed(overriding: values)
  }

  package var variables: [Variable] { game.variables }
  package var movedVariables: [Variable] { Array(game.variables[moved]) }
  package var climbingVariables: [Variable] { Array(game.variables[climbing]) }
}
