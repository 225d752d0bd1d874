// From expressions to register programs.

import Exact
import Symbolic

/// Compiles expressions, each shared part once.
struct RegisterCompiler {
  /// An instruction whose operands are values, numbered as they were made: inputs first.
  struct Value {
    enum Source {
      case input
      case constant(Double)
      case combination(constant: Int, [(Double, Int)])
      case operation(RegisterProgram.Operation, [Int])
    }

    let source: Source
  }

  var values: [Value]
  var known: [Expression: Int] = [:]
  var constants: [UInt64: Int] = [:]
  let inputCount: Int
  let definitions: [Variable: Expression]

  init(inputs: [Variable], definitions: [Variable: Expression]) {
    self.definitions = definitions
    values = inputs.map { _ in Value(source: .input) }
    inputCount = inputs.count
    for (place, variable) in inputs.enumerated() { known[.variable(variable)] = place }
  }

  /// - Parameter definitions: formulas that variables stand for, which may contain others of these.
  /// - Throws: `EvaluationFault.freeVariable` for a variable that is no input and stands for nothing.
  static func program(
    for expressions: [Expression], of inputs: [Variable], where definitions: [Variable: Expression] = [:]
  ) throws(EvaluationFault) -> RegisterProgram {
    var compiler = RegisterCompiler(inputs: inputs, definitions: definitions)
    var outputs: [Int] = []
    for expression in expressions { outputs.append(try compiler.value(of: expression)) }
    return compiler.program(outputs: outputs)
  }

  // MARK: Values

  private mutating func add(_ source: Value.Source) -> Int {
    values.append(Value(source: source))
    return values.count - 1
  }

  private mutating func constant(_ number: Double) -> Int {
    if let place = constants[number.bitPattern] { return place }
    let place = add(.constant(number))
    constants[number.bitPattern] = place
    return place
  }

  private mutating func operation(_ operation: RegisterProgram.Operation, _ operands: Int...) -> Int {
    add(.operation(operation, operands))
  }

  private mutating func value(of expression: Expression) throws(EvaluationFault) -> Int {
    if let place = known[expression] { return place }
    let place = try computed(expression)
    known[expression] = place
    return place
  }

  private mutating func computed(_ expression: Expression) throws(EvaluationFault) -> Int {
    switch expression.form {
    case .number(let number):
      return constant(number.approximation)
    case .variable(let variable):
      guard let definition = definitions[variable] else { throw .freeVariable(variable) }
      return try value(of: definition)
    case .sum(let constantPart, let terms):
      var parts: [(Double, Int)] = []
      for term in terms { parts.append((term.coefficient.approximation, try value(of: term.factor))) }
      return add(.combination(constant: constant(constantPart.approximation), parts))
    case .product(let factors):
      return try product(factors)
    case .function(let function, let argument):
      return operation(.function(function), try value(of: argument))
    case .piecewise(let piecewise):
      var place = try value(of: piecewise.otherwise)
      for branch in piecewise.branches.reversed() {
        let difference = try value(of: branch.difference)
        place = operation(.select(branch.relation), difference, try value(of: branch.value), place)
      }
      return place
    case .expectation(let expectation):
      return try mean(expectation)
    }
  }

  /// Factors above the line, divided by those below.
  private mutating func product(_ factors: [Expression.Factor]) throws(EvaluationFault) -> Int {
    var above: Int?
    var below: Int?
    for factor in factors {
      let base = try value(of: factor.base)
      let power = power(base, factor.exponent.magnitude)
      if factor.exponent.sign > 0 {
        above = above.map { operation(.multiply, $0, power) } ?? power
      } else {
        below = below.map { operation(.multiply, $0, power) } ?? power
      }
    }
    guard let below else { return above ?? constant(1) }
    return operation(.divide, above ?? constant(1), below)
  }

  private mutating func power(_ base: Int, _ exponent: Rational) -> Int {
    if exponent == Rational(1, over: 2) { return operation(.squareRoot, base) }
    guard exponent.isInteger, var count = exponent.numerator.word, count <= 64 else {
      return operation(.power, base, constant(exponent.approximation))
    }
    var (square, result): (Int, Int?) = (base, nil)
    while true {
      if count & 1 == 1 { result = result.map { operation(.multiply, $0, square) } ?? square }
      count >>= 1
      if count == 0 { return result ?? constant(1) }
      square = operation(.multiply, square, square)
    }
  }

  /// An integral as a weighted sum over the places of a rule.
  private mutating func mean(_ expectation: Expectation) throws(EvaluationFault) -> Int {
    let rule = QuadratureRule(for: expectation.law)
    let (base, scale) = (try value(of: rule.base), try value(of: rule.scale))
    let bound = Expression.variable(expectation.variable)
    let outside = known
    var parts: [(Double, Int)] = []
    for (place, weight) in zip(rule.places, rule.weights) {
      known = outside
      known[bound] = add(.combination(constant: base, [(place, scale)]))
      parts.append((weight, try value(of: expectation.body)))
    }
    known = outside
    return add(.combination(constant: constant(0), parts))
  }
}
