// The order in which terms and factors stand in the normal form: the same in every run.

import Exact

extension Expression {
  /// Whether one expression stands before another; a strict total order on different expressions.
  static func precedes(_ a: Expression, _ b: Expression) -> Bool { compare(a, b) < 0 }

  /// Terms of a sum stand by degree first, so that polynomials read upwards.
  static func precedesInSum(_ a: Term, _ b: Term) -> Bool {
    let (left, right) = (a.factor.node.degree, b.factor.node.degree)
    return left == right ? precedes(a.factor, b.factor) : left < right
  }

  private var rank: Int {
    switch form {
    case .number: 0
    case .variable: 1
    case .product: 2
    case .sum: 3
    case .function: 4
    case .piecewise: 5
    case .expectation: 6
    }
  }

  private static func compare(_ a: Expression, _ b: Expression) -> Int {
    if a == b { return 0 }
    switch (a.form, b.form) {
    case (.number, _), (_, .number):
      return compareAtoms(a, b)
    case (.product, _), (_, .product):
      // A lone expression counts as a product of one factor: x, x^2, x*y, y.
      return compareLists(a.factors, b.factors) {
        first(compare($0.base, $1.base), order($1.exponent, $0.exponent))
      }
    default:
      return compareAtoms(a, b)
    }
  }

  private static func compareAtoms(_ a: Expression, _ b: Expression) -> Int {
    switch (a.form, b.form) {
    case (.number(let x), .number(let y)):
      order(x, y)
    case (.variable(let x), .variable(let y)):
      order(x, y)
    case (.sum(let c, let x), .sum(let d, let y)):
      first(
        compareLists(x, y) { first(compare($0.factor, $1.factor), order($0.coefficient, $1.coefficient)) },
        order(c, d))
    case (.function(let f, let x), .function(let g, let y)):
      first(order(f.rawValue, g.rawValue), compare(x, y))
    case (.piecewise(let x), .piecewise(let y)):
      first(
        compareLists(x.parts, y.parts, compare),
        compareLists(x.relations, y.relations) { order($0.rawValue, $1.rawValue) })
    case (.expectation(let x), .expectation(let y)):
      first(
        order(x.law.rank, y.law.rank),
        first(compareLists(x.law.parameters, y.law.parameters, compare), compare(x.body, y.body)))
    default:
      a.rank - b.rank
    }
  }

  private static func first(_ a: Int, _ b: @autoclosure () -> Int) -> Int { a != 0 ? a : b() }

  private static func order<Value: Comparable>(_ a: Value, _ b: Value) -> Int { a == b ? 0 : a < b ? -1 : 1 }

  private static func compareLists<Element>(
    _ a: [Element], _ b: [Element], _ compare: (Element, Element) -> Int
  ) -> Int {
    for (x, y) in zip(a, b) {
      let result = compare(x, y)
      if result != 0 { return result }
    }
    return a.count - b.count
  }
}
