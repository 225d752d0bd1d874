// The equilibria of a game, as text and as JSON (schema stepproof.equilibrium/1).

import Certificates

package struct EquilibriumReport: Sendable {
  package let problem: Heading
  package let points: [PointReport]
  /// How many starts Newton's method was given; `nil` when the game's own points were all that was asked.
  package let starts: Int?
  /// What they, or other points, are against a greedy climber; `nil` unless that is asked.
  package var greedy: GreedyEquilibriumReport?

  package init(problem: Heading, points: [PointReport], starts: Int?) {
    self.problem = problem
    self.points = points
    self.starts = starts
  }

  package func text(on page: Page) -> String {
    if let greedy { return greedy.text(on: page) }
    let shown = points.enumerated().map { index, point in
      let number = points.count > 1 ? " \(index + 1)" : ""
      return point.text(on: page, heading: page.inked("equilibrium\(number) ", .bold))
    }
    let parts = [problem.text(on: page, title: problem.title)] + shown + [searchText.map { page.filled($0) }]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  /// What a search leaves open: that nothing else was found proves nothing.
  private var searchText: String? {
    guard let starts else { return nil }
    let tried = starts == 1 ? "one start" : "\(starts) starts"
    return points.isEmpty
      ? "Newton's method found no equilibrium from \(tried); there may be one all the same"
      : "searched from \(tried); there may be further equilibria"
  }

  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "stepproof.equilibrium/1"),
      .init("problem", .string(problem.name)),
      .init("title", .string(problem.title)),
      .init("source", JSON(problem.source)),
      .init("problem_parameters", JSON(problem.parameters.map { ($0.name, $0.value) })),
      .init("starts", starts.map { .count($0) } ?? .null),
      .init("equilibria", .array(points.map(\.json))),
    ]
    if let greedy { members.append(.init("greedy", greedy.json)) }
    return .object(members)
  }
}
