// Roots inside, on and outside the unit circle.

import Exact
import Testing

@testable import Spectral

@Suite("Counting roots by the unit circle")
struct DiscCountTests {
  /// Factors with known roots: real ones, and pairs x^2 - 2*re*x + modulus^2.
  static let parts: [(polynomial: Polynomial, count: DiscCount)] = [
    (Polynomial([0, 1]), DiscCount(inside: 1)),
    (Polynomial([Rational(-1, over: 2), 1]), DiscCount(inside: 1)),
    (Polynomial([-1, 1]), DiscCount(on: 1)),
    (Polynomial([1, 1]), DiscCount(on: 1)),
    (Polynomial([-2, 1]), DiscCount(outside: 1)),
    (Polynomial([3, 2]), DiscCount(outside: 1)),
    (Polynomial([1, 0, 1]), DiscCount(on: 2)),
    // (3 + 4i)/5 lies on the circle.
    (Polynomial([5, -6, 5]), DiscCount(on: 2)),
    (Polynomial([1, -1, 2]), DiscCount(inside: 2)),
    (Polynomial([3, 1, 1]), DiscCount(outside: 2)),
    // Golden ratio and its negative inverse; a reciprocal quartic off the circle; Lehmer's polynomial.
    (Polynomial([-1, -1, 1]), DiscCount(inside: 1, outside: 1)),
    (Polynomial([1, -5, 9, -5, 1]), DiscCount(inside: 2, outside: 2)),
    (Polynomial([1, 1, 0, -1, -1, -1, -1, -1, 0, 1, 1]), DiscCount(inside: 1, on: 8, outside: 1)),
    // A hair inside and a hair outside.
    (Polynomial([Rational(10).power(-40) - 1, 1]), DiscCount(inside: 1)),
    (Polynomial([-Rational(10).power(-40) - 1, 1]), DiscCount(outside: 1)),
  ]

  @Test("finds what the factors say", arguments: parts.indices)
  func single(place: Int) {
    #expect(Self.parts[place].polynomial.discCount == Self.parts[place].count)
  }

  @Test("adds up over products, multiple roots included", arguments: 0..<120)
  func products(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var (product, count) = (Polynomial([random.rational() + 7]), DiscCount())
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let part = Self.parts[Int.random(in: 0..<Self.parts.count, using: &random)]
      let multiplicity = Int.random(in: 1...3, using: &random)
      product = product * part.polynomial.power(UInt(multiplicity))
      count = count + multiplicity * part.count
    }
    #expect(product.discCount == count)
  }
}
