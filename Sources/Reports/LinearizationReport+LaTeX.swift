// An update Jacobian as LaTeX, for a paper that loads amsmath.

extension LinearizationReport {
  package var latex: String {
    let point = self.point.coordinates.map { "\($0.variable.latex) = \($0.exact?.latex ?? $0.decimal)" }
    return [
      "% \(problem.title), \(method.name)",
      display("M", formula.latex),
      display("z^*", "\\{" + point.joined(separator: ",\\; ") + "\\}"),
      display("J", LabelledMatrix.latex(of: jacobian.latexes)),
      display("M", LabelledMatrix.latex(of: matrix.latexes)),
    ].joined(separator: "\n") + "\n"
  }

  private func display(_ name: String, _ body: String) -> String { "\\[\n\(name) = \(body)\n\\]" }
}
