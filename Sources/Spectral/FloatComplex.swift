// Complex numbers in floating point.

import Glibc

/// A complex number in floating point.
package struct FloatComplex: Sendable, Hashable {
  package var re: Double
  package var im: Double

  package init(_ re: Double, _ im: Double = 0) { (self.re, self.im) = (re, im) }

  package var squaredModulus: Double { re * re + im * im }
  package var modulus: Double { squaredModulus.squareRoot() }
  package var conjugate: FloatComplex { FloatComplex(re, -im) }

  package static func + (a: Self, b: Self) -> Self { Self(a.re + b.re, a.im + b.im) }
  package static func - (a: Self, b: Self) -> Self { Self(a.re - b.re, a.im - b.im) }
  package static func * (a: Self, b: Self) -> Self {
    Self(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  package static func / (a: Self, b: Self) -> Self {
    let scale = 1 / b.squaredModulus
    return Self((a.re * b.re + a.im * b.im) * scale, (a.im * b.re - a.re * b.im) * scale)
  }

  /// From 0 to pi: how far from the positive real axis.
  package var angle: Double { acos(max(-1, min(1, re / modulus))) }

  /// The square root with a real part that is not negative.
  package var squareRoot: FloatComplex {
    let size = modulus
    let real = ((size + Swift.abs(re)) / 2).squareRoot()
    if real == 0 { return FloatComplex(0) }
    let other = im / (2 * real)
    if re >= 0 { return FloatComplex(real, other) }
    return FloatComplex(Swift.abs(other), im < 0 ? -real : real)
  }
}
