// A method applied to a game, linearised at an equilibrium.

import Exact
import Language
import Linearization
import Symbolic

/// A method's derivative at an equilibrium of a game, with the values that were set.
package struct LinearizedProblem: Sendable {
  package let problem: Problem
  package let settings: Settings
  package let update: UpdateJacobian
}

extension Problem {
  /// The update Jacobian of a rule at one of the game's equilibria.
  ///
  /// - Parameters:
  ///   - place: which of the equilibria, counted from 1.
  ///   - names: parameters of the rule that stay variables.
  /// - Throws: `InputFault` for what is wrong with the game, the rule or a setting; `Undecided` when no equilibrium
  ///   is known.
  package func linearized(
    by rule: UpdateRule, setting words: [String: String], at place: Int = 1, leavingFree names: [String] = []
  ) throws -> LinearizedProblem {
    let settings = try Settings(words, method: rule.method, game: game)
    let ranged = Set(game.rangedParameters.map(\.name)).subtracting(settings.game.keys)
    if let name = names.first(where: ranged.contains) {
      // Both would be one variable of the matrix.
      throw InputFault.unusableSetting(
        "'\(name)' of the method and '\(name)' of the game are both known only up to a range: "
          + "give one of them a value, as in --set game.\(name)=...\n")
    }
    let method = try rule.linearized(
      playerCount: game.players.count, setting: settings.method, leavingFree: names)
    let equilibrium = try equilibrium(at: place, overriding: settings.game)
    do {
      let slopes = Expression.jacobian(of: try game.field(overriding: settings.game), by: game.variables)
      let update = try UpdateJacobian(method, of: game, at: equilibrium, jacobian: slopes)
      return LinearizedProblem(problem: self, settings: settings, update: update)
    } catch let fault as UpdateFault {
      throw InputFault.faulty("\(name): error: \(fault.words(rule: rule.method.name))\n")
    }
  }
}

extension Problem {
  /// One of the game's equilibria, counted from 1.
  ///
  /// - Throws: as for `equilibria`; `InputFault` also when there are not so many.
  func equilibrium(at place: Int, overriding values: [String: Rational]) throws -> Equilibrium {
    let equilibria = try equilibria(starts: 24, overriding: values)
    guard equilibria.indices.contains(place - 1) else {
      let known =
        equilibria.count == 1 ? "one equilibrium is known" : "\(equilibria.count) equilibria are known"
      throw InputFault.unusableSetting("\(known) of '\(name)', there is no number \(place)\n")
    }
    return equilibria[place - 1]
  }
}

extension UpdateFault {
  fileprivate func words(rule: String) -> String {
    switch self {
    case .undefined(let fault):
      Fault.undefinedAtEquilibrium(fault).message
    case .divisionByZero(let text):
      "the Jacobian at the equilibrium divides by zero in \(text)"
    case .singular(let word):
      "\(rule) cannot be used at this equilibrium: \(word) has no inverse there"
    }
  }
}
