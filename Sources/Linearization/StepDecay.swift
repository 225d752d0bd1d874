// Steps that become smaller with their number, as polynomials in one quantity that goes to 0.

import Exact
import Language
import Symbolic

/// Step k, counted from 0, seen through t = (k + shift)^(-1/root), in which the method's formula is a polynomial.
package struct StepDecay: Hashable, Sendable {
  package let shift: Rational
  package let root: Int

  /// What t is called in formulas.
  package static let time = "~t"
  /// The root is at most this.
  fileprivate static let greatestRoot = 64
}

extension Method {
  /// What certificates range over: t where the step changes with its number, the learning rate elsewhere.
  package var certifiedRate: String { dependsOnStepCount ? StepDecay.time : rate }
}

extension LinearizedMethod {
  /// The method with t for the number of steps, and rational constants put in.
  ///
  /// - Returns: `nil` when its step does not change, or not as a polynomial in one such t.
  package func decaying() -> (method: LinearizedMethod, decay: StepDecay)? {
    guard method.dependsOnStepCount else { return nil }
    let names = Set(blocks.entries.flatMap { $0.terms.values.flatMap(\.variables) })
    let constants = Dictionary(uniqueKeysWithValues: settings.constants.map { (Variable($0.key), $0.value) })
    var powers: [String: (shift: Rational, exponent: Rational)] = [:]
    for name in names {
      guard let kernel = kernels.kernels[name], kernel.depends(on: Variable(Method.counter)) else { continue }
      guard let value = try? kernel.substituting(constants), let power = value.powerOfCounter else {
        return nil
      }
      powers[name] = power
    }
    let shifts = Set(powers.values.map(\.shift)).union(powers.isEmpty ? shiftsInDenominators : [])
    guard let shift = shifts.first, shifts.count == 1, shift.sign > 0 else { return nil }
    let common = powers.values.reduce(Integer.one) { multiple, power in
      let own = power.exponent.denominator
      return multiple * own.dividedExactly(by: .greatestCommonDivisor(multiple, own))
    }
    guard let root = common.word, root <= StepDecay.greatestRoot else { return nil }
    let t = RationalFunction.variable(StepDecay.time)
    var values = [Method.counter: t.power(-root) - RationalFunction(shift)]
    for (name, power) in powers {
      guard let exponent = (power.exponent * Rational(root)).numerator.word else { return nil }
      values[name] = t.power(-exponent)
    }
    for (name, value) in settings.constants {
      if let number = value.rational { values[name] = RationalFunction(number) }
    }
    var entries: [Word] = []
    for word in blocks.entries {
      guard let entry = word.substituting(values), entry.terms.values.allSatisfy(\.isPolynomial) else {
        return nil
      }
      entries.append(entry)
    }
    let blocks = Matrix(rowCount: blocks.rowCount, columnCount: blocks.columnCount, entries: entries)
    return (LinearizedMethod(self, blocks: blocks), StepDecay(shift: shift, root: root))
  }

  /// Another formula for the same state.
  private init(_ other: LinearizedMethod, blocks: Matrix<Word>) {
    (method, playerCount, settings) = (other.method, other.playerCount, other.settings)
    (components, kernels, factors) = (other.components, other.kernels, nil)
    self.blocks = blocks
  }

  /// The numbers c of the factors k + c in denominators.
  private var shiftsInDenominators: Set<Rational> {
    var shifts: Set<Rational> = []
    for coefficient in blocks.entries.flatMap({ $0.terms.values }) {
      for (factor, _) in coefficient.denominator.factors()?.factors ?? [] {
        if let shift = Expression(factor).shiftOfCounter { shifts.insert(shift) }
      }
    }
    return shifts
  }
}

extension Expression {
  /// c and r, where this is (k + c)^r with a number r.
  fileprivate var powerOfCounter: (shift: Rational, exponent: Rational)? {
    guard case .product(let factors) = form, factors.count == 1 else {
      return shiftOfCounter.map { ($0, .one) }
    }
    return factors[0].base.shiftOfCounter.map { ($0, factors[0].exponent) }
  }

  /// c, where this is k + c, or a multiple of it.
  fileprivate var shiftOfCounter: Rational? {
    if self == .variable(Method.counter) { return .zero }
    guard case .sum(let constant, let terms) = form, terms.count == 1,
      terms[0].factor == .variable(Method.counter)
    else { return nil }
    return constant / terms[0].coefficient
  }
}
