// Prose on a page: filled lines, and terms with their explanations.

extension Page {
  /// How wide prose is set: the page's width, but never so wide that lines are hard to follow.
  private var measure: Int { min(max(width ?? 80, 24), 100) }

  /// The words of a text in lines no longer than the measure. The first line keeps its leading spaces, the
  /// further ones begin with `hanging` spaces, or as the first. A word longer than a line stands alone on one.
  package func filled(_ text: String, hanging: Int? = nil) -> String {
    let leading = text.prefix { $0 == " " }
    let margin = hanging.map { String(repeating: " ", count: $0) } ?? String(leading)
    var lines: [String] = []
    var line = String(leading)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, width(of: line) + 1 + width(of: word) > measure {
        lines.append(line)
        (line, isEmpty) = (margin, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// How many columns a text takes, not counting what only switches colours.
  private func width(of text: some StringProtocol) -> Int {
    guard isColoured else { return text.count }
    var isVisible = true
    return text.count { character in
      if character == "\u{1B}" { isVisible = false }
      defer { if !isVisible, character == "m" { isVisible = true } }
      return isVisible
    }
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
