// Rows of text set in columns.

/// Cells in rows; shorter rows are filled up with empty cells.
package struct Table: Sendable {
  package enum Alignment: Sendable {
    case left
    case right
  }

  package let rows: [[String]]
  /// One alignment a column; the last one holds for all further columns.
  package let alignments: [Alignment]
  package let separator: String

  /// - Precondition: there is at least one alignment.
  package init(_ rows: [[String]], alignments: [Alignment] = [.left], separator: String = "  ") {
    precondition(!alignments.isEmpty, "a table needs to know how its columns are aligned")
    self.rows = rows
    self.alignments = alignments
    self.separator = separator
  }

  /// One line a row, as wide as each needs to be and without trailing spaces.
  package var lines: [String] {
    let widths = self.widths
    return rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return alignment(of: column) == .left ? row[column] + padding : padding + row[column]
      }
      let line = cells.joined(separator: separator)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private var widths: [Int] {
    let columns = rows.map(\.count).max() ?? 0
    return (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
  }

  private func alignment(of column: Int) -> Alignment { alignments[min(column, alignments.count - 1)] }
}
