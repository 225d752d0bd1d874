// The derived formula of a method.

import Linearization

extension BlockFormula {
  package init(_ method: LinearizedMethod) {
    let formulas = zip(method.formulaText, method.formulaLaTeX).map { texts, latexes in
      zip(texts, latexes).map { Formula(text: $0, latex: $1) }
    }
    self.init(blocks: method.components, entries: formulas)
  }
}
