// Rates that converge whatever some parameters do from step to step, as text and JSON.

import Certificates
import Exact
import Spectral

package struct BoxRangeReport: Sendable {
  private let problem: Heading
  private let method: Heading
  private let point: PointReport?
  private let rate: String
  private let box: [BoxEntry]
  /// From the highest down.
  private let pieces: [(lower: Rational, upper: Rational)]
  private let end: RateEnd?
  /// The parameters with which the method does not converge beyond the end.
  private let corner: [(name: String, value: Rational)]
  private let digits: Int

  package init(
    problem: Heading, method: Heading, point: PointReport?, rate: String, box: [BoxEntry],
    pieces: [(lower: Rational, upper: Rational)], end: RateEnd?, corner: [(name: String, value: Rational)],
    digits: Int
  ) {
    (self.problem, self.method, self.point, self.rate) = (problem, method, point, rate)
    (self.box, self.pieces, self.end, self.corner, self.digits) = (box, pieces, end, corner, digits)
  }

  package func text(on page: Page) -> String {
    (page.head(problem, method, at: point) + [page.glossary(rows)]).joined(separator: "\n\n") + "\n"
  }

  private var rows: [(term: String, text: String)] {
    let ranges = box.map { "\($0.lower) <= \($0.name) <= \($0.upper)" }.joined(separator: ", ")
    var rows: [(term: String, text: String)] = []
    if let first = pieces.first, let last = pieces.last {
      rows.append((term: "certified", text: interval(last.lower, first.upper)))
      rows.append((term: "", text: "converges along every sequence of parameters with \(ranges)"))
      if pieces.count > 1 {
        rows.append(
          (
            term: "",
            text: "in \(pieces.count) pieces, each with one function, also for rates that change in it:"
          ))
        rows += pieces.map { (term: "", text: interval($0.lower, $0.upper)) }
      } else {
        rows.append((term: "", text: "one function serves them all, also for rates that change"))
      }
    } else {
      rows.append(
        (term: "certified", text: "none: \(rate) near 0 does not converge for all parameters with \(ranges)"))
    }
    let place = corner.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    if let end, !pieces.isEmpty {
      let number = end.decimal(digits: digits, side: .to)
      rows.append((term: "ends", text: "at \(number): just above, \(place) at every step is not safe"))
    } else if pieces.isEmpty {
      rows.append((term: "because", text: "with \(place) at every step the rates near 0 are not safe"))
    }
    return rows
  }

  private func interval(_ lower: Rational, _ upper: Rational) -> String {
    lower == upper ? "\(rate) = \(upper)" : "\(lower) <= \(rate) <= \(upper)"
  }

  package var json: JSON {
    [
      "schema": "stepproof.range/1", "problem": .string(problem.name), "method": .string(method.name),
      "parameters": JSON(method.parameters.map { ($0.name, $0.value) }),
      "problem_parameters": JSON(problem.parameters.map { ($0.name, $0.value) }), "rate": .string(rate),
      "equilibrium": point?.json ?? .null, "tier": "certified", "box": .array(box.map(\.json)),
      "safe": .array(
        pieces.isEmpty ? [] : [["from": JSON(pieces[pieces.count - 1].lower), "to": JSON(pieces[0].upper)]]),
      "pieces": .array(pieces.map { ["from": JSON($0.lower), "to": JSON($0.upper)] }), "best": .null,
      "binding": .null,
      "end": end.map { .string($0.decimal(digits: digits, side: .to)) } ?? .null,
      "corner": JSON(corner.map { ($0.name, $0.value.description) }),
    ]
  }
}
