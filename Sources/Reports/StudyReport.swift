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
    case missing(reason: String)
    /// The same about the flow.
    case flow(FlowReport, FileInPage, commands: [String])
  }

  package struct Section: Sendable {
    /// What tells it from all other sections, in addresses and names of files.
    package let key: String
    package let method: Heading
    package let formula: BlockFormula
    /// What the projections in the formula stand for.
    package let projections: [String]
    /// M with numbers put in; `nil` where it is not shown.
    package let matrix: [[Formula]]?
    package let range: RangeReport
    package let figures: [Figure]
    package let certificates: [Certificate]
    /// What one might look for and does not find, and why.
    package let remarks: [String]

    package init(
      key: String, method: Heading, formula: BlockFormula, projections: [String], matrix: [[Formula]]?,
      range: RangeReport, figures: [Figure], certificates: [Certificate], remarks: [String]
    ) {
      (self.key, self.method, self.formula) = (key, method, formula)
      (self.projections, self.matrix, self.range) = (projections, matrix, range)
      (self.figures, self.certificates, self.remarks) = (figures, certificates, remarks)
    }

    /// M is shown up to so many rows: one that fills the page tells nobody anything.
    private static let mostRows = 4

    package init(
      key: String, linearization: LinearizationReport, range: RangeReport, figures: [Figure],
      certificates: [Certificate], remarks: [String]
    ) {
      let mentioned = linearization.mentioned.map { linearization.players[$0] }
      self.init(
        key: key, method: linearization.method, formula: linearization.formula,
        projections: mentioned.map {
          "\($0.projection.text): \($0.name) (\($0.variables.joined(separator: ", ")))"
        },
        matrix: linearization.matrix.count <= Self.mostRows ? linearization.matrix : nil, range: range,
        figures: figures, certificates: certificates, remarks: remarks)
    }
  }

  package let problem: Heading
  package let players: [Player]
  /// The field: for every variable its entry.
  package let field: [(variable: Formula, entry: Formula)]
  /// `nil` when the game is a bare matrix.
  package let point: PointReport?
  /// J at the equilibrium, exactly and in decimals, as far as these are worth showing.
  package let jacobian: [[Formula]]?
  package let jacobianDecimals: [[String]]?
  /// What is certified about the flow; `nil` where it was not looked at.
  package let flow: Certificate?
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
    problem: Heading, players: [Player], field: [(variable: Formula, entry: Formula)], point: PointReport?,
    jacobian: [[Formula]]?, jacobianDecimals: [[String]]?, flow: Certificate? = nil,
    comparison: ComparisonReport,
    gameFigures: [Figure],
    comparisonFigures: [Figure], sections: [Section],
    remarks: [String], command: String, version: String
  ) {
    (self.problem, self.players, self.field, self.point) = (problem, players, field, point)
    (self.jacobian, self.jacobianDecimals) = (jacobian, jacobianDecimals)
    (self.flow, self.comparison, self.gameFigures) = (flow, comparison, gameFigures)
    (self.comparisonFigures, self.sections, self.remarks) = (comparisonFigures, sections, remarks)
    (self.command, self.version) = (command, version)
  }
}

extension StudyReport {
  package var figures: [Figure] { gameFigures + comparisonFigures + sections.flatMap(\.figures) }

  /// What is on the page, in a line.
  package var summary: String {
    let certificates = (sections.flatMap(\.certificates) + [flow].compactMap(\.self)).count {
      switch $0 {
      case .found, .flow: true
      case .missing: false
      }
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
        "\\texttt{\(LaTeXText.escaped(section.method.name))}",
        "$\(section.formula.latex)$",
      ]
    }
    return "% \(problem.title)\n" + LaTeXText.table([["method", "$M$"]] + rows) + "\n"
  }
}
