// What somebody wants to have run, in words.

import Exact
import Language
import Simulation
import Symbolic

package struct SimulationQuestion: Sendable {
  package enum Starts: Sendable {
    /// Values of some of the variables each; the others begin at the equilibrium.
    case given([[String: Rational]])
    /// So many in random directions, so far from the equilibrium.
    case around(count: Int, distance: Rational)
  }

  package let starts: Starts
  package let stepCount: Int
  package let schedule: Schedule
  package var noise = 0.0
  /// The mean over how many draws stands in place of the game's expectations; `nil` for the expectations themselves.
  package var batch: Int?
  package var seed: UInt64 = 1
  package var tolerance: Double?
  /// A run that comes farther away has diverged.
  package var limit = 1e12
  /// Every how many steps a state is looked at and kept; `nil` for about a thousand times in all.
  package var interval: Int?
  package var keepsStates = false

  /// - Parameters:
  ///   - rate: a number, or a formula in `k`, the number of steps made.
  ///   - option: what the formula is called in front of its faults.
  /// - Throws: `InputFault` for what is no such formula.
  package init(starts: Starts, stepCount: Int, rate: String, option: String) throws(InputFault) {
    (self.starts, self.stepCount) = (starts, stepCount)
    let formula: Expression
    do throws(Diagnostics) {
      formula = try Expression(
        reading: SourceFile(name: option, text: rate), in: [Schedule.counter])
    } catch {
      throw InputFault(error)
    }
    do throws(EvaluationFault) { schedule = try Schedule(formula) } catch {
      throw .unusableSetting("\(option): \(Fault.undefined(error).message)\n")
    }
  }
}

extension SimulationQuestion {
  /// A number that is not negative.
  ///
  /// - Throws: `InputFault.unusableSetting` for words that are none.
  package static func number(_ word: String?, _ option: String) throws(InputFault) -> Double? {
    guard let word else { return nil }
    guard let number = Rational(exactly: word), number.sign >= 0 else {
      throw .unusableSetting("expected a number such as 1/10 or 1e-6 for \(option), found '\(word)'\n")
    }
    return number.approximation
  }
}

extension SimulationQuestion.Starts {
  /// - Throws: `InputFault.unusableSetting` for a distance that is no positive number.
  package init(count: Int, distance word: String?) throws(InputFault) {
    guard let distance = Rational(exactly: word ?? "1"), distance.sign > 0 else {
      throw .unusableSetting("expected a positive number for the distance, found '\(word ?? "")'\n")
    }
    self = .around(count: count, distance: distance)
  }

  /// Reads points such as `x=1,y=-1/2`.
  ///
  /// - Throws: `InputFault.unusableSetting` for what is no point.
  package init(points: [String]) throws(InputFault) {
    var given: [[String: Rational]] = []
    for words in points {
      var point: [String: Rational] = [:]
      for word in Self.parts(words) {
        let sides = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, let value = Rational(exactly: sides[1]) else {
          throw .unusableSetting("expected a point such as x=1,y=-1/2, found '\(words)'\n")
        }
        guard point.updateValue(value, forKey: sides[0]) == nil else {
          throw .unusableSetting("'\(sides[0])' has two values in '\(words)'\n")
        }
      }
      given.append(point)
    }
    self = .given(given)
  }

  private static func parts(_ words: String) -> [String] {
    words.filter { $0 != " " }.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
