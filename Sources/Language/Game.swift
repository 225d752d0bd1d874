// A game as it is after its file has been understood.

import Exact
import Symbolic

/// Players with their variables and costs, the points claimed to be equilibria, and what is known about methods.
package struct Game: Sendable {
  package struct Parameter: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      /// A constant, which may use earlier parameters.
      case constant(Expression)
      case range(Rational, Rational)
    }

    package let name: String
    package let value: Value
    package let range: SourceRange
  }

  package enum Sense: Hashable, Sendable { case minimizes, maximizes }

  package struct Player: Hashable, Sendable {
    package let name: String
    package let variables: [Variable]
    package let sense: Sense
    /// The cost or payoff as written; parameters stand in it as variables.
    package let cost: Expression
    package let range: SourceRange
    package let costRange: SourceRange
  }

  /// A point that is claimed to be an equilibrium.
  package struct EquilibriumClaim: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case exact, approximate }

    package let values: [Variable: Expression]
    package let kind: Kind
    package let range: SourceRange
  }

  package let title: String
  package let source: String?
  package let file: SourceFile
  package let parameters: [Parameter]
  package let players: [Player]
  /// Empty when the file claims none.
  package let equilibria: [EquilibriumClaim]
  package let expectations: [Expect]
  /// What is drawn at random in the costs, where they are means over draws and no expectations.
  package let draws: [Draw]
  /// What a `gan` block tells; `nil` where there is none.
  package let adversaries: Adversaries?
}

extension Game {
  /// All variables, player after player.
  package var variables: [Variable] { players.flatMap(\.variables) }

  /// The same game with some parameters known only up to a range.
  package func ranging(_ ranges: [String: (lower: Rational, upper: Rational)]) -> Game {
    Game(
      title: title, source: source, file: file,
      parameters: parameters.map { parameter in
        guard let range = ranges[parameter.name] else { return parameter }
        return Parameter(
          name: parameter.name, value: .range(range.lower, range.upper), range: parameter.range)
      }, players: players, equilibria: equilibria, expectations: expectations, draws: draws,
      adversaries: adversaries)
  }

  /// The parameters known only up to a range.
  package var rangedParameters: [Parameter] {
    parameters.filter { if case .range = $0.value { true } else { false } }
  }

  /// What each parameter that has a value is worth, with some of the values replaced; a ranged parameter has one
  /// only when it is replaced.
  package func parameterValues(overriding: [String: Rational] = [:]) throws(EvaluationFault)
    -> [Variable: Expression]
  {
    var values: [Variable: Expression] = [:]
    for parameter in parameters {
      if let replaced = overriding[parameter.name] {
        values[Variable(parameter.name)] = Expression(replaced)
      } else if case .constant(let value) = parameter.value {
        values[Variable(parameter.name)] = try value.substituting(values)
      }
    }
    return values
  }

  /// Every player's own gradient, turned downhill, in the order of `variables`: the field G.
  ///
  /// Parameters with a value are replaced by it, those with a range stay.
  package func field(overriding: [String: Rational] = [:]) throws(EvaluationFault) -> [Expression] {
    let values = try parameterValues(overriding: overriding)
    let costs = try Expression.substituting(values, in: players.map(\.cost))
    return zip(players, costs).flatMap { player, cost in
      let gradient = cost.gradient()
      return player.variables.map { variable in
        let slope = gradient[variable] ?? .zero
        return player.sense == .minimizes ? slope : -slope
      }
    }
  }

  /// The places of every player's variables among all of them.
  package var blocks: [Range<Int>] {
    var start = 0
    return players.map { player in
      defer { start += player.variables.count }
      return start..<start + player.variables.count
    }
  }
}
