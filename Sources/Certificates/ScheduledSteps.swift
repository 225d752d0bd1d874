// Steps that become smaller with their number, in claims.

import Exact
import Linearization

/// What a claim about such steps says besides its bound: step k, counted from 0, is made with t = (k + shift)^(-1/root).
package struct ScheduledSteps: Hashable, Sendable {
  package let shift: Rational
  package let root: Int
  /// Of t, in the bound on what moves.
  package let exponent: Int
  /// The first step that the claim is about.
  package let first: Int
  /// Where what moves begins, as a matrix times what rests.
  package let start: Matrix<Rational>

  package init(shift: Rational, root: Int, exponent: Int, first: Int, start: Matrix<Rational>) {
    (self.shift, self.root, self.exponent) = (shift, root, exponent)
    (self.first, self.start) = (first, start)
  }

  /// The name in boxes of what (t/t')^exponent for the next t' exceeds 1 by, over t^root.
  package static let growth = "~growth"

  /// The box of t and its growth, and of the method's own rate.
  ///
  /// - Parameter time: t at the first step.
  package func entries(rate: BoxEntry, time: Rational) -> [BoxEntry] {
    [
      rate, BoxEntry(StepDecay.time, from: .zero, to: time),
      BoxEntry(Self.growth, from: .zero, to: Rational(exponent, over: root)),
    ]
  }

  var members: [JSON.Member] {
    [
      JSON.Member("shift", JSON(shift)), JSON.Member("root", .count(root)),
      JSON.Member("exponent", .count(exponent)), JSON.Member("from", .count(first)),
      JSON.Member("start", JSON(rows: start)),
    ]
  }

  /// `nil` for what is no claim about such steps.
  init?(_ json: JSON) {
    guard let shift = json["shift"]?.rational, shift.sign > 0, let root = json["root"]?.count,
      let exponent = json["exponent"]?.count, let first = json["from"]?.count,
      let start = json["start"]?.rows,
      (1...64).contains(root), (1...root).contains(exponent), first <= 10_000
    else { return nil }
    self.init(shift: shift, root: root, exponent: exponent, first: first, start: start)
  }
}
