// The shipped games, methods and theorems as lists.

import Language
import Linearization

extension ListReport {
  /// - Throws: what is wrong with a shipped game.
  package init(games: [CatalogueEntry]) throws(Diagnostics) {
    var entries: [Entry] = []
    for game in games {
      entries.append(
        Entry(heading: Heading(name: game.name, game: try Game(reading: game.file)), group: game.group))
    }
    self.init(kind: "games", entries: entries)
  }

  /// Every method with the formula it derives to for two players.
  package init(methods: [LinearizedMethod], algorithms: [Entry] = []) {
    let entries = methods.map { Entry(heading: Heading(method: $0.method), derived: BlockFormula($0)) }
    self.init(kind: "methods", entries: entries, algorithms: algorithms)
  }

  package init(theorems: [Theorem]) {
    let entries = theorems.map {
      Entry(heading: Heading(name: $0.name, title: $0.title ?? $0.name, source: $0.source, parameters: []))
    }
    self.init(kind: "theorems", entries: entries)
  }
}
