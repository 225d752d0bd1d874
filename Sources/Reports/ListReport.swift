// A catalogue as text and as JSON (schema stepproof.list/1).

import Certificates

package struct ListReport: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let heading: Heading
    /// Entries of one group stand together; `nil` where there are no groups.
    package let group: String?
    /// What a method derives to for two players; `nil` for what is no method.
    package let derived: BlockFormula?

    package init(heading: Heading, group: String? = nil, derived: BlockFormula? = nil) {
      self.heading = heading
      self.group = group
      self.derived = derived
    }
  }

  package let kind: String
  package let entries: [Entry]

  package init(kind: String, entries: [Entry]) {
    self.kind = kind
    self.entries = entries
  }

  package func text(on page: Page) -> String {
    var parts: [String] = []
    var rows: [(term: String, text: String)] = []
    var group: String?
    for entry in entries {
      if entry.group != group {
        if !rows.isEmpty { parts.append(page.glossary(rows)) }
        parts.append((parts.isEmpty ? "" : "\n") + page.inked(entry.group ?? "", .bold))
        (rows, group) = ([], entry.group)
      }
      rows.append((term: entry.heading.name, text: entry.heading.title))
      if let derived = entry.derived { rows.append((term: "", text: derived.line)) }
    }
    return (parts + [page.glossary(rows)]).joined(separator: "\n") + "\n"
  }

  package var json: JSON {
    ["schema": "stepproof.list/1", "kind": .string(kind), "entries": .array(entries.map(\.json))]
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
    return .object(members)
  }
}
