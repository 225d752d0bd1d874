// The elements of MathML Core, as texts.

/// Builds presentation markup that browsers show without scripts.
package enum MathML {
  package static func number(_ text: String) -> String { "<mn>\(escaped(text))</mn>" }
  package static func identifier(_ text: String) -> String { "<mi>\(escaped(text))</mi>" }
  package static func sign(_ text: String) -> String { "<mo>\(escaped(text))</mo>" }
  package static func words(_ text: String) -> String { "<mtext>\(escaped(text))</mtext>" }
  package static func row(_ parts: [String]) -> String { "<mrow>\(parts.joined())</mrow>" }
  package static func fraction(_ above: String, _ below: String) -> String {
    "<mfrac>\(above)\(below)</mfrac>"
  }
  package static func root(_ body: String) -> String { "<msqrt>\(body)</msqrt>" }
  package static func superscript(_ base: String, _ above: String) -> String {
    "<msup>\(base)\(above)</msup>"
  }
  package static func subscripted(_ base: String, _ below: String) -> String {
    "<msub>\(base)\(below)</msub>"
  }

  package static func parenthesised(_ body: String) -> String { fenced("(", body, ")") }

  /// Fences grow with what is high in them, and not with what stands on one line: fonts without the glyphs for it
  /// would stretch those, too.
  package static func fenced(_ left: String, _ body: String, _ right: String) -> String {
    let isHigh = ["<mfrac>", "<mtable>", "<msqrt>"].contains { body.contains($0) }
    let opening = isHigh ? "<mo>" : "<mo stretchy=\"false\">"
    return "<mrow>\(opening)\(left)</mo>\(body)\(opening)\(right)</mo></mrow>"
  }

  /// Rows of cells between round fences.
  package static func matrix(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      "<mtr>" + row.map { "<mtd>\($0)</mtd>" }.joined() + "</mtr>"
    }
    return parenthesised("<mtable>\(lines.joined())</mtable>")
  }

  /// A formula on its own.
  package static func display(_ body: String) -> String {
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>\(body)</mrow></math>"
  }

  /// Terms with their signs, the first one without a plus.
  package static func sum(_ terms: [(negative: Bool, text: String)]) -> String {
    let parts = terms.enumerated().map { place, term in
      (term.negative ? sign("\u{2212}") : place == 0 ? "" : sign("+")) + term.text
    }
    return terms.count == 1 && !terms[0].negative ? terms[0].text : row(parts)
  }

  /// Factors beside each other, with the invisible sign that makes programs read a product.
  package static func product(_ factors: [String]) -> String {
    factors.count == 1 ? factors[0] : row([factors.joined(separator: "<mo>\u{2062}</mo>")])
  }

  private static func escaped(_ text: String) -> String {
    text.map { sign in
      switch sign {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(sign)
      }
    }.joined()
  }
}
