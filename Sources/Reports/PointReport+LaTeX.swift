// An equilibrium as LaTeX.

extension PointReport {
  /// The coordinates, exactly where they are known exactly.
  var latex: String {
    let values = coordinates.map { coordinate in
      coordinate.exact.map { "\(coordinate.variable.latex) = \($0.latex)" }
        ?? "\(coordinate.variable.latex) \\approx \(coordinate.decimal)"
    }
    return "\\{" + values.joined(separator: ",\\; ") + "\\}"
  }
}

extension EquilibriumReport {
  /// Every equilibrium as an equation, with what is known about it in a comment above.
  package var latex: String {
    let equations = points.enumerated().map { index, point in
      let name = points.count > 1 ? "z^*_{\(index + 1)}" : "z^*"
      return "% \(point.knowledge); \(point.kind.words)\n" + LaTeXText.display(name, point.latex)
    }
    return (["% \(problem.title)"] + equations).joined(separator: "\n") + "\n"
  }
}

extension ListReport {
  /// A table: name and title, and for methods the formula.
  package var latex: String {
    LaTeXText.table(
      (entries + algorithms).map { entry in
        let words = [
          "\\texttt{\(LaTeXText.escaped(entry.heading.name))}", LaTeXText.escaped(entry.heading.title),
        ]
        return words
          + [
            entry.derived.map { "$\($0.latex)$" } ?? entry.note.map(LaTeXText.escaped),
            entry.group.map(LaTeXText.escaped),
          ].compactMap(\.self)
      }) + "\n"
  }
}
