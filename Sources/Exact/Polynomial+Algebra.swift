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

  /// The polynomial with whole coefficients and of a degree below the number of points that takes whole values at
  /// different whole numbers.
  ///
  /// - Precondition: there is such a polynomial.
  package static func interpolating(whole points: [(place: Int, value: Integer)]) -> Polynomial {
    let count = points.count
    guard count > 0, let places = _fmpz_vec_init(count), let values = _fmpz_vec_init(count) else {
      return .zero
    }
    defer {
      _fmpz_vec_clear(places, count)
      _fmpz_vec_clear(values, count)
    }
    for (index, point) in points.enumerated() {
      fmpz_set_si(places + index, point.place)
      point.value.withFMPZ { fmpz_set(values + index, $0) }
    }
    var whole = fmpz_poly_struct()
    fmpz_poly_init(&whole)
    defer { fmpz_poly_clear(&whole) }
    fmpz_poly_interpolate_fmpz_vec(&whole, places, values, count)
    return Polynomial.writing { fmpq_poly_set_fmpz_poly($0, &whole) }
  }
}
