// A matrix of texts whose rows and columns have names.

/// A matrix ready to be shown: every entry in words of its own, every row and column named.
package struct LabelledMatrix: Equatable, Sendable {
  package let name: String
  package let rowLabels: [String]
  package let columnLabels: [String]
  package let entries: [[String]]

  /// - Precondition: there is one label a row and one a column, and all rows are of one length.
  package init(name: String, rows: [String], columns: [String], entries: [[String]]) {
    precondition(entries.count == rows.count && entries.allSatisfy { $0.count == columns.count })
    self.name = name
    rowLabels = rows
    columnLabels = columns
    self.entries = entries
  }
}

extension LabelledMatrix {
  /// The matrix with its labels in aligned columns. Where that is wider than the page, the entries that
  /// are not 0 stand one below the other.
  package func text(on page: Page) -> String {
    let rows = [[""] + columnLabels] + zip(rowLabels, entries).map { [$0] + $1 }
    let lines = Table(rows, alignments: [.left, .right]).lines.map { "  " + $0 }
    let widest = lines.map(\.count).max() ?? 0
    guard let width = page.width, widest > width else { return lines.joined(separator: "\n") }
    return list
  }

  /// The entries that are not 0, each with its place.
  private var list: String {
    let places = rowLabels.indices.flatMap { row in columnLabels.indices.map { (row, $0) } }
    let lines = places.filter { entries[$0][$1] != "0" }.map { row, column in
      "  \(name)[\(rowLabels[row]), \(columnLabels[column])] = \(entries[row][column])"
    }
    return (lines + (lines.count < places.count ? ["  and 0 elsewhere"] : [])).joined(separator: "\n")
  }

  /// A matrix for amsmath; the entries have to be LaTeX already.
  package static func latex(of entries: [[String]]) -> String {
    let rows = entries.map { "  " + $0.joined(separator: " & ") }
    return "\\begin{pmatrix}\n" + rows.joined(separator: " \\\\\n") + "\n\\end{pmatrix}"
  }
}
