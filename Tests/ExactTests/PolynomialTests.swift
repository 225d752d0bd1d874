// Polynomials in one variable, their roots, and algebraic numbers.

import Testing

@testable import Exact

/// Short random numbers, the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  mutating func whole(_ size: Int) -> Rational { Rational(Int.random(in: -size...size, using: &self)) }
  mutating func fraction() -> Rational { whole(9) / Rational(Int.random(in: 1...5, using: &self)) }
  mutating func polynomial(_ degree: Int) -> Polynomial { Polynomial((0...degree).map { _ in fraction() }) }
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
    Matrix(rowCount: rows, columnCount: columns) { _, _ in fraction() }
  }
}

@Suite("Polynomials in one variable")
struct PolynomialTests {
  let x = Polynomial.x

  @Test("divide, compose and interpolate", arguments: 0..<20)
  func divide(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let (a, b) = (random.polynomial(5), random.polynomial(Int(seed) % 4))
    if !b.isZero {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.isZero || (remainder.degree ?? 0) < (b.degree ?? 0))
    }
    let point = random.fraction()
    #expect(a.composed(with: b)(point) == a(b(point)))
    #expect(a(Ball(point)).contains(a(point)))
    let samples = (0...5).map { Rational($0) }
    #expect(Polynomial.interpolating(samples.map { ($0, a($0)) }) == a)
  }

  @Test("multiply back from their factors", arguments: 1..<12)
  func factors(seed: UInt64) {
    var random = Seeded(state: seed)
    let p = random.polynomial(2) * random.polynomial(1).power(2) * random.polynomial(3)
    for list in [p.factors(), p.squareFreeFactors()] where !p.isZero {
      let product = list.reduce(Polynomial.one) { $0 * $1.factor.power(UInt($1.multiplicity)) }
      #expect(product.scaled(by: p.leadingCoefficient / product.leadingCoefficient) == p)
    }
  }

  @Test("have their real roots isolated with multiplicities")
  func realRoots() {
    let p = (x - Polynomial(2)) * (x * x - Polynomial(2)).power(2) * (x * x + .one) * x.power(3)
    let roots = p.realRoots()
    #expect(roots.map(\.multiplicity) == [2, 3, 2, 1])
    #expect(roots.map { $0.root.decimal(digits: 12) } == ["-1.41421356237", "0", "1.41421356237", "2"])
    #expect(Polynomial(7).realRoots().isEmpty)
    #expect(p.complexRoots().count == 10)
  }

  @Test("change sign exactly at their real roots", arguments: 1..<30)
  func changeSign(seed: UInt64) {
    var random = Seeded(state: seed * 77)
    let p = random.polynomial(7)
    guard !p.isZero else { return }
    let roots = p.realRoots()
    for (root, _) in roots { #expect(root.sign(of: p) == 0) }
    // Between neighbours, and outside all, the sign is constant and follows the multiplicities.
    var sign = p.leadingCoefficient.sign
    for (index, (root, multiplicity)) in roots.enumerated().reversed() {
      let fine = root.refined(to: Rational(1, over: 1_000_000))
      let above = index + 1 < roots.count ? roots[index + 1].root.lower : fine.upper + 1
      let between = (fine.upper + max(above, fine.upper + Rational(1, over: 1_000_000_000))) / 2
      if roots.allSatisfy({ $0.root < AlgebraicNumber(between) || AlgebraicNumber(between) < $0.root }) {
        #expect(p(between).sign == sign)
      }
      if multiplicity % 2 == 1 { sign = -sign }
    }
  }
}

@Suite("Algebraic numbers")
struct AlgebraicNumberTests {
  private func root(_ radicand: Int) -> AlgebraicNumber {
    Polynomial([Rational(-radicand), 0, 1]).realRoots().last.map(\.root) ?? AlgebraicNumber(0)
  }

  @Test("add, multiply and compare like the numbers they are")
  func arithmetic() {
    let (two, three) = (root(2), root(3))
    #expect(two * two == AlgebraicNumber(2))
    #expect(two * three == root(6))
    #expect((two + three) * (three - two) == AlgebraicNumber(1))
    #expect((two + three).polynomial == Polynomial([1, 0, -10, 0, 1]))
    #expect(two + (-two) == AlgebraicNumber(0))
    #expect(two.inverse == two * AlgebraicNumber(Rational(1, over: 2)))
    #expect(AlgebraicNumber(0).inverse == nil)
    #expect(two < three && -three < -two && AlgebraicNumber(Rational(141, over: 100)) < two)
    #expect((-two).sign == -1)
  }

