// From written formulas to quantities: names looked up, kinds checked.

import Exact

/// Works out what a formula of a theorem is.
struct QuantityElaborator {
  /// The names that have a meaning, and of what kind it is.
  var scope: [String: QuantityKind] = [:]
  let file: SourceFile

  /// Names that a theorem cannot give another meaning.
  static let reserved: Set<String> = Set(QuantityFunction.allCases.map(\.rawValue)).union([
    "J", "I", "players", "eta", "over", "in", "where", "of", "at", "with", "sum",
  ])

  typealias Typed = (quantity: Quantity, kind: QuantityKind)

  func number(_ syntax: Syntax) throws(PlacedFault) -> Quantity { try quantity(syntax, as: .number) }

  func quantity(_ syntax: Syntax, as kind: QuantityKind) throws(PlacedFault) -> Quantity {
    let value = try typed(syntax)
    // A real number will do for a complex one.
    guard value.kind == kind || kind == .complex && value.kind == .number else {
      throw PlacedFault(.expectedQuantity(kind, found: value.kind), syntax.range)
    }
    return value.quantity
  }

  /// Between real numbers, or an equality of matrices; 0 is a matrix of any size there.
  func condition(_ syntax: Syntax.Condition) throws(PlacedFault) -> Theorem.Condition {
    let (left, right) = (try typed(syntax.left), try typed(syntax.right))
    let range = syntax.left.range.joined(with: syntax.right.range)
    for (side, place) in [(left, syntax.left.range), (right, syntax.right.range)] {
      let isMatrix = syntax.relation == .equal && side.kind == .matrix
      guard side.kind == .number || isMatrix else {
        throw PlacedFault(.expectedQuantity(.number, found: side.kind), place)
      }
    }
    if left.kind == .matrix, right.kind == .number, !Self.isZero(syntax.right) {
      throw PlacedFault(.expectedQuantity(.matrix, found: .number), syntax.right.range)
    }
    if right.kind == .matrix, left.kind == .number {
      throw PlacedFault(.expectedQuantity(.number, found: .matrix), syntax.right.range)
    }
    return Theorem.Condition(
      left: left.quantity, relation: relation(syntax.relation), right: right.quantity, text: text(range))
  }

