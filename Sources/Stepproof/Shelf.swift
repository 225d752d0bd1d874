// The methods and games that come with the program.

import Language

/// What ships with Stepproof: everything that can be asked for by name.
public enum Shelf {
  /// The name of something shipped, and the folder it lies in.
  public struct Entry: Hashable, Sendable {
    /// What one types to get it.
    public let name: String
    /// The class it belongs to; empty where there are none.
    public let group: String
  }

  /// The games, class by class.
  public static let games = Catalogue.games.map { Entry(name: $0.name, group: $0.group) }

  package static var gameEntries: [CatalogueEntry] { Catalogue.games }

  package static var methodEntries: [CatalogueEntry] { Catalogue.methods }

  /// The methods in alphabetical order.
  public static let methods = Catalogue.methods.map { Entry(name: $0.name, group: $0.group) }
}
