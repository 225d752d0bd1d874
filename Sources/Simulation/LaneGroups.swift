// Many runs dealt out to lanes and cores.

import Dispatch
import Synchronization

enum LaneGroups {
  /// Makes runs in groups, and returns one result a run, in their order.
  ///
  /// - Parameters:
  ///   - progress: told the share of the work that is done; from one thread at a time.
  ///   - work: makes the runs of a group, with a lane for each where it is asked for lanes, and reports the share that
  ///     is done.
  static func results<Result: Sendable>(
    count: Int, progress: @escaping @Sendable (Double) -> Void,
    _ work: @Sendable (_ group: Range<Int>, _ inLanes: Bool, _ report: (Double) -> Void) -> [Result]
  ) -> [Result] {
    let width = SIMD8<Double>.count
    // One or two runs are faster alone than with lanes that repeat them.
    let groups = stride(from: 0, to: count, by: width).flatMap { start in
      let group = start..<min(start + width, count)
      return group.count <= 2 ? group.map { $0..<$0 + 1 } : [group]
    }
    let results = Mutex<[Int: [Result]]>([:])
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
      let own = work(group, group.count > 1, report)
      results.withLock { $0[index] = Array(own.prefix(group.count)) }
    }
    return results.withLock { all in groups.indices.flatMap { all[$0] ?? [] } }
  }
}
