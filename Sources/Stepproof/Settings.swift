// Values that somebody gives to parameters, sorted into the method's and the game's.

import Exact
import Language

/// What stands in place of the parameters' own values.
package struct Settings: Equatable, Sendable {
  package var method: [String: Rational] = [:]
  package var game: [String: Rational] = [:]
}

extension Settings {
  /// Reads words such as `["beta": "1/4"]`. Where method and game both have a parameter of a name, it has to be
  /// written as `method.gamma` or `game.gamma`.
  ///
  /// - Throws: `InputFault.unusableSetting` for the first name, in alphabetical order, that will not do.
  package init(_ words: [String: String], method: Method?, game: Game) throws(InputFault) {
    try self.init(
      words, method: method, playerCount: game.players.count, gameNames: game.parameters.map(\.name))
  }

  /// The same where the game is known by the names of its parameters only.
  init(
    _ words: [String: String], method: Method?, playerCount: Int, gameNames: [String]
  ) throws(InputFault) {
    let methodNames = method.map { $0.parameters.flatMap { $0.names(playerCount: playerCount) } } ?? []
    try self.init(words, methodNames: methodNames, gameNames: gameNames)
  }

  /// The same where the method too is known by the names of its parameters only.
  init(_ words: [String: String], methodNames: [String], gameNames: [String]) throws(InputFault) {
    for (word, text) in words.sorted(by: { $0.key < $1.key }) {
      guard let value = Rational(exactly: text) else {
        throw .unusableSetting("expected a number such as 1/4 or 0.25 for '\(word)', found '\(text)'\n")
      }
      let (place, name) = Self.split(word)
      let isMethods = place != "game" && methodNames.contains(name)
      let isGames = place != "method" && gameNames.contains(name)
      switch (isMethods, isGames) {
      case (true, false):
        self.method[name] = value
      case (false, true):
        self.game[name] = value
      case (true, true):
        throw .unusableSetting(
          "both the method and the game have a parameter '\(name)': "
            + "write 'method.\(name)' or 'game.\(name)'\n")
      case (false, false):
        let names = Set(methodNames + gameNames).sorted()
        throw .unusableSetting("no parameter is called '\(word)'" + Self.suggestion(for: name, among: names))
      }
    }
  }

  private static func split(_ word: String) -> (place: String?, name: String) {
    for place in ["method", "game"] where word.hasPrefix(place + ".") {
      return (place, String(word.dropFirst(place.count + 1)))
    }
    return (nil, word)
  }

  private static func suggestion(for name: String, among names: [String]) -> String {
    if let nearest = Spelling.nearest(to: name, among: names) { return "; did you mean '\(nearest)'?\n" }
    return names.isEmpty ? "; there are none here\n" : "; there is \(names.joined(separator: ", "))\n"
  }
}

extension Method.Parameter {
  /// What it is called in a setting: one that every player has its own of goes by all of them or by one.
  fileprivate func names(playerCount: Int) -> [String] {
    isPerPlayer ? [name] + (1...playerCount).map { "\(name)[\($0)]" } : [name]
  }
}
