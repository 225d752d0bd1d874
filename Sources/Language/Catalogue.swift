// The methods, games and theorems that ship with the program, and how a name on the command line finds one.

/// One shipped text.
package struct CatalogueEntry: Hashable, Sendable {
  /// What one types: the file's name without its ending.
  package let name: String
  /// The folder it lies in, below `methods` or `problems`; empty for none.
  package let group: String
  package let file: SourceFile
}

package enum Catalogue {
  package static let methods = entries(ending: ".method", below: "methods/")
  package static let games = entries(ending: ".game", below: "problems/")
  package static let theorems = entries(ending: ".theorem", below: "theorems/")

  /// Why a name or path on the command line led nowhere.
  package enum Miss: Error, Hashable, Sendable {
    case unknownName(String, nearest: String?)
    case file(path: String, FileFault)
  }

  /// The text behind the name of a shipped game, or a path.
  package static func gameFile(_ name: String) throws(Miss) -> SourceFile {
    try file(name, among: games, ending: ".game")
  }

  /// The text behind the name of a shipped method, or a path.
  package static func methodFile(_ name: String) throws(Miss) -> SourceFile {
    try file(name, among: methods, ending: ".method")
  }

  /// The text behind the name of a shipped theorem, or a path.
  package static func theoremFile(_ name: String) throws(Miss) -> SourceFile {
    try file(name, among: theorems, ending: ".theorem")
  }

  private static func file(
    _ name: String, among entries: [CatalogueEntry], ending: String
  ) throws(Miss) -> SourceFile {
    if let entry = entries.first(where: { $0.name == name || "\($0.group)/\($0.name)" == name }) {
      return entry.file
    }
    let fault: FileFault
    do throws(FileFault) { return try SourceFile(loading: name) } catch { fault = error }
    // What looks like a path is meant as one.
    guard fault == .missing, !name.contains("/"), !name.hasSuffix(ending) else {
      throw .file(path: name, fault)
    }
    throw .unknownName(name, nearest: Spelling.nearest(to: name, among: entries.map(\.name)))
  }

  private static func entries(ending: String, below folder: String) -> [CatalogueEntry] {
    EmbeddedTexts.files
      .filter { $0.path.hasSuffix(ending) && $0.path.hasPrefix(folder) }
      .map { path, text in
        let parts = path.dropFirst(folder.count).dropLast(ending.count).split(separator: "/")
        return CatalogueEntry(
          name: parts.last.map(String.init) ?? "", group: parts.dropLast().joined(separator: "/"),
          file: SourceFile(name: path, text: text))
      }
      .sorted { ($0.group, $0.name) < ($1.group, $1.name) }
  }
}
