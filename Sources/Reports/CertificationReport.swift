// A certificate on a terminal: what it claims, of what, and why that can be believed.

import Certificates
import Exact

package struct CertificationReport: Sendable {
  private let problem: Heading
  private let method: Heading
  private let point: PointReport?
  private let certificate: Certificate
  private let found: String
  private let byteCount: Int
  /// Where the file is; `nil` when it went to standard output.
  private let path: String?
  private let remarks: [String]
  private let steps: Steps?

  /// How many steps suffice.
  package struct Steps: Sendable {
    package let count: Int
    package let within: Rational
    package let reach: Rational
    /// The distance on the way, at most, as a multiple of that at the start.
    package let overshoot: Double

    package init(count: Int, within: Rational, reach: Rational, overshoot: Double) {
      (self.count, self.within, self.reach, self.overshoot) = (count, within, reach, overshoot)
    }
  }

  package init(
    problem: Heading, method: Heading, point: PointReport?, certificate: Certificate, found: String,
    byteCount: Int, path: String?, remarks: [String], steps: Steps? = nil
  ) {
    (self.problem, self.method, self.point) = (problem, method, point)
    (self.certificate, self.found, self.byteCount) = (certificate, found, byteCount)
    (self.path, self.remarks, self.steps) = (path, remarks, steps)
  }

  package func text(on page: Page) -> String {
    (page.head(problem, method, at: point) + [page.glossary(rows)]).joined(separator: "\n\n") + "\n"
  }

  /// What is claimed and why, in terms and what they mean.
  var rows: [(term: String, text: String)] {
    var rows = [(term: "certified", text: certificate.words)]
    rows += certificate.details.map { (term: "", text: $0) }
    rows += remarks.map { (term: "", text: $0) }
    if let steps {
      let noun = NumberWords.count(steps.count, "step")
      rows.append(
        (
          term: "reach",
          text:
            "\(noun) of the linearised rule lead from anywhere within \(steps.within) to within \(steps.reach)"
        ))
      let factor = NumberWords.short(steps.overshoot, digits: 4)
      rows.append((term: "", text: "and never farther away than \(factor) times the distance at the start"))
    }
    rows.append((term: "witness", text: "found by \(found)"))
    rows.append((term: "checked", text: "accepted by the checker, which shares no code with the search"))
    if let path { rows.append((term: "written", text: path)) }
    return rows
  }

  package var json: JSON {
    [
      "schema": "stepproof.certify/1", "problem": .string(problem.name), "method": .string(method.name),
      "box": .array(certificate.problem.box.entries.map(\.json)),
      "claim": certificate.claimJSON, "states": .count(certificate.problem.stateCount),
      "found": .string(found), "verified": .boolean(true), "file": JSON(path), "bytes": .count(byteCount),
      "reach": steps.map { steps in
        ["steps": .count(steps.count), "within": JSON(steps.within), "to": JSON(steps.reach)]
      } ?? .null,
    ]
  }
}

extension Certificate {
  /// The claim in one sentence.
  package var words: String { claim.words(in: problem.box) }
}

extension Claim {
  /// The claim in one sentence.
  func words(in box: ParameterBox) -> String {
    let box = box.words
    switch self {
    case .converges(let factor, let everySequence):
      let subject = everySequence ? "converges along every sequence of parameters with" : "converges for"
      return "\(subject) \(box)" + (factor == 1 ? "" : "; V shrinks by \(factor) at every step")
    case .contractsInHull(let factor, let vertices):
      return "converges along every sequence of parameters in the polygon below"
        + (factor == 1 ? "" : "; V shrinks by \(factor) at every step") + " (\(vertices.count) corners)"
    case .diverges(let factor, let directions):
      let noun = directions == 1 ? "direction is" : "directions are"
      let size = factor == 1 ? "" : ", each with a squared modulus above \(factor)"
      return "diverges for \(box): \(directions) \(noun) unstable\(size)"
    case .conserves: return "conserves a quadratic function for \(box): bounded, and never convergent"
    case .noQuadraticFunction(let factor):
      return "no single quadratic function shrinks by \(factor) at every step for all of \(box)"
    case .shrinks(let steps, let constant):
      let power = Rational(2 * steps.exponent, over: steps.root)
      let place = steps.shift.isZero ? "k" : "(k + \(steps.shift))"
      return
        "converges with steps that become smaller: from step \(steps.first) on the squared distance is at most "
        + "\(NumberWords.short(constant.approximation, digits: 6)) * \(place)^(-\(power)) times that at the start"
    case .grows(let steps):
      return
        "diverges with steps that become smaller: from step \(steps.first) on the distance grows, and leaves every bound"
    }
  }
}

extension Certificate {
  /// The corners of the polygon that the claim is about; none for other claims.
  package var corners: [[Rational]] {
    if case .contractsInHull(_, let vertices) = claim { vertices } else { [] }
  }

  /// What else a reader should know.
  fileprivate var details: [String] {
    var details: [String] = []
    if case .contractsInHull(_, let vertices) = claim {
      let names = problem.box.ranges.map(\.name).joined(separator: ", ")
      let corners = vertices.map { "(" + $0.map(\.description).joined(separator: ", ") + ")" }
      details.append("(\(names)): " + corners.joined(separator: " "))
    }
    if claim.schedule != nil {
      details.append("for the linearised rule; with quadratic costs that is the rule itself")
    }
    let count = problem.stateCount - step.coordinates.count
    if count > 0 {
      let noun = count == 1 ? "one direction" : "\(count) directions"
      details.append("up to \(noun) in which every point is at rest: to a point of these, not to one point")
    }
    return details
  }
}

extension ParameterBox {
  /// The ranges and points in a line.
  package var words: String {
    let parts = entries.map { entry in
      if entry.isPoint { return "\(entry.name) = \(entry.lower)" }
      let sign = entry.name == rate && entry.lower.isZero ? "<" : "<="
      return "\(entry.lower) \(sign) \(entry.name) <= \(entry.upper)"
    }
    return parts.joined(separator: ", ")
  }
}
