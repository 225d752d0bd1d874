// Rates as LaTeX, for a paper that loads amsmath.

import Exact
import Spectral
import Symbolic

extension RangeReport {
  package var latex: String {
    let name = Variable(rate).latex
    let sets = answer.safe.map { interval in
      let (from, to) = (latex(interval.lower, .from), interval.upper.map { latex($0, .to) } ?? "\\infty")
      return "(\(from), \(to))"
    }
    var parts = [
      "% \(problem.title), \(method.name): \(answer.tier.rawValue)",
      LaTeXText.display(
        "\\{ \(name) > 0 : \\rho(M(\(name))) < \(Expression(answer.level).latex) \\}",
        sets.isEmpty ? "\\emptyset" : sets.joined(separator: " \\cup ")),
    ]
    if let best = answer.best {
      let place = best.rate.map { latex($0, .to) } ?? "\\infty"
      parts.append(
        LaTeXText.display("\(name)^*", "\(place), \\qquad \\rho(M(\(name)^*)) \\le \(best.radius)"))
    }
    return parts.joined(separator: "\n") + "\n"
  }

  private func latex(_ end: RateEnd, _ side: RateEnd.Side) -> String {
    if case .exact(let number) = end, let closed = NumberWords.closedForm(number), closed.latex.count < 60 {
      return closed.latex
    }
    return end.decimal(digits: digits, side: side)
  }
}
