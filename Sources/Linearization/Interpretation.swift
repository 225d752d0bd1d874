// Runs a method on values at the fixed point and on their derivatives by the state.

import Exact
import Language
import Symbolic

/// A vector at the fixed point: what it is there, as a word applied to z*, and its derivative by each component of
/// the state, as words.
struct LinearValue {
  var point: Word
  var derivative: [Word]
}

/// A fault in a method that shows when it is linearised.
package struct MethodFault: Error, Hashable, Sendable {
  package let fault: Fault
  package let range: SourceRange

  init(_ fault: Fault, _ range: SourceRange) {
    self.fault = fault
    self.range = range
  }
}

/// Goes through the statements of a method for a number of players.
struct Interpretation {
  let playerCount: Int
  let substituted: [Variable: Expression]
  var kernels: KernelTable
  /// The values of z, memories, definitions and unknowns by name.
  var values: [String: LinearValue]
  /// The players that names stand for, counted from 0.
  private var players: [String: Int] = [:]
  private(set) var lastAssignment: [String: SourceRange] = [:]
  private var work = 0

  /// Statements worked through altogether, repeats unrolled.
  private static let workLimit = 20_000

  init(playerCount: Int, settings: MethodSettings, kernels: KernelTable, values: [String: LinearValue]) {
    self.playerCount = playerCount
    self.substituted = settings.substituted
    self.kernels = kernels
    self.values = values
  }

  private var identity: Word { .identity(playerCount: playerCount) }
  private var zero: Word { .zero(playerCount: playerCount) }

  // MARK: Statements

  mutating func run(_ statements: [Statement]) throws(MethodFault) {
    for statement in statements { try run(statement) }
  }

  /// Runs the body of a loop over the players for one of them, counted from 0.
  mutating func run(_ body: [Statement], for name: String, as player: Int) throws(MethodFault) {
    players[name] = player
    try run(body)
    players[name] = nil
  }

  private mutating func run(_ statement: Statement) throws(MethodFault) {
    work += 1
    switch statement {
    case .step(let assignments):
      var results: [(String, LinearValue)] = []
      for assignment in assignments {
        results.append((assignment.target, try value(of: assignment.value)))
        lastAssignment[assignment.target] = assignment.range
      }
      for (name, result) in results { values[name] = result }
    case .define(let name, let term, _):
      values[name] = try value(of: term)
    case .solve(let name, let term, let range):
      values[name] = try solution(name, term, range)
    case .forEachPlayer(let name, let body, _):
      for player in 0..<playerCount { try run(body, for: name, as: player) }
    case .repeated(let count, let body, let range):
      let number = try scalar(count, range).constant
      guard let number, number.isInteger, let whole = number.numerator.word, (0...1_000).contains(whole)
      else {
        throw MethodFault(.integerParameterNeeded(count.text), range)
      }
      try repeatBody(body, whole, range)
    }
    if work > Self.workLimit, case .step(let assignments) = statement, let first = assignments.first {
      throw MethodFault(.tooMany("statements once repeats are unrolled", limit: Self.workLimit), first.range)
    }
  }

  /// A body that reads and writes z alone is worked out once and kept as a power.
  private mutating func repeatBody(_ body: [Statement], _ count: Int, _ range: SourceRange)
    throws(MethodFault)
  {
    guard count > 2, let start = values["z"] else {
      for _ in 0..<count { try run(body) }
      return
    }
    var once = self
    once.values = ["z": LinearValue(point: start.point, derivative: [identity])]
    let succeeded: Void? = try? once.run(body)
    guard succeeded != nil, let result = once.values["z"], once.assignsOnly(["z"], in: body),
      result.point.expanded == start.point.expanded
    else {
      for _ in 0..<count { try run(body) }
      return
    }
    kernels = once.kernels
    lastAssignment.merge(once.lastAssignment) { $1 }
    let power =
      result.derivative[0].scalar == nil
      ? Word.letter(.power(result.derivative[0], count), playerCount: playerCount)
      : result.derivative[0].power(count)
    values["z"] = LinearValue(point: start.point, derivative: start.derivative.map { power * $0 })
  }

