// Formulas with exact numbers, always in normal form and never stored twice.

import Exact

/// A formula with exact numbers.
///
/// Every expression is built in normal form (sums and products flat, like terms collected, numbers computed)
/// and stored once, so that equality is identity and shared parts stay shared. A product of sums is kept as a
/// product; `expanded()` multiplies it out. Like any computer algebra, the normal form cancels: `x/x` is 1.
package struct Expression: Hashable, Sendable {
  let node: ExpressionNode

  init(_ form: Form) { node = ExpressionTable.node(for: form) }

  /// What an expression is made of.
  package enum Form: Hashable, Sendable {
    case number(Rational)
    case variable(Variable)
    /// A constant plus terms: at least one term, and not a single one with coefficient 1 and constant 0.
    case sum(constant: Rational, [Term])
    /// At least one factor, and not a single one with exponent 1.
    case product([Factor])
    case function(Function, Expression)
    case piecewise(Piecewise)
    case expectation(Expectation)
  }

  /// `coefficient * factor`; the coefficient is not 0 and the factor is neither number nor sum.
  package struct Term: Hashable, Sendable {
    package let coefficient: Rational
    package let factor: Expression
  }

  /// `base ^ exponent`; the exponent is not 0, and a number as base is a prime with an exponent between 0 and 1.
  package struct Factor: Hashable, Sendable {
    package let base: Expression
    package let exponent: Rational
  }

  package var form: Form { node.form }

  package static func == (a: Expression, b: Expression) -> Bool { a.node === b.node }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(node)) }

  package init(_ number: Rational) { self.init(Form.number(number)) }
  package static func variable(_ variable: Variable) -> Expression { Expression(Form.variable(variable)) }
  package static func variable(_ name: String) -> Expression { variable(Variable(name)) }

  package static let zero = Expression(Rational.zero)
  package static let one = Expression(Rational.one)

  /// The value of a number; `nil` for everything else, irrational constants included.
  package var rational: Rational? {
    if case .number(let value) = form { value } else { nil }
  }

  package var isZero: Bool { rational?.isZero == true }

  /// The variables on which the value depends, in ascending order; those bound by an expectation are not among
  /// them.
  package var variables: [Variable] { node.variables }

  package func depends(on variable: Variable) -> Bool { node.variables.contains(variable) }
}

extension Expression: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(Rational(value)) }
}

extension Expression: Ring {}
