// Many runs, in lanes and on all cores.

extension CompiledStep {
  /// One trajectory a start, in their order; the same for the same question whatever the machine's number of cores.
  ///
  /// - Parameter progress: told the share of the work that is done; from one thread at a time.
  /// - Precondition: there is a schedule for every parameter, and every start has a value for every variable.
  package func trajectories(
    _ question: RunQuestion, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> [Trajectory] {
    precondition(question.schedules.count == layout.parameters.count, "a parameter without a schedule")
    precondition(question.starts.allSatisfy { $0.count == variableCount }, "a start of another length")
    return LaneGroups.results(count: question.starts.count, progress: progress) { group, inLanes, report in
      inLanes
        ? Runner<SIMD8<Double>>(self, question, runs: group).trajectories(report)
        : Runner<Double>(self, question, runs: group).trajectories(report)
    }
  }
}
