// Equilibria: stated, found, enclosed, and what kind they are.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

func shippedGame(_ name: String) throws -> Game { try Game(reading: Catalogue.gameFile(name)) }

@Suite("Equilibria")
struct EquilibriumTests {
  @Test("of every shipped game are confirmed or found", arguments: Catalogue.games.map(\.name))
  func shipped(name: String) throws {
    let game = try shippedGame(name)
    let search = try EquilibriumSearch(game)
    do throws(EquilibriumFault) {
      let found = try search.equilibria()
      for e in found { print("EQ", name, e.origin, e.status, e.coordinates) }
      #expect(!found.isEmpty)
    } catch {
      if case .diagnostics(let diagnostics) = error {
        Issue.record("\(diagnostics.drawing)")
      } else {
        Issue.record("\(error)")
      }
    }
  }
}
