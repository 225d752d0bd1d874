// Something mathematical in the spellings that reports print.

import Exact
import Symbolic

package struct Formula: Equatable, Sendable {
  /// As our languages write it.
  package let text: String
  /// For LaTeX's mathematical mode.
  package let latex: String
  /// For browsers: MathML without the element around it.
  package let mathML: String

  /// - Parameter mathML: the text as it is unless told.
  package init(text: String, latex: String, mathML: String? = nil) {
    self.text = text
    self.latex = latex
    self.mathML = mathML ?? MathML.words(text)
  }

  package init(_ expression: Expression) {
    self.init(text: expression.text, latex: expression.latex, mathML: expression.mathML)
  }

  package init(_ variable: Variable) {
    self.init(text: variable.name, latex: variable.latex, mathML: variable.mathML)
  }
}
