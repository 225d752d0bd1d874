// What becomes of a start under steps that become smaller, from some step on, with its proof.

import Exact
import Spectral

/// With d = t^(-exponent)*x - X*a, the form d'*P*d - weight*a'*a keeps its sign from a step on: what moves stays within a
/// bound that shrinks, or leaves every bound.
package struct ScheduleWitness: Sendable {
  package let exponent: Int
  /// The first step that is spoken of, and its t.
  package let first: Int
  package let time: Rational
  /// P and X.
  package let function: Matrix<Rational>
  package let offset: Matrix<Rational>
  package let weight: Rational
  /// In every step the form is multiplied by 1 - gain*t^power or less, or by 1 + gain*t^power or more.
  package let gain: Rational
  package let power: Int
  /// What is taken off at a lower power of t: squares of linear forms with weights.
  package let head: Head?
  package let decrease: [SumOfSquares]
  package let trace: [ScheduleStep]
  package let slack: Rational
  /// That the form has its sign at the first step.
  package let entry: SumOfSquares
  package let outcome: Outcome

  package struct Head: Sendable {
    package let power: Int
    package let squares: [(weight: Rational, form: [Rational])]
  }

  package enum Outcome: Sendable {
    /// |x|² is at most the constant times t^(2*exponent)*|a|²; with the multiplier of P in the proof.
    case shrinks(constant: Rational, multiplier: Rational, bound: SumOfSquares)
    /// |x| leaves every bound; the proof is that P is positive definite.
    case grows(definite: SumOfSquares)
  }
}

extension ScheduleWitness {
  /// The two ends that a search can have.
  package enum Direction: Sendable { case shrinks, grows }

  private static let slack = Rational(1, over: 1024)
  /// What is rounded up becomes larger by this factor, or less.
  private static let above = Rational(101, over: 100)

  /// - Throws: `.notContracting` where no function of the forms that are tried does it from any step on that is tried.
  package init(_ direction: Direction, of problem: ScheduleProblem) throws(SearchLimit) {
    let places = problem.firstSteps
    let ends = problem.approximateEnds(before: places.map(\.step))
    for form in ScheduleForm.candidates(direction, of: problem) {
      for (first, end) in zip(places, ends) where form.mayBegin(at: first.time, from: end) {
        if let found = Self(form, problem, from: first) {
          self = found
          return
        }
      }
    }
    throw .notContracting
  }

  private init?(_ form: ScheduleForm, _ problem: ScheduleProblem, from first: (step: Int, time: Rational)) {
    guard let least = form.leastWeight(upTo: first.time), let steps = problem.trace(first.step) else {
      return nil
    }
    let (end, radius) = (steps.last?.matrix ?? problem.start, steps.last?.radius ?? 0)
    let scale = first.time.power(-form.exponent)
    let d = scale * end - form.offset
    let square = d.transposed * form.function * d
    guard let ends = FloatMatrix(square).symmetricEigenpairs?.value.values, let low = ends.first,
      let high = ends.last
    else { return nil }
    var weight = least
    switch form.direction {
    case .shrinks:
      if let enough = Rational(exactly: high), enough * Self.above > least {
        weight = .simplest(between: enough * Self.above, and: enough * Self.above * Self.above)
      }
    case .grows:
      guard least.approximation < low else { return nil }
    }
    guard let decrease = form.decrease(weight: weight, upTo: first.time) else { return nil }

    // E'*P*E is at most this, where E is what the trace leaves open.
    let sum = (0..<problem.size).reduce(Rational.zero) { $0 + form.function[$1, $1] }
    let far = (scale * radius).power(2) * Rational(problem.size) * sum
    let sign: Rational = form.direction == .shrinks ? 1 : -1
    let ones = Matrix<Rational>.identity(problem.width)
    let margin = sign * weight - (Self.slack.inverse + sign) * far
    guard let entry = SumOfSquares(provingDefinite: margin * ones - (sign + Self.slack) * square),
      let outcome = Self.outcome(form, weight)
    else { return nil }
    (exponent, self.first, time) = (form.exponent, first.step, first.time)
    (function, offset, self.weight) = (form.function, form.offset, weight)
    (gain, power, head, self.decrease) = (form.gain, form.power, form.head, decrease)
    (trace, slack, self.entry, self.outcome) = (steps, Self.slack, entry, outcome)
  }

  /// The constant in the bound, as small as a search in one direction makes it.
  private static func outcome(_ form: ScheduleForm, _ weight: Rational) -> Outcome? {
    if form.direction == .grows {
      return SumOfSquares(provingDefinite: form.function).map { .grows(definite: $0) }
    }
    let (size, width) = (form.offset.rowCount, form.offset.columnCount)
    let (p, x) = (FloatMatrix(form.function), FloatMatrix(form.offset))
    guard let least = p.symmetricEigenpairs?.value.values.first, least > 0 else { return nil }
    // With l*P - I = L*L' the constant has to be above l*weight + |X|² + |L⁻¹*X|².
    func constant(_ multiplier: Double) -> Double {
      var rest = p
      rest.add(multiplier - 1, p)
      rest.add(-1, .identity(size))
      guard let factor = rest.cholesky?.value, let part = factor.solution(of: x)?.value else {
        return .infinity
      }
      var sum = x.transposed * x
      sum.add(1, part.transposed * part)
      return multiplier * weight.approximation + (sum.symmetricEigenpairs?.value.values.last ?? .infinity)
    }
    let multipliers = (1...80).map { (1 + 0.001 * Double(bits: $0 / 4) * (1 + Double($0 % 4) / 4)) / least }
    guard let best = multipliers.min(by: { constant($0) < constant($1) }),
      let value = Rational(exactly: constant(best)), let middle = Rational(exactly: best)
    else { return nil }
    let multiplier = Rational.simplest(between: middle, and: middle * above)
    let total = size + width
    let all = Matrix<Rational>(rowCount: size, columnCount: total) {
      $1 < size ? ($0 == $1 ? 1 : 0) : form.offset[$0, $1 - size]
    }
    for room in 1...6 {
      let constant = Rational.simplest(
        between: value * above.power(room), and: value * above.power(room) * above)
      let bound = Matrix<Rational>(rowCount: total, columnCount: total) {
        if $0 < size && $1 < size { return multiplier * form.function[$0, $1] }
        return $0 == $1 ? constant - multiplier * weight : 0
      }
      if let proof = SumOfSquares(provingDefinite: bound - all.transposed * all) {
        return .shrinks(constant: constant, multiplier: multiplier, bound: proof)
      }
    }
    return nil
  }
}
