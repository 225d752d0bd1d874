// Complex numbers with parts that are exact or enclosed.

import Exact

package struct ComplexNumber: Sendable {
  package let real: Number
  package let imaginary: Number

  package init(_ real: Number, _ imaginary: Number = Number(.zero)) {
    (self.real, self.imaginary) = (real, imaginary)
  }
}

extension Arithmetic {
  package func sum(_ a: ComplexNumber, _ b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(sum(a.real, b.real), sum(a.imaginary, b.imaginary))
  }

  package func difference(_ a: ComplexNumber, _ b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(difference(a.real, b.real), difference(a.imaginary, b.imaginary))
  }

  package func product(_ a: ComplexNumber, _ b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(
      difference(product(a.real, b.real), product(a.imaginary, b.imaginary)),
      sum(product(a.real, b.imaginary), product(a.imaginary, b.real)))
  }

  package func squaredModulus(_ a: ComplexNumber) -> Number {
    sum(product(a.real, a.real), product(a.imaginary, a.imaginary))
  }

  package func modulus(_ a: ComplexNumber) throws(NoValue) -> Number {
    if a.imaginary.sign == 0 { return absoluteValue(a.real) }
    if a.real.sign == 0 { return absoluteValue(a.imaginary) }
    let square = squaredModulus(a)
    // A sum of squares is not negative, whatever its ball holds.
    if square.sign == nil {
      let value = ComplexBall(a.real.ball(effort.precision), a.imaginary.ball(effort.precision))
      return .enclosed(value.modulus)
    }
    return try squareRoot(square)
  }

  package func quotient(_ a: ComplexNumber, _ b: ComplexNumber) throws(NoValue) -> ComplexNumber {
    let scale = squaredModulus(b)
    let conjugate = ComplexNumber(b.real, negative(b.imaginary))
    let top = product(a, conjugate)
    return ComplexNumber(try quotient(top.real, scale), try quotient(top.imaginary, scale))
  }

  package func power(_ base: ComplexNumber, _ exponent: Number) throws(NoValue) -> ComplexNumber {
    guard let rational = exponent.rational, rational.isInteger, let count = rational.numerator.word else {
      throw .undefined("a power of a complex number whose exponent is not whole")
    }
    var result = ComplexNumber(Number(.one))
    for _ in 0..<count.magnitude { result = product(result, base) }
    return count < 0 ? try quotient(ComplexNumber(Number(.one)), result) : result
  }
}
