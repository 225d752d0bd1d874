// Terms, values, divisors and factors of multivariate polynomials.

internal import CFLINT

extension MultivariatePolynomial {
  /// The terms in descending graded lexicographic order; exponents follow `variables`.
  package var terms: [(exponents: [Int], coefficient: Rational)] {
    let ring = storage.ring
    let count = fmpq_mpoly_length(storage.pointer, ring.pointer)
    return (0..<count).map { index in
      let exponents = (0..<ring.count).map {
        Int(fmpq_mpoly_get_term_var_exp_ui(storage.pointer, index, $0, ring.pointer))
      }
      let coefficient = Rational.writing {
        fmpq_mpoly_get_term_coeff_fmpq($0, storage.pointer, index, ring.pointer)
      }
      return (exponents, coefficient)
    }
  }

  /// How many terms there are.
  package var termCount: Int { fmpq_mpoly_length(storage.pointer, storage.ring.pointer) }

  /// The highest power of a variable that occurs; 0 for one that does not, and for the zero polynomial.
  package func degree(in name: String) -> Int {
    guard !isZero, let place = variables.firstIndex(of: name) else { return 0 }
    return fmpq_mpoly_degree_si(storage.pointer, place, storage.ring.pointer)
  }

  /// The coefficients of the powers of one variable, constant first; never empty.
  package func coefficients(in name: String) -> [MultivariatePolynomial] {
    guard let place = variables.firstIndex(of: name) else { return [self] }
    return (0...degree(in: name)).map { power in
      let coefficient = MultivariateStorage(storage.ring) { result, ring in
        fmpq_mpoly_get_coeff_vars_ui(result, storage.pointer, [place], [UInt(power)], 1, ring)
      }
      return MultivariatePolynomial(coefficient, in: variables)
    }
  }

  package func derivative(by name: String) -> MultivariatePolynomial {
    guard let place = variables.firstIndex(of: name) else { return .zero }
    let result = MultivariateStorage(storage.ring) { fmpq_mpoly_derivative($0, storage.pointer, place, $1) }
    return MultivariatePolynomial(result, in: variables)
  }

  /// The value at a point; `nil` when a variable that occurs has no value there.
  package func evaluated(at point: [String: Rational]) -> Rational? {
    var partial = self
    for name in variables {
      guard let value = point[name] else { return nil }
      partial = partial.substituting(name, value)
    }
    return partial.constant
  }

  private func substituting(_ name: String, _ value: Rational) -> MultivariatePolynomial {
    guard let place = variables.firstIndex(of: name) else { return self }
    let result = MultivariateStorage(storage.ring) { result, ring in
      value.withFMPQ { _ = fmpq_mpoly_evaluate_one_fmpq(result, storage.pointer, place, $0, ring) }
    }
    return MultivariatePolynomial(result, in: variables)
  }

  /// The polynomial with the named variables replaced, all at once.
  package func substituting(_ values: [String: MultivariatePolynomial]) -> MultivariatePolynomial {
    guard variables.contains(where: { values[$0] != nil }) else { return self }
    if variables.count == 1, let value = values[variables[0]] { return horner(value) }
    var result = MultivariatePolynomial.zero
    for (exponents, coefficient) in terms {
      var term = MultivariatePolynomial(coefficient)
      for (name, exponent) in zip(variables, exponents) where exponent > 0 {
        term = term * (values[name] ?? .variable(name)).power(UInt(exponent))
      }
      result = result + term
    }
    return result
  }

  private func horner(_ value: MultivariatePolynomial) -> MultivariatePolynomial {
    coefficients(in: variables[0]).reversed().reduce(.zero) { $0 * value + $1 }
  }

  /// The greatest common divisor with leading coefficient 1; 0 only when both polynomials are 0.
  package static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self {
    combine(a, b) { result, left, right, ring in _ = fmpq_mpoly_gcd(result, left, right, ring) }
  }

  /// The quotient; `nil` when the divisor does not divide this polynomial, or is zero.
  package func divided(by divisor: Self) -> Self? {
    guard !divisor.isZero else { return nil }
    var divides = false
    let quotient = Self.combine(self, divisor) { result, left, right, ring in
      divides = fmpq_mpoly_divides(result, left, right, ring) != 0
    }
    return divides ? quotient : nil
  }

  /// The coefficient of the first term; 0 for the zero polynomial.
  package var leadingCoefficient: Rational {
    isZero
      ? .zero
      : Rational.writing { fmpq_mpoly_get_term_coeff_fmpq($0, storage.pointer, 0, storage.ring.pointer) }
  }

  /// The positive rational that this polynomial is a primitive integer polynomial times; 0 for zero.
  package var content: Rational {
    Rational.writing { fmpq_mpoly_content($0, storage.pointer, storage.ring.pointer) }.magnitude
  }

  /// The resultant by one variable; `nil` when FLINT gives up on the size.
  package static func resultant(_ a: Self, _ b: Self, eliminating name: String) -> Self? {
    let names = union(union(a.variables, b.variables), [name])
    guard let place = names.firstIndex(of: name) else { return nil }
    let (left, right) = (a.storage(in: names), b.storage(in: names))
    var done = false
    let result = MultivariateStorage(left.ring) {
      done = fmpq_mpoly_resultant($0, left.pointer, right.pointer, place, $1) != 0
    }
    return done ? MultivariatePolynomial(result, in: names) : nil
  }

  /// The discriminant by one variable; `nil` when FLINT gives up on the size.
  package func discriminant(in name: String) -> Self? {
    guard let place = variables.firstIndex(of: name) else { return .zero }
    var done = false
    let result = MultivariateStorage(storage.ring) {
      done = fmpq_mpoly_discriminant($0, storage.pointer, place, $1) != 0
    }
    return done ? MultivariatePolynomial(result, in: variables) : nil
  }

  /// The factors irreducible over the rationals with their multiplicities, and the constant in front.
  ///
  /// - Returns: `nil` for the zero polynomial, and when FLINT gives up on the size.
  package func factors() -> (unit: Rational, factors: [(factor: Self, multiplicity: Int)])? {
    guard !isZero else { return nil }
    let ring = storage.ring
    var factorisation = fmpq_mpoly_factor_struct()
    fmpq_mpoly_factor_init(&factorisation, ring.pointer)
    defer { fmpq_mpoly_factor_clear(&factorisation, ring.pointer) }
    guard fmpq_mpoly_factor(&factorisation, storage.pointer, ring.pointer) != 0 else { return nil }
    let unit = Rational.writing { fmpq_mpoly_factor_get_constant_fmpq($0, &factorisation, ring.pointer) }
    let factors = (0..<fmpq_mpoly_factor_length(&factorisation, ring.pointer)).map { index in
      let base = MultivariateStorage(ring) { fmpq_mpoly_factor_get_base($0, &factorisation, index, $1) }
      let multiplicity = fmpq_mpoly_factor_get_exp_si(&factorisation, index, ring.pointer)
      return (factor: MultivariatePolynomial(base, in: variables), multiplicity: multiplicity)
    }
    return (unit, factors)
  }
}
