// Goes through the statements of a method.

import Exact
import Language
import Symbolic

/// Runs a method's statements on the values of a domain.
struct Interpreter<Domain: MethodDomain> {
  var domain: Domain
  /// The values of z, memories, definitions and unknowns by name.
  var values: [String: Domain.Vector]
  private(set) var lastAssignment: [String: SourceRange] = [:]
  private let substituted: [Variable: Expression]
  /// The players that names stand for, counted from 0.
  private var players: [String: Int] = [:]
  private var work = 0

  /// Statements worked through altogether, repeats unrolled.
  private static var workLimit: Int { 20_000 }

  init(_ domain: Domain, substituting substituted: [Variable: Expression], values: [String: Domain.Vector]) {
    self.domain = domain
    self.substituted = substituted
    self.values = values
  }

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
    switch statement {
    case .step(let assignments):
      var results: [(String, Domain.Vector)] = []
      for assignment in assignments {
        try count(assignment.range)
        results.append((assignment.target, try value(of: assignment.value)))
        lastAssignment[assignment.target] = assignment.range
      }
      for (name, result) in results { values[name] = result }
    case .define(let name, let term, let range):
      try count(range)
      values[name] = try value(of: term)
    case .solve(let name, let term, let range):
      try count(range)
      try solve(name, term, range)
    case .weight(let weight):
      try count(weight.range)
      guard domain.computesWeights else { return }
      for player in 0..<domain.playerCount {
        players[weight.player] = player
        domain.define(
          Variable(weight.name, component: player + 1), as: try value(of: weight.term, weight.range),
          of: weight)
        players[weight.player] = nil
      }
    case .forEachPlayer(let name, let body, _):
      for player in 0..<domain.playerCount { try run(body, for: name, as: player) }
    case .repeated(let count, let body, let range):
      guard let number = try resolved(count, range).rational, number.isInteger,
        let whole = number.numerator.word, (0...1_000).contains(whole)
      else { throw MethodFault(.integerParameterNeeded(count.text), range) }
      try repeatBody(body, whole)
    }
  }

  private mutating func count(_ range: SourceRange) throws(MethodFault) {
    work += 1
    if work > Self.workLimit {
      throw MethodFault(.tooMany("assignments once repeats are unrolled", limit: Self.workLimit), range)
    }
  }

  private mutating func repeatBody(_ body: [Statement], _ count: Int) throws(MethodFault) {
    if count > 2, let start = values["z"], body.allSatisfy({ $0.assigns(only: "z") }) {
      var once = self
      let result = try domain.repeated(start, count) { domain, point throws(MethodFault) in
        // Only z and what the body itself defines: anything else would be the same in every round.
        once.domain = domain
        once.values = ["z": point]
        guard (try? once.run(body)) != nil else { return nil }
        domain = once.domain
        return once.values["z"]
      }
      if let result {
        values["z"] = result
        lastAssignment.merge(once.lastAssignment) { $1 }
        return
      }
    }
    for _ in 0..<count { try run(body) }
  }

  private mutating func solve(_ name: String, _ term: VectorTerm, _ range: SourceRange) throws(MethodFault) {
    var last = domain.zero()
    for candidate in domain.candidates(for: name) {
      values[name] = candidate
      last = try value(of: term)
      if let solution = try domain.solution(candidate, equals: last, range) {
        values[name] = solution
        return
      }
    }
    throw domain.unsolvable(name, last, range)
  }

  // MARK: Terms

  /// A scalar with the current players' numbers and the settings put in.
  private func resolved(_ expression: Expression, _ range: SourceRange) throws(MethodFault) -> Expression {
    var renamed: [Variable: Expression] = [:]
    for variable in expression.variables {
      if let (vector, name) = variable.playerIndexed, let player = players[String(name)] {
        renamed[variable] = .variable(Variable(String(vector), component: player + 1))
      }
    }
    do throws(EvaluationFault) {
      return try expression.substituting(renamed).substituting(substituted)
    } catch {
      throw MethodFault(.undefined(error), range)
    }
  }

  private func player(_ reference: PlayerReference) throws(MethodFault) -> Int {
    switch reference {
    case .number(let number, let range):
      guard (1...domain.playerCount).contains(number) else {
        throw MethodFault(.noSuchPlayer(number, count: domain.playerCount), range)
      }
      return number - 1
    case .name(let name, let range):
      guard let player = players[name] else { throw MethodFault(.unknownPlayer(name), range) }
      return player
    }
  }

  mutating func value(of term: VectorTerm) throws(MethodFault) -> Domain.Vector {
    switch term {
    case .zero:
      return domain.zero()
    case .name(let name, let range):
      guard let value = values[name] else { throw MethodFault(.unknownName(name, nearest: nil), range) }
      return value
    case .field(let argument, let range):
      return try domain.field(at: try value(of: argument), range)
    case .scaled(let scale, let argument):
      let range = argument.range
      return try domain.scaled(try value(of: argument), by: try resolved(scale, range), range)
    case .sum(let terms):
      var sum = domain.zero()
      for part in terms { sum = domain.sum(sum, try value(of: part)) }
      return sum
    case .applied(let matrix, let argument, let range):
      let factor = try value(of: matrix)
      let isConstant = !matrix.containsJacobian
      return try domain.apply(factor, to: try value(of: argument), isConstant: isConstant, range)
    case .only(let reference, let argument):
      return domain.only(try player(reference), try value(of: argument))
    case .sumOverPlayers(let name, let body):
      var sum = domain.zero()
      for player in 0..<domain.playerCount {
        players[name] = player
        sum = domain.sum(sum, try value(of: body))
      }
      players[name] = nil
      return sum
    }
  }

  private mutating func value(
    of term: WeightTerm, _ range: SourceRange
  ) throws(MethodFault) -> WeightValue<Domain.Vector> {
    switch term {
    case .number(let number): .number(try resolved(number, range))
    case .dot(let reference, let a, let b):
      .dot(player: try player(reference), try value(of: a), try value(of: b))
    case .sum(let a, let b): .sum(try value(of: a, range), try value(of: b, range))
    case .product(let a, let b): .product(try value(of: a, range), try value(of: b, range))
    case .quotient(let a, let b): .quotient(try value(of: a, range), try value(of: b, range))
    case .minimum(let a, let b): .minimum(try value(of: a, range), try value(of: b, range))
    case .maximum(let a, let b): .maximum(try value(of: a, range), try value(of: b, range))
    }
  }

  private mutating func value(of term: OperatorTerm) throws(MethodFault) -> Domain.Operator {
    switch term {
    case .identity:
      return domain.identity()
    case .jacobian(let argument, let range):
      return try domain.jacobian(at: try value(of: argument), range)
    case .transpose(let inner): return domain.part(.transpose, of: try value(of: inner))
    case .symmetric(let inner): return domain.part(.symmetric, of: try value(of: inner))
    case .antisymmetric(let inner): return domain.part(.antisymmetric, of: try value(of: inner))
    case .blockDiagonal(let inner): return domain.part(.ownBlocks, of: try value(of: inner))
    case .blockOffDiagonal(let inner): return domain.part(.otherBlocks, of: try value(of: inner))
    case .block(let row, let column, let inner):
      return domain.part(.block(try player(row), try player(column)), of: try value(of: inner))
    case .projection(let reference):
      return domain.projection(try player(reference))
    case .inverse(.block(let row, let column, let inner), let range) where row.text == column.text:
      return try domain.inverse(ofBlock: try player(row), of: try value(of: inner), range)
    case .inverse(let inner, let range):
      return try domain.inverse(of: try value(of: inner), range)
    case .scaled(let scale, let inner):
      let range = inner.range
      return try domain.scaled(try value(of: inner), by: try resolved(scale, range), range)
    case .sum(let terms):
      var sum = try value(of: terms[0])
      for part in terms.dropFirst() { sum = domain.sum(sum, try value(of: part)) }
      return sum
    case .product(let factors):
      var product = try value(of: factors[0])
      for factor in factors.dropFirst() { product = domain.product(product, try value(of: factor)) }
      return product
    }
  }
}

extension Statement {
  fileprivate func assigns(only target: String) -> Bool {
    switch self {
    case .step(let assignments): assignments.allSatisfy { $0.target == target }
    case .define, .solve, .weight: true
    case .forEachPlayer(_, let body, _), .repeated(_, let body, _):
      body.allSatisfy { $0.assigns(only: target) }
    }
  }
}

extension Variable {
  /// `tau[p]` taken apart.
  fileprivate var playerIndexed: (vector: Substring, player: Substring)? {
    guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") else { return nil }
    return (name[..<bracket], name[name.index(after: bracket)...].dropLast())
  }
}
