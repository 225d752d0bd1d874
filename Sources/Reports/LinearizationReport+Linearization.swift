// An update Jacobian made ready to be shown.

import Exact
import Language
import Linearization
import Symbolic

extension LinearizationReport {
  /// - Parameters:
  ///   - name: what the game was asked for by.
  ///   - gameValues: what was set in place of the game's own parameters.
  ///   - methodValues: what was set in place of the method's.
  package init(
    _ update: UpdateJacobian, of game: Game, named name: String, gameValues: [String: Rational],
    methodValues: [String: Rational]
  ) {
    let formula: (RationalFunction) -> Formula = { entry in
      Formula(update.expression(entry))
    }
    let variables = update.variables.map { Formula($0) }
    let memories = update.method.components.dropFirst().flatMap { component in
      update.variables.map {
        Formula(
          text: "\(component).\($0.name)", latex: "\(component)_{\($0.latex)}",
          mathML: MathML.subscripted(MathML.identifier(component), $0.mathML))
      }
    }
    self.init(
      problem: Heading(name: name, game: game, overriding: gameValues),
      method: Heading(method: update.method.method, overriding: methodValues),
      rate: update.method.method.rate,
      players: game.players.enumerated().map { place, player in
        Player(
          projection: Formula(text: "P\(place + 1)", latex: "P_{\(place + 1)}"), name: player.name,
          variables: player.variables.map(\.name))
      },
      mentioned: update.method.mentionedPlayers,
      point: PointReport(update.equilibrium, variables: update.variables),
      formula: BlockFormula(update.method),
      variables: variables,
      jacobian: update.jacobian.rows.map { $0.map { Self.entry($0, of: update) } },
      jacobianDecimals: Self.decimals(update),
      states: variables + memories,
      matrix: update.matrix.rows.map { $0.map(formula) },
      matrixDecimals: update.enclosures.isEmpty
        ? nil : update.matrix.rows.map { $0.map { DecimalFormula.text($0, of: update) } },
      adversaries: AdversarialReport(update, of: game, overriding: gameValues))
  }

  /// An entry of J, a long constant written out rather than named.
  private static func entry(_ entry: RationalFunction, of update: UpdateJacobian) -> Formula {
    let definitions = Dictionary(
      uniqueKeysWithValues: update.definitions.map { (Variable($0.key), $0.value) })
    let named = update.expression(entry)
    let expression = (try? named.substituting(definitions)) ?? named
    return Formula(expression)
  }

  /// The entries of J in decimals; `nil` when none of them is irrational.
  private static func decimals(_ update: UpdateJacobian) -> [[String]]? {
    let point = Dictionary(uniqueKeysWithValues: update.enclosures.map { (Variable($0.key), $0.value) })
    let isIrrational: (RationalFunction) -> Bool = { entry in
      entry.variables.contains { update.kernels.kernels[$0] != nil || update.enclosures[$0] != nil }
    }
    guard update.jacobian.entries.contains(where: isIrrational) else { return nil }
    return update.jacobian.rows.map { row in
      row.map { entry in
        let expression = update.expression(entry)
        guard isIrrational(entry), let ball = try? expression.ball(at: point) else { return expression.text }
        return ball.decimal(digits: PointReport.digits)
      }
    }
  }
}
