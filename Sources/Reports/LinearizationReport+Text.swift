// An update Jacobian on a terminal: the formula first, before any number is put in.

extension LinearizationReport {
  package func text(on page: Page) -> String {
    let parts: [String?] = [
      formulaText(on: page),
      matrixText("J", jacobian.texts, rows: variables, columns: variables, on: page),
      jacobianDecimals.map {
        matrixText("J", $0, rows: variables, columns: variables, relation: "≈", on: page)
      },
      adversaries.map { $0.text(on: page) },
      matrixText("M", matrix.texts, rows: states, columns: states, on: page),
      matrixDecimals.map { matrixText("M", $0, rows: states, columns: states, relation: "≈", on: page) },
    ]
    return (page.head(problem, method, at: point) + parts.compactMap(\.self)).joined(separator: "\n\n") + "\n"
  }

  /// The derived formula, and what its projections stand for.
  private func formulaText(on page: Page) -> String {
    let definitions = mentioned.map { players[$0] }.map {
      page.filled("  \($0.projection.text): \($0.name) (\($0.variables.joined(separator: ", ")))", hanging: 4)
    }
    return ([formula.text(on: page)] + definitions).joined(separator: "\n")
  }

  private func matrixText(
    _ name: String, _ entries: [[String]], rows: [Formula], columns: [Formula], relation: String = "=",
    on page: Page
  ) -> String {
    let matrix = LabelledMatrix(
      name: name, rows: rows.map(\.text), columns: columns.map(\.text), entries: entries)
    return page.inked(name, .bold) + " \(relation)\n" + matrix.text(on: page)
  }
}
