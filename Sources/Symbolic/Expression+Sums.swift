// Addition: flat sums with like terms collected.

import Exact

extension Expression {
  /// The constant and the terms that make up this expression when it is read as a sum.
  package var summands: (constant: Rational, terms: [Term]) {
    switch form {
    case .number(let value): (value, [])
    case .sum(let constant, let terms): (constant, terms)
    case .variable, .product, .function, .piecewise, .expectation:
      (.zero, [Term(coefficient: .one, factor: self)])
    }
  }

  /// The sum of all parts; 0 for none.
  package static func sum(_ parts: [Expression]) -> Expression {
    sum(scaled: parts.map { (Rational.one, $0) })
  }

  /// The sum of all parts times their coefficients.
  package static func sum(scaled parts: [(coefficient: Rational, part: Expression)]) -> Expression {
    var constant = Rational.zero
    var coefficients: [Expression: Rational] = [:]
    for (scale, part) in parts where !scale.isZero {
      let (number, terms) = part.summands
      constant += scale * number
      for term in terms { coefficients[term.factor, default: .zero] += scale * term.coefficient }
    }
    let terms = coefficients.lazy.filter { !$0.value.isZero }
      .map { Term(coefficient: $0.value, factor: $0.key) }
    return sum(constant: constant, distinct: terms.sorted(by: precedesInSum))
  }

  /// The sum of terms that are already different, in order and without zeros.
  private static func sum(constant: Rational, distinct terms: [Term]) -> Expression {
    guard let first = terms.first else { return Expression(constant) }
    if terms.count == 1, constant.isZero, first.coefficient == .one { return first.factor }
    return Expression(.sum(constant: constant, terms))
  }

  package static func + (a: Expression, b: Expression) -> Expression {
    if a.isZero { return b }
    if b.isZero { return a }
    return sum([a, b])
  }

  package static func - (a: Expression, b: Expression) -> Expression {
    b.isZero ? a : sum(scaled: [(.one, a), (-1, b)])
  }

  package static prefix func - (a: Expression) -> Expression { a.scaled(by: -1) }

  /// This expression times a number.
  package func scaled(by scale: Rational) -> Expression {
    if scale == .one { return self }
    if scale.isZero { return .zero }
    let (constant, terms) = summands
    return Self.sum(
      constant: scale * constant,
      distinct: terms.map { Term(coefficient: scale * $0.coefficient, factor: $0.factor) })
  }
}
