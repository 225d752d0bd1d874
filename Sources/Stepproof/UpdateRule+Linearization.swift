// What a method derives to before any game is put in.

import Exact
import Language
import Linearization
import Symbolic

extension UpdateRule {
  /// The update Jacobian as a formula in J, for any game with so many players, row by row: one row and one column for
  /// the variables and for each memory, so a single entry for a rule without memory.
  ///
  /// - Precondition: there is at least one player.
  /// - Throws: ``InputFault/faulty(_:)`` when the rule does not rest at equilibria or names a player that is not there;
  ///   ``InputFault/unusableSetting(_:)`` when it counts repetitions by a parameter without a value.
  public func formula(playerCount: Int) throws(InputFault) -> [[String]] {
    precondition(playerCount > 0, "a game has at least one player")
    return try linearized(playerCount: playerCount).formulaText
  }

  package func linearized(
    playerCount: Int, setting values: [String: Rational] = [:], leavingFree names: [String] = []
  ) throws(InputFault) -> LinearizedMethod {
    let free = Dictionary(uniqueKeysWithValues: names.map { ($0, Expression.variable($0)) })
    let settings: MethodSettings
    do throws(SettingFault) {
      settings = try MethodSettings(
        for: method, playerCount: playerCount,
        choosing: values.mapValues { Expression($0) }.merging(free) { $1 })
    } catch {
      throw .unusableSetting(error.words + "\n")
    }
    do throws(MethodFault) {
      return try LinearizedMethod(method, playerCount: playerCount, settings: settings)
    } catch {
      throw InputFault(Diagnostics([Diagnostic(error.fault, at: error.range, in: method.file)]))
    }
  }
}

extension SettingFault {
  fileprivate var words: String {
    switch self {
    case .unknownParameter(let name, let nearest):
      "no parameter of the method is called '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .notACount(let name, let value):
      "expected '\(name)' to be a whole number from 0 to 1000, found '\(value)'"
    case .missingCount(let name):
      "'\(name)' counts repetitions and has no value: give it one with --set \(name)=..."
    case .dividesByZero(let name):
      "the value of '\(name)' divides by zero"
    }
  }
}