  private func assignsOnly(_ targets: Set<String>, in body: [Statement]) -> Bool {
    body.allSatisfy { statement in
      switch statement {
      case .step(let assignments): assignments.allSatisfy { targets.contains($0.target) }
      case .define, .solve: true
      case .forEachPlayer(_, let inner, _), .repeated(_, let inner, _): assignsOnly(targets, in: inner)
      }
    }
  }

  /// u = A*u + B*s gives (I - A)*u = B*s.
  private mutating func solution(
    _ name: String, _ term: VectorTerm, _ range: SourceRange
  ) throws(MethodFault) -> LinearValue {
    let count = values["z"]?.derivative.count ?? 1
    var inner = self
    for (key, value) in values {
      inner.values[key] = LinearValue(point: value.point, derivative: value.derivative + [zero])
    }
    let unknown = Array(repeating: zero, count: count) + [identity]
    inner.values[name] = LinearValue(point: identity, derivative: unknown)
    var right = try inner.value(of: term)
    if !(right.point - identity).isZero {
      // Not z*; perhaps the solution vanishes at the fixed point, as a displacement does.
      inner.values[name] = LinearValue(point: zero, derivative: unknown)
      right = try inner.value(of: term)
      guard right.point.isZero else {
        throw MethodFault(
          .fixedPointIsNotEquilibrium(component: name, moves: describe(right.point)), range)
      }
    }
    kernels = inner.kernels
    let left = identity - right.derivative[count]
    if left.isZero { throw MethodFault(.singularInverse("'\(left.text(kernels))'"), range) }
    let inverse = inverse(of: left)
    return LinearValue(point: right.point, derivative: right.derivative.dropLast().map { inverse * $0 })
  }

  private func inverse(of word: Word) -> Word {
    if let scalar = word.scalar, let inverse = scalar.inverse { return identity.scaled(by: inverse) }
    return .letter(.inverse(word), playerCount: playerCount)
  }

  /// A word applied to z*, in words.
  func describe(_ point: Word) -> String {
    guard let scale = point.scalar else {
      let text = point.text(kernels)
      return point.terms.count == 1 ? "\(text)*z" : "(\(text))*z"
    }
    return (kernels.expression(scale) * .variable("z")).text
  }

  // MARK: Terms

  mutating func scalar(_ expression: Expression, _ range: SourceRange) throws(MethodFault) -> RationalFunction
  {
    var renamed: [Variable: Expression] = [:]
    for variable in expression.variables {
      if let (vector, _) = variable.playerIndexed, let player = players[variable.playerName] {
        renamed[variable] = .variable(Variable(String(vector), component: player + 1))
      }
    }
    do throws(EvaluationFault) {
      let named = try expression.substituting(renamed)
      if let function = kernels.function(try named.substituting(substituted)) { return function }
    } catch {
      throw MethodFault(.undefined(error), range)
    }
    throw MethodFault(.divisionByZero, range)
  }

  private func player(_ reference: PlayerReference) throws(MethodFault) -> Int {
    switch reference {
    case .number(let number, let range):
      guard (1...playerCount).contains(number) else {
        throw MethodFault(.noSuchPlayer(number, count: playerCount), range)
      }
      return number - 1
    case .name(let name, let range):
      guard let player = players[name] else { throw MethodFault(.unknownPlayer(name), range) }
      return player
    }
  }

