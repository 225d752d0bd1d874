// Functions of one variable, with the values that are known at sight.

import Exact

extension Expression {
  /// The function's value in normal form. Where it has none, as at `log(0)`, it stays as it stands and evaluating
  /// it fails.
  package static func apply(_ function: Function, _ argument: Expression) -> Expression {
    if let known = knownValue(function, argument) { return known }
    if function.isOdd || function.isEven, argument.startsWithMinus {
      let mirrored = apply(function, -argument)
      return function.isOdd ? -mirrored : mirrored
    }
    return Expression(.function(function, argument))
  }

  package static func exp(_ argument: Expression) -> Expression { apply(.exp, argument) }
  package static func log(_ argument: Expression) -> Expression { apply(.log, argument) }

  private static func knownValue(_ function: Function, _ argument: Expression) -> Expression? {
    switch function {
    case .exp: return exponential(argument)
    case .log: return logarithm(argument)
    case .sin, .tanh: return argument.isZero ? .zero : nil
    case .cos: return argument.isZero ? .one : nil
    case .sigmoid: return argument.isZero ? Expression(Rational(1, over: 2)) : nil
    case .softplus: return argument.isZero ? log(2) : nil
    case .abs: return argument.rational.map { Expression($0.magnitude) }
    case .sign: return argument.rational.flatMap { $0.isZero ? nil : Expression(Rational($0.sign)) }
    }
  }

  /// exp(0) = 1, exp(c*log(u)) = u^c.
  private static func exponential(_ argument: Expression) -> Expression? {
    if argument.isZero { return .one }
    let (constant, terms) = argument.summands
    let logarithms = terms.filter {
      if case .function(.log, _) = $0.factor.form { true } else { false }
    }
    guard !logarithms.isEmpty else { return nil }
    let powers = logarithms.map { term in
      guard case .function(_, let base) = term.factor.form else { return Expression.one }
      return base.power(term.coefficient)
    }
    let rest = sum(
      scaled: [(constant, .one)]
        + terms.filter { !logarithms.contains($0) }.map { ($0.coefficient, $0.factor) })
    return product(powers + [exp(rest)])
  }

  /// log(1) = 0, log(exp(u)) = u, log of a positive number by its primes, log(2^(1/2)) = log(2)/2.
  private static func logarithm(_ argument: Expression) -> Expression? {
    if let number = argument.rational { return number.sign > 0 ? logarithm(of: number) : nil }
    if case .function(.exp, let inner) = argument.form { return inner }
    let (coefficient, rest) = argument.scaled
    guard rest.variables.isEmpty, coefficient.sign > 0, case .product(let factors) = rest.form,
      factors.allSatisfy({ $0.base.rational.map { $0.sign > 0 } ?? false })
    else { return nil }
    return sum([log(Expression(coefficient))] + factors.map { log($0.base).scaled(by: $0.exponent) })
  }

  /// Whether the first term has a minus in front; exactly one of u and −u does, unless u is 0.
  var startsWithMinus: Bool {
    let (constant, terms) = summands
    return (terms.first?.coefficient ?? constant).sign < 0
  }
}
