// What came of holding certificates against runs.

import Certificates
import Exact
import Simulation

package struct ValidationReport: Sendable {
  /// One certificate.
  package struct Entry: Sendable {
    package let path: String
    package let stated: StatedClaim
    package let finding: ClaimRuns.Finding
    /// The spectral radius at every place of the finding.
    package let radii: [Double?]
    /// What happens beyond the end of the safe set, in words.
    package let beyond: Beyond?

    package init(
      path: String, stated: StatedClaim, finding: ClaimRuns.Finding, radii: [Double?], beyond: Beyond?
    ) {
      (self.path, self.stated, self.finding) = (path, stated, finding)
      (self.radii, self.beyond) = (radii, beyond)
    }
  }

  package struct Beyond: Sendable {
    package let rate: Rational
    package let growth: Double
    package let stepCount: Int
    package let radius: String?

    package init(rate: Rational, growth: Double, stepCount: Int, radius: String?) {
      (self.rate, self.growth, self.stepCount, self.radius) = (rate, growth, stepCount, radius)
    }
  }

  /// What all entries come to.
  package enum Verdict: Sendable {
    case held, contradicted, silent

    /// As JSON has it.
    var word: String {
      switch self {
      case .held: "held"
      case .contradicted: "contradicted"
      case .silent: "undecided"
      }
    }

    func words(on page: Page) -> String {
      switch self {
      case .held: page.inked("held", .green)
      case .contradicted: page.inked("contradicted", .red)
      case .silent: page.inked("not held against runs", .yellow)
      }
    }
  }

  /// A certificate about a rule or about a flow.
  package enum Line: Sendable {
    case rule(Entry)
    case flow(FlowEntry)

    fileprivate var verdict: Verdict {
      switch self {
      case .rule(let entry): entry.verdict
      case .flow(let entry): entry.verdict
      }
    }
  }

  private let lines: [Line]

  package init(_ lines: [Line]) { self.lines = lines }

  package var verdict: Verdict {
    let all = lines.map(\.verdict)
    if all.contains(.contradicted) { return .contradicted }
    return all.contains(.silent) ? .silent : .held
  }

  package func text(on page: Page) -> String {
    lines.map { line in
      switch line {
      case .rule(let entry): entry.text(on: page)
      case .flow(let entry): entry.text(on: page)
      }
    }.joined(separator: "\n")
  }

  package var json: JSON {
    [
      "schema": "stepproof.validate/1",
      "certificates": .array(
        lines.map { line in
          switch line {
          case .rule(let entry): entry.json
          case .flow(let entry): entry.json
          }
        }),
    ]
  }
}

extension ValidationReport.Entry {
  fileprivate var verdict: ValidationReport.Verdict {
    switch finding {
    case .held: .held
    case .contradicted, .miscounted: .contradicted
    case .silent: .silent
    }
  }

  fileprivate func text(on page: Page) -> String {
    let head = verdict.words(on: page)
    let rows = page.glossary([(term: "claim", text: stated.claim.words(in: stated.box))] + rows)
    let table = growthTable
    let legend =
      "the largest growth a step: of the distance in long runs, of the derivative measured on single steps, and the "
      + "spectral radius of M"
    return page.filled("\(path): \(head)") + "\n" + rows + "\n"
      + (table.isEmpty ? "" : "\n" + table.map { "  \($0)\n" }.joined() + page.filled("  " + legend) + "\n")
  }

