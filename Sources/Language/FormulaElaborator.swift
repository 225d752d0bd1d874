// From written formulas to expressions: names looked up, shapes checked.

import Exact
import Symbolic

/// Works out formulas in a scope.
struct FormulaElaborator {
  var scope: [String: Meaning]
  private var callDepth = 0
  /// Notes the draws that stay in the formulas; without one, expectations are taken.
  let sampler: Sampler?

  /// A vector or sum with more entries than this is refused.
  static let sizeLimit = 10_000
  private static let callDepthLimit = 100

  init(scope: [String: Meaning], sampler: Sampler? = nil) { (self.scope, self.sampler) = (scope, sampler) }

  /// The value of a formula that must be a number.
  func number(_ syntax: Syntax) throws(PlacedFault) -> Expression {
    let tensor = try value(syntax)
    guard let number = tensor.number else { throw PlacedFault(.notANumber(tensor.shape), syntax.range) }
    return number
  }

  func value(_ syntax: Syntax) throws(PlacedFault) -> Tensor {
    switch syntax.form {
    case .number(let value):
      return Tensor(Expression(value))
    case .name(let name):
      return try lookUp(name, syntax.range)
    case .negated(let operand):
      return -(try value(operand))
    case .chain(let first, let links):
      return try chain(first, links)
    case .power(let base, let exponent):
      return try power(base, exponent, syntax.range)
    case .transposed(let operand):
      return try value(operand).transposed
    case .call(let name, let range, let arguments):
      return try call(name, range, arguments, syntax.range)
    case .indexed(let operand, let indices):
      return try index(operand, indices, syntax.range)
    case .matrix(let rows):
      return try matrix(rows, syntax.range)
    case .conditional(let value, let condition, let otherwise):
      return try conditional(value, condition, otherwise, syntax.range)
    case .sum(let index, let from, let to, let body):
      return try sum(index, from, to, body, syntax.range)
    case .expectation(let draws, let body):
      return try expectation(draws[...], syntax.range) { inner throws(PlacedFault) in
        Tensor(try inner.number(body))
      }
    case .over:
      throw PlacedFault(.expected("a formula of a game", found: "a choice among numbers"), syntax.range)
    }
  }

  private func lookUp(_ name: String, _ range: SourceRange) throws(PlacedFault) -> Tensor {
    switch scope[name] {
    case .value(let tensor):
      return tensor
    case .function:
      throw PlacedFault(.functionWithoutArguments(name), range)
    case nil:
      if Keywords.functions.contains(name) { throw PlacedFault(.functionWithoutArguments(name), range) }
      throw PlacedFault(.unknownName(name, nearest: Spelling.nearest(to: name, among: scope.keys)), range)
    }
  }

  /// A sum is put together once, not term by term, so that long sums take no longer than they must.
  private func chain(_ first: Syntax, _ links: [Syntax.Link]) throws(PlacedFault) -> Tensor {
    var product = try value(first)
    var range = first.range
    var terms: [(sign: Rational, value: Tensor)] = []
    for link in links {
      let operand = try value(link.operand)
      switch link.operation {
      case .plus, .minus:
        let isSum = link.operation == .plus
        guard product.shape == operand.shape else {
          throw PlacedFault(
            .shapes(operation: isSum ? "add" : "subtract", left: product.shape, right: operand.shape),
            range.joined(with: link.operand.range))
        }
        terms.append((isSum ? 1 : -1, operand))
      case .times:
        product = try multiply(product, operand, range.joined(with: link.operand.range))
      case .over:
        product = try divide(product, operand, link.operand.range)
      }
      range = range.joined(with: link.operand.range)
    }
    if terms.isEmpty { return product }
    terms.insert((1, product), at: 0)
    let entries = product.entries.indices.map { place in
      Expression.sum(scaled: terms.map { ($0.sign, $0.value.entries[place]) })
    }
    return Tensor(rowCount: product.rowCount, columnCount: product.columnCount, entries: entries)
  }

  private func multiply(_ a: Tensor, _ b: Tensor, _ range: SourceRange) throws(PlacedFault) -> Tensor {
    if let scale = a.number { return scale * b }
    if let scale = b.number { return scale * a }
    guard a.columnCount == b.rowCount else {
      throw PlacedFault(.shapes(operation: "multiply", left: a.shape, right: b.shape), range)
    }
    return a * b
  }

  private func divide(_ a: Tensor, _ b: Tensor, _ range: SourceRange) throws(PlacedFault) -> Tensor {
    guard let divisor = b.number else { throw PlacedFault(.notANumber(b.shape), range) }
    if divisor.isZero || (divisor.variables.isEmpty && divisor.isCertainlyZero) {
      throw PlacedFault(.divisionByZero, range)
    }
    return divisor.power(-1) * a
  }

  private func power(_ base: Syntax, _ exponent: Syntax, _ range: SourceRange) throws(PlacedFault) -> Tensor {
    let (a, b) = (try number(base), try number(exponent))
    if a.isZero, b.rational.map({ $0.sign < 0 }) ?? true { throw PlacedFault(.divisionByZero, range) }
    return Tensor(a.power(b))
  }

