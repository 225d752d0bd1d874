// A game's whole story for one page: itself, the methods side by side, and every method with its certificate.

package struct StudyReport: Sendable {
  package struct Player: Equatable, Sendable {
    package let name: String
    /// `minimizes` or `maximizes`.
    package let sense: String
    package let variables: [Formula]
    package let cost: Formula

    package init(name: String, sense: String, variables: [Formula], cost: Formula) {
      (self.name, self.sense, self.variables, self.cost) = (name, sense, variables, cost)
    }
  }

  package struct FileInPage: Equatable, Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// A certificate, or why there is none.
  package enum Certificate: Sendable {
    /// - Parameter commands: lines with which a reader has it checked.
    case found(CertificationReport, FileInPage, commands: [String])
    /// - Parameter words: a sentence.
    case missing(_ words: String)
  }

  package struct Section: Sendable {
    /// What tells it from all other sections, in addresses and names of files.
    package let key: String
    package let linearization: LinearizationReport
    package let range: RangeReport
    package let figures: [Figure]
    package let certificates: [Certificate]
    /// What one might look for and does not find, and why.
    package let remarks: [String]

    package init(
      key: String, linearization: LinearizationReport, range: RangeReport, figures: [Figure],
      certificates: [Certificate],
      remarks: [String]
    ) {
      (self.key, self.linearization, self.range, self.figures) = (key, linearization, range, figures)
      (self.certificates, self.remarks) = (certificates, remarks)
    }
  }

  package let problem: Heading
  package let players: [Player]
  /// The field: for every variable its entry.
  package let field: [(variable: Formula, entry: Formula)]
  package let point: PointReport
  /// For the Jacobian of the field; `nil` where it has no value.
  package let linearization: LinearizationReport?
  package let comparison: ComparisonReport
  /// Pictures of the game, and of all methods together.
  package let gameFigures: [Figure]
  package let comparisonFigures: [Figure]
  package let sections: [Section]
  /// What one might look for about the game and does not find, and why.
  package let remarks: [String]
  /// What makes this page.
  package let command: String
  package let version: String

  package init(
    problem: Heading, players: [Player], field: [(variable: Formula, entry: Formula)], point: PointReport,
    linearization: LinearizationReport?, comparison: ComparisonReport, gameFigures: [Figure],
    comparisonFigures: [Figure], sections: [Section],
    remarks: [String], command: String, version: String
  ) {
    (self.problem, self.players, self.field, self.point) = (problem, players, field, point)
    (self.linearization, self.comparison, self.gameFigures) = (linearization, comparison, gameFigures)
    (self.comparisonFigures, self.sections, self.remarks) = (comparisonFigures, sections, remarks)
    (self.command, self.version) = (command, version)
  }
}

extension StudyReport {
  package var figures: [Figure] { gameFigures + comparisonFigures + sections.flatMap(\.figures) }

  /// What is on the page, in a line.
  package var summary: String {
    let certificates = sections.flatMap(\.certificates).count {
      if case .found = $0 { true } else { false }
    }
    return [
      NumberWords.count(sections.count, "method"), NumberWords.count(figures.count, "figure"),
      NumberWords.count(certificates, "certificate"),
    ].joined(separator: ", ")
  }

  /// Files for a folder: every picture with its numbers, and the tables for a paper.
  package var files: [FileInPage] {
    figures.flatMap { figure in
      [
        FileInPage(name: "\(figure.name).svg", text: figure.svg),
        FileInPage(name: "\(figure.name).csv", text: figure.csv),
      ]
    } + [
      FileInPage(name: "comparison.tex", text: comparison.latex),
      FileInPage(name: "formulas.tex", text: formulas),
    ]
  }

  /// The derived formulas as a table.
  private var formulas: String {
    let rows = sections.map { section in
      [
        "\\texttt{\(LaTeXText.escaped(section.linearization.method.name))}",
        "$\(section.linearization.formula.latex)$",
      ]
    }
    return "% \(problem.title)\n" + LaTeXText.table([["method", "$M$"]] + rows) + "\n"
  }
}
