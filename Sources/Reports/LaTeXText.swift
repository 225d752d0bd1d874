// Words inside LaTeX.

enum LaTeXText {
  /// The words with every sign that LaTeX would act upon made harmless.
  static func escaped(_ words: String) -> String {
    words.map { sign in
      switch sign {
      case "\\": "\\textbackslash{}"
      case "^": "\\textasciicircum{}"
      case "~": "\\textasciitilde{}"
      case "&", "%", "$", "#", "_", "{", "}": "\\\(sign)"
      default: String(sign)
      }
    }.joined()
  }

  /// A displayed equation.
  static func display(_ name: String, _ body: String, relation: String = "=") -> String {
    "\\[\n\(name) \(relation) \(body)\n\\]"
  }

  /// A table of left-aligned columns; the cells are LaTeX already.
  static func table(_ rows: [[String]]) -> String {
    let columns = String(repeating: "l", count: rows.first?.count ?? 0)
    let lines = rows.map { "  " + $0.joined(separator: " & ") + " \\\\" }
    return (["\\begin{tabular}{\(columns)}"] + lines + ["\\end{tabular}"]).joined(separator: "\n")
  }
}
