// Division, common divisors and factors of polynomials in one variable.

internal import CFLINT

extension Polynomial {
  /// - Precondition: the divisor is not zero.
  package func quotientAndRemainder(dividingBy divisor: Polynomial) -> (
    quotient: Polynomial, remainder: Polynomial
  ) {
    precondition(!divisor.isZero, "division by the zero polynomial")
    let quotient = Polynomial.writing { fmpq_poly_div($0, pointer, divisor.pointer) }
    return (quotient, self - quotient * divisor)
  }

  /// The greatest common divisor with leading coefficient 1; 0 only when both polynomials are 0.
  package static func greatestCommonDivisor(_ a: Polynomial, _ b: Polynomial) -> Polynomial {
    writing { fmpq_poly_gcd($0, a.pointer, b.pointer) }
  }

  package static func resultant(_ a: Polynomial, _ b: Polynomial) -> Rational {
    Rational.writing { fmpq_poly_resultant($0, a.pointer, b.pointer) }
  }

  /// The positive multiple with whole coefficients that have no common factor; zero stays.
  package var primitive: Polynomial {
    isZero ? self : Polynomial(coefficients.withoutCommonFactor)
  }

  /// Calls `body` with the primitive multiple as an fmpz_poly, alive for the length of the call.
  func withPrimitive<Result>(_ body: (UnsafeMutablePointer<fmpz_poly_struct>) -> Result) -> Result {
    var whole = fmpz_poly_struct()
    fmpz_poly_init(&whole)
    defer { fmpz_poly_clear(&whole) }
    let multiple = primitive
    withExtendedLifetime(multiple) { fmpq_poly_get_numerator(&whole, multiple.pointer) }
    return body(&whole)
  }

  private static func reading(
    _ factors: inout fmpz_poly_factor_struct
  ) -> [(factor: Polynomial, multiplicity: Int)] {
    (0..<factors.num).map { index in
      let factor = Polynomial.writing { fmpq_poly_set_fmpz_poly($0, factors.p + index) }
      return (factor, factors.exp[index])
    }
  }

  /// The irreducible factors over the rationals, primitive, with their multiplicities, in ascending degree; none
  /// for a constant. What is left out is a constant.
  package func factors() -> [(factor: Polynomial, multiplicity: Int)] {
    guard let degree, degree > 0 else { return [] }
    var list = fmpz_poly_factor_struct()
    fmpz_poly_factor_init(&list)
    defer { fmpz_poly_factor_clear(&list) }
    withPrimitive { fmpz_poly_factor(&list, $0) }
    return Self.reading(&list).sorted { ($0.factor.degree ?? 0) < ($1.factor.degree ?? 0) }
  }

  /// Coprime factors without multiple roots, with their multiplicities; none for a constant.
  package func squareFreeFactors() -> [(factor: Polynomial, multiplicity: Int)] {
    guard let degree, degree > 0 else { return [] }
    var list = fmpz_poly_factor_struct()
    fmpz_poly_factor_init(&list)
    defer { fmpz_poly_factor_clear(&list) }
    withPrimitive { fmpz_poly_factor_squarefree(&list, $0) }
    return Self.reading(&list)
  }

  /// The polynomial of the lowest degree through points with different first coordinates.
  package static func interpolating(_ points: [(Rational, Rational)]) -> Polynomial {
    // Newton's divided differences.
    var differences = points.map(\.1)
    for order in 1..<max(points.count, 1) {
      for place in stride(from: points.count - 1, through: order, by: -1) {
        differences[place] =
          (differences[place] - differences[place - 1]) / (points[place].0 - points[place - order].0)
      }
    }
    var result = Polynomial.zero
    for place in points.indices.reversed() {
      result = result * Polynomial([-points[place].0, 1]) + Polynomial(differences[place])
    }
    return result
  }
}
