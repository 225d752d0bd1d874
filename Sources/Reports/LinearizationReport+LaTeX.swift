// An update Jacobian as LaTeX, for a paper that loads amsmath.

extension LinearizationReport {
  package var latex: String {
    let head = [
      "% \(problem.title), \(method.name)",
      LaTeXText.display("M", formula.latex),
      LaTeXText.display("z^*", point.latex),
      LaTeXText.display("J", LabelledMatrix.latex(of: jacobian.latexes)),
      jacobianDecimals.map {
        LaTeXText.display("J", LabelledMatrix.latex(of: $0), relation: "\\approx")
      },
    ].compactMap(\.self)
    let map = LaTeXText.display("M", LabelledMatrix.latex(of: matrix.latexes))
    return (head + (adversaries?.latex ?? []) + [map]).joined(separator: "\n") + "\n"
  }
}
