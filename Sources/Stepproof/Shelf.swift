// The methods and games that come with the program.

import Language
import Linearization

/// What ships with Stepproof: everything that can be asked for by name.
public enum Shelf {
  /// The name of something shipped, and the class it belongs to.
  public struct Entry: Hashable, Sendable {
    /// What ``Problem/init(_:)`` or ``UpdateRule/init(_:)`` is given to get it.
    public let name: String
    /// The class it belongs to; empty where there are none.
    public let group: String
  }

  /// The games, class by class.
  public static let games = Catalogue.games.map { Entry(name: $0.name, group: $0.group) }

  package static var gameEntries: [CatalogueEntry] { Catalogue.games }

  /// The methods in alphabetical order.
  public static let methods = Catalogue.methods.map { Entry(name: $0.name, group: $0.group) }

  /// Every shipped method as it linearises for two players, its parameters at their own values.
  package static func linearizedMethods() throws(InputFault) -> [LinearizedMethod] {
    var methods: [LinearizedMethod] = []
    for entry in Self.methods { methods.append(try UpdateRule(entry.name).linearized(playerCount: 2)) }
    return methods
  }
}
