// From written formulas to the words of a method: what is a number, a vector, a matrix.

import Exact
import Symbolic

struct MethodElaborator {
  var scope: MethodScope

  init(scope: MethodScope) { self.scope = scope }

  func number(_ syntax: Syntax) throws(PlacedFault) -> Expression {
    let value = try value(syntax)
    guard case .number(let number) = value else { throw mismatch(.number, value, syntax) }
    return number
  }

  /// The number 0 counts as the vector 0.
  func vector(_ syntax: Syntax) throws(PlacedFault) -> VectorTerm {
    let value = try value(syntax)
    switch value {
    case .vector(let term): return term
    case .number(let number) where number.isZero: return .zero
    case .number, .matrix: throw mismatch(.vector, value, syntax)
    }
  }

  func matrix(_ syntax: Syntax) throws(PlacedFault) -> OperatorTerm {
    let value = try value(syntax)
    guard case .matrix(let term) = value else { throw mismatch(.matrix, value, syntax) }
    return term
  }

  private func mismatch(_ expected: MethodKind, _ found: MethodValue, _ syntax: Syntax) -> PlacedFault {
    PlacedFault(.expectedKind(expected, found: found.kind), syntax.range)
  }

  func value(_ syntax: Syntax) throws(PlacedFault) -> MethodValue {
    switch syntax.form {
    case .number(let number):
      return .number(Expression(number))
    case .name(let name):
      return try lookUp(name, syntax.range)
    case .negated(let operand):
      return scaled(-1, try value(operand))
    case .chain(let first, let links):
      var value = try self.value(first)
      var range = first.range
      for link in links {
        value = try combine(
          link.operation, (value, range), (try self.value(link.operand), link.operand.range))
        range = range.joined(with: link.operand.range)
      }
      return value
    case .power(let base, let exponent):
      return try power(base, exponent)
    case .transposed(let operand):
      return .matrix(.transpose(try matrix(operand)))
    case .call(let name, let nameRange, let arguments):
      return try call(name, nameRange, arguments, syntax.range)
    case .indexed(let operand, let indices):
      return try index(operand, indices, syntax.range)
    case .matrix, .conditional, .sum, .expectation, .over:
      throw PlacedFault(
        .expected("a number, a vector or a matrix of the method", found: "this formula"), syntax.range)
    }
  }

  private func lookUp(_ name: String, _ range: SourceRange) throws(PlacedFault) -> MethodValue {
    if case .vector(.name(let vector, _)) = scope.values[name] { return .vector(.name(vector, range)) }
    if let value = scope.values[name] { return value }
    if scope.perPlayer.contains(name) {
      throw PlacedFault(.expected("'\(name)[p]', one number a player,", found: "'\(name)'"), range)
    }
    if Keywords.methodWords.contains(name) || Keywords.functions.contains(name) {
      throw PlacedFault(.functionWithoutArguments(name), range)
    }
    throw PlacedFault(.unknownName(name, nearest: Spelling.nearest(to: name, among: scope.names)), range)
  }

  private func scaled(_ scale: Expression, _ value: MethodValue) -> MethodValue {
    switch value {
    case .number(let number): .number(scale * number)
    case .vector(let term): .vector(.scaled(scale, term))
    case .matrix(let term): .matrix(.scaled(scale, term))
    }
  }

  private typealias Operand = (value: MethodValue, range: SourceRange)

  private func combine(
    _ operation: Syntax.Operator, _ left: Operand, _ right: Operand
  ) throws(PlacedFault) -> MethodValue {
    switch (operation, left.value, right.value) {
    case (.plus, let a, let b):
      return try add(a, b, right.range)
    case (.minus, let a, let b):
      return try add(a, scaled(-1, b), right.range)
    case (.times, .number(let scale), let other), (.times, let other, .number(let scale)):
      return scaled(scale, other)
    case (.times, .matrix(let matrix), .vector(let vector)):
      return .vector(.applied(matrix, vector, left.range.joined(with: right.range)))
    case (.times, .matrix(let first), .matrix(let second)):
      return .matrix(.product([first, second]))
    case (.times, .vector, _):
      throw PlacedFault(.expectedKind(.number, found: .vector), left.range)
    case (.over, let a, .number(let divisor)):
      if divisor.isZero { throw PlacedFault(.divisionByZero, right.range) }
      return scaled(divisor.power(-1), a)
    case (.over, _, let b):
      throw PlacedFault(.expectedKind(.number, found: b.kind), right.range)
    }
  }

  private func power(_ base: Syntax, _ exponent: Syntax) throws(PlacedFault) -> MethodValue {
    let count = try number(exponent)
    switch try value(base) {
    case .number(let number):
      if number.isZero, count.rational.map({ $0.sign < 0 }) ?? true {
        throw PlacedFault(.divisionByZero, base.range)
      }
      return .number(number.power(count))
    case .matrix(let matrix):
      guard let rational = count.rational, rational.isInteger, let whole = rational.numerator.word,
        (0...100).contains(whole)
      else { throw PlacedFault(.notWhole(count.text), exponent.range) }
      return .matrix(whole == 0 ? .identity : .product(Array(repeating: matrix, count: whole)))
    case .vector:
      throw PlacedFault(.expectedKind(.number, found: .vector), base.range)
    }
  }

