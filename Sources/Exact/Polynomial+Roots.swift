// Certified roots of polynomials.

internal import CFLINT

extension Polynomial {
  /// All real roots in ascending order with their multiplicities, as exact algebraic numbers.
  ///
  /// - Precondition: the polynomial is not zero.
  package func realRoots() -> [(root: AlgebraicNumber, multiplicity: Int)] {
    precondition(!isZero, "the roots of the zero polynomial")
    return factors()
      .flatMap { factor, multiplicity in
        factor.irreducibleRealRoots().map { (root: $0, multiplicity: multiplicity) }
      }
      .sorted { $0.root < $1.root }
  }

  /// The real roots of an irreducible primitive polynomial.
  private func irreducibleRealRoots() -> [AlgebraicNumber] {
    if degree == 1 { return [AlgebraicNumber(-self[0] / self[1])] }
    let mirrored = composed(with: Polynomial([0, -1]))
    let negative = mirrored.positiveRootIntervals().map { (lower: -$0.upper, upper: -$0.lower) }
    return (negative + positiveRootIntervals()).map {
      AlgebraicNumber(rootOf: self, between: $0.lower, and: $0.upper, isMinimal: true)
    }
  }

  /// The positive roots in ascending order, each once. Their polynomials need not be minimal: nothing is factored
  /// beyond what multiple roots ask for, so that this is fast for degrees in the hundreds.
  ///
  /// - Precondition: the polynomial is not zero.
  package func positiveRoots() -> [AlgebraicNumber] { simpleRoots { $0.positiveRootIntervals() } }

  /// The same for the roots strictly between two numbers.
  ///
  /// - Precondition: the polynomial is not zero, and the first number is smaller.
  package func roots(between lower: Rational, and upper: Rational) -> [AlgebraicNumber] {
    simpleRoots { $0.rootIntervals(between: lower, and: upper) }
  }

  private func simpleRoots(
    _ intervals: (Polynomial) -> [(lower: Rational, upper: Rational)]
  ) -> [AlgebraicNumber] {
    precondition(!isZero, "the roots of the zero polynomial")
    return squareFreeFactors().flatMap { factor, _ in
      intervals(factor).map { lower, upper in
        if lower == upper { return AlgebraicNumber(lower) }
        if factor.degree == 1 { return AlgebraicNumber(-factor[0] / factor[1]) }
        return AlgebraicNumber(rootOf: factor, between: lower, and: upper, isMinimal: false)
      }
    }.sorted()
  }

  /// Disjoint enclosures of all complex roots, each as often as its multiplicity; real roots have an imaginary part
  /// that is exactly 0.
  ///
  /// - Precondition: the polynomial is not zero.
  package func complexRoots(precision: Int = Ball.defaultPrecision) -> [ComplexBall] {
    precondition(!isZero, "the roots of the zero polynomial")
    return squareFreeFactors().flatMap { factor, multiplicity in
      factor.simpleComplexRoots(precision).flatMap { Array(repeating: $0, count: multiplicity) }
    }
  }

  private func simpleComplexRoots(_ precision: Int) -> [ComplexBall] {
    let count = degree ?? 0
    guard count > 0, let roots = _acb_vec_init(count) else { return [] }
    defer { _acb_vec_clear(roots, count) }
    withPrimitive { arb_fmpz_poly_complex_roots(roots, $0, 0, precision) }
    return (0..<count).map { index in
      ComplexBall(precision: precision) { result, _ in acb_set(result, roots + index) }
    }
  }
}
