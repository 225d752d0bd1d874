// What reports look like, whole.

import Certificates
import Testing

@testable import Reports

@Suite("Reports")
struct ReportTests {
  static let problem = Heading(
    name: "dirac", title: "Dirac-GAN", source: "Mescheder 2018",
    parameters: [.init(name: "gamma", value: "3/10"), .init(name: "mu", value: "[0, 1]")])

  static func same(_ text: String) -> Formula { Formula(text: text, latex: text) }

  static let variables = [Formula(text: "theta", latex: "\\theta"), Formula(text: "psi", latex: "\\psi")]

  static func point(_ values: [(exact: String?, decimal: String)], _ kind: PointReport.Kind) -> PointReport {
    let coordinates = zip(variables, values).map { variable, value in
      PointReport.Coordinate(variable: variable, exact: value.exact.map(same), decimal: value.decimal)
    }
    return PointReport(coordinates: coordinates, origin: .given, kind: kind)
  }

  static let origin = point([("0", "0"), ("sqrt(2)", "1.41421")], .neither)

  static let report = LinearizationReport(
    problem: problem,
    method: Heading(
      name: "alternating", title: "One after the other", source: nil,
      parameters: [.init(name: "beta", value: "eta")]),
    rate: "eta",
    players: [
      .init(projection: Formula(text: "P1", latex: "P_1"), name: "generator", variables: ["theta"]),
      .init(projection: Formula(text: "P2", latex: "P_2"), name: "discriminator", variables: ["psi"]),
    ],
    mentioned: [1],
    point: origin,
    formula: BlockFormula(
      blocks: ["z"], entries: [[Formula(text: "I - eta*P2*J", latex: "I - \\eta P_2 J")]]),
    variables: variables,
    jacobian: [["0", "-1/2"], ["sqrt(2)", "3/10"]].map { $0.map(same) },
    jacobianDecimals: [["0", "-0.5"], ["1.41421", "0.3"]],
    states: variables,
    matrix: [["1", "0"], ["-sqrt(2)*eta", "1 - 3/10*eta"]].map { $0.map(same) })

