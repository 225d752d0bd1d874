// Runs of the greedy max-player side by side, a lane each.

import Glibc
import Symbolic

/// Every lane is in an ascent of its own; one whose ascent has ended judges its proposal and makes the next one while
/// the others climb on.
final class GreedyRunner<Value: Lanes> {
  private let algorithm: GreedyMaxPlayer
  private let question: GreedyQuestion
  /// Lanes beyond the runs repeat the last one.
  private var lanes: [GreedyLane]
  /// Registers of the slopes' program, whose inputs are where the lanes stand.
  private let state: UnsafeMutablePointer<Value>
  private let values: UnsafeMutablePointer<Value>
  /// How long a step of a lane is: 0 for those that are over.
  private var pace: Value
  /// The square of the slope at which the lane's ascent ends; below all squares for those that are over.
  private var goal: Value
  /// In which round of the loop a lane's ascent began.
  private var begins: [Int]

  init(_ algorithm: GreedyMaxPlayer, _ question: GreedyQuestion, runs: Range<Int>) {
    (self.algorithm, self.question) = (algorithm, question)
    let numbers = (0..<Value.count).map { min(runs.lowerBound + $0, runs.upperBound - 1) }
    lanes = numbers.map { GreedyLane(question, run: $0) }
    func allocate(_ program: RegisterProgram) -> UnsafeMutablePointer<Value> {
      let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(1, program.registerCount))
      pointer.initialize(repeating: Value(repeating: 0), count: max(1, program.registerCount))
      program.prepare(pointer)
      return pointer
    }
    (state, values) = (allocate(algorithm.slopes), allocate(algorithm.value))
    pace = Value(repeating: question.rate)
    goal = Value(repeating: question.tolerance * question.tolerance)
    begins = lanes.map { _ in 0 }
    for lane in lanes.indices { put(lanes[lane].kept, in: lane) }
  }

  deinit {
    state.deallocate()
    values.deallocate()
  }

  private func put(_ place: [Double], in lane: Int) {
    for (index, value) in place.enumerated() { state[index][lane] = value }
  }

  /// - Parameter report: told the share of proposals made, now and then.
  func finished(_ report: (Double) -> Void) -> [GreedyRun] {
    let (program, outputs, state) = (algorithm.slopes, algorithm.slopes.outputs, state)
    let (first, limit) = (algorithm.roles.climbing.lowerBound, question.ascentLimit)
    let isPlain = question.noise == 0 && question.box == nil
    var oldest = 0
    var round = 0
    withUnsafeTemporaryAllocation(of: Value.self, capacity: outputs.count) { gradient in
      while lanes.contains(where: { !$0.isOver }) {
        // The inner loop: all lanes climb until one of them has arrived, or has climbed too long.
        while true {
          draw(into: state, lanes.indices.filter { !lanes[$0].isOver })
          program.run(state)
          for (index, output) in outputs.enumerated() { gradient[index] = state[output] }
          if !isPlain { disturb(gradient) }
          var square = Value(repeating: 0)
          for slope in gradient { square += slope * slope }
          if round - oldest >= limit || Self.hasArrival(square, goal) {
            let ended = arrivals(square, round)
            // The others make their step first; where the ended ones go on is decided then.
            for lane in lanes.indices where !ended.contains(lane) && !lanes[lane].isOver {
              for index in outputs.indices {
                state[first + index][lane] += pace[lane] * gradient[index][lane]
              }
            }
            round += 1
            judge(ended, square, round)
            oldest = lanes.indices.filter { !lanes[$0].isOver }.map { begins[$0] }.min() ?? round
            break
          }
          for index in outputs.indices { state[first + index] += pace * gradient[index] }
          round += 1
        }
        report(lanes.map(\.share).min() ?? 1)
      }
    }
    return lanes.map(\.result)
  }

  /// Draws what is random in the game.
  @inline(__always)
  private func draw(into registers: UnsafeMutablePointer<Value>, _ busy: @autoclosure () -> [Int]) {
    if algorithm.draws.isEmpty { return }
    for lane in busy() {
      for draw in algorithm.draws {
        let numbers = lanes[lane].stream.fill(draw.kind, count: draw.places.count, noise: 0)
        for (place, number) in zip(draw.places, numbers) { registers[place][lane] = number }
      }
    }
  }

  @inline(__always)
  private static func hasArrival(_ square: Value, _ goal: Value) -> Bool {
    for lane in 0..<Value.count where !(square[lane] > goal[lane] && square[lane] < .infinity) { return true }
    return false
  }

  private func arrivals(_ square: Value, _ round: Int) -> [Int] {
    lanes.indices.filter { lane in
      !lanes[lane].isOver
        && !(square[lane] > goal[lane] && square[lane] < .infinity
          && round - begins[lane] < question.ascentLimit)
    }
  }

  /// Noise, and a box: there a step is what remains of it, and the slope is measured by the step.
  private func disturb(_ gradient: UnsafeMutableBufferPointer<Value>) {
    if question.noise > 0 {
      for lane in lanes.indices where !lanes[lane].isOver {
        for index in gradient.indices {
          gradient[index][lane] += question.noise * lanes[lane].stream.normal()
        }
      }
    }
    guard let box = question.box else { return }
    for (index, place) in algorithm.roles.climbing.enumerated() {
      let free = state[place] + question.rate * gradient[index]
      let high = free.maximum(with: Value(repeating: box[place].lower))
      let kept = -1 * (-1 * high).maximum(with: Value(repeating: -box[place].upper))
      gradient[index] = (1 / question.rate) * (kept - state[place])
    }
  }

  /// Judges what the ended ascents came to, and begins the next ones.
  private func judge(_ ended: [Int], _ square: Value, _ round: Int) {
    values.update(from: state, count: algorithm.value.inputCount)
    draw(into: values, ended)
    algorithm.value.run(values)
    let found = values[algorithm.value.outputs[0]]
    for lane in ended {
      let noise = question.noise > 0 ? question.noise * lanes[lane].stream.normal() : 0
      let place = algorithm.roles.variables.indices.map { state[$0][lane] }
      let steps = round - 1 - begins[lane]
      lanes[lane].judge(found[lane] + noise, slope: square[lane].squareRoot(), after: steps, at: place)
      let next = lanes[lane].proposal(algorithm.sampler, algorithm.roles.moved)
      // One that is over stays where its slope is a number, and does not move.
      put(next ?? lanes[lane].kept, in: lane)
      begins[lane] = round
      goal[lane] = next == nil ? -1 : lanes[lane].tolerance * lanes[lane].tolerance
      if next == nil { pace[lane] = 0 }
    }
  }
}
