// Prose on a page: filled lines, and terms with their explanations.

extension Page {
  /// How wide prose is set: the page's width, but never so wide that lines are hard to follow.
  private var measure: Int { min(max(width ?? 80, 24), 100) }

  /// The words of a text in lines no longer than the measure; further lines are indented by `hanging`.
  /// A word longer than a line stands alone on one.
  package func filled(_ text: String, hanging: Int = 0) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= measure {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// Terms, and beside them what they mean; on a narrow page, below them.
  package func glossary(_ rows: [(term: String, text: String)]) -> String {
    let widest = rows.map(\.term.count).max() ?? 0
    let isNarrow = 2 + widest + 2 + 24 > measure
    return rows.map { term, text in
      if isNarrow { return "  \(term)\n" + filled("      ", followedBy: text) }
      let padding = String(repeating: " ", count: widest - term.count + 2)
      return filled("  \(term)\(padding)", followedBy: text)
    }.joined(separator: "\n")
  }

  /// A text that starts after `head` and stays to the right of it.
  private func filled(_ head: String, followedBy text: String) -> String {
    let inner = Page(width: measure - head.count)
    let indentation = "\n" + String(repeating: " ", count: head.count)
    return head + inner.filled(text).split(separator: "\n").joined(separator: indentation)
  }
}
