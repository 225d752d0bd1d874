// Quantities of one game, within an effort.

import Exact
import Language

/// Works out quantities of J.
struct Evaluator {
  let subject: Subject
  let effort: Effort
  let book: SpectrumBook
  let numbers: Arithmetic
  let matrices: MatrixArithmetic
  private let jacobian: MatrixValue

  init(_ subject: Subject, _ effort: Effort, _ book: SpectrumBook) {
    (self.subject, self.effort, self.book) = (subject, effort, book)
    numbers = Arithmetic(effort)
    matrices = MatrixArithmetic(effort: effort, names: subject.names)
    jacobian = MatrixValue(subject.jacobian)
  }

  func number(_ quantity: Quantity, _ scope: [String: Value]) throws(NoValue) -> Number {
    switch try value(quantity, scope) {
    case .number(let number): return number
    case .complex(let complex): return complex.real
    case .matrix, .numbers, .complexes: preconditionFailure("kinds were checked when the theorem was read")
    }
  }

  private func complex(_ quantity: Quantity, _ scope: [String: Value]) throws(NoValue) -> ComplexNumber {
    switch try value(quantity, scope) {
    case .number(let number): return ComplexNumber(number)
    case .complex(let complex): return complex
    case .matrix, .numbers, .complexes: preconditionFailure("kinds were checked when the theorem was read")
    }
  }

  private func matrix(_ quantity: Quantity, _ scope: [String: Value]) throws(NoValue) -> MatrixValue {
    guard case .matrix(let matrix) = try value(quantity, scope) else {
      preconditionFailure("kinds were checked when the theorem was read")
    }
    return matrix
  }

  func value(_ quantity: Quantity, _ scope: [String: Value]) throws(NoValue) -> Value {
    switch quantity {
    case .number(let rational): return .number(Number(rational))
    case .name(let name):
      guard let value = scope[name] else { throw .undefined("'\(name)' has no value here") }
      return value
    case .jacobian: return .matrix(jacobian)
    case .identity: return .matrix(matrices.identity(subject.size))
    case .playerCount: return .number(Number(Rational(subject.blocks.count)))
    case .negated(let operand):
      switch try value(operand, scope) {
      case .number(let number): return .number(numbers.negative(number))
      case .complex(let complex):
        return .complex(numbers.difference(ComplexNumber(Number(.zero)), complex))
      case .matrix(let matrix): return .matrix(try matrices.scaled(Number(-1), matrix))
      case .numbers, .complexes: preconditionFailure("kinds were checked when the theorem was read")
      }
    case .combined(let operation, let left, let right):
      return try combined(operation, try value(left, scope), try value(right, scope))
    case .power(let base, let exponent):
      let exponent = try number(exponent, scope)
      switch try value(base, scope) {
      case .number(let number): return .number(try numbers.power(number, exponent))
      case .complex(let complex): return .complex(try numbers.power(complex, exponent))
      case .matrix(let matrix): return .matrix(try power(matrix, exponent))
      case .numbers, .complexes: preconditionFailure("kinds were checked when the theorem was read")
      }
    case .call(let function, let arguments):
      return try call(function, arguments, scope)
    case .block(let whole, let row, let column):
      let matrix = try matrix(whole, scope)
      let count = subject.blocks.count
      guard row <= count, column <= count, matrix.rowCount == subject.size, matrix.isSquare else {
        throw .undefined(
          "there is no block [\(row), \(column)]: the game has \(count == 1 ? "one player" : "\(count) players")"
        )
      }
      return .matrix(matrix.part(subject.blocks[row - 1], subject.blocks[column - 1]))
    case .blocks(let rows):
      var values: [[MatrixValue]] = []
      for row in rows {
        var line: [MatrixValue] = []
        for entry in row { line.append(try matrix(entry, scope)) }
        values.append(line)
      }
      return .matrix(try matrices.joined(values))
    case .over(let extremum, let name, let list, let filter, let body):
      return .number(try over(extremum, name, try value(list, scope), filter, body, scope))
    }
  }

  private func combined(
    _ operation: Quantity.Operation, _ left: Value, _ right: Value
  ) throws(NoValue) -> Value {
    switch (left, right) {
    case (.number(let a), .number(let b)):
      switch operation {
      case .plus: return .number(numbers.sum(a, b))
      case .minus: return .number(numbers.difference(a, b))
      case .times: return .number(numbers.product(a, b))
      case .over: return .number(try numbers.quotient(a, b))
      }
    case (.complex(let a), .complex(let b)): return .complex(try combined(operation, a, b))
    case (.complex(let a), .number(let b)): return .complex(try combined(operation, a, ComplexNumber(b)))
    case (.number(let a), .complex(let b)): return .complex(try combined(operation, ComplexNumber(a), b))
    case (.matrix(let a), .matrix(let b)):
      switch operation {
      case .plus: return .matrix(try matrices.sum(a, b))
      case .minus: return .matrix(try matrices.difference(a, b))
      case .times, .over: return .matrix(try matrices.product(a, b))
      }
    case (.number(let scale), .matrix(let matrix)):
      return .matrix(try matrices.scaled(scale, matrix))
    case (.matrix(let matrix), .number(let scale)):
      let factor = operation == .over ? try numbers.quotient(Number(.one), scale) : scale
      return .matrix(try matrices.scaled(factor, matrix))
    default: throw .undefined("a complex number cannot be applied to a matrix")
    }
  }

