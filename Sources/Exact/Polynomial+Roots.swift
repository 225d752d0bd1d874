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
    // Arb's roots are certified to be apart, and the real ones have no imaginary part at all.
    return complexRoots(precision: 64).compactMap { root in
      guard root.imaginary.isZero, let lower = root.real.lower, let upper = root.real.upper else {
        return nil
      }
      return AlgebraicNumber(irreducible: self, between: lower, and: upper)
    }
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
