// Runs of the greedy max-player for other programs: as JSON (schema stepproof.simulate/1), and as a table.

import Certificates
import Simulation

extension GreedyReport {
  package var json: JSON {
    [
      "schema": "stepproof.simulate/1", "problem": .string(problem.name), "method": .string(method.name),
      "parameters": JSON(method.parameters.map { ($0.name, $0.value) }),
      "rate": .string(question.rate.split(separator: " ").last.map(String.init) ?? question.rate),
      "steps": .count(question.proposalCount), "seed": .string("\(question.seed)"),
      "proposals": .string(question.proposals), "proposer": .string(question.proposer),
      "climber": .string(question.climber), "bounds": promiseJSON, "runs": .array(runs.map(json)),
    ]
  }

  private var promiseJSON: JSON {
    guard let promise else { return .null }
    var members: [JSON.Member] = [
      .init("b", .string(promise.bound.description)), .init("L", .string(promise.lipschitz.description)),
      .init("enclosed", .boolean(promise.isEnclosed)),
    ]
    if case .success(let bounds) = promise.bounds {
      members += [
        .init("ascent_steps", .string("\(bounds.ascentSteps)")),
        .init("accepted", .string("\(bounds.acceptedMoves)")),
        .init("proposals", .string("\(bounds.proposals)")),
        .init("kept", .boolean(!runs.contains { $0.breaks(bounds).contains(true) })),
      ]
    }
    if let patience = promise.patience { members.append(.init("patience", .string("\(patience.least)"))) }
    return .object(members)
  }

  private func json(_ run: GreedyRun) -> JSON {
    let ending =
      switch run.ending {
      case .settled: "settled"
      case .ranOut: "ran-out"
      case .endlessAscent: "endless-ascent"
      case .undefined: "undefined"
      }
    return [
      "ending": .string(ending), "step": .count(run.proposalCount),
      "distance": JSON(run.moves.last?.distance.map { "\($0)" }), "accepted": .count(run.acceptedCount),
      "ascent_steps": .count(run.ascentSteps), "most_ascent_steps": .count(run.mostAscentSteps),
      "endless": .count(run.endlessCount), "undefined": .count(run.undefinedCount),
      "value": .string("\(run.value)"), "slope": .string("\(run.slope)"),
      "last": .object(zip(variables, run.last).map { JSON.Member($0, .string("\($1)")) }),
    ]
  }

  /// A line for every proposal that was kept: the start has the number 0, and the state is the one afterwards.
  package var csv: String {
    let heading = ["run", "proposal", "answer", "ascent_steps", "value", "distance"] + variables
    let lines = runs.enumerated().flatMap { number, run in
      run.moves.map { move in
        [
          "\(number + 1)", "\(move.number)", move.number == 0 ? "start" : move.answer.rawValue,
          "\(move.ascentSteps)", "\(move.value)", move.distance.map { "\($0)" } ?? "",
        ] + move.state.map { "\($0)" }
      }
    }
    return CSV.text([heading] + lines)
  }
}
