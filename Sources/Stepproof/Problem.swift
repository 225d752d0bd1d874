// A game that somebody asked for.

import Language

/// A differentiable game: players with variables and costs, read from a text.
///
/// Where its equilibria are is looked at when something is asked about one of them: a point that the text states is
/// checked, and where it states none, they are searched for and proved to exist.
public struct Problem: Sendable {
  /// The name or path by which it was asked for.
  public let name: String
  package let game: Game

  /// The shipped game of a name, or the game in the file at a path.
  ///
  /// - Throws: ``InputFault/unreadable(_:)`` when there is no such game or file, ``InputFault/faulty(_:)`` when its text
  ///   has faults.
  public init(_ name: String) throws(InputFault) {
    let file: SourceFile
    do throws(Catalogue.Miss) {
      file = try Catalogue.gameFile(name)
    } catch {
      throw InputFault(error, kind: "game")
    }
    try self.init(name: name, file: file)
  }

  /// The game that a text describes; `name` stands in front of what is found wrong with it.
  ///
  /// - Throws: ``InputFault/faulty(_:)``.
  public init(named name: String, text: String) throws(InputFault) {
    try self.init(name: name, file: SourceFile(name: name, text: text))
  }

  private init(name: String, file: SourceFile) throws(InputFault) {
    self.name = name
    do throws(Diagnostics) { game = try Game(reading: file) } catch { throw InputFault(error) }
  }

  private init(name: String, game: Game) { (self.name, self.game) = (name, game) }

  /// The same game with some of its parameters known only up to a range.
  func ranging(_ spans: [String: Span]) -> Problem {
    Problem(name: name, game: game.ranging(spans.mapValues { ($0.lower, $0.upper) }))
  }

  /// The title that stands in the text, behind `game`.
  public var title: String { game.title }

  /// The names of all variables, player after player; those of a vector `y[2]` are `y[1]` and `y[2]`.
  public var variables: [String] { game.variables.map(\.name) }
}
