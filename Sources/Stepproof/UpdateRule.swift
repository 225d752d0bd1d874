// A method that somebody asked for.

import Language

/// A discrete update rule for the players of a game, read from a text.
///
/// A rule belongs to no game: ``formula(playerCount:)`` is what it makes of any, and a ``Problem`` is asked what it makes
/// of that one.
public struct UpdateRule: Sendable {
  /// The name or path by which it was asked for.
  public let name: String
  package let method: Method

  /// The shipped method of a name, or the method in the file at a path.
  ///
  /// - Throws: ``InputFault/unreadable(_:)`` when there is no such method or file, ``InputFault/faulty(_:)`` when its text
  ///   has faults, ``InputFault/unusableSetting(_:)`` for a method that is no smooth map (see ``Shelf/algorithms``).
  public init(_ name: String) throws(InputFault) {
    let file: SourceFile
    do throws(Catalogue.Miss) {
      file = try Catalogue.methodFile(name)
    } catch {
      if name == GreedyAlgorithm.name { throw .unusableSetting(GreedyAlgorithm.refusal) }
      throw InputFault(error.lookingAlso(among: Shelf.algorithms.map(\.name)), kind: "method")
    }
    try self.init(name: name, file: file)
  }

  /// The method that a text describes; `name` stands in front of what is found wrong with it.
  ///
  /// - Throws: ``InputFault/faulty(_:)``.
  public init(named name: String, text: String) throws(InputFault) {
    try self.init(name: name, file: SourceFile(name: name, text: text))
  }

  private init(name: String, file: SourceFile) throws(InputFault) {
    self.name = name
    do throws(Diagnostics) { method = try Method(reading: file) } catch { throw InputFault(error) }
  }

  /// A rule that was read already.
  init(_ method: Method) { (name, self.method) = (method.name, method) }

  /// The title that stands in the text, behind `method` and its name.
  public var title: String { method.title }
}

extension Catalogue.Miss {
  /// The same with further names to suggest.
  fileprivate func lookingAlso(among names: [String]) -> Catalogue.Miss {
    guard case .unknownName(let name, let nearest) = self else { return self }
    let candidates = [nearest].compactMap(\.self) + names
    return .unknownName(name, nearest: Spelling.nearest(to: name, among: candidates))
  }
}
