// The story of a game as one page that needs nothing from elsewhere.

import Symbolic

extension StudyReport {
  package var html: String {
    let head = [Markup.element("h1", problem.title)] + heading(problem) + [navigation]
    return WebPage(
      title: "\(problem.title): which learning rates converge", header: head.joined(separator: "\n"),
      main: (game + side + sections.flatMap(text) + reading).joined(separator: "\n"), version: version,
      command: command
    ).text
  }

  /// The source and the parameters, each in a paragraph.
  private func heading(_ heading: Heading) -> [String] {
    let settings = heading.parameters.map(\.text).joined(separator: ", ")
    return [heading.source, settings.isEmpty ? nil : settings].compactMap(\.self).map {
      Markup.element("p", $0, class: "source")
    }
  }

  private var navigation: String {
    let links =
      [("game", players.isEmpty ? "the Jacobian" : "the game"), ("methods", "methods side by side")]
      + sections.map { (anchor($0), $0.method.name) } + [("reading", "how to read this")]
    let items = links.map { "<li><a href=\"#\(Markup.escaped($0.0))\">\(Markup.escaped($0.1))</a></li>" }
    return "<nav aria-label=\"contents\"><ul>\(items.joined())</ul></nav>"
  }

  private func anchor(_ section: Section) -> String { "method-\(section.key)" }

  // MARK: The game

  private var game: [String] {
    var parts = ["<section id=\"game\">", "<h2>The \(players.isEmpty ? "Jacobian" : "game")</h2>"]
    parts += players.map { player in
      let list = player.variables.map(\.mathML).joined(separator: MathML.sign(","))
      let owner = MathML.row([MathML.words(player.name), MathML.parenthesised(list)])
      let words = MathML.words("\u{A0}\(player.sense)\u{A0}")
      return scrolling(MathML.display(owner + words + player.cost.mathML))
    }
    if !field.isEmpty {
      parts.append("<h3>The field: every player's own gradient, turned downhill</h3>")
      let variables = MathML.matrix(field.map { [$0.entry.mathML] })
      let list = field.map(\.variable.mathML).joined(separator: MathML.sign(","))
      let name = MathML.row([MathML.identifier("G"), MathML.parenthesised(list)])
      parts.append(scrolling(MathML.display(name + MathML.sign("=") + variables)))
    }
    if let point {
      parts.append("<h3>The equilibrium</h3>")
      parts.append(Markup.element("p", point.place, class: "words"))
      parts += point.statements.map { Markup.element("p", $0, class: "source") }
    }
    if let jacobian { parts.append(matrix("J", jacobian.map { $0.map(\.mathML) }, "=")) }
    if let jacobianDecimals {
      parts.append(matrix("J", jacobianDecimals.map { $0.map { MathML.words($0) } }, "≈"))
    }
    if let flow { parts += ["<h3>The flow, without steps</h3>", text(flow)] }
    return parts + figures(gameFigures) + remarks.map(missing) + ["</section>"]
  }

  private func matrix(_ name: String, _ entries: [[String]], _ relation: String) -> String {
    guard entries.count <= 12 else {
      return missing("\(name) has \(entries.count) rows and is not shown here")
    }
    return scrolling(
      MathML.display(MathML.identifier(name) + MathML.sign(relation) + MathML.matrix(entries)))
  }

  private func scrolling(_ content: String) -> String { "<div class=\"scroll\">\(content)</div>" }

  private func missing(_ words: String) -> String { Markup.element("p", words, class: "missing") }

  private func figures(_ figures: [Figure], wide: Bool = false) -> [String] {
    guard !figures.isEmpty else { return [] }
    let items = figures.map { figure in
      "<figure>\(figure.embedded)<figcaption><b>\(Markup.escaped(figure.title))</b>"
        + "\(Markup.escaped(figure.description))</figcaption></figure>"
    }
    return ["<div class=\"figures\(wide ? " wide" : "")\">", items.joined(separator: "\n"), "</div>"]
  }

  private func glossary(_ rows: [(term: String, text: String)]) -> String {
    let items = rows.map { term, text in
      (term.isEmpty ? "" : Markup.element("dt", term)) + Markup.element("dd", text)
    }
    return "<dl>\(items.joined())</dl>"
  }

