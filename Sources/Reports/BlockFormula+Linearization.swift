// The derived formula of a method.

import Linearization

extension BlockFormula {
  package init(_ method: LinearizedMethod) {
    let (texts, latexes, markups) = (method.formulaText, method.formulaLaTeX, method.formulaMathML)
    let formulas = texts.indices.map { row in
      texts[row].indices.map { column in
        Formula(
          text: texts[row][column], latex: latexes[row][column], mathML: markups[row][column])
      }
    }
    self.init(blocks: method.components, entries: formulas)
  }
}
