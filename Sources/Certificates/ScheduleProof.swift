// Why a claim about steps that become smaller is true, as certificates hold it.

import Exact

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