  @Test("an update Jacobian shows the formula before the numbers")
  func linearization() {
    #expect(
      Self.report.text(on: Page()) == """
        Dirac-GAN
          Mescheder 2018
          gamma = 3/10, mu in [0, 1]

        alternating: One after the other
          beta = eta

        equilibrium theta = 0, psi = sqrt(2)
          psi ~ 1.41421
          given, and verified exactly
          neither a local Nash equilibrium nor a local minimax point: a method that
          converges here has not solved the game

        M = I - eta*P2*J
          P2: discriminator (psi)

        J =
                   theta   psi
          theta        0  -1/2
          psi    sqrt(2)  3/10

        J ≈
                   theta   psi
          theta        0  -0.5
          psi    1.41421   0.3

        M =
                        theta           psi
          theta             1             0
          psi    -sqrt(2)*eta  1 - 3/10*eta

        """)
  }

  @Test("on a narrow terminal no line of prose is too long, and colour adds no width")
  func narrow() {
    let plain = Self.report.text(on: Page(width: 40))
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 40 })
    let coloured = Self.report.text(on: Page(width: 40, isColoured: true))
    #expect(coloured.contains("\u{1B}["))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test("an update Jacobian in LaTeX")
  func latex() {
    #expect(
      Self.report.latex == #"""
        % Dirac-GAN, alternating
        \[
        M = I - \eta P_2 J
        \]
        \[
        z^* = \{\theta = 0,\; \psi = sqrt(2)\}
        \]
        \[
        J = \begin{pmatrix}
          0 & -1/2 \\
          sqrt(2) & 3/10
        \end{pmatrix}
        \]
        \[
        J \approx \begin{pmatrix}
          0 & -0.5 \\
          1.41421 & 0.3
        \end{pmatrix}
        \]
        \[
        M = \begin{pmatrix}
          1 & 0 \\
          -sqrt(2)*eta & 1 - 3/10*eta
        \end{pmatrix}
        \]

        """#)
  }

  @Test("an update Jacobian in JSON")
  func json() {
    #expect(
      Self.report.json.text(width: 90) == """
        {
          "schema": "stepproof.linearize/1",
          "problem": "dirac",
          "title": "Dirac-GAN",
          "source": "Mescheder 2018",
          "method": "alternating",
          "rate": "eta",
          "parameters": { "beta": "eta" },
          "problem_parameters": { "gamma": "3/10", "mu": "[0, 1]" },
          "players": [
            { "name": "generator", "projection": "P1", "variables": ["theta"] },
            { "name": "discriminator", "projection": "P2", "variables": ["psi"] }
          ],
          "equilibrium": {
            "values": { "theta": "0", "psi": "sqrt(2)" },
            "decimals": { "theta": "0", "psi": "1.41421" },
            "exact": true,
            "origin": "given",
            "kind": "neither"
          },
          "formula": {
            "blocks": ["z"],
            "text": [["I - eta*P2*J"]],
            "latex": [["I - \\\\eta P_2 J"]]
          },
          "variables": ["theta", "psi"],
          "jacobian": [["0", "-1/2"], ["sqrt(2)", "3/10"]],
          "jacobian_decimals": [["0", "-0.5"], ["1.41421", "0.3"]],
          "gan": null,
          "states": ["theta", "psi"],
          "matrix": [["1", "0"], ["-sqrt(2)*eta", "1 - 3/10*eta"]]
        }

        """)
  }

  @Test("a formula with memory is a matrix of blocks")
  func blocks() {
    let formula = BlockFormula(
      blocks: ["z", "w"], entries: [["I - 2*eta*J", "eta*J"], ["I", "0"]].map { $0.map(Self.same) })
    #expect(formula.line == "[I - 2*eta*J, eta*J; I, 0]")
    #expect(
      formula.text(on: Page()) == """
        M =
                       z      w
          z  I - 2*eta*J  eta*J
          w            I      0
        """)
    #expect(formula.latex.hasPrefix("\\begin{pmatrix}"))
  }

  @Test("several equilibria are numbered, and a search says what it leaves open")
  func equilibria() {
    let enclosed = Self.point([(nil, "0.5"), ("1/2", "0.5")], .localNash)
    let report = EquilibriumReport(problem: Self.problem, points: [Self.origin, enclosed], starts: 8)
    let text = report.text(on: Page())
    #expect(text.contains("\nequilibrium 1 theta = 0, psi = sqrt(2)\n  psi ~ 1.41421\n"))
    #expect(text.contains("\nequilibrium 2 theta ~ 0.5, psi = 1/2\n  given, and proved to exist"))
    #expect(text.hasSuffix("\n\nsearched from 8 starts; there may be further equilibria\n"))
    let none = EquilibriumReport(problem: Self.problem, points: [], starts: 1).text(on: Page(width: 99))
    #expect(
      none.hasSuffix(
        "\n\nNewton's method found no equilibrium from one start; there may be one all the same\n"))
    #expect(
      EquilibriumReport(problem: Self.problem, points: [], starts: nil).json.compact.contains(
        "\"starts\": null"))
  }

  @Test("a list stands in groups, and methods show what they derive to")
  func list() {
    let games = ListReport(
      kind: "games",
      entries: [("xy", "x*y", "bilinear"), ("dirac", "Dirac-GAN", "gans"), ("wgan", "WGAN", "gans")].map {
        ListReport.Entry(
          heading: Heading(name: $0, title: $1, source: nil, parameters: []), group: $2)
      })
    #expect(
      games.text(on: Page()) == """
        bilinear
          xy  x*y

        gans
          dirac  Dirac-GAN
          wgan   WGAN

        """)
    let methods = ListReport(
      kind: "methods", entries: [.init(heading: Self.report.method, derived: Self.report.formula)])
    #expect(
      methods.text(on: Page()) == """
          alternating  One after the other
                       I - eta*P2*J

        """)
    #expect(
      methods.json.text(width: 70) == """
        {
          "schema": "stepproof.list/1",
          "kind": "methods",
          "entries": [
            {
              "name": "alternating",
              "title": "One after the other",
              "source": null,
              "parameters": { "beta": "eta" },
              "formula": {
                "blocks": ["z"],
                "text": [["I - eta*P2*J"]],
                "latex": [["I - \\\\eta P_2 J"]]
              }
            }
          ]
        }

        """)
  }
}
