// Theorems on a page of their own.

import Language
import Theorems

extension TheoremsReport {
  /// - Parameters:
  ///   - version: that of the program.
  ///   - command: what makes the same page.
  package func html(version: String, command: String) -> String {
    let title = "Published bounds, held against exact truth"
    let head = [Markup.element("h1", title), Markup.element("p", summary + ".")]
    return WebPage(
      title: title, header: head.joined(separator: "\n"),
      main: [figures, table, counterexamples].joined(separator: "\n"), version: version, command: command
    ).text
  }

  /// How much of the truth is claimed: of the safe rates, and of the gap to 1.
  package var histograms: [Figure] {
    let verdicts = entries.filter { !$0.isMarkedFalse }.flatMap(\.sound)
    let steps = Figure.histogram(
      name: "step-tightness", title: "How much of the safe rates is claimed",
      description: "For every theorem and game, the claimed end of the safe rates divided by the true one.",
      axis: "claimed / true", verdicts.compactMap(\.stepTightness))
    let rates = Figure.histogram(
      name: "rate-tightness", title: "How much of the speed is promised",
      description:
        "For every theorem and game, the promised gap between the radius (or norm) and 1 divided by the true one.",
      axis: "promised gap / true gap", verdicts.compactMap(\.rateTightness).filter { $0 >= 0 })
    return [steps, rates].compactMap(\.self)
  }

  private var figures: String {
    let items = histograms.map { figure in
      "<figure>\(figure.embedded)<figcaption>\(Markup.element("b", figure.title))"
        + "\(Markup.escaped(figure.description))</figcaption></figure>"
    }
    return "<section><h2>Tightness</h2><div class=\"figures wide\">\(items.joined())</div></section>"
  }

  private var table: String {
    let heading = [
      "theorem", "finding", "games", "rates", "speed", "claims", "step tightness", "rate tightness",
    ]
    let rows = entries.map { entry in
      [
        entry.theorem.name, entry.word, "\(entry.gameCount)", entry.rates.words, entry.speed.words,
        entry.claims.words, entry.stepSpread?.words ?? "", entry.rateSpread?.words ?? "",
      ]
    }
    let body = rows.map { "<tr>" + $0.map { Markup.element("td", $0) }.joined() + "</tr>" }.joined(
      separator: "\n")
    return "<section><h2>Theorem by theorem</h2>" + Markup.element("p", Tally.legend)
      + "<div class=\"scroll\"><table class=\"numbers worded\"><thead><tr>"
      + heading.map { Markup.element("th", $0) }.joined()
      + "</tr></thead><tbody>\(body)</tbody></table></div></section>"
  }

  private var counterexamples: String {
    let broken = entries.filter(\.isRefuted)
    if broken.isEmpty { return "" }
    let items = broken.map { entry in
      let words = entry.broken?.words ?? entry.verdicts.compactMap(\.counterexample).first?.words ?? ""
      let certified =
        certificates[entry.theorem.name] == nil ? "" : " Certified, and accepted by the checker."
      return Markup.element("dt", entry.theorem.name) + Markup.element("dd", words + "." + certified)
    }
    return "<section><h2>Counterexamples</h2><dl>\(items.joined())</dl></section>"
  }
}
