// Real numbers that are known exactly where that is cheap, and enclosed otherwise.

import Exact

/// A real number: algebraic and exact, or known to lie in a ball.
package enum Number: Sendable {
  case exact(AlgebraicNumber)
  case enclosed(Ball)

  package init(_ value: Rational) { self = .exact(AlgebraicNumber(value)) }

  /// The number kept exactly if its degree allows that.
  package init(_ value: AlgebraicNumber, _ effort: Effort) {
    if value.rational != nil || value.degree <= effort.degree {
      self = .exact(value)
    } else {
      self = .enclosed(value.ball(precision: effort.precision))
    }
  }

  package var rational: Rational? {
    if case .exact(let value) = self { value.rational } else { nil }
  }

  package func ball(_ precision: Int) -> Ball {
    switch self {
    case .exact(let value):
      if let rational = value.rational {
        Ball(rational, precision: precision)
      } else {
        value.ball(precision: precision)
      }
    case .enclosed(let ball): ball
    }
  }

  /// The nearest double, or so.
  package var approximation: Double { ball(64).approximation }

  /// −1, 0 or 1; `nil` when the ball does not tell.
  package var sign: Int? {
    switch self {
    case .exact(let value): value.sign
    case .enclosed(let ball): ball.isPositive ? 1 : ball.isNegative ? -1 : ball.isZero ? 0 : nil
    }
  }

  /// −1, 0 or 1 for less, equal and greater; `nil` when the enclosures do not tell.
  package func compared(with other: Number, _ effort: Effort) -> Int? {
    if case .exact(let a) = self, case .exact(let b) = other { return a < b ? -1 : a == b ? 0 : 1 }
    return Number.enclosed(ball(effort.precision) - other.ball(effort.precision)).sign
  }
}

/// Why a quantity has no value for a game.
package enum NoValue: Error, Hashable, Sendable {
  /// It has none, in words.
  case undefined(String)
  /// Enclosures do not tell what it is, or whether it has one.
  case undecided(String)
}

/// Arithmetic within an effort.
package struct Arithmetic: Sendable {
  package let effort: Effort

  package init(_ effort: Effort) { self.effort = effort }

  private func combine(
    _ a: Number, _ b: Number, _ exact: (AlgebraicNumber, AlgebraicNumber) -> AlgebraicNumber,
    _ enclosed: (Ball, Ball) -> Ball
  ) -> Number {
    if case .exact(let x) = a, case .exact(let y) = b {
      let degree = (x.rational == nil ? x.degree : 1) * (y.rational == nil ? y.degree : 1)
      // A sum may be of smaller degree than its parts allow; far beyond the limit that is not tried.
      if degree == 1 || degree <= 4 * effort.degree && effort.degree > 1 {
        return Number(exact(x, y).minimal(), effort)
      }
    }
    return .enclosed(enclosed(a.ball(effort.precision), b.ball(effort.precision)))
  }

  package func sum(_ a: Number, _ b: Number) -> Number { combine(a, b, +, +) }
  package func difference(_ a: Number, _ b: Number) -> Number { combine(a, b, -, -) }
  package func product(_ a: Number, _ b: Number) -> Number { combine(a, b, *, *) }
  package func negative(_ a: Number) -> Number { difference(Number(.zero), a) }

  package func quotient(_ a: Number, _ b: Number) throws(NoValue) -> Number {
    switch b.sign {
    case 0: throw .undefined("division by zero")
    case nil: throw .undecided("a divisor cannot be told from 0")
    default: break
    }
    if case .exact(let divisor) = b, let inverse = divisor.inverse { return product(a, .exact(inverse)) }
    return .enclosed(a.ball(effort.precision) / b.ball(effort.precision))
  }

  package func squareRoot(_ a: Number) throws(NoValue) -> Number {
    switch a.sign {
    case -1: throw .undefined("the square root of a negative number")
    case nil: throw .undecided("the sign of a number below a root cannot be told")
    default: break
    }
    if let rational = a.rational, let root = rational.squareRoot { return Number(root) }
    if case .exact(let value) = a, effort.degree > 1, value.degree * 2 <= 4 * effort.degree,
      let root = value.squareRoot
    {
      return Number(root.minimal(), effort)
    }
    return .enclosed(a.ball(effort.precision).squareRoot)
  }

  package func power(_ base: Number, _ exponent: Number) throws(NoValue) -> Number {
    guard let exponent = exponent.rational else {
      guard base.sign == 1 else { throw .undefined("a power with an irrational exponent") }
      let logarithm = base.ball(effort.precision).logarithm
      return .enclosed((logarithm * exponent.ball(effort.precision)).exponential)
    }
    if exponent.isInteger, let count = exponent.numerator.word {
      if let rational = base.rational {
        if rational.isZero, count < 0 { throw .undefined("division by zero") }
        if count.magnitude > 4_096 { return .enclosed(base.ball(effort.precision).power(count)) }
        return Number(rational.power(count))
      }
      if count.magnitude <= 4, case .exact = base {
        var result = Number(.one)
        for _ in 0..<count.magnitude { result = product(result, base) }
        return count < 0 ? try quotient(Number(.one), result) : result
      }
      if count < 0, base.sign == nil { throw .undecided("a divisor cannot be told from 0") }
      return .enclosed(base.ball(effort.precision).power(count))
    }
    if exponent == Rational(1, over: 2) { return try squareRoot(base) }
    guard base.sign == 1 || base.sign == 0 && exponent.sign > 0 else {
      throw base.sign == nil
        ? .undecided("the sign of a number below a root cannot be told")
        : .undefined("a root of a negative number")
    }
    if base.sign == 0 { return Number(.zero) }
    return .enclosed(base.ball(effort.precision).power(exponent))
  }

  package func absoluteValue(_ a: Number) -> Number {
    switch a.sign {
    case 1, 0: a
    case -1: negative(a)
    default: .enclosed(a.ball(effort.precision).absoluteValue)
    }
  }

  /// The larger one; where that is not known, a number that encloses it.
  package func larger(_ a: Number, _ b: Number) -> Number {
    if let order = a.compared(with: b, effort) { return order < 0 ? b : a }
    let (x, y) = (a.ball(effort.precision), b.ball(effort.precision))
    let half = Ball(Rational(1, over: 2), precision: effort.precision)
    return .enclosed(half * (x + y + (x - y).absoluteValue))
  }

  package func smaller(_ a: Number, _ b: Number) -> Number { negative(larger(negative(a), negative(b))) }
}