  private func add(_ a: MethodValue, _ b: MethodValue, _ range: SourceRange) throws(PlacedFault)
    -> MethodValue
  {
    switch (a, b) {
    case (.number(let x), .number(let y)): return .number(x + y)
    case (.vector(let x), .vector(let y)): return .vector(x.adding(y))
    case (.matrix(let x), .matrix(let y)): return .matrix(x.adding(y))
    case (.vector, .number(let y)) where y.isZero: return a
    case (.number(let x), .vector) where x.isZero: return b
    default: throw PlacedFault(.expectedKind(a.kind, found: b.kind), range)
    }
  }

  func player(_ syntax: Syntax) throws(PlacedFault) -> PlayerReference {
    switch syntax.form {
    case .number(let number):
      guard number.isInteger, let place = number.numerator.word, place > 0 else {
        throw PlacedFault(.unknownPlayer(number.description), syntax.range)
      }
      return .number(place, syntax.range)
    case .name(let name):
      guard scope.players.contains(name) else { throw PlacedFault(.unknownPlayer(name), syntax.range) }
      return .name(name, syntax.range)
    default:
      throw PlacedFault(.unknownPlayer("a formula"), syntax.range)
    }
  }

  private func index(_ operand: Syntax, _ indices: [Syntax], _ range: SourceRange) throws(PlacedFault)
    -> MethodValue
  {
    if case .name(let name) = operand.form, scope.perPlayer.contains(name) {
      guard indices.count == 1 else {
        throw PlacedFault(.argumentCount("\(name)[ ]", expected: 1, found: indices.count), range)
      }
      return .number(.variable("\(name)[\(try player(indices[0]).text)]"))
    }
    let matrix = try matrix(operand)
    guard indices.count == 2 else {
      throw PlacedFault(.argumentCount("[ ]", expected: 2, found: indices.count), range)
    }
    return .matrix(.block(try player(indices[0]), try player(indices[1]), matrix))
  }

  private func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> MethodValue {
    func requireCount(_ count: Int) throws(PlacedFault) {
      if arguments.count != count {
        throw PlacedFault(.argumentCount(name, expected: count, found: arguments.count), range)
      }
    }
    let count = ["only", "except", "sum"].contains(name) ? 2 : 1
    guard Keywords.methodWords.contains(name) || Keywords.functions.contains(name),
      !["z", "I"].contains(name)
    else {
      if scope.values[name] != nil { throw PlacedFault(.notAFunction(name), nameRange) }
      let known = Keywords.methodWords.union(Keywords.functions)
      throw PlacedFault(.unknownFunction(name, nearest: Spelling.nearest(to: name, among: known)), nameRange)
    }
    try requireCount(count)
    switch name {
    case "G": return .vector(.field(try vector(arguments[0]), range))
    case "J": return .matrix(.jacobian(at: try vector(arguments[0]), range))
    case "transpose": return .matrix(.transpose(try matrix(arguments[0])))
    case "sym": return .matrix(.symmetric(try matrix(arguments[0])))
    case "antisym": return .matrix(.antisymmetric(try matrix(arguments[0])))
    case "blockdiag": return .matrix(.blockDiagonal(try matrix(arguments[0])))
    case "offdiag": return .matrix(.blockOffDiagonal(try matrix(arguments[0])))
    case "inverse": return .matrix(.inverse(try matrix(arguments[0]), range))
    case "only", "except": return try restricted(name, try player(arguments[0]), arguments[1])
    case "sum": return try sumOverPlayers(arguments[0], arguments[1])
    case "sqrt": return .number(.sqrt(try number(arguments[0])))
    default:
      guard let function = Function(rawValue: name) else {
        throw PlacedFault(.unknownFunction(name, nearest: nil), nameRange)
      }
      return .number(.apply(function, try number(arguments[0])))
    }
  }

  private func restricted(
    _ name: String, _ player: PlayerReference, _ argument: Syntax
  ) throws(PlacedFault) -> MethodValue {
    let whole = try value(argument)
    switch whole {
    case .number(let number) where number.isZero:
      return .vector(.zero)
    case .number:
      throw mismatch(.vector, whole, argument)
    case .vector(let term):
      let part = VectorTerm.only(player, term)
      return .vector(name == "only" ? part : .sum([term, .scaled(-1, part)]))
    case .matrix(let term):
      let part = OperatorTerm.product([.projection(player), term])
      return .matrix(name == "only" ? part : .sum([term, .scaled(-1, part)]))
    }
  }

  private func sumOverPlayers(_ name: Syntax, _ body: Syntax) throws(PlacedFault) -> MethodValue {
    guard case .name(let player) = name.form else {
      throw PlacedFault(.unknownPlayer("a formula"), name.range)
    }
    var inner = self
    try inner.scope.define(player: player, name.range)
    return .vector(.sumOverPlayers(name: player, try inner.vector(body)))
  }
}

extension PlayerReference {
  package var text: String {
    switch self {
    case .number(let number, _): String(number)
    case .name(let name, _): name
    }
  }
}

extension VectorTerm {
  /// Sums stay flat.
  fileprivate func adding(_ other: VectorTerm) -> VectorTerm {
    if case .sum(let terms) = self { return .sum(terms + [other]) }
    return .sum([self, other])
  }
}

extension OperatorTerm {
  /// Sums stay flat.
  fileprivate func adding(_ other: OperatorTerm) -> OperatorTerm {
    if case .sum(let terms) = self { return .sum(terms + [other]) }
    return .sum([self, other])
  }
}
