// The game's own part of its story.

import Exact
import Language
import Symbolic

extension StudyReport.Player {
  /// The players of a game as they are written, parameters by their names.
  package static func all(of game: Game) -> [StudyReport.Player] {
    game.players.map { player in
      StudyReport.Player(
        name: player.name, sense: player.sense == .minimizes ? "minimizes" : "maximizes",
        variables: player.variables.map { Formula($0) }, cost: Formula(player.cost))
    }
  }
}
