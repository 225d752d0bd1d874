// The shipped games and methods as lists.

import Language

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

  /// - Throws: what is wrong with a shipped method.
  package init(methods: [CatalogueEntry]) throws(Diagnostics) {
    var entries: [Entry] = []
    for method in methods {
      entries.append(Entry(heading: Heading(method: try Method(reading: method.file))))
    }
    self.init(kind: "methods", entries: entries)
  }
}
