// What the invented names in rational functions stand for.

import Exact
import Symbolic

/// Turns expressions into rational functions and back, remembering what is behind each invented name.
package struct KernelTable: Sendable {
  package private(set) var kernels: [String: Expression] = [:]

  package init() {}

  /// - Returns: `nil` when the expression divides by zero.
  package mutating func function(_ expression: Expression) -> RationalFunction? {
    guard let form = expression.kernelForm() else { return nil }
    kernels.merge(form.kernels) { first, _ in first }
    return form.function
  }

  package func expression(_ function: RationalFunction) -> Expression {
    Expression(function, kernels: kernels)
  }

  /// The expression with a polynomial taken apart into its factors, as in `eta*(1 + beta)`.
  func factored(_ function: RationalFunction) -> Expression {
    guard function.isPolynomial, function.numerator.termCount > 1,
      let (unit, factors) = function.numerator.factors(),
      factors.count + factors.map(\.multiplicity).reduce(0, +) > 2
    else { return expression(function) }
    let parts = factors.map { expression(RationalFunction($0.factor)).power($0.multiplicity) }
    return Expression.product(parts).scaled(by: unit)
  }
}
