// A factor of the characteristic polynomial of M, with the rate as a parameter.

import Exact

/// A polynomial in an eigenvalue whose coefficients are polynomials in the rate.
///
/// The coefficients are whole and have no common factor; as a polynomial in both it is irreducible over the
/// rationals. So complex conjugate eigenvalues, and an eigenvalue and its inverse if they are always together,
/// belong to the same factor.
package struct EigenvalueFactor: Hashable, Sendable {
  /// By powers of the eigenvalue, constant first; the last one is not the zero polynomial.
  package let coefficients: [Polynomial]
  package let multiplicity: Int

  package init(irreducible coefficients: [Polynomial], multiplicity: Int) {
    (self.coefficients, self.multiplicity) = (coefficients, multiplicity)
  }

  package var degree: Int { coefficients.count - 1 }

  /// The polynomial in the eigenvalue at one rate; of a lower degree exactly where an eigenvalue has no value.
  package func callAsFunction(_ rate: Rational) -> Polynomial { Polynomial(coefficients.map { $0(rate) }) }

  /// The polynomial in the rate at one eigenvalue.
  package func at(eigenvalue: Rational) -> Polynomial {
    coefficients.reversed().reduce(.zero) { $0.scaled(by: eigenvalue) + $1 }
  }

  /// The same factor for the eigenvalues divided by a radius.
  ///
  /// - Precondition: the radius is not zero.
  package func scaled(to radius: Rational) -> EigenvalueFactor {
    let (top, bottom) = (Rational(radius.numerator), Rational(radius.denominator))
    let scaled = coefficients.enumerated().map { power, coefficient in
      coefficient.scaled(by: top.power(power) * bottom.power(degree - power))
    }
    return EigenvalueFactor(irreducible: scaled.primitive, multiplicity: multiplicity)
  }

  /// Whether with every eigenvalue its inverse is one too, at all rates: there is one on or outside the unit circle
  /// then, whatever the rate.
  package var isReciprocal: Bool {
    let mirrored = Array(coefficients.reversed())
    return mirrored == coefficients || mirrored.map { -$0 } == coefficients
  }

  /// h(s) = (s - 1)^n*p((s + 1)/(s - 1)), by powers of s: p has an eigenvalue inside the unit circle where h has a
  /// root with a negative real part, and one on the circle where h has an imaginary root or none of degree n.
  package var inHalfPlane: [Polynomial] {
    var result = [Polynomial](repeating: .zero, count: degree + 1)
    let (plus, minus) = (Polynomial([1, 1]), Polynomial([-1, 1]))
    for (power, coefficient) in coefficients.enumerated() where !coefficient.isZero {
      let weights = plus.power(UInt(power)) * minus.power(UInt(degree - power))
      for place in result.indices where !weights[place].isZero {
        result[place] = result[place] + coefficient.scaled(by: weights[place])
      }
    }
    return result
  }
}

extension [Polynomial] {
  /// All of them times the positive number that makes the coefficients whole without a common factor.
  package var primitive: [Polynomial] {
    let all = flatMap(\.coefficients)
    guard all.contains(where: { !$0.isZero }) else { return self }
    let whole = all.withoutCommonFactor
    guard let place = all.firstIndex(where: { !$0.isZero }) else { return self }
    let scale = whole[place] / all[place]
    return map { $0.scaled(by: scale) }
  }
}
