// A catalogue as text and as JSON (schema stepproof.list/1).

import Certificates

package struct ListReport: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let heading: Heading
    /// Entries of one group stand together; `nil` where there are no groups.
    package let group: String?
    /// What a method derives to for two players; `nil` for what is no method.
    package let derived: BlockFormula?
    /// What is said in place of a formula where there can be none.
    package let note: String?

    package init(
      heading: Heading, group: String? = nil, derived: BlockFormula? = nil, note: String? = nil
    ) {
      (self.heading, self.group, self.derived, self.note) = (heading, group, derived, note)
    }
  }

  package let kind: String
  package let entries: [Entry]
  /// Methods that are no files, after those that are.
  package let algorithms: [Entry]

  package init(kind: String, entries: [Entry], algorithms: [Entry] = []) {
    (self.kind, self.entries, self.algorithms) = (kind, entries, algorithms)
  }

  package func text(on page: Page) -> String {
    var parts: [String] = []
    var rows: [(term: String, text: String)] = []
    var group: String?
    for entry in entries + algorithms {
      if entry.group != group {
        if !rows.isEmpty { parts.append(page.glossary(rows)) }
        parts.append((parts.isEmpty ? "" : "\n") + page.inked(entry.group ?? "", .bold))
        (rows, group) = ([], entry.group)
      }
      rows.append((term: entry.heading.name, text: entry.heading.title))
      if let line = entry.derived?.line ?? entry.note { rows.append((term: "", text: line)) }
    }
    return (parts + [page.glossary(rows)]).joined(separator: "\n") + "\n"
  }

  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "stepproof.list/1"), .init("kind", .string(kind)),
      .init("entries", .array(entries.map(\.json))),
    ]
    if !algorithms.isEmpty { members.append(.init("algorithms", .array(algorithms.map(\.json)))) }
    return .object(members)
  }
}

extension ListReport.Entry {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      .init("name", .string(heading.name)),
      .init("title", .string(heading.title)),
      .init("source", JSON(heading.source)),
      .init("parameters", JSON(heading.parameters.map { ($0.name, $0.value) })),
    ]
    if let group { members.append(.init("group", .string(group))) }
    if let derived { members.append(.init("formula", derived.json)) }
    if let note { members.append(.init("note", .string(note))) }
    return .object(members)
  }
}
