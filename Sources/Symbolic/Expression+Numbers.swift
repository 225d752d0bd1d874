// Roots and logarithms of numbers, written with primes so that equal numbers look equal.

import Exact

extension Expression {
  /// A rational number to a power that is neither 0 nor 1.
  ///
  /// The primes of the number are found by trial division up to a bound; what is left counts as one prime, so
  /// that beyond the bound equal numbers might be written in two ways, which costs an answer but no truth.
  static func power(of number: Rational, _ exponent: Rational) -> Expression {
    precondition(!number.isZero || exponent.sign > 0, "division by zero")
    if number.isZero || number == .one { return Expression(number) }
    if exponent.isInteger {
      if let whole = exponent.numerator.word, whole.magnitude <= largestComputedPower {
        return Expression(number.power(whole))
      }
      return Expression(.product([Factor(base: Expression(number), exponent: exponent)]))
    }
    if number.sign < 0 {
      return Expression(.product([Factor(base: Expression(number), exponent: exponent)]))
    }
    guard exponent.magnitude < Rational(largestComputedPower) else {
      return Expression(.product([Factor(base: Expression(number), exponent: exponent)]))
    }
    var coefficient = Rational.one
    var factors: [Factor] = []
    for (prime, multiplicity) in primePowers(of: number) {
      let total = exponent * Rational(multiplicity)
      let whole = total.floor
      coefficient *= Rational(prime).power(whole.word ?? 0)
      let rest = total - Rational(whole)
      if !rest.isZero { factors.append(Factor(base: Expression(Rational(prime)), exponent: rest)) }
    }
    if factors.isEmpty { return Expression(coefficient) }
    factors.sort { precedes($0.base, $1.base) }
    return Expression(.product(factors)).scaled(by: coefficient)
  }

  /// Beyond this exponent a power of a number is left standing, so that a short text cannot fill the memory.
  static let largestComputedPower = 10_000

  /// The logarithm of a positive number as a sum of logarithms of primes.
  static func logarithm(of number: Rational) -> Expression {
    sum(
      scaled: primePowers(of: number).map { prime, multiplicity in
        (Rational(multiplicity), Expression(.function(.log, Expression(Rational(prime)))))
      })
  }

  /// Numerator and denominator of a positive number taken apart, in ascending order of the primes.
  private static func primePowers(of number: Rational) -> [(prime: Integer, multiplicity: Int)] {
    let parts =
      split(number.numerator).map { ($0.prime, $0.multiplicity) }
      + split(number.denominator).map { ($0.prime, -$0.multiplicity) }
    return parts.sorted { $0.0 < $1.0 }
  }

  private static func split(_ number: Integer) -> [(prime: Integer, multiplicity: Int)] {
    var rest = number
    var powers: [(prime: Integer, multiplicity: Int)] = []
    var candidate = Integer(2)
    while candidate * candidate <= rest, candidate < 20_000 {
      var multiplicity = 0
      var division = rest.flooredDivision(by: candidate)
      while division.remainder.isZero {
        multiplicity += 1
        rest = division.quotient
        division = rest.flooredDivision(by: candidate)
      }
      if multiplicity > 0 { powers.append((candidate, multiplicity)) }
      candidate += candidate == 2 ? 1 : 2
    }
    if rest == .one { return powers }
    if let root = rest.squareRoot { return powers + [(root, 2)] }
    return powers + [(rest, 1)]
  }
}
