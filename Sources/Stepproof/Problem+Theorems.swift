// Theorems held against games.

import Language
import Theorems

extension Problem {
  /// - Parameters:
  ///   - games: names or paths; all shipped games and seeded families when there are none.
  ///   - names: theorems by name or path; all shipped ones when there are none.
  package static func survey(
    games: [String], theorems names: [String], progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> Survey {
    let theorems = names.isEmpty ? try Shelf.publishedTheorems() : try names.map { try Theorem(named: $0) }
    var subjects: [Subject] = []
    for name in games.isEmpty ? Shelf.games.map(\.name) : games { subjects.append(try Problem(name).subject()) }
    if games.isEmpty { subjects += RandomGames.all(seed: 1, perFamily: 3) }
    return Survey(theorems, on: subjects, progress: progress)
  }
}
