// Questions about rates, in words.

import Exact
import Spectral

package typealias RangeQuestion = Spectral.RangeQuestion
package typealias RangeAnswer = Spectral.RangeAnswer

extension RangeQuestion {
  /// - Parameters:
  ///   - rate: a rate to look at, such as `1/10`.
  ///   - level: what the spectral radius has to be below; 1 when nothing is said.
  /// - Throws: `InputFault.unusableSetting` for words that are no positive number.
  package init(rate: String?, level: String?, digits: Int, curvePoints: Int = 0) throws(InputFault) {
    self.init()
    self.rate = try Self.positive(rate, "the rate to look at", "1/10")
    self.level = try Self.positive(level, "the spectral radius to stay below", "9/10") ?? .one
    self.digits = digits
    self.curvePoints = curvePoints
  }

  private static func positive(
    _ word: String?, _ meaning: String, _ example: String
  ) throws(InputFault) -> Rational? {
    guard let word else { return nil }
    guard let number = Rational(exactly: word), number.sign > 0 else {
      throw .unusableSetting(
        "expected \(meaning) to be a positive number such as \(example), found '\(word)'\n")
    }
    return number
  }
}
