// Square roots of algebraic numbers.

extension AlgebraicNumber {
  /// The square root that is not negative; `nil` for a negative number.
  package var squareRoot: AlgebraicNumber? {
    if let rational {
      if rational.sign < 0 { return nil }
      if let root = rational.squareRoot { return AlgebraicNumber(root) }
      return root(of: Polynomial([-rational, 0, 1]))
    }
    guard sign > 0 else { return nil }
    return root(of: polynomial.composed(with: Polynomial([0, 0, 1])))
  }

  /// The positive root of the polynomial whose square is this number.
  private func root(of polynomial: Polynomial) -> AlgebraicNumber {
    var candidates = polynomial.realRoots().map(\.root).filter { $0.sign > 0 }
    var width = Rational(1, over: 16)
    while candidates.count > 1 {
      let (low, high) = (refined(to: width).lower, refined(to: width).upper)
      candidates = candidates.map { $0.refined(to: width) }.filter {
        max($0.lower, 0) * max($0.lower, 0) <= high && low <= $0.upper * $0.upper
      }
      width *= Rational(1, over: 16)
    }
    return candidates[0]
  }
}
