// Putting values for variables.

import Exact

extension Expression {
  /// The expression with variables replaced, all at once.
  ///
  /// Faults are found where a replacement makes a part of the formula undefined, as in `1/x` at 0. What a formula
  /// bound by an expectation does is found when the expectation is evaluated.
  package func substituting(_ values: [Variable: Expression]) throws(EvaluationFault) -> Expression {
    var substitution = Substitution(values)
    return try substitution.apply(to: self)
  }

  /// All expressions with variables replaced; shared parts are worked on once.
  package static func substituting(
    _ values: [Variable: Expression], in expressions: [Expression]
  ) throws(EvaluationFault) -> [Expression] {
    var substitution = Substitution(values)
    var results: [Expression] = []
    for expression in expressions { results.append(try substitution.apply(to: expression)) }
    return results
  }

  /// The same formula with another name for a variable; never a fault, for no value changes.
  func renaming(_ variable: Variable, to other: Variable) -> Expression {
    replacing(variable, by: .variable(other))
  }

  /// The formula with a variable replaced by something that cannot make it undefined; where it does, the formula
  /// is left as it was and its own evaluation will fail.
  func replacing(_ variable: Variable, by value: Expression) -> Expression {
    (try? substituting([variable: value])) ?? self
  }
}

private struct Substitution {
  private let values: [Variable: Expression]
  private var known: [Expression: Expression] = [:]
  private var freshCount = 0

  init(_ values: [Variable: Expression]) { self.values = values }

  mutating func apply(to expression: Expression) throws(EvaluationFault) -> Expression {
    if case .variable(let variable) = expression.form { return values[variable] ?? expression }
    // A constant may be undefined by itself, as log(-1) is; whoever needs its number will see.
    if !expression.variables.contains(where: { values[$0] != nil }) { return expression }
    if let result = known[expression] { return result }
    let result = try computed(expression)
    known[expression] = result
    return result
  }

  private mutating func computed(_ expression: Expression) throws(EvaluationFault) -> Expression {
    switch expression.form {
    case .number, .variable:
      return expression
    case .sum(let constant, let terms):
      var parts: [(coefficient: Rational, part: Expression)] = [(constant, .one)]
      for term in terms { parts.append((term.coefficient, try apply(to: term.factor))) }
      return .sum(scaled: parts)
    case .product(let factors):
      var parts: [Expression] = []
      for factor in factors {
        let base = try apply(to: factor.base)
        if factor.exponent.sign < 0, base.isZero || (base.variables.isEmpty && base.isCertainlyZero) {
          throw .divisionByZero(factor.base)
        }
        if !factor.exponent.isInteger, let number = base.rational, number.sign < 0 {
          throw .rootOfNegative(factor.base, value: base)
        }
        parts.append(base.power(factor.exponent))
      }
      return .product(parts)
    case .function(let function, let argument):
      let value = try apply(to: argument)
      if function == .log, let number = value.rational, number.sign <= 0 {
        throw .logarithmOfNonPositive(argument, value: value)
      }
      if function == .sign, value.variables.isEmpty, value.isZero || value.isCertainlyZero {
        throw .notDifferentiable(.apply(.abs, argument))
      }
      return .apply(function, value)
    case .piecewise(let piecewise):
      return try apply(to: piecewise, of: expression)
    case .expectation(let expectation):
      let law = try expectation.law.mapParameters { parameter throws(EvaluationFault) in
        try apply(to: parameter)
      }
      // A name that nobody uses keeps the values' own variables out of the binding.
      freshCount += 1
      let fresh = Variable("~fresh\(expression.node.depth).\(freshCount)")
      let opened = expectation.body.renaming(expectation.variable, to: fresh)
      return .expectation(over: fresh, law, of: try apply(to: opened))
    }
  }

  private mutating func apply(
    to piecewise: Piecewise, of expression: Expression
  ) throws(EvaluationFault) -> Expression {
    var differences: [Expression] = []
    for branch in piecewise.branches { differences.append(try apply(to: branch.difference)) }
    guard differences.allSatisfy({ $0.variables.isEmpty }) else {
      var branches: [Piecewise.Branch] = []
      for (branch, difference) in zip(piecewise.branches, differences) {
        branches.append(.init(difference, branch.relation, try apply(to: branch.value)))
      }
      let otherwise = try apply(to: piecewise.otherwise)
      let antiderivative: Expression? =
        if let original = piecewise.antiderivative { try apply(to: original) } else { nil }
      return .piecewise(branches, otherwise: otherwise, antiderivative: antiderivative)
    }
    var signs: [Int] = []
    for difference in differences { signs.append(try difference.constantSign()) }
    if signs.contains(0), let original = piecewise.antiderivative {
      try requireSmoothJoin(piecewise, signs, of: original)
    }
    return try apply(to: piecewise.value(forSigns: signs))
  }

  /// On a border the derivative exists only where the pieces, and those of what was differentiated, meet with
  /// equal values.
  private mutating func requireSmoothJoin(
    _ piecewise: Piecewise, _ signs: [Int], of original: Expression
  ) throws(EvaluationFault) {
    var layers = [piecewise]
    var next: Expression? = original
    while let expression = next, case .piecewise(let layer) = expression.form {
      layers.append(layer)
      next = layer.antiderivative
    }
    for layer in layers where layer.branches.count == signs.count {
      guard signs.filter({ $0 == 0 }).count <= 6 else { throw .notDifferentiable(original) }
      var values: Set<Expression> = []
      for value in layer.values(aroundSigns: signs) { values.insert(try apply(to: value)) }
      guard let first = values.first else { continue }
      if !values.allSatisfy({ ($0 - first).isCertainlyZero }) { throw .notDifferentiable(original) }
    }
  }
}
