// An update Jacobian as a formula: one block for the variables, and one for every memory.

import Certificates
import Symbolic

package struct BlockFormula: Equatable, Sendable {
  /// What each block stands for: the variables `z` first, then the memories.
  package let blocks: [String]
  package let entries: [[Formula]]

  /// - Precondition: there is a row and a column for every block, and at least one block.
  package init(blocks: [String], entries: [[Formula]]) {
    precondition(!blocks.isEmpty && entries.count == blocks.count)
    precondition(entries.allSatisfy { $0.count == blocks.count })
    self.blocks = blocks
    self.entries = entries
  }

  /// The formula on one line, in the way our languages write matrices.
  package var line: String {
    guard blocks.count > 1 else { return entries[0][0].text }
    return "[" + entries.map { $0.map(\.text).joined(separator: ", ") }.joined(separator: "; ") + "]"
  }

  /// The formula with its name, blocks in rows and columns.
  package func text(on page: Page) -> String {
    let name = page.inked("M", .bold)
    guard blocks.count > 1 else { return page.filled("\(name) = \(line)", hanging: 6) }
    let table = LabelledMatrix(name: "M", rows: blocks, columns: blocks, entries: entries.texts)
    return "\(name) =\n" + table.text(on: page)
  }

  package var latex: String {
    blocks.count == 1 ? entries[0][0].latex : LabelledMatrix.latex(of: entries.latexes)
  }

  package var mathML: String {
    blocks.count == 1 ? entries[0][0].mathML : MathML.matrix(entries.map { $0.map(\.mathML) })
  }

  package var json: JSON {
    ["blocks": JSON(blocks), "text": JSON(entries.texts), "latex": JSON(entries.latexes)]
  }
}

extension [[Formula]] {
  var texts: [[String]] { map { $0.map(\.text) } }

  var latexes: [[String]] { map { $0.map(\.latex) } }
}
