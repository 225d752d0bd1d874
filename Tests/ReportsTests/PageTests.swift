// Tables, matrices and prose fit the page they are made for.

import Testing

@testable import Reports

@Suite("Text on a page")
struct PageTests {
  static let matrix = LabelledMatrix(
    name: "M", rows: ["theta", "psi"], columns: ["theta", "psi"],
    entries: [["1", "-1/2*eta"], ["1/2*eta", "0"]])

  @Test("a matrix has its labels around it, columns flush right")
  func matrixTable() {
    #expect(
      Self.matrix.text(on: Page()) == """
                   theta       psi
          theta        1  -1/2*eta
          psi    1/2*eta         0
        """)
  }

  @Test("a matrix wider than the page becomes the list of its entries")
  func matrixList() {
    #expect(
      Self.matrix.text(on: Page(width: 20)) == """
          M[theta, theta] = 1
          M[theta, psi] = -1/2*eta
          M[psi, theta] = 1/2*eta
          and 0 elsewhere
        """)
  }

  @Test("a matrix in LaTeX stands in parentheses")
  func matrixLaTeX() {
    #expect(
      LabelledMatrix.latex(of: Self.matrix.entries) == #"""
        \begin{pmatrix}
          1 & -1/2*eta \\
          1/2*eta & 0
        \end{pmatrix}
        """#)
  }

  @Test("a row may be short, and no line ends in spaces")
  func table() {
    let table = Table([["a", "b"], ["long"], ["", "c"]])
    #expect(table.lines == ["a     b", "long", "      c"])
  }

  @Test("prose is filled to the width, further lines indented", arguments: [24, 40, 80])
  func prose(width: Int) {
    let text = "one two three four five six seven eight nine ten eleven twelve"
    let lines = Page(width: width).filled(text, hanging: 2).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
    #expect(lines.flatMap { $0.split(separator: " ") }.joined(separator: " ") == text)
  }

  @Test("a glossary explains beside its terms, and below them on a narrow page")
  func glossary() {
    let rows = [(term: "--method M", text: "the update rule"), (term: "GAME", text: "the game")]
    #expect(
      Page(width: 60).glossary(rows) == """
          --method M  the update rule
          GAME        the game
        """)
    #expect(
      Page(width: 30).glossary(rows) == """
          --method M
              the update rule
          GAME
              the game
        """)
  }

  @Test("a drawn fault stands out in colour, and stays as it is without")
  func faults() {
    let drawing = "a.game:1:2: error: no such name\n1 | x\n  | ^ did you mean 'y'?\n"
    #expect(Page().highlightingFault(drawing) == drawing)
    #expect(
      Page(isColoured: true).highlightingFault(drawing)
        == "\u{1B}[1ma.game:1:2: \u{1B}[0m\u{1B}[1;31merror: \u{1B}[0mno such name\n1 | x\n"
        + "  |\u{1B}[32m ^ did you mean 'y'?\u{1B}[0m\n")
  }
}
