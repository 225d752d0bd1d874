// Finds equilibria: those that a file states are checked, the others are searched for and proved to exist.

import Exact
import Language
import Symbolic

/// The zeros of a game's field.
package struct EquilibriumSearch {
  let game: Game
  let field: [Expression]
  let variables: [Variable]
  let jacobian: Matrix<Expression>
  private let overriding: [String: Rational]

  /// - Throws: diagnostics when the field is undefined for the parameters as they are.
  package init(_ game: Game, overriding: [String: Rational] = [:]) throws(Diagnostics) {
    self.game = game
    self.overriding = overriding
    variables = game.variables
    do throws(EvaluationFault) { field = try game.field(overriding: overriding) } catch {
      let range = game.players.first?.costRange ?? SourceRange(0, 0)
      throw Diagnostics([Diagnostic(.undefined(error), at: range, in: game.file)])
    }
    jacobian = Expression.jacobian(of: field, by: game.variables)
  }

  /// The equilibria that the file states, or else all that are found from seeded starts.
  ///
  /// - Parameter starts: how many random starts are tried, besides a few simple ones.
  package func equilibria(starts: Int = 24, seed: UInt64 = 1) throws(EquilibriumFault) -> [Equilibrium] {
    if game.equilibria.isEmpty { return try searched(starts, seed) }
    var found: [Equilibrium] = []
    for index in game.equilibria.indices { found.append(try claimed(index)) }
    return found
  }

  /// The equilibrium that one of the file's lines states.
  package func claimed(_ index: Int) throws(EquilibriumFault) -> Equilibrium {
    let claim = game.equilibria[index]
    let values: [Variable: Expression]
    do throws(EvaluationFault) { values = try claim.replacingParameters(game, overriding) } catch {
      throw fault(.undefinedAtEquilibrium(error), claim.range)
    }
    switch claim.kind {
    case .exact:
      try verify(values, claim.range)
      return equilibrium(.exact(values), .given, index)
    case .approximate:
      return try refined(
        from: values.compactMapValues { try? $0.ball() }, origin: .found(fromGuess: true), index)
    }
  }

  private func fault(_ fault: Fault, _ range: SourceRange) -> EquilibriumFault {
    .diagnostics(Diagnostics([Diagnostic(fault, at: range, in: game.file)]))
  }

  // MARK: Stated exactly

  private func verify(_ values: [Variable: Expression], _ range: SourceRange) throws(EquilibriumFault) {
    let samples = Samples(of: game)
    var wrong: [Fault.FieldValue] = []
    for (player, block) in zip(game.players, game.blocks) {
      for place in block {
        let value: Expression
        do throws(EvaluationFault) { value = try field[place].substituting(values) } catch {
          throw undefined(error, player, range)
        }
        if value.isCertainlyZero { continue }
        // Algebra did not show that it is zero; only an enclosure without 0 shows that it is not.
        guard samples.showNonzero(value) else { throw .unproved(near: [], reason: .fieldNotShownToVanish) }
        let text = describe(value)
        wrong.append(.init(player: player.name, variable: variables[place].name, value: text))
      }
    }
    if !wrong.isEmpty { throw fault(.notAnEquilibrium(field: wrong), range) }
    for entry in jacobian.entries {
      do throws(EvaluationFault) {
        let slope = try entry.substituting(values)
        // An expectation is only known to exist once it has been enclosed.
        if slope.variables.isEmpty, slope.rational == nil { _ = try slope.ball() }
      } catch {
        throw undefined(error, nil, range)
      }
    }
  }

  private func undefined(_ error: EvaluationFault, _ player: Game.Player?, _ range: SourceRange)
    -> EquilibriumFault
  {
    // A kink is the cost's own fault; anything else is as much the point's.
    if case .notDifferentiable = error, let player {
      return fault(.undefinedAtEquilibrium(error), player.costRange)
    }
    return fault(.undefinedAtEquilibrium(error), range)
  }

  private func describe(_ value: Expression) -> String {
    let exact = value.simplified()
    guard exact.rational == nil, exact.variables.isEmpty, let ball = try? exact.ball() else {
      return exact.text
    }
    return "\(exact.text) = \(ball.decimal(digits: 10))"
  }

  // MARK: Found by ourselves

  private func searched(_ starts: Int, _ seed: UInt64) throws(EquilibriumFault) -> [Equilibrium] {
    var random = SplitMix(state: seed)
    var points: [[Rational]] = [
      variables.map { _ in 0 }, variables.map { _ in 1 }, variables.indices.map { $0 % 2 == 0 ? 1 : -1 },
    ]
    for _ in 0..<starts {
      points.append(variables.map { _ in Rational(Int(random.next() >> 48) - 32_768, over: 8_192) })
    }
    var found: [Equilibrium] = []
    var failure: EquilibriumFault?
    for point in points {
      let start = Dictionary(uniqueKeysWithValues: zip(variables, point.map { Ball($0) }))
      do throws(EquilibriumFault) {
        let candidate = try refined(from: start, origin: .found(fromGuess: false), nil)
        if !found.contains(where: { isSame($0, candidate) }) { found.append(candidate) }
      } catch {
        if case .unproved = error { failure = failure ?? error }
      }
    }
    if found.isEmpty { throw failure ?? .noneFound(starts: points.count) }
    return found
  }

  private func isSame(_ a: Equilibrium, _ b: Equilibrium) -> Bool {
    variables.allSatisfy { variable in
      guard let x = a.ball(variable), let y = b.ball(variable) else { return false }
      return x.overlaps(y)
    }
  }

  /// Newton's method, then recognition, then proof.
  private func refined(
    from start: [Variable: Ball], origin: Equilibrium.Origin, _ claim: Int?
  ) throws(EquilibriumFault) -> Equilibrium {
    guard field.allSatisfy({ Set($0.variables).isSubset(of: variables) }) else {
      throw .unproved(near: [], reason: .rangedParameters)
    }
    let newton = Newton(field: field, jacobian: jacobian, variables: variables)
    guard let near = newton.zero(from: variables.map { start[$0] ?? .zero }) else {
      throw .noneFound(starts: 1)
    }
    if let exact = recognised(near) { return equilibrium(.exact(exact), origin, claim) }
    guard let box = newton.proof(around: near) else {
      let reason: EquilibriumFault.Reason =
        newton.isNearlySingular(at: near) ? .singularJacobian : .noContraction
      throw .unproved(near: near.map { $0.decimal(digits: 12) }, reason: reason)
    }
    return equilibrium(.enclosed(Dictionary(uniqueKeysWithValues: zip(variables, box))), origin, claim)
  }

  /// Short exact numbers close to the point at which G is exactly 0.
  private func recognised(_ near: [Ball]) -> [Variable: Expression]? {
    var values: [Variable: Expression] = [:]
    for (variable, coordinate) in zip(variables, near) {
      guard let exact = Recognition.shortNumber(near: coordinate) else { return nil }
      switch exact {
      case .rational(let value):
        values[variable] = Expression(value)
      case .quadratic(let rational, let scale, let radicand):
        values[variable] =
          Expression(rational) + Expression.sqrt(Expression(Rational(radicand))).scaled(by: scale)
      }
    }
    for component in field {
      guard let value = try? component.substituting(values), value.isCertainlyZero else { return nil }
    }
    for entry in jacobian.entries where (try? entry.substituting(values)) == nil { return nil }
    return values
  }

  private func equilibrium(
    _ coordinates: Equilibrium.Coordinates, _ origin: Equilibrium.Origin, _ claim: Int?
  ) -> Equilibrium {
    let status = SecondOrderStatus(of: game, overriding, jacobian, at: coordinates)
    return Equilibrium(coordinates: coordinates, origin: origin, claim: claim, status: status)
  }
}

extension Game.EquilibriumClaim {
  /// The coordinates with the game's parameters put in.
  fileprivate func replacingParameters(
    _ game: Game, _ overriding: [String: Rational]
  ) throws(EvaluationFault) -> [Variable: Expression] {
    let parameters = try game.parameterValues(overriding: overriding)
    var replaced: [Variable: Expression] = [:]
    for (variable, value) in values { replaced[variable] = try value.substituting(parameters) }
    return replaced
  }
}