  private func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> Tensor {
    var values: [Tensor] = []
    for argument in arguments { values.append(try value(argument)) }
    func requireCount(_ count: Int) throws(PlacedFault) {
      if values.count != count {
        throw PlacedFault(.argumentCount(name, expected: count, found: values.count), range)
      }
    }
    switch scope[name] {
    case .function(let function):
      try requireCount(function.arguments.count)
      return try call(function, values, range)
    case .value:
      throw PlacedFault(.notAFunction(name), nameRange)
    case nil:
      break
    }
    guard Keywords.functions.contains(name) else {
      let candidates = Keywords.functions.union(scope.keys)
      throw PlacedFault(
        .unknownFunction(name, nearest: Spelling.nearest(to: name, among: candidates)), nameRange)
    }
    try requireCount(1)
    if name == "sqrt" { return values[0].map { .sqrt($0) } }
    guard let function = Function(rawValue: name) else {
      throw PlacedFault(.unknownFunction(name, nearest: nil), nameRange)
    }
    return values[0].map { .apply(function, $0) }
  }

  private func call(
    _ function: LocalFunction, _ values: [Tensor], _ range: SourceRange
  ) throws(PlacedFault) -> Tensor {
    if let known = function.known[values] { return known }
    guard callDepth < Self.callDepthLimit else {
      throw PlacedFault(.nestedTooDeeply(limit: Self.callDepthLimit), range)
    }
    var inner = FormulaElaborator(scope: function.scope, sampler: sampler)
    inner.callDepth = callDepth + 1
    for (name, value) in zip(function.arguments, values) { inner.scope[name] = .value(value) }
    let result = try inner.value(function.body)
    function.known[values] = result
    return result
  }

  private func wholeNumber(_ syntax: Syntax) throws(PlacedFault) -> Int {
    let value = try number(syntax)
    guard let whole = value.rational, whole.isInteger, let word = whole.numerator.word else {
      throw PlacedFault(.notWhole(value.text), syntax.range)
    }
    return word
  }

  private func index(
    _ operand: Syntax, _ indices: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> Tensor {
    let tensor = try value(operand)
    var places: [Int] = []
    for syntax in indices { places.append(try wholeNumber(syntax)) }
    let limits: [Int] =
      indices.count == 2
      ? [tensor.rowCount, tensor.columnCount] : [max(tensor.rowCount, tensor.columnCount)]
    guard indices.count == limits.count, limits.count == 2 || tensor.rowCount == 1 || tensor.columnCount == 1
    else { throw PlacedFault(.argumentCount("[ ]", expected: 2, found: indices.count), range) }
    for (syntax, (place, limit)) in zip(indices, zip(places, limits))
    where !(1...max(limit, 1)).contains(place) {
      throw PlacedFault(.indexOutside(place, count: limit), syntax.range)
    }
    if places.count == 2 { return Tensor(tensor[places[0] - 1, places[1] - 1]) }
    return Tensor(tensor.entries[places[0] - 1])
  }

  private func matrix(_ rows: [[Syntax]], _ range: SourceRange) throws(PlacedFault) -> Tensor {
    var entries: [[Expression]] = []
    for row in rows {
      var line: [Expression] = []
      for entry in row { line.append(try number(entry)) }
      entries.append(line)
    }
    guard entries.allSatisfy({ $0.count == entries[0].count }) else { throw PlacedFault(.raggedRows, range) }
    // One row by itself is a vector, which stands upright.
    return entries.count == 1 ? Tensor(rows: entries).transposed : Tensor(rows: entries)
  }

  private func conditional(
    _ value: Syntax, _ condition: Syntax.Condition, _ otherwise: Syntax, _ range: SourceRange
  ) throws(PlacedFault) -> Tensor {
    let difference = try number(condition.left) - number(condition.right)
    let relation: Piecewise.Relation =
      switch condition.relation {
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .equal: .equal
      }
    let first = try number(value)
    let second = try number(otherwise)
    // A chain of conditions is one formula with several branches.
    if case .piecewise(let rest) = second.form, rest.antiderivative == nil {
      let branches = [Piecewise.Branch(difference, relation, first)] + rest.branches
      return Tensor(.piecewise(branches, otherwise: rest.otherwise))
    }
    return Tensor(.piecewise([.init(difference, relation, first)], otherwise: second))
  }

  private func sum(
    _ index: String, _ from: Syntax, _ to: Syntax, _ body: Syntax, _ range: SourceRange
  ) throws(PlacedFault) -> Tensor {
    let (first, last) = (try wholeNumber(from), try wholeNumber(to))
    guard last - first < Self.sizeLimit else {
      throw PlacedFault(.tooMany("terms in a sum", limit: Self.sizeLimit), range)
    }
    var inner = self
    var terms: [Tensor] = []
    for value in first...max(first, last) where value <= last {
      inner.scope[index] = .value(Tensor(Expression(Rational(value))))
      terms.append(try inner.value(body))
    }
    guard let shape = terms.first?.shape else { return Tensor(.zero) }
    if let odd = terms.first(where: { $0.shape != shape }) {
      throw PlacedFault(.shapes(operation: "add", left: shape, right: odd.shape), body.range)
    }
    let columns = (0..<shape.rows * shape.columns).map { place in
      Expression.sum(terms.map { $0.entries[place] })
    }
    return Tensor(rowCount: shape.rows, columnCount: shape.columns, entries: columns)
  }
}
