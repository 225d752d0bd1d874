// How many steps provably suffice where they become smaller with their number.

import Certificates
import Exact
import Glibc

extension StepCount {
  /// From |x_k|² ≤ C*(k + c)^(-2e/q)*|x_0|² for all k from some step on: k + c has to be at least (C*(within/reach)²)^(q/(2e)).
  ///
  /// The power is enclosed, and decides. On the way the distance is at most what the enclosed first steps show, and then the root of
  /// C*(k + c)^(-2e/q).
  ///
  /// - Returns: `nil` for a certificate that says something else.
  init?(
    scheduled certificate: Certificate, from within: Rational, to reach: Rational
  ) throws(Refusal) {
    guard case .shrinks(let steps, let constant) = certificate.claim,
      case .schedule(let proof) = certificate.witness, steps.start.rowCount == steps.start.columnCount
    else { return nil }
    let power = Rational(steps.root, over: 2 * steps.exponent)
    let place = Ball(constant * (within / reach).power(2), precision: 256).power(power)
    let guess = max(0, (place.approximation - steps.shift.approximation).rounded(.up))
    guard guess < 1e15 else { throw .tooManySmallSteps }
    let least = max(steps.first, Int(guess) - 1)
    let count = (least...least + 3).first { count in
      let gap = Ball(Rational(count) + steps.shift, precision: 256) - place
      return gap.isPositive
    }
    guard let count else { throw .tooFar }
    (self.within, self.reach, self.count) = (within, reach, count)
    let begin = (Rational(steps.first) + steps.shift).approximation
    let later = (constant.approximation * pow(begin, -1 / power.approximation)).squareRoot()
    let before = proof.trace.map { step in
      let squares = step.matrix.entries.reduce(0) { $0 + $1.approximation * $1.approximation }
      return squares.squareRoot() + (Double(steps.start.rowCount)).squareRoot() * step.radius.approximation
    }
    overshoot = max(1, later, before.max() ?? 0)
  }
}
