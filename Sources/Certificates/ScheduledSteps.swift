// Steps that become smaller with their number, in claims and in their proofs.

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

/// Why what moves stays within its bound, or leaves every bound.
package struct ScheduleProof: Sendable {
  /// A step: bounds on its t, the matrix from what rests to what moves after it, and how far that may be off.
  package struct Step: Sendable {
    package let times: BernsteinForm.Range
    package let matrix: Matrix<Rational>
    package let radius: Rational

    package init(times: BernsteinForm.Range, matrix: Matrix<Rational>, radius: Rational) {
      (self.times, self.matrix, self.radius) = (times, matrix, radius)
    }
  }

  /// Squares of linear forms with weights, which are taken off at a power of t.
  package struct Head: Sendable {
    package let power: Int
    package let squares: [(weight: Rational, form: [Rational])]

    package init(power: Int, squares: [(weight: Rational, form: [Rational])]) {
      (self.power, self.squares) = (power, squares)
    }
  }

  /// d'*P*d - weight*a'*a with d = t^(-exponent)*x - X*a.
  package var function: Matrix<Rational>
  package var offset: Matrix<Rational>
  package var weight: Rational
  /// What it gains a step, at a power of t.
  package var gain: Rational
  package var power: Int
  package var head: Head?
  package var decrease: [SumOfSquares]
  package var trace: [Step]
  package var slack: Rational
  package var entry: SumOfSquares
  /// That the form bounds what moves, with a multiple of P; or that P is positive definite.
  package var multiplier: Rational?
  package var bound: SumOfSquares

  package init(
    function: Matrix<Rational>, offset: Matrix<Rational>, weight: Rational, gain: Rational, power: Int,
    head: Head?, decrease: [SumOfSquares], trace: [Step], slack: Rational, entry: SumOfSquares,
    multiplier: Rational?, bound: SumOfSquares
  ) {
    (self.function, self.offset, self.weight, self.gain) = (function, offset, weight, gain)
    (self.power, self.head, self.decrease, self.trace) = (power, head, decrease, trace)
    (self.slack, self.entry, self.multiplier, self.bound) = (slack, entry, multiplier, bound)
  }

  var members: [JSON.Member] {
    [
      JSON.Member("growth", .string(ScheduledSteps.growth)), JSON.Member("function", JSON(lower: function)),
      JSON.Member("offset", JSON(rows: offset)), JSON.Member("weight", JSON(weight)),
      JSON.Member("gain", JSON(gain)), JSON.Member("power", .count(power)),
      JSON.Member("head", head?.json ?? .null), JSON.Member("decrease", .array(decrease.map(\.json))),
      JSON.Member("trace", .array(trace.map(\.json))), JSON.Member("slack", JSON(slack)),
      JSON.Member("entry", entry.json), JSON.Member("multiplier", multiplier.map { JSON($0) } ?? .null),
      JSON.Member("bound", bound.json),
    ]
  }
}

extension ScheduleProof.Head {
  fileprivate var json: JSON {
    [
      "power": .count(power),
      "squares": .array(
        squares.map { ["weight": JSON($0.weight), "form": .array($0.form.map { JSON($0) })] }),
    ]
  }
}

extension ScheduleProof.Step {
  fileprivate var json: JSON {
    [
      "from": JSON(times.lower), "to": JSON(times.upper), "matrix": JSON(rows: matrix),
      "radius": JSON(radius),
    ]
  }
}

/// The form of a witness, d'*P*d - weight*a'*a with d = t^(-exponent)*x - X*a, as it is read back.
package struct ScheduledForm: Sendable {
  package let function: Matrix<Rational>
  package let offset: Matrix<Rational>
  package let weight: Rational

  /// `nil` for what has another form, or another shape than the claim.
  init?(_ witness: JSON, _ steps: ScheduledSteps) {
    guard let function = witness["function"]?.lowerTriangle, let offset = witness["offset"]?.rows,
      let weight = witness["weight"]?.rational, function.rowCount == steps.start.rowCount,
      offset.rowCount == steps.start.rowCount, offset.columnCount == steps.start.columnCount
    else { return nil }
    (self.function, self.offset, self.weight) = (function, offset, weight)
  }
}
