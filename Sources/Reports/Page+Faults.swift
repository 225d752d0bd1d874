// Diagnostics on a page: the words that matter stand out.

extension Page {
  /// A drawn diagnostic with its severity, and the line of carets, in colour where there is any.
  package func highlightingFault(_ drawing: String) -> String {
    guard isColoured else { return drawing }
    let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { highlightingLine(String($0)) }.joined(separator: "\n")
  }

  private func highlightingLine(_ line: String) -> String {
    if let bar = line.firstIndex(of: "|"), line[..<bar].allSatisfy({ $0 == " " }) {
      return line[...bar] + inked(String(line[line.index(after: bar)...]), .green)
    }
    for (word, ink) in [("error: ", Ink.red), ("warning: ", .yellow), ("note: ", .bold)] {
      guard let place = line.ranges(of: word).first else { continue }
      return inked(String(line[..<place.lowerBound]), .bold) + inked(word, ink) + line[place.upperBound...]
    }
    return line
  }
}
