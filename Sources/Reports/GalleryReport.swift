// Many games on one page, in Markdown.

import Spectral

package struct GalleryReport: Sendable {
  package struct Entry: Sendable {
    /// The class that the game belongs to.
    package let group: String
    package let heading: Heading
    package let players: [StudyReport.Player]
    package let point: PointReport
    package let comparison: ComparisonReport
    /// Titles and addresses.
    package let pictures: [(title: String, address: String)]

    package init(
      group: String, heading: Heading, players: [StudyReport.Player], point: PointReport,
      comparison: ComparisonReport, pictures: [(title: String, address: String)]
    ) {
      (self.group, self.heading, self.players) = (group, heading, players)
      (self.point, self.comparison, self.pictures) = (point, comparison, pictures)
    }
  }

  package let entries: [Entry]
  /// What makes this page.
  package let command: String

  package init(entries: [Entry], command: String) { (self.entries, self.command) = (entries, command) }

  /// What is on the page, in a line.
  package var summary: String {
    let pictures = entries.reduce(0) { $0 + $1.pictures.count }
    return NumberWords.count(entries.count, "game") + ", " + NumberWords.count(pictures, "figure")
  }

  package var markdown: String {
    var parts = [
      "# Gallery", "",
      "Every game with the methods that bring it to its equilibrium fastest; `stepproof report GAME -o FILE.html` "
        + "makes the whole page of one. Ends of safe sets and best rates are rounded into the sets.", "",
      "This file is written by `\(command)`.",
    ]
    var group: String?
    for entry in entries {
      if entry.group != group, !entry.group.isEmpty { parts += ["", "## \(Markdown.escaped(entry.group))"] }
      group = entry.group
      parts += ["", entry.markdown]
    }
    return parts.joined(separator: "\n") + "\n"
  }
}

extension GalleryReport.Entry {
  /// How many methods are shown.
  private static let mostMethods = 4

  fileprivate var markdown: String {
    var parts = ["### `\(heading.name)`: \(Markdown.escaped(heading.title))", ""]
    let settings = heading.parameters.map(\.text).joined(separator: ", ")
    let details = [heading.source, settings.isEmpty ? nil : settings].compactMap(\.self)
    if !details.isEmpty { parts += [details.map(Markdown.escaped).joined(separator: "; "), ""] }
    parts += players.map { player in
      let variables = player.variables.map(\.text).joined(separator: ", ")
      return "- \(Markdown.escaped(player.name)) (\(variables)) \(player.sense) `\(player.cost.text)`"
    }
    parts.append("- equilibrium `\(point.place)`: \(point.kind.words)")
    return
      (parts + [""] + table + pictures.flatMap { ["", "![\(Markdown.escaped($0.title))](\($0.address))"] })
      .joined(separator: "\n")
  }

  private var table: [String] {
    let converging = comparison.lines.filter { line in
      if case .answer(let answer) = line.content { !answer.safe.isEmpty } else { false }
    }
    let count = comparison.lines.count
    guard !converging.isEmpty else { return ["None of the \(count) methods converges."] }
    let rows = comparison.rows.dropFirst().filter { row in converging.contains { $0.method == row[0] } }
    let shown = rows.prefix(Self.mostMethods).map { row in
      "| `\(row[0])` | \(row.dropFirst().map { $0 == "inf" ? "∞" : $0.replacing("inf", with: "∞") }.joined(separator: " | ")) |"
    }
    let verb = converging.count == 1 ? "converges" : "converge"
    return [
      "\(converging.count) of \(count) methods \(verb)\(rows.count > Self.mostMethods ? "; the fastest" : ""):",
      "",
      "| method | safe rates | best | radius | steps per digit |", "| --- | --- | ---: | ---: | ---: |",
    ] + shown
  }
}

enum Markdown {
  /// The words with every sign that Markdown would act upon made harmless.
  static func escaped(_ words: String) -> String {
    words.map { "\\`*_{}[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