  func text(_ range: SourceRange) -> String {
    let bytes = Array(file.text.utf8)
    let text = String(decoding: bytes[range.start..<min(range.end, bytes.count)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isZero(_ syntax: Syntax) -> Bool {
    if case .number(let value) = syntax.form { value.isZero } else { false }
  }

  private func relation(_ relation: Syntax.Relation) -> Theorem.Relation {
    switch relation {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    }
  }

  func typed(_ syntax: Syntax) throws(PlacedFault) -> Typed {
    switch syntax.form {
    case .number(let value): return (.number(value), .number)
    case .name(let name): return try lookUp(name, syntax.range)
    case .negated(let operand):
      let value = try notAList(operand)
      return (.negated(value.quantity), value.kind)
    case .chain(let first, let links): return try chain(first, links)
    case .power(let base, let exponent):
      let value = try notAList(base)
      return (.power(value.quantity, try number(exponent)), value.kind)
    case .transposed(let operand):
      return (.call(.transpose, [try quantity(operand, as: .matrix)]), .matrix)
    case .call(let name, let range, let arguments): return try call(name, range, arguments, syntax.range)
    case .indexed(let operand, let indices): return try block(operand, indices, syntax.range)
    case .matrix(let rows):
      var blocks: [[Quantity]] = []
      for row in rows {
        var line: [Quantity] = []
        for entry in row { line.append(try quantity(entry, as: .matrix)) }
        blocks.append(line)
      }
      guard Set(blocks.map(\.count)).count == 1 else { throw PlacedFault(.raggedRows, syntax.range) }
      return (.blocks(blocks), .matrix)
    case .over(let extremum, let name, let nameRange, let list, let filter, let body):
      return try over(extremum, (name, nameRange), list, filter, body)
    case .conditional, .sum, .expectation:
      throw PlacedFault(
        .expected("a number or a matrix of a theorem", found: "this formula"), syntax.range)
    }
  }

  private func lookUp(_ name: String, _ range: SourceRange) throws(PlacedFault) -> Typed {
    if let kind = scope[name] { return (.name(name), kind) }
    switch name {
    case "J": return (.jacobian, .matrix)
    case "I": return (.identity, .matrix)
    case "players": return (.playerCount, .number)
    default: break
    }
    if QuantityFunction(rawValue: name) != nil { throw PlacedFault(.functionWithoutArguments(name), range) }
    let known = Array(scope.keys) + ["J", "I", "players"]
    throw PlacedFault(.unknownQuantity(name, nearest: Spelling.nearest(to: name, among: known)), range)
  }

  private func notAList(_ syntax: Syntax) throws(PlacedFault) -> Typed {
    let value = try typed(syntax)
    if value.kind == .numbers || value.kind == .complexes {
      throw PlacedFault(.expectedQuantity(.number, found: value.kind), syntax.range)
    }
    return value
  }

  private func chain(_ first: Syntax, _ links: [Syntax.Link]) throws(PlacedFault) -> Typed {
    var result = try notAList(first)
    for link in links {
      let operand = try notAList(link.operand)
      let range = link.operand.range
      let operation: Quantity.Operation
      let isMixed = (result.kind == .matrix) != (operand.kind == .matrix)
      switch link.operation {
      case .plus, .minus:
        operation = link.operation == .plus ? .plus : .minus
        if isMixed { throw PlacedFault(.expectedQuantity(result.kind, found: operand.kind), range) }
      case .times: operation = .times
      case .over:
        operation = .over
        if operand.kind == .matrix { throw PlacedFault(.expectedQuantity(.number, found: .matrix), range) }
      }
      let kind: QuantityKind =
        result.kind == .matrix || operand.kind == .matrix
        ? .matrix : result.kind == .complex || operand.kind == .complex ? .complex : .number
      result = (.combined(operation, result.quantity, operand.quantity), kind)
    }
    return result
  }

  private func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> Typed {
    guard let function = QuantityFunction(rawValue: name) else {
      let known = QuantityFunction.allCases.map(\.rawValue)
      throw PlacedFault(
        scope[name] == nil
          ? .unknownFunction(name, nearest: Spelling.nearest(to: name, among: known)) : .notAFunction(name),
        nameRange)
    }
    let (kinds, result) = function.signature
    if let kinds, kinds.count != arguments.count {
      throw PlacedFault(.argumentCount(name, expected: kinds.count, found: arguments.count), range)
    }
    if kinds == nil, arguments.count < 2 {
      throw PlacedFault(.argumentCount(name, expected: 2, found: arguments.count), range)
    }
    var values: [Quantity] = []
    for (place, argument) in arguments.enumerated() {
      values.append(try quantity(argument, as: kinds?[place] ?? .number))
    }
    return (.call(function, values), result)
  }

  private func block(
    _ operand: Syntax, _ indices: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> Typed {
    let matrix = try quantity(operand, as: .matrix)
    guard indices.count == 2 else {
      throw PlacedFault(.argumentCount("[]", expected: 2, found: indices.count), range)
    }
    var places: [Int] = []
    for index in indices {
      guard case .number(let value) = index.form, value.isInteger, let place = value.numerator.word, place > 0
      else { throw PlacedFault(.unknownPlayer(text(index.range)), index.range) }
      places.append(place)
    }
    return (.block(matrix, row: places[0], column: places[1]), .matrix)
  }

  private func over(
    _ extremum: Syntax.Extremum, _ name: (name: String, range: SourceRange), _ list: Syntax,
    _ filter: Syntax.Condition?, _ body: Syntax
  ) throws(PlacedFault) -> Typed {
    if scope[name.name] != nil { throw PlacedFault(.nameTaken(name.name), name.range) }
    if Self.reserved.contains(name.name) { throw PlacedFault(.reservedName(name.name), name.range) }
    let members = try typed(list)
    guard members.kind == .numbers || members.kind == .complexes else {
      throw PlacedFault(.expectedQuantity(.complexes, found: members.kind), list.range)
    }
    var inner = self
    inner.scope[name.name] = members.kind == .numbers ? .number : .complex
    let value: Quantity.Extremum
    switch extremum {
    case .min: value = .min
    case .max: value = .max
    case .sum: value = .sum
    }
    var condition: Theorem.Condition?
    if let filter { condition = try inner.condition(filter) }
    return (
      .over(
        value, name: name.name, list: members.quantity, filter: condition, body: try inner.number(body)),
      .number
    )
  }
}