  private var rows: [(term: String, text: String)] {
    var rows: [(term: String, text: String)] = []
    switch finding {
    case .held(let count, let distance, _):
      if count > 0, stated.claim.schedule != nil {
        rows.append(
          (term: "steps", text: "the claim held at all \(count) steps that were looked at, enclosed exactly"))
        rows.append((term: "", text: "from a distance of \(NumberWords.short(distance))"))
      } else if count > 0 {
        rows.append(
          (
            term: "steps",
            text: "V did as claimed in all \(count) steps that were looked at, enclosed exactly"
          ))
        rows.append((term: "", text: "from a distance of \(NumberWords.short(distance))"))
      } else {
        rows.append(
          (term: "steps", text: "the claim is shown without a function; growth alone was looked at"))
      }
    case .contradicted(let step, let distance):
      let ratio =
        step.before == 0 ? "from 0" : "times \(NumberWords.short(step.after / step.before, digits: 6))"
      rows.append((term: "step", text: "\(step.step), from a distance of \(NumberWords.short(distance))"))
      rows.append((term: "with", text: words(step.place)))
      switch stated.claim {
      case .shrinks:
        rows.append(
          (term: "square", text: "\(NumberWords.short(step.after, digits: 6)) times what it is to be at most")
        )
      case .grows: rows.append((term: "form", text: ratio + ", claimed to be positive and to grow"))
      case .converges, .contractsInHull, .diverges, .conserves, .noQuadraticFunction:
        let factor = stated.claim.factor.map { ", claimed at most \($0)" } ?? ", claimed to stay the same"
        rows.append((term: "V", text: ratio + factor))
      }
      if !step.state.isEmpty {
        let state = step.state.map { NumberWords.short($0, digits: 6) }.joined(separator: ", ")
        rows.append((term: "state", text: "(\(state)) from the equilibrium"))
      }
    case .miscounted(let place, let expected):
      let growth = place.growth.map { NumberWords.short($0, digits: 6) }.joined(separator: ", ")
      rows.append((term: "with", text: words(place.place)))
      rows.append((term: "growth", text: "directions grow by \(growth) a step"))
      rows.append((term: "claimed", text: expected))
    case .silent(let reason):
      rows.append((term: "why", text: reason))
    }
    if let beyond {
      let radius = beyond.radius.map { "; the spectral radius there is \($0)" } ?? ""
      let moved =
        beyond.growth > 2
        ? "the distance grew \(NumberWords.rough(beyond.growth)) times in \(beyond.stepCount) steps"
        : "the runs did not leave in \(beyond.stepCount) steps"
      rows.append((term: "beyond", text: "at \(stated.box.rate) = \(beyond.rate), \(moved)\(radius)"))
    }
    return rows
  }

  private func words(_ place: [Rational]) -> String {
    let points = stated.box.entries.filter(\.isPoint).map { "\($0.name) = \($0.lower)" }
    let ranges = zip(stated.box.ranges, place).map { "\($0.name) = \($1)" }
    return (points + ranges).joined(separator: ", ")
  }

  /// Growth in the runs beside the spectral radius.
  private var growthTable: [String] {
    guard case .held(_, _, let places) = finding, !places.isEmpty else { return [] }
    let ranges = stated.box.ranges
    let heading = (ranges.isEmpty ? ["at"] : ranges.map(\.name)) + ["in runs", "on steps", "radius"]
    let lines = zip(places, radii).map { place, radius in
      (ranges.isEmpty
        ? [words(place.place)] : place.place.map { NumberWords.short($0.approximation, digits: 5) }) + [
          place.observed.map { NumberWords.short($0, digits: 6) } ?? "",
          place.growth.first.map { NumberWords.short($0, digits: 6) } ?? "",
          radius.map { NumberWords.short($0, digits: 6) } ?? "",
        ]
    }
    return Table([heading] + lines, alignments: [.right]).lines
  }

  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      JSON.Member("file", .string(path)), JSON.Member("claim", .string(stated.claim.words(in: stated.box))),
      JSON.Member("finding", .string(verdict.word)),
    ]
    switch finding {
    case .held(let count, let distance, let places):
      members += [
        JSON.Member("steps", .count(count)),
        JSON.Member("distance", .string("\(distance)")),
        JSON.Member(
          "growth",
          .array(
            zip(places, radii).map { place, radius in
              [
                "at": .string(words(place.place)), "observed": JSON(place.observed.map { "\($0)" }),
                "measured": JSON(place.growth.first.map { "\($0)" }),
                "spectral_radius": JSON(radius.map { "\($0)" }),
              ]
            })),
      ]
    case .contradicted(let step, _):
      members += [
        JSON.Member("at", .string(words(step.place))),
        JSON.Member("step", .count(step.step)), JSON.Member("before", .string("\(step.before)")),
        JSON.Member("after", .string("\(step.after)")),
      ]
    case .miscounted(let place, let expected):
      members += [
        JSON.Member("at", .string(words(place.place))),
        JSON.Member("growth", .array(place.growth.map { .string("\($0)") })),
        JSON.Member("claimed", .string(expected)),
      ]
    case .silent(let reason):
      members.append(JSON.Member("reason", .string(reason)))
    }
    if let beyond {
      members.append(
        JSON.Member(
          "beyond",
          [
            "rate": JSON(beyond.rate), "growth": .string("\(beyond.growth)"),
            "steps": .count(beyond.stepCount),
          ]))
    }
    return .object(members)
  }
}
