// Theorems by name or path, and the games they are held against.

import Exact
import Language
import Linearization
import Theorems

extension Theorem {
  /// The shipped theorem of a name, or the theorem in the file at a path.
  ///
  /// - Throws: `InputFault` when there is no such theorem or file, or its text has faults.
  package init(named name: String) throws(InputFault) {
    let file: SourceFile
    do throws(Catalogue.Miss) {
      file = try Catalogue.theoremFile(name)
    } catch {
      throw InputFault(error, kind: "theorem")
    }
    self = try Self.reading(file)
  }

  private static func reading(_ file: SourceFile) throws(InputFault) -> Theorem {
    do throws(Diagnostics) {
      return try Theorem(reading: file) { name throws(Diagnostics) in
        guard let method = try? Catalogue.methodFile(name) else { return nil }
        return try Method(reading: method)
      }
    } catch {
      throw InputFault(error)
    }
  }
}

extension Shelf {
  /// The shipped theorems in alphabetical order, with the names that find them.
  public static let theorems = Catalogue.theorems.map { Entry(name: $0.name, group: $0.group) }

  /// Every shipped theorem.
  package static func publishedTheorems() throws(InputFault) -> [Theorem] {
    var theorems: [Theorem] = []
    for entry in Catalogue.theorems { theorems.append(try Theorem(named: entry.name)) }
    return theorems
  }
}

extension Problem {
  /// The game as theorems see it: its Jacobian at its first equilibrium. Parameters known only up to a range are put in
  /// the middle of it.
  ///
  /// - Throws: as for `linearized(by:)`.
  package func subject() throws -> Subject {
    var middle: [String: String] = [:]
    for parameter in game.rangedParameters {
      if case .range(let low, let high) = parameter.value {
        middle[parameter.name] = ((low + high) / 2).description
      }
    }
    let update = try linearized(by: UpdateRule("simultaneous"), setting: middle).update
    return Subject(
      name: name, title: title, jacobian: update.jacobian, blocks: game.blocks,
      names: NamedNumbers { update.numbers(precision: $0) })
  }
}
