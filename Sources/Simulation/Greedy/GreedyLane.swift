// One run of the greedy max-player: what is kept, what is proposed, and what is accepted.

import Glibc

struct GreedyLane {
  private let question: GreedyQuestion
  var stream: RandomStream
  /// The place that is kept, and its value.
  private(set) var kept: [Double]
  private var value = Double.nan
  private var slope = Double.nan
  private(set) var tolerance: Double
  private var number = 0
  private var rejectedInARow = 0
  private var counts: [GreedyRun.Answer: Int] = [:]
  private var (totalSteps, mostSteps) = (0, 0)
  private var moves: [GreedyRun.Move] = []
  private var ending: GreedyRun.Ending?

  init(_ question: GreedyQuestion, run: Int) {
    (self.question, tolerance) = (question, question.tolerance)
    stream = RandomStream(seed: question.seed, run: run)
    kept = question.starts[run]
    if let box = question.box { kept = zip(kept, box).map { min(max($0, $1.lower), $1.upper) } }
  }

  var isOver: Bool { ending != nil }
  /// Of the proposals that there may be.
  var share: Double {
    isOver ? 1 : Double(number) / Double(question.moves?.count ?? question.proposalCount)
  }

  /// What becomes of the place where an ascent ended.
  mutating func judge(_ found: Double, slope foundSlope: Double, after steps: Int, at place: [Double]) {
    totalSteps += steps
    mostSteps = max(mostSteps, steps)
    let isSettled = foundSlope <= tolerance
    if number == 0 {
      guard isSettled, found.isFinite else {
        ending = found.isNaN || foundSlope.isNaN && steps == 0 ? .undefined : .endlessAscent
        (value, slope) = (found, foundSlope)
        keep(.accepted, found, steps)
        return
      }
      (kept, value, slope) = (place, found, foundSlope)
      keep(.accepted, found, steps)
      return
    }
    let answer = answer(found, isSettled: isSettled, isDefined: !(steps == 0 && foundSlope.isNaN))
    counts[answer, default: 0] += 1
    if answer == .accepted {
      (kept, value, slope) = (place, found, foundSlope)
      tolerance *= question.growth
      rejectedInARow = 0
    } else {
      rejectedInARow += 1
    }
    if answer == .accepted || number % question.interval == 0 || rejectedInARow > question.patience {
      keep(answer, found, steps)
    }
  }

  private mutating func answer(_ found: Double, isSettled: Bool, isDefined: Bool) -> GreedyRun.Answer {
    guard isDefined else { return .undefined }
    guard isSettled else { return .endless }
    guard !found.isNaN else { return .undefined }
    if found < value - question.margin { return .accepted }
    // Warm as it is, it may be accepted all the same; i counts the proposals before this one.
    guard question.warmth > 0 else { return .rejected }
    return stream.uniform() < exp(-Double(number - 1) / question.warmth) ? .accepted : .rejected
  }

  private mutating func keep(_ answer: GreedyRun.Answer, _ found: Double, _ steps: Int) {
    moves.append(
      GreedyRun.Move(
        number: number, answer: answer, ascentSteps: steps, value: found, state: kept,
        distance: question.target.map { target in
          sqrt(zip(kept, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
        }))
  }

  /// Where the next ascent begins; `nil` when the run is over.
  mutating func proposal(_ sampler: ProposalSampler?, _ moved: Range<Int>) -> [Double]? {
    guard ending == nil else { return nil }
    if rejectedInARow > question.patience {
      ending = .settled
      return nil
    }
    guard number < question.moves?.count ?? question.proposalCount else {
      ending = .ranOut
      return nil
    }
    let move = question.moves?[number] ?? sampler?.move(at: kept, using: &stream) ?? []
    number += 1
    var place = kept
    for (index, change) in zip(moved, move) { place[index] += change }
    if let box = question.box { place = zip(place, box).map { min(max($0, $1.lower), $1.upper) } }
    return place
  }

  var result: GreedyRun {
    GreedyRun(
      ending: ending ?? .ranOut, moves: moves, proposalCount: number,
      acceptedCount: counts[.accepted] ?? 0, endlessCount: counts[.endless] ?? 0,
      undefinedCount: counts[.undefined] ?? 0, ascentSteps: totalSteps, mostAscentSteps: mostSteps,
      last: kept, value: value, slope: slope)
  }
}
