// Certificates for rules whose step becomes smaller with its number.

import Certificates
import Exact
import Language
import Linearization
import Search

extension Certifier {
  /// What becomes of a start, from some step on: it shrinks like a power of the number of steps, or it leaves every bound.
  ///
  /// - Throws: `Undecided`, and `InputFault` for a question that has no meaning here.
  func scheduleCertification(_ question: CertificationQuestion) throws -> Certification {
    guard case .point(let rate) = question.rates, others.isEmpty else {
      throw InputFault.unusableSetting(
        "the step of \(rule.method.name) changes with its number: give one rate, as in --\(rule.method.rate) 1, "
          + "and one value for every parameter\n")
    }
    let directions: [ScheduleWitness.Direction]
    switch question.wish {
    case nil, .converges: directions = [.shrinks, .grows]
    case .diverges: directions = [.grows, .shrinks]
    case .conserves, .noQuadraticFunction:
      throw undecided("of a step that changes with its number it can be shown that it converges or diverges")
    }
    let own = BoxEntry(rule.method.rate, from: rate, to: rate)
    let problem = try scheduleProblem(own)
    var found: ScheduleWitness?
    for direction in directions where found == nil {
      found = try? ScheduleWitness(direction, of: problem)
    }
    guard let found else {
      throw undecided(
        "no form of those that were tried keeps its sign from any of the first steps on; J may be singular, or what is "
          + "asked for may not be so")
    }
    let steps = ScheduledSteps(
      shift: problem.shift, root: problem.root, exponent: found.exponent, first: found.first,
      start: problem.start)
    let resolved = try resolvedSchedule(steps.entries(rate: own, time: found.time))
    let claim: Claim
    switch found.outcome {
    case .shrinks(let constant, _, _): claim = .shrinks(steps, constant: constant)
    case .grows: claim = .grows(steps)
    }
    let method =
      "linear equations, and forms for \(found.first == 0 ? "all steps" : "the steps from \(found.first) on")"
    let certificate = Certificate(
      claim, about: resolved.problem, seen: resolved.step, inverses: [], by: .schedule(ScheduleProof(found)),
      provenance: provenance(found: method))
    let isWished =
      switch (question.wish, claim) {
      case (nil, _), (.converges, .shrinks), (.diverges, .grows): true
      default: false
      }
    return Certification(
      certificate: certificate, grantsWish: isWished, method: method, end: nil, furtherPieces: 0)
  }

  private func resolvedSchedule(_ entries: [BoxEntry]) throws -> (problem: ResolvedProblem, step: SeenStep) {
    do throws(Uncertifiable) {
      let problem = try resolve(entries)
      guard let step = try problem.seen(in: .all(problem.stateCount)), problem.rule["inverses"] == .array([])
      else { throw .inverse }
      return (problem, step)
    } catch {
      throw undecided(error.words)
    }
  }

  /// The recursion for the search, with any box.
  private func scheduleProblem(_ own: BoxEntry) throws -> ScheduleProblem {
    let (resolved, step) = try resolvedSchedule([
      own, BoxEntry(StepDecay.time, from: 0, to: 1), BoxEntry(ScheduledSteps.growth, from: 0, to: 1),
    ])
    guard let decay = resolved.decay else { throw undecided(Uncertifiable.changingStep.words) }
    let (size, count) = (resolved.variableCount, resolved.components.count)
    let height = count * size
    func part(_ rows: Range<Int>, _ columns: Range<Int>) -> ScheduleProblem.Polynomials {
      step.after.part(rows: rows, columns: columns).terms.reduce(into: [:]) { $0[$1.key[0]] = $1.value }
    }
    // What stays as it is has to come last, and to begin as a copy of the variables.
    let last = height - size..<height
    let isStill =
      count > 1 && memories.last == .copy && part(last, 0..<height - size).isEmpty
      && part(last, last) == [0: .identity(size)]
    let moving = isStill ? height - size : height
    var starts: [[Matrix<Rational>]] = [[.identity(size)]]
    for memory in memories.prefix(moving / size - 1) {
      switch memory {
      case .copy: starts.append([.identity(size)])
      case .nothing: starts.append([.zero(size, size)])
      case .other: throw undecided("a memory begins with something other than the variables, or 0")
      }
    }
    return ScheduleProblem(
      moving: part(0..<moving, 0..<moving), resting: isStill ? part(0..<moving, last) : [:],
      start: Matrix(blocks: starts), shift: decay.shift, root: decay.root)
  }
}

extension ScheduleProof {
  fileprivate init(_ found: ScheduleWitness) {
    let (multiplier, bound): (Rational?, SumOfSquares) =
      switch found.outcome {
      case .shrinks(_, let multiplier, let bound): (multiplier, bound)
      case .grows(let definite): (nil, definite)
      }
    self.init(
      function: found.function, offset: found.offset, weight: found.weight, gain: found.gain,
      power: found.power, head: found.head.map { Head(power: $0.power, squares: $0.squares) },
      decrease: found.decrease,
      trace: found.trace.map { Step(times: $0.times, matrix: $0.matrix, radius: $0.radius) },
      slack: found.slack, entry: found.entry, multiplier: multiplier, bound: bound)
  }
}