  mutating func value(of term: VectorTerm) throws(MethodFault) -> LinearValue {
    let count = values["z"]?.derivative.count ?? 1
    let nothing = LinearValue(point: zero, derivative: Array(repeating: zero, count: count))
    switch term {
    case .zero:
      return nothing
    case .name(let name, let range):
      guard let value = values[name] else { throw MethodFault(.unknownName(name, nearest: nil), range) }
      return value
    case .field(let argument, let range):
      let inner = try value(of: argument)
      try requireEquilibrium(inner.point, range)
      let jacobian = Word.letter(.jacobian, playerCount: playerCount)
      return LinearValue(point: zero, derivative: inner.derivative.map { jacobian * $0 })
    case .scaled(let scale, let argument):
      let factor = try scalar(scale, SourceRange(0, 0))
      return try value(of: argument).map { $0.scaled(by: factor) }
    case .sum(let terms):
      var sum = nothing
      for part in terms {
        let value = try value(of: part)
        sum.point = sum.point + value.point
        sum.derivative = zip(sum.derivative, value.derivative).map { $0 + $1 }
      }
      return sum
    case .applied(let matrix, let argument, let range):
      let word = try self.word(for: matrix)
      let inner = try value(of: argument)
      guard inner.point.isZero || !matrix.containsJacobian else {
        throw MethodFault(.jacobianTimesNonzero(value: describe(inner.point)), range)
      }
      return inner.map { word * $0 }
    case .only(let reference, let argument):
      let projection = Word.letter(.projection(try player(reference)), playerCount: playerCount)
      return try value(of: argument).map { projection * $0 }
    case .sumOverPlayers(let name, let body):
      var parts: [LinearValue] = []
      for player in 0..<playerCount {
        players[name] = player
        parts.append(try value(of: body))
      }
      players[name] = nil
      return parts.reduce(nothing) { sum, part in
        LinearValue(
          point: sum.point + part.point, derivative: zip(sum.derivative, part.derivative).map { $0 + $1 })
      }
    }
  }

  private func requireEquilibrium(_ point: Word, _ range: SourceRange) throws(MethodFault) {
    if !(point - identity).isZero {
      throw MethodFault(.fieldAwayFromEquilibrium(value: describe(point)), range)
    }
  }

  private mutating func word(for term: OperatorTerm) throws(MethodFault) -> Word {
    switch term {
    case .identity:
      return identity
    case .jacobian(let argument, let range):
      try requireEquilibrium(try value(of: argument).point, range)
      return .letter(.jacobian, playerCount: playerCount)
    case .transpose(let inner): return try word(for: inner).transposed
    case .symmetric(let inner): return try word(for: inner).symmetricPart
    case .antisymmetric(let inner): return try word(for: inner).antisymmetricPart
    case .blockDiagonal(let inner): return try word(for: inner).ownBlocks
    case .blockOffDiagonal(let inner): return try word(for: inner).otherBlocks
    case .block(let row, let column, let inner):
      return try word(for: inner).block(try player(row), try player(column))
    case .projection(let reference):
      return .letter(.projection(try player(reference)), playerCount: playerCount)
    case .inverse(.block(let row, let column, let inner), let range)
    where row == column || row.text == column.text:
      let player = try player(row)
      let whole = try word(for: inner)
      if whole.block(player, player).isZero {
        throw MethodFault(.singularInverse("'\(whole.block(player, player).text(kernels))'"), range)
      }
      return .letter(.blockInverse(player, whole), playerCount: playerCount)
    case .inverse(let inner, let range):
      let word = try self.word(for: inner)
      if word.isZero { throw MethodFault(.singularInverse("'\(word.text(kernels))'"), range) }
      return inverse(of: word)
    case .scaled(let scale, let inner):
      return try word(for: inner).scaled(by: try scalar(scale, SourceRange(0, 0)))
    case .sum(let terms):
      var sum = zero
      for part in terms { sum = sum + (try word(for: part)) }
      return sum
    case .product(let factors):
      var product = identity
      for factor in factors { product = product * (try word(for: factor)) }
      return product
    }
  }
}

extension LinearValue {
  fileprivate func map(_ transform: (Word) -> Word) -> LinearValue {
    LinearValue(point: transform(point), derivative: derivative.map(transform))
  }
}

extension OperatorTerm {
  /// Whether the matrix is anything but numbers and projections, so that its derivative by z matters.
  var containsJacobian: Bool {
    switch self {
    case .identity, .projection: false
    case .jacobian: true
    case .transpose(let inner), .symmetric(let inner), .antisymmetric(let inner), .blockDiagonal(let inner),
      .blockOffDiagonal(let inner), .block(_, _, let inner), .inverse(let inner, _), .scaled(_, let inner):
      inner.containsJacobian
    case .sum(let parts), .product(let parts): parts.contains(where: \.containsJacobian)
    }
  }
}

extension Variable {
  /// `tau[p]` taken apart.
  fileprivate var playerIndexed: (vector: Substring, player: Substring)? {
    guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") else { return nil }
    return (name[..<bracket], name[name.index(after: bracket)...].dropLast())
  }

  fileprivate var playerName: String { playerIndexed.map { String($0.player) } ?? "" }
}
