// map: where in a rectangle of two parameters a method converges.

import Reports
import Stepproof

enum Map: Subcommand {
  static let axes = Option(
    name: "axes", value: "A,B", help: "two of the method's parameters, its rate among them or not",
    isRequired: true)
  static let over = Option(
    name: "over", value: "NAME=LOW..HIGH", help: "the span of an axis", isRepeatable: true)
  static let cells = Option(name: "cells", value: "N", help: "how many cells a side; 30 unless told")

  static let declaration = Declaration(
    name: "map",
    summary: "map where in a rectangle of two parameters a method converges",
    discussion: [
      "Cuts the rectangle into cells. Every cell that is called safe, or not safe, was proved to be so as a whole; "
        + "the others are met by the boundary, whose polynomials in the two parameters are printed below."
    ],
    operands: [.game],
    options: [.method, axes, over, cells, .set, .equilibrium, .json, .csv],
    examples: [
      "stepproof map xy --method optimistic --axes eta,beta",
      "stepproof map dirac-gan-r1 --method heavy-ball --axes eta,beta --over eta=0..4 --over beta=-1..1 --csv",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let count = try arguments.count(of: cells, in: 1...1_000, otherwise: 30)
    let problem = try Problem(arguments.operands[0])
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let place = try arguments.count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    let names = (arguments.value(of: axes) ?? "").split(separator: ",").map(String.init)
    let (settings, spans) = (try arguments.settings(of: .set), try arguments.settings(of: over))
    let mapped = try ProgressLine.during("painting") { progress in
      try problem.mapped(
        by: rule, setting: settings, at: place, axes: names, spans: spans, cells: count, progress: progress)
    }
    let report = MapReport(mapped)
    if arguments.has(.json) { return Outcome(results: report.json.text()) }
    return Outcome(results: arguments.has(.csv) ? report.csv : report.text(on: page))
  }
}

extension MapReport {
  init(_ mapped: MappedProblem) {
    let linearized = mapped.linearized
    self.init(
      problem: Heading(
        name: linearized.problem.name, game: linearized.problem.game, overriding: linearized.settings.game),
      method: Heading(method: linearized.update.method.method, overriding: linearized.settings.method),
      point: PointReport(linearized.update.equilibrium, variables: linearized.update.variables),
      map: mapped.map)
  }
}