  @Test("have as many digits as asked for, cut off towards zero")
  func digits() {
    #expect(root(2).decimal(digits: 50) == "1.4142135623730950488016887242096980785696718753769")
    #expect((-root(3)).decimal(digits: 3) == "-1.73")
    #expect(root(2).ball(precision: 200).contains(root(2).refined(to: Rational(2).power(-300)).lower))
  }
}

@Suite("Decimals")
struct DecimalTests {
  @Test(
    "are cut off towards zero",
    arguments: [
      (Rational(2, over: 3), 5, "0.66666"), (Rational(-2, over: 3), 3, "-0.666"),
      (Rational(1, over: 8), 10, "0.125"),
      (Rational(1999, over: 1), 2, "1900"), (Rational(1, over: 1_000_000_000), 4, "1e-9"), (0, 3, "0"),
      (Rational(10).power(30), 3, "1e30"), (Rational(12345, over: 100), 4, "123.4"),
    ])
  func areCutOff(value: Rational, digits: Int, text: String) {
    #expect(value.decimal(digits: digits) == text)
  }

  @Test("doubles are the fractions they stand for", arguments: [0.1, -3.5, 1e300, 1e-300, 0])
  func doubles(value: Double) throws {
    let exact = try #require(Rational(exactly: value))
    #expect(exact.approximation == value)
    #expect(Rational(exactly: .nan) == nil && Rational(exactly: .infinity) == nil)
  }

  @Test("the simplest fraction of an interval is found")
  func simplest() {
    #expect(
      Rational.simplest(between: Rational(314, over: 100), and: Rational(315, over: 100))
        == Rational(22, over: 7))
    #expect(Rational.simplest(between: Rational(-1, over: 3), and: Rational(1, over: 7)) == 0)
    #expect(Rational.simplest(between: Rational(-9, over: 4), and: Rational(-2, over: 1)) == -2)
  }
}

@Suite("Isolating positive roots")
struct IsolationTests {
  private func check(_ polynomial: Polynomial, within range: (Rational, Rational)? = nil) throws {
    let simple = polynomial.squareFreeFactors().reduce(Polynomial.one) { $0 * $1.factor }
    let found = range.map { simple.rootIntervals(between: $0.0, and: $0.1) } ?? simple.positiveRootIntervals()
    let expected = simple.complexRoots(precision: 256).filter { root in
      root.imaginary.isZero && root.real.isPositive
        && range.map { (root.real - Ball($0.0)).isPositive && (Ball($0.1) - root.real).isPositive } ?? true
    }
    #expect(found.count == expected.count)
    for (interval, next) in zip(found, found.dropFirst()) { #expect(interval.upper <= next.lower) }
    for (lower, upper) in found {
      if lower == upper {
        #expect(simple(lower).isZero)
      } else {
        #expect(simple(lower).sign * simple(upper).sign == -1)
      }
    }
  }

  @Test("finds each of them once, as certified complex roots say", arguments: 0..<120)
  func random(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ range: ClosedRange<Int>) -> Rational {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Rational(range.lowerBound + Int(state >> 33) % range.count)
    }
    // Rational roots that bisection hits exactly, multiple roots, and a random cofactor.
    var polynomial = Polynomial([draw(-9...9), draw(-9...9), draw(-9...9), draw(-9...9), draw(1...9)])
    for _ in 0..<3 { polynomial = polynomial * Polynomial([-draw(-3...8), draw(1...8)]) }
    try check(polynomial)
    let low = draw(0...2)
    try check(polynomial, within: (low, low + draw(1...3)))
  }

  @Test("however close or many they are")
  func hard() throws {
    let wilkinson = (1...20).reduce(Polynomial.one) { $0 * Polynomial([-Rational($1), 1]) }
    try check(wilkinson)
    // Mignotte: two roots closer than 10^-20.
    try check(Polynomial.x.power(9) - Polynomial([-1, 1_000]).power(2).scaled(by: 2))
    // Too large and too small for doubles.
    let large = Rational(10).power(400)
    try check(Polynomial([-large, 1]) * Polynomial([-1, large]))
  }
}
