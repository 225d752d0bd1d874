// Methods side by side on one game: as a table for people, for papers and for spreadsheets.

import Certificates
import Exact
import Spectral
import Symbolic

/// One line a method, best first.
package struct ComparisonReport: Sendable {
  package struct Line: Sendable {
    package enum Content: Sendable {
      case answer(RangeAnswer)
      /// Why the method cannot be used here.
      case refused(String)
    }

    package let method: String
    package let content: Content

    package init(method: String, content: Content) {
      self.method = method
      self.content = content
    }
  }

  package let problem: Heading
  /// `nil` when the game is a bare matrix.
  package let point: PointReport?
  package let lines: [Line]
  package let digits: Int

  package init(problem: Heading, point: PointReport?, lines: [Line], digits: Int) {
    self.problem = problem
    self.point = point
    self.lines = lines
    self.digits = digits
  }
}

extension ComparisonReport {
  package func text(on page: Page) -> String {
    let table = Table(rows, alignments: [.left, .left, .right, .right, .right])
    var texts = table.lines
    texts[0] = page.inked(texts[0], .bold)
    let refused = refusals
    let parts: [String?] = [
      texts.joined(separator: "\n"),
      refused.isEmpty ? nil : "not usable here\n" + page.glossary(refused),
      tierNote.map { page.filled($0) },
    ]
    return (page.head(problem, at: point) + parts.compactMap(\.self)).joined(separator: "\n\n") + "\n"
  }

  /// The methods that have an answer, a heading first.
  var rows: [[String]] {
    let header = ["method", "safe rates", "best", "radius", "steps per digit"]
    return [header] + lines.compactMap { line in row(line).map { [line.method] + $0 } }
  }

  /// The methods that cannot be used here, and why.
  var refusals: [(term: String, text: String)] {
    lines.compactMap { line in
      guard case .refused(let words) = line.content else { return nil }
      return (line.method, words)
    }
  }

  /// How sure the table is, in a sentence.
  var tierNote: String? {
    let tiers = lines.compactMap { line -> RangeAnswer.Tier? in
      if case .answer(let answer) = line.content { answer.tier } else { nil }
    }
    if tiers.contains(.guess) { return "computed in floating point, and not certified" }
    guard !tiers.isEmpty else { return nil }
    return "decimals are rounded into the sets"
  }

  /// The cells behind the method's name; `nil` for a method without an answer.
  private func row(_ line: Line) -> [String]? {
    guard case .answer(let answer) = line.content else { return nil }
    return [answer.setWords(digits: digits)] + answer.bestCells(digits: digits, absent: "")
  }

  package var csv: String {
    let header = ["method", "from", "to", "best_eta", "best_radius", "steps_per_digit", "tier", "finding"]
    let rows = lines.flatMap { line -> [[String]] in
      switch line.content {
      case .refused(let words): return [[line.method, "", "", "", "", "", "", words]]
      case .answer(let answer):
        let best = answer.bestCells(digits: digits, absent: "")
        let rest = [answer.tier.rawValue, answer.finding]
        if answer.safe.isEmpty { return [[line.method, "", ""] + best + rest] }
        return answer.safe.map { interval in
          [
            line.method, interval.lower.decimal(digits: digits, side: .from),
            interval.upper?.decimal(digits: digits, side: .to) ?? "inf",
          ] + best + rest
        }
      }
    }
    return CSV.text([header] + rows)
  }

  package var latex: String {
    let header = ["method", "safe rates", "$\\eta^*$", "$\\rho(M(\\eta^*))$", "steps per digit"]
    let rows = lines.compactMap { line -> [String]? in
      guard case .answer(let answer) = line.content else { return nil }
      let best = answer.bestCells(digits: digits, absent: "--").map {
        $0 == "inf" ? "$\\infty$" : $0 == "--" ? $0 : "$\($0)$"
      }
      return ["\\texttt{\(LaTeXText.escaped(line.method))}", answer.setLaTeX(digits: digits)] + best
    }
    return "% \(problem.title)\n" + LaTeXText.table([header] + rows) + "\n"
  }

  package var json: JSON {
    [
      "schema": "stepproof.compare/1",
      "problem": .string(problem.name),
      "problem_parameters": JSON(problem.parameters.map { ($0.name, $0.value) }),
      "equilibrium": point?.json ?? .null,
      "methods": .array(lines.map(json)),
    ]
  }

  private func json(_ line: Line) -> JSON {
    switch line.content {
    case .refused(let words): return ["method": .string(line.method), "refused": .string(words)]
    case .answer(let answer):
      return .object([.init("method", .string(line.method))] + answer.members(digits: digits))
    }
  }
}

extension RangeAnswer {
  /// The safe set on one line, or what happens instead.
  func setWords(digits: Int) -> String {
    guard safe.isEmpty else {
      return safe.map { interval in
        let from = interval.lower.decimal(digits: digits, side: .from)
        return "(\(from), \(interval.upper?.decimal(digits: digits, side: .to) ?? "inf"))"
      }.joined(separator: " and ")
    }
    return cells.isEmpty ? "none" : "none: \(finding)"
  }

  func setLaTeX(digits: Int) -> String {
    guard safe.isEmpty else {
      let sets = safe.map { interval in
        let from = interval.lower.decimal(digits: digits, side: .from)
        return "(\(from), \(interval.upper?.decimal(digits: digits, side: .to) ?? "\\infty"))"
      }
      return "$\(sets.joined(separator: " \\cup "))$"
    }
    return finding
  }

  /// The best radius, or what happens instead, in the few words that a picture has room for.
  package var radiusWords: String {
    guard safe.isEmpty else { return bestCells(digits: 4, absent: "")[1] }
    return setWords(digits: 6)
  }

  /// One word for what the method does: at small rates where none is safe.
  var finding: String { safe.isEmpty ? cells.first?.behaviour.name ?? "never converges" : "converges" }

  /// The best rate, its radius, and how many steps gain a digit.
  func bestCells(digits: Int, absent: String) -> [String] {
    guard let best else { return [absent, absent, absent] }
    let short = min(digits, 6)
    let radius = Rational(exactly: best.radius)?.decimal(digits: short, rounding: .up) ?? best.radius
    return [
      best.rate?.decimal(digits: digits, side: .to) ?? "inf", radius,
      RangeReport.stepsPerDigit(best.approximateRadius).map { NumberWords.short($0) } ?? absent,
    ]
  }
}
