// Runs for other programs: as JSON, and as a table of what was kept.

import Certificates
import Simulation

extension SimulationReport {
  package var json: JSON {
    [
      "schema": "stepproof.simulate/1", "problem": .string(problem.name), "method": .string(method.name),
      "rate": .string(runs.formula), "counted_from": .count(runs.firstCount), "steps": .count(runs.stepCount),
      "seed": .string("\(runs.seed)"), "spectral_radius": JSON(runs.radius),
      "across_kernel": .boolean(runs.isAcrossKernel),
      "runs": .array(runs.trajectories.map(json)),
    ]
  }

  private func json(_ run: Trajectory) -> JSON {
    let (kind, step, reason): (String, Int, String?) =
      switch run.ending {
      case .arrived(let step): ("arrived", step, nil)
      case .ranOut: ("ran-out", runs.stepCount, nil)
      case .diverged(let step): ("diverged", step, nil)
      case .undefined(let step, let variable, let part):
        ("undefined", step, "\(variable.name): \(part?.words ?? "no value")")
      }
    return [
      "ending": .string(kind), "step": .count(step), "reason": JSON(reason),
      "distance": JSON(run.moments.last.map { "\($0.distance)" }),
      "observed_rate": JSON(run.observedRate.map { "\($0)" }),
      "last": .object(zip(runs.states, run.last).map { JSON.Member($0, .string("\($1)")) }),
    ]
  }

  /// A line for every state that was kept.
  package var csv: String {
    let heading = ["run", "step", "distance"] + runs.states
    let lines = runs.trajectories.enumerated().flatMap { number, run in
      run.moments.map { moment in
        ["\(number + 1)", "\(moment.step)", "\(moment.distance)"] + moment.state.map { "\($0)" }
      }
    }
    return CSV.text([heading] + lines)
  }
}