  // MARK: The methods

  private var side: [String] {
    var parts = ["<section id=\"methods\">", "<h2>Methods side by side</h2>"]
    let rows = comparison.rows
    if rows.count > 1 {
      let head = rows[0].map { "<th scope=\"col\">\(Markup.escaped($0))</th>" }.joined()
      let body = rows.dropFirst().map { row in
        let cells = row.dropFirst().map { Markup.element("td", $0.replacing("inf", with: "∞")) }.joined()
        let padding = String(repeating: "<td></td>", count: rows[0].count - row.count)
        return "<tr><td><code>\(Markup.escaped(row[0]))</code></td>\(cells)\(padding)</tr>"
      }
      parts.append(
        scrolling(
          "<table class=\"numbers\"><thead><tr>\(head)</tr></thead><tbody>\(body.joined(separator: "\n"))"
            + "</tbody></table>"))
    }
    if let note = comparison.tierNote { parts.append(Markup.element("p", note, class: "source")) }
    parts += figures(comparisonFigures, wide: true)
    if !comparison.refusals.isEmpty {
      parts += ["<h3>Not usable here</h3>", glossary(comparison.refusals)]
    }
    return parts + ["</section>"]
  }

  private func text(_ section: Section) -> [String] {
    let method = section.method
    var parts = [
      "<section id=\"\(Markup.escaped(anchor(section)))\">",
      "<h2><code>\(Markup.escaped(method.name))</code>: \(Markup.escaped(method.title))</h2>",
    ]
    parts += heading(method)
    let name = MathML.identifier("M") + MathML.sign("=")
    parts.append(scrolling(MathML.display(name + section.formula.mathML)))
    if !section.projections.isEmpty {
      parts.append(Markup.element("p", section.projections.joined(separator: "; "), class: "source"))
    }
    if let entries = section.matrix { parts.append(matrix("M", entries.map { $0.map(\.mathML) }, "=")) }
    parts.append(glossary(section.range.rows))
    parts += figures(section.figures, wide: section.figures.count == 4)
    parts += section.certificates.map(text)
    return parts + section.remarks.map(missing) + ["</section>"]
  }

  private func text(_ certificate: Certificate) -> String {
    switch certificate {
    case .missing(let reason):
      let opening = "no certificate"
      return missing(reason.hasPrefix(opening) ? reason : "\(opening): \(reason)")
    case .found(let report, let file, let commands): return found(report.rows, file, commands)
    case .flow(let report, let file, let commands): return found(report.rows, file, commands)
    }
  }

  private func found(_ rows: [(term: String, text: String)], _ file: FileInPage, _ commands: [String])
    -> String
  {
    let address = Markup.dataAddress(file.text, type: "application/json")
    let name = Markup.escaped(file.name)
    let lines = commands.map(Markup.escaped).joined(separator: "\n")
    return """
      <div class="certificate">\(glossary(rows))
      <p><a download="\(name)" href="\(address)">download \(name)</a> \
      (\(file.text.utf8.count) bytes), and have it checked again:</p>
      <pre>\(lines)</pre></div>
      """
  }

  // MARK: How to read all this

  private var reading: [String] {
    [
      "<section id=\"reading\">", "<h2>How to read this page</h2>",
      """
      <p>G stacks every player's own gradient, turned downhill; J is its Jacobian at the equilibrium, and M the \
      derivative of one step of a method there. Near the equilibrium a method converges when the spectral radius of \
      M, the largest modulus of its eigenvalues, is below 1. P1, P2, ... project onto the players' variables.</p>
      <p>Safe sets, where they are called exact, are found in exact arithmetic, and their decimals are rounded into \
      the set; where they are called enclosed, the set is certain and its ends are enclosed; a guess is computed in \
      floating point, and says so. Curves of radii, eigenvalues, regions of stability and phase portraits are drawn \
      from floating point: they are pictures, and no proof.</p>
      <p>A certificate is a proof in exact numbers. It was accepted, before this page was written, by a checker that \
      shares no code with the search, and it can be checked again with the command below it. All statements are about \
      what happens near the equilibrium.</p>
      """, "</section>",
    ]
  }
}
