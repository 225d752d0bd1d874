// Promised numbers of steps, and rates that are called best.

import Exact
import Language
import Spectral

extension Judge {
  /// Longer runs are not followed.
  private static let mostSteps = 1 << 24

  func judgedSteps(
    _ count: Number, to name: String, at rate: Number, of application: Application, _ scope: [String: Value]
  ) throws(NoValue) -> Verdict.Part {
    guard case .number(let accuracy) = scope[name] else { throw .undefined("'\(name)' has no value here") }
    let enclosure = count.ball(effort.precision)
    guard let least = enclosure.lower?.ceiling, let most = enclosure.upper?.ceiling, least == most else {
      return Verdict.Part(.steps, .undecided(.limit("how many steps are promised cannot be told")))
    }
    guard let steps = most.word, steps >= 0, steps <= Self.mostSteps else {
      return Verdict.Part(.steps, .undecided(.limit("more than \(Self.mostSteps) steps are not followed")))
    }
    guard let matrix = application.matrix(at: rate, precision: effort.precision) else {
      return Verdict.Part(.steps, .undecided(.limit("M has no enclosure at the rate")))
    }
    let power = try evaluator.matrices.balls(
      evaluator.matrices.power(.enclosed(matrix, isSymmetric: false), steps))
    // What the state was before its first step is as long as z, or z itself: all memories start with norms up to 1.
    let size = application.subject.size
    var sum = Ball(.zero, precision: effort.precision)
    var rest: Matrix<Ball>? = Matrix<Ball>.zero(size, size)
    for (place, start) in stride(from: 0, to: power.columnCount, by: size).enumerated() {
      let block = Matrix<Ball>(rowCount: size, columnCount: size) { power[$0, start + $1] }
      sum = sum + EnclosedSpectrum.norm(of: block)
      // At rest, the memory is z or 0; other beginnings are not followed.
      switch place == 0 ? .z : application.start(ofMemory: place - 1) {
      case .z: rest = rest.map { $0 + block }
      case .zero: break
      case nil: rest = nil
      }
    }
    let level = accuracy.ball(effort.precision)
    if (level - sum).isPositive { return Verdict.Part(.steps, .proved) }
    if let rest, (EnclosedSpectrum.norm(of: rest) - level).isPositive {
      let words =
        "at eta = \(rate.text), after \(steps) steps from rest a distance of 1 can still be "
        + "\(Number.enclosed(EnclosedSpectrum.norm(of: rest)).text), and \(accuracy.text) is promised"
      return Verdict.Part(.steps, .refuted(Counterexample(rate: rate, words: words)))
    }
    return Verdict.Part(.steps, .undecided(.limit("starts at rest keep the promise, and others may not")))
  }

  // MARK: The best rate

  func judgedBest(
    _ quantity: Quantity, of application: Application, _ scope: [String: Value]
  ) throws(NoValue) -> Verdict.Part {
    let place = try evaluator.number(quantity, scope)
    guard place.sign == 1 else { throw .undefined("the rate \(place.text) is not positive") }
    guard let problem = application.exactProblem,
      let best = BestRate(of: problem, within: SafeSet(of: problem), digits: 15)
    else { return Verdict.Part(.best, .undecided(.limit("the best rate is not known"))) }
    let (optimum, floor): (Ball, BestRate.Floor) =
      switch best {
      case .attained(_, let radius, let below): (radius.enclosure, below)
      case .approached(let radius, let below): (radius.enclosure, below)
      }
    guard let found = application.radius(at: place, effort) else {
      return Verdict.Part(.best, .undecided(.limit("M has no enclosure at the rate")))
    }
    let slack = Rational(1, over: 100_000_000)
    if let low = found.lower, let high = optimum.upper, low > high * (1 + slack) + slack * slack {
      let words =
        "the spectral radius at eta = \(place.text) is \(Number.enclosed(found).text), and "
        + "\(Number.enclosed(optimum).text) is reached elsewhere"
      return Verdict.Part(.best, .refuted(Counterexample(rate: place, words: words)))
    }
    guard case .proved = floor else {
      return Verdict.Part(.best, .undecided(.limit("that nothing is better is a guess")))
    }
    return Verdict.Part(.best, .undecided(.equality(digits: 8)))
  }
}
