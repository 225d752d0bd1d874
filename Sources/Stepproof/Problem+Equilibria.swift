// Where a game's equilibria are.

import Exact
import Language
import Linearization

extension Problem {
  /// Values for the game's parameters, from words such as `["gamma": "1/4"]`.
  package func settings(_ words: [String: String]) throws(InputFault) -> [String: Rational] {
    try Settings(words, method: nil, game: game).game
  }

  /// The equilibria that the text states, each verified or refined with a proof; where it states none, those that
  /// are found from seeded starts.
  ///
  /// - Throws: `InputFault` when a stated point is no equilibrium, `Undecided` when nothing is found or what is
  ///   found cannot be proved to exist.
  package func equilibria(
    starts: Int, seed: UInt64 = 1, overriding values: [String: Rational] = [:]
  ) throws -> [Equilibrium] {
    let search: EquilibriumSearch
    do throws(Diagnostics) {
      search = try EquilibriumSearch(game, overriding: values)
    } catch {
      throw InputFault(error)
    }
    do throws(EquilibriumFault) {
      return try search.equilibria(starts: starts, seed: seed)
    } catch {
      switch error {
      case .diagnostics(let diagnostics): throw InputFault(diagnostics)
      case .noneFound(let count): throw Undecided(description: "\(name): \(Self.words(count))\n")
      case .unproved(let point, let reason):
        throw Undecided(description: "\(name): \(words(reason, near: point))\n")
      }
    }
  }

  private static func words(_ starts: Int) -> String {
    "Newton's method found no equilibrium from \(starts == 1 ? "its start" : "\(starts) starts"); "
      + "there may be one all the same"
  }

  private func words(_ reason: EquilibriumFault.Reason, near point: [String]) -> String {
    let place = zip(game.variables, point).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    let near = place.isEmpty ? "" : " near \(place)"
    return switch reason {
    case .singularJacobian:
      "an equilibrium\(near) could not be proved: the Jacobian is singular there, or too close to it"
    case .noContraction:
      "an equilibrium\(near) could not be proved to exist"
    case .fieldNotShownToVanish:
      "the stated point could neither be shown to be an equilibrium nor to be none"
    case .rangedParameters:
      "the equilibrium moves with a parameter that is known only up to a range: state it as a formula in the game, "
        + "or give the parameter a value with --set"
    }
  }
}
