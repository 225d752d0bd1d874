// Expressions as quotients of polynomials in variables and in whatever is not rational, and back.

import Exact

/// A quotient of polynomials together with what its invented names stand for.
package struct KernelForm: Sendable {
  package let function: RationalFunction
  /// The expressions, such as `sqrt(5)` or `exp(x)`, that stand behind the names that are no variables.
  package let kernels: [String: Expression]
}

extension Expression {
  /// This expression as a quotient of polynomials; each part that is not rational becomes a variable named by
  /// its own text.
  ///
  /// - Returns: `nil` when a denominator is the zero function.
  package func kernelForm() -> KernelForm? {
    var converter = KernelConverter()
    guard let function = converter.convert(self) else { return nil }
    return KernelForm(function: function, kernels: converter.kernels)
  }

  /// The expression behind a quotient of polynomials whose variables are names of variables or of kernels.
  package init(_ function: RationalFunction, kernels: [String: Expression] = [:]) {
    let top = Expression(function.numerator, kernels: kernels)
    self = function.isPolynomial ? top : top / Expression(function.denominator, kernels: kernels)
  }

  package init(_ polynomial: MultivariatePolynomial, kernels: [String: Expression] = [:]) {
    let bases = polynomial.variables.map { kernels[$0] ?? .variable($0) }
    self = .sum(
      scaled: polynomial.terms.map { exponents, coefficient in
        (coefficient, .product(zip(bases, exponents).map { $0.power($1) }))
      })
  }

  /// Sums and powers multiplied out, as far as the expression is a polynomial; a quotient has both its parts
  /// multiplied out and common factors cancelled.
  package func expanded() -> Expression {
    var current = self
    // Multiplying out brings relations such as sqrt(2)^2 = 2 to light, after which there may be more to collect.
    for _ in 0..<4 {
      guard let form = current.kernelForm() else { return current }
      let next = Expression(form.function, kernels: form.kernels)
      if next == current { return current }
      current = next
    }
    return current
  }

  /// The shorter of the expression as it stands and multiplied out.
  package func simplified() -> Expression {
    let other = expanded()
    return other.size < size ? other : self
  }

  /// How many numbers, variables and functions a reader meets.
  package var size: Int {
    switch form {
    case .number, .variable: 1
    case .sum(let constant, let terms):
      terms.reduce(constant.isZero ? 0 : 1) {
        $0 + $1.factor.size + ($1.coefficient.magnitude == .one ? 0 : 1)
      }
    case .product(let factors): factors.reduce(0) { $0 + $1.base.size + ($1.exponent == .one ? 0 : 1) }
    case .function(_, let argument): 1 + argument.size
    case .piecewise(let piecewise): piecewise.parts.reduce(1) { $0 + $1.size }
    case .expectation(let expectation): 2 + expectation.body.size
    }
  }

  /// True when the expression is proved to be 0 wherever it is defined; false says nothing.
  package var isCertainlyZero: Bool {
    if isZero { return true }
    guard let form = kernelForm() else { return false }
    return Expression(form.function.numerator, kernels: form.kernels).expanded().isZero
  }
}

private struct KernelConverter {
  private(set) var kernels: [String: Expression] = [:]
  private var known: [Expression: RationalFunction] = [:]

  mutating func convert(_ expression: Expression) -> RationalFunction? {
    if let result = known[expression] { return result }
    let result = computed(expression)
    known[expression] = result
    return result
  }

  private mutating func computed(_ expression: Expression) -> RationalFunction? {
    switch expression.form {
    case .number(let value):
      return RationalFunction(value)
    case .variable(let variable):
      return .variable(variable.name)
    case .sum(let constant, let terms):
      var result = RationalFunction(constant)
      for term in terms {
        guard let part = convert(term.factor) else { return nil }
        result = result + RationalFunction(term.coefficient) * part
      }
      return result
    case .product(let factors):
      var result = RationalFunction.one
      for factor in factors {
        guard let part = power(factor) else { return nil }
        result = result * part
      }
      return result
    case .function, .piecewise, .expectation:
      return kernel(expression)
    }
  }

  private mutating func power(_ factor: Expression.Factor) -> RationalFunction? {
    // b^(p/q) is the p-th power of the kernel b^(1/q).
    guard let exponent = factor.exponent.numerator.word, exponent.magnitude <= 1_000 else {
      return kernel(factor.base.power(factor.exponent))
    }
    let root = Rational(.one, over: factor.exponent.denominator)
    let base: RationalFunction? =
      root == .one ? convert(factor.base) : kernel(factor.base.power(root))
    guard let base, !(base.isZero && exponent < 0) else { return nil }
    return base.power(exponent)
  }

  private mutating func kernel(_ expression: Expression) -> RationalFunction {
    let name = "{\(expression.text)}"
    kernels[name] = expression
    return .variable(name)
  }
}
