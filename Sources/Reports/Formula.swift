// Something mathematical in the two spellings that reports print.

package struct Formula: Equatable, Sendable {
  /// As our languages write it.
  package let text: String
  /// For LaTeX's mathematical mode.
  package let latex: String

  package init(text: String, latex: String) {
    self.text = text
    self.latex = latex
  }
}
