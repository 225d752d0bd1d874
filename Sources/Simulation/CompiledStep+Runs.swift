// Many runs, in lanes and on all cores.

import Dispatch
import Synchronization

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
    let count = question.starts.count
    let width = SIMD8<Double>.count
    // One or two runs are faster alone than with lanes that repeat them.
    let groups = stride(from: 0, to: count, by: width).flatMap { start in
      let group = start..<min(start + width, count)
      return group.count <= 2 ? group.map { $0..<$0 + 1 } : [group]
    }
    let results = Mutex<[Int: [Trajectory]]>([:])
    let shares = Mutex<[Double]>(Array(repeating: 0, count: groups.count))
    DispatchQueue.concurrentPerform(iterations: groups.count) { index in
      let report = { (share: Double) in
        shares.withLock { all in
          guard share >= 1 || share - all[index] >= 0.01 else { return }
          all[index] = share
          progress(all.reduce(0, +) / Double(all.count))
        }
      }
      let group = groups[index]
      let own =
        group.count == 1
        ? Runner<Double>(self, question, runs: group).trajectories(report)
        : Runner<SIMD8<Double>>(self, question, runs: group).trajectories(report)
      results.withLock { $0[index] = Array(own.prefix(group.count)) }
    }
    return results.withLock { all in groups.indices.flatMap { all[$0] ?? [] } }
  }
}