  private func combined(
    _ operation: Quantity.Operation, _ a: ComplexNumber, _ b: ComplexNumber
  ) throws(NoValue) -> ComplexNumber {
    switch operation {
    case .plus: numbers.sum(a, b)
    case .minus: numbers.difference(a, b)
    case .times: numbers.product(a, b)
    case .over: try numbers.quotient(a, b)
    }
  }

  private func power(_ matrix: MatrixValue, _ exponent: Number) throws(NoValue) -> MatrixValue {
    guard matrix.isSquare, let count = exponent.rational, count.isInteger, count.sign >= 0,
      let exponent = count.numerator.word
    else { throw .undefined("a power of a matrix with an exponent that is not 0, 1, 2, ...") }
    return try matrices.power(matrix, exponent)
  }

  private func over(
    _ extremum: Quantity.Extremum, _ name: String, _ list: Value, _ filter: Theorem.Condition?,
    _ body: Quantity,
    _ scope: [String: Value]
  ) throws(NoValue) -> Number {
    var members: [Value]
    switch list {
    case .numbers(let list): members = list.map { .number($0) }
    case .complexes(let list): members = list.map { .complex($0) }
    case .number, .complex, .matrix: preconditionFailure("kinds were checked when the theorem was read")
    }
    var inner = scope
    var result: Number?
    for member in members {
      inner[name] = member
      if let filter {
        switch try answer(filter, inner) {
        case .holds: break
        case .fails: continue
        case .unknown: throw .undecided("whether '\(filter.text)' holds cannot be told")
        }
      }
      let number = try number(body, inner)
      guard let before = result else {
        result = number
        continue
      }
      switch extremum {
      case .min: result = numbers.smaller(before, number)
      case .max: result = numbers.larger(before, number)
      case .sum: result = numbers.sum(before, number)
      }
    }
    if let result { return result }
    if case .sum = extremum { return Number(.zero) }
    throw .undefined("there is nothing to choose from")
  }

  func answer(_ condition: Theorem.Condition, _ scope: [String: Value]) throws(NoValue) -> Answer {
    let (left, right) = (try value(condition.left, scope), try value(condition.right, scope))
    if case .matrix(let a) = left {
      if case .matrix(let b) = right { return try equality(try matrices.difference(a, b)) }
      return try equality(a)
    }
    guard case .number(let a) = left, case .number(let b) = right else {
      return .unknown
    }
    let difference = numbers.difference(a, b)
    guard let order = a.compared(with: b, effort) else { return .unknown }
    let isTrue =
      switch condition.relation {
      case .less: order < 0
      case .lessOrEqual: order <= 0
      case .greater: order > 0
      case .greaterOrEqual: order >= 0
      case .equal: order == 0
      }
    return isTrue ? .holds : .fails(by: difference.approximation)
  }

  /// Whether a matrix is 0.
  private func equality(_ difference: MatrixValue) throws(NoValue) -> Answer {
    if case .symbolic(let matrix) = difference, matrix.entries.allSatisfy(\.isZero) { return .holds }
    if case .rational(let matrix) = difference {
      let size = matrix.entries.map(\.magnitude).max() ?? .zero
      return size.isZero ? .holds : .fails(by: size.approximation)
    }
    let balls = try matrices.balls(difference).entries
    if balls.allSatisfy(\.isZero) { return .holds }
    guard balls.contains(where: { !$0.containsZero }) else { return .unknown }
    return .fails(by: balls.map { abs($0.approximation) }.max() ?? 0)
  }
}

extension MatrixArithmetic {
  static var largestExponent: Int { 1 << 24 }
  static var largestExactExponent: Int { 64 }

  /// - Precondition: the matrix is square, and the exponent not negative.
  func power(_ matrix: MatrixValue, _ exponent: Int) throws(NoValue) -> MatrixValue {
    guard exponent <= Self.largestExponent else {
      throw .undecided("a power with an exponent above \(Self.largestExponent) is not worked out")
    }
    var result = identity(matrix.rowCount)
    // The entries of a high power are long as fractions.
    let isSymmetric = matrix.isSymmetric
    var square = matrix
    if exponent > Self.largestExactExponent {
      square = .enclosed(try balls(matrix), isSymmetric: isSymmetric)
    }
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = try product(result, square) }
      rest >>= 1
      if rest > 0 { square = try product(square, square) }
    }
    return isSymmetric ? asSymmetric(result) : result
  }
}
