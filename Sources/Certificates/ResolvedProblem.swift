// A game and a rule as certificates write them.

import Exact
import Language
import Linearization
import Symbolic

/// What a certificate states before its claim: the game, the rule and the box.
package struct ResolvedProblem: Sendable {
  package let box: ParameterBox
  /// The parts of the state and how long each of them is.
  package let components: [String]
  package let variableCount: Int
  package var stateCount: Int { components.count * variableCount }
  /// The rule with the game's Jacobian put in.
  let application: RuleApplication
  let game: JSON
  package let rule: JSON
  /// How the step changes with its number, where it does.
  package let decay: StepDecay?

  /// - Parameters:
  ///   - update: the method applied to the game, with parameters that have a range left free.
  ///   - values: what replaces the game's parameters.
  ///   - entries: the rate, and every parameter that has a range.
  package init(
    _ update: UpdateJacobian, of game: Game, overriding values: [String: Rational], box entries: [BoxEntry]
  ) throws(Uncertifiable) {
    let (method, decay) = try Self.resolved(update.method, entries)
    let box = ParameterBox(entries, rate: method.method.certifiedRate)
    guard case .exact(let point) = update.equilibrium.coordinates else { throw .enclosedEquilibrium }
    let variables = Set(update.variables.map(\.name))
    if let entry = box.entries.first(where: { variables.contains($0.name) }) {
      throw .ambiguousName(entry.name)
    }
    let names = box.names
    guard let jacobian = MatrixPolynomial(update.jacobian, in: names) else {
      let entry = update.jacobian.entries.first { !$0.isPolynomial || !Set($0.variables).isSubset(of: names) }
      throw .notRational(entry.map { update.expression($0).text } ?? "J")
    }
    let resolved = try Self.game(game, overriding: values, at: point)
    try self.init(game: resolved, jacobian: jacobian, blocks: game.blocks, method, decay, in: box)
  }

  /// The method as rules write it: where its step changes, with t for the number of steps.
  private static func resolved(
    _ method: LinearizedMethod, _ entries: [BoxEntry]
  ) throws(Uncertifiable) -> (LinearizedMethod, StepDecay?) {
    guard method.method.dependsOnStepCount else { return (method, nil) }
    guard let (decaying, decay) = method.decaying(), entries.contains(where: { $0.name == StepDecay.time })
    else { throw .changingStep }
    return (decaying, decay)
  }

  /// A game that is known by its Jacobian.
  package init(
    jacobian: Matrix<Rational>, blocks: [Range<Int>], _ method: LinearizedMethod, box entries: [BoxEntry]
  ) throws(Uncertifiable) {
    let (method, decay) = try Self.resolved(method, entries)
    let box = ParameterBox(entries, rate: method.method.certifiedRate)
    let game = Self.game(jacobian: jacobian, blocks: blocks)
    let entries = MatrixPolynomial(jacobian, variableCount: box.ranges.count)
    try self.init(game: game, jacobian: entries, blocks: blocks, method, decay, in: box)
  }

  private init(
    game: JSON, jacobian: MatrixPolynomial, blocks: [Range<Int>], _ method: LinearizedMethod,
    _ decay: StepDecay?, in box: ParameterBox
  ) throws(Uncertifiable) {
    let rule = try ResolvedRule(method)
    (self.game, self.box, self.decay) = (game, box, decay)
    self.rule = try rule.json()
    application = RuleApplication(rule: rule, jacobian: jacobian, blocks: blocks, box: box)
    components = method.components
    variableCount = jacobian.rowCount
  }

  /// A game that is known by its Jacobian as statements hold it.
  package static func game(jacobian: Matrix<Rational>, blocks: [Range<Int>]) -> JSON {
    ["jacobian": JSON(rows: jacobian), "blocks": .array(blocks.map { .count($0.count) })]
  }

  /// A game with numbers for its parameters as statements hold it.
  package static func game(
    _ game: Game, overriding values: [String: Rational], at point: [Variable: Expression]
  ) throws(Uncertifiable) -> JSON {
    let parameters: [Variable: Expression]
    do throws(EvaluationFault) {
      parameters = try game.parameterValues(overriding: values)
    } catch {
      throw .notRational(game.title)
    }
    var players: [JSON] = []
    for player in game.players {
      guard let cost = try? player.cost.substituting(parameters) else { throw .notRational(player.cost.text) }
      players.append([
        "name": .string(player.name),
        "goal": player.sense == .minimizes ? "minimizes" : "maximizes",
        "variables": JSON(player.variables.map(\.name)),
        "cost": try JSON(formula: relevant(cost, to: game.variables), at: point),
      ])
    }
    var equilibrium: [JSON] = []
    for variable in game.variables {
      let value = point[variable] ?? .zero
      equilibrium.append(try JSON(formula: value, at: [:]))
    }
    return ["players": .array(players), "equilibrium": .array(equilibrium)]
  }

  /// A cost without the expectations in which no variable of the game occurs: they matter to nobody's derivatives,
  /// and may be of what has no value that a certificate could hold.
  private static func relevant(_ cost: Expression, to variables: [Variable]) -> Expression {
    guard case .sum(let constant, let terms) = cost.form else { return cost }
    let relevant = terms.filter { term in
      if case .expectation = term.factor.form {
        return term.factor.variables.contains(where: variables.contains)
      }
      return true
    }
    return relevant.reduce(Expression(constant)) { $0 + Expression($1.coefficient) * $1.factor }
  }
}
