// Runs that are made side by side, a lane each.

import Glibc
import Symbolic

/// One run a lane. States are looked at every few steps only; when one of them calls for it, these steps are made
/// again, one by one, to see where it happened.
final class Runner<Value: Lanes> {
  let step: CompiledStep
  let question: RunQuestion
  /// Numbers of the runs in the lanes; lanes beyond them repeat the last.
  let runs: [Int]

  let inputs: UnsafeMutablePointer<Value>
  let workspaces: [UnsafeMutablePointer<Value>]
  let memoryWorkspace: UnsafeMutablePointer<Value>
  var streams: [RandomStream]
  var moments: [[Trajectory.Moment]]
  var endings: [Trajectory.Ending?]
  var last: [[Double]]

  struct Snapshot {
    let inputs: [Value]
    let streams: [RandomStream]
  }

  init(_ step: CompiledStep, _ question: RunQuestion, runs: Range<Int>) {
    (self.step, self.question) = (step, question)
    self.runs = (0..<Value.count).map { min(runs.lowerBound + $0, runs.upperBound - 1) }
    func allocate(_ program: RegisterProgram) -> UnsafeMutablePointer<Value> {
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(1, program.registerCount))
      pointer.initialize(repeating: Value(repeating: 0), count: max(1, program.registerCount))
      program.prepare(pointer)
      return pointer
    }
    inputs = allocate(step.program)
    memoryWorkspace = allocate(step.memory)
    workspaces = step.systems.map { system in
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: system.registerCount)
      pointer.initialize(repeating: Value(repeating: 0), count: system.registerCount)
      system.prepare(pointer)
      return pointer
    }
    streams = self.runs.map { RandomStream(seed: question.seed, run: $0) }
    moments = self.runs.map { _ in [] }
    endings = self.runs.map { _ in nil }
    last = self.runs.map { _ in [] }
  }

  deinit {
    inputs.deallocate()
    memoryWorkspace.deallocate()
    for workspace in workspaces { workspace.deallocate() }
  }

  var stateCount: Int { step.states.count }
  var isOver: Bool { !endings.contains { $0 == nil } }

  /// - Parameter progress: told the share of steps made, now and then.
  func trajectories(_ progress: (Double) -> Void) -> [Trajectory] {
    begin()
    look(at: 0)
    var done = 0
    let every = max(1, min(question.interval, question.stepCount))
    while done < question.stepCount, !isOver {
      let next = min(question.stepCount, done + every)
      let before = Snapshot(inputs: snapshot, streams: streams)
      advance(from: done, to: next)
      if wantsCare {
        restore(before)
        for step in done..<next where !isOver {
          let start = snapshot
          advance(from: step, to: step + 1)
          settle(at: step + 1, from: start)
        }
      }
      done = next
      look(at: done)
      progress(Double(done) / Double(question.stepCount))
    }
    return runs.indices.map { lane in
      Trajectory(
        ending: endings[lane] ?? .ranOut, moments: moments[lane],
        last: endings[lane] == nil ? state(lane) : last[lane])
    }
  }

  // MARK: States

  var snapshot: [Value] {
    Array(UnsafeBufferPointer(start: inputs, count: step.program.inputCount))
  }

  func restore(_ snapshot: Snapshot) {
    for (place, value) in snapshot.inputs.enumerated() { inputs[place] = value }
    streams = snapshot.streams
  }

  func state(_ lane: Int) -> [Double] { (0..<stateCount).map { inputs[$0][lane] } }

  func begin() {
    for lane in runs.indices { begin(lane) }
    draw(isFirst: true)
    rates(at: 0)
    memoryWorkspace.update(from: inputs, count: step.memory.inputCount)
    step.memory.run(memoryWorkspace)
    for (place, output) in step.memory.outputs.enumerated() {
      inputs[step.variableCount + place] = memoryWorkspace[output]
    }
  }

  func begin(_ lane: Int) {
    for (place, value) in question.starts[runs[lane]].enumerated() { inputs[place][lane] = value }
    // Newton's method for what is implicit begins at the start.
    let unknowns = stateCount..<step.layout.firstParameter
    for (index, place) in unknowns.enumerated() {
      inputs[place][lane] = question.starts[runs[lane]][index % step.variableCount]
    }
  }

  /// Distances from the target.
  var distances: Value {
    var sum = Value(repeating: 0)
    func add(_ part: Value) { sum += part * part }
    if let measure = question.measure {
      for row in measure {
        var part = Value(repeating: 0)
        for (place, factor) in row.enumerated() {
          part += factor * (inputs[place] - Value(repeating: question.target[place]))
        }
        add(part)
      }
    } else {
      for place in 0..<step.variableCount { add(inputs[place] - Value(repeating: question.target[place])) }
    }
    return sum.squareRoot()
  }

  func look(at count: Int) {
    let distances = distances
    for lane in runs.indices where endings[lane] == nil {
      keep(lane, count, distances[lane], state(lane))
      if count == 0, hasArrived(distances[lane]) {
        endings[lane] = .arrived(step: 0)
        last[lane] = state(lane)
      }
    }
  }

  func keep(_ lane: Int, _ count: Int, _ distance: Double, _ state: [Double]) {
    moments[lane].append(
      Trajectory.Moment(step: count, distance: distance, state: question.keepsStates ? state : []))
  }
}
