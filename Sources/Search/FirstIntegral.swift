// Functions that never change along a game's flow, by exact linear algebra.

import Exact
import Spectral

/// A polynomial and logarithms of variables, the same along z' = -G(z) for ever, with a strict minimum at a point.
package struct FirstIntegral: Sendable {
  package let polynomial: MultivariatePolynomial
  /// What is added to it: multiples of ln z, or of ln(-z) where the variable is negative at the point.
  package let logarithms: [(name: String, isNegative: Bool, coefficient: Rational)]
  /// That the second derivatives at the point are a positive definite matrix.
  package let definite: SumOfSquares

  /// No more unknown coefficients than these are tried.
  private static let mostUnknowns = 240
  private static let mostDegree = 6
}

extension FirstIntegral {
  /// Finds one of the lowest degree.
  ///
  /// H is a combination of monomials and logarithms. That grad H . G is 0 everywhere, and grad H at the point, are
  /// linear equations in its coefficients; among their solutions one with a positive definite second derivative is
  /// sought, and judged exactly.
  ///
  /// - Parameters:
  ///   - field: polynomials in the variables, and in further names for what is none; or such a field times a function.
  ///   - point: where the field is 0.
  package init(along field: [MultivariatePolynomial], of names: [String], at point: [Rational])
    throws(SearchLimit)
  {
    let logarithms = names.indices.filter { !point[$0].isZero }.map { Ansatz.Term.logarithm($0) }
    var (terms, found): ([Ansatz.Term], [Ansatz.Term]) = ([], logarithms)
    for degree in 1...Self.mostDegree {
      found = Ansatz.monomials(of: degree, in: names.count).map(Ansatz.Term.monomial)
      terms += found
      guard terms.count + logarithms.count <= Self.mostUnknowns else { break }
      let ansatz = Ansatz(field: field, names: names, point: point, terms: terms + logarithms)
      if let own = ansatz.integral() {
        self = own
        return
      }
    }
    throw .notConserving
  }
}

/// The linear equations for the coefficients of some terms.
private struct Ansatz {
  enum Term {
    /// The exponents of the variables.
    case monomial([Int])
    /// Of a variable, by its number.
    case logarithm(Int)
  }

  let field: [MultivariatePolynomial]
  let names: [String]
  let point: [Rational]
  let terms: [Term]

  /// All exponents of a total degree, the first variable's highest first.
  static func monomials(of degree: Int, in count: Int) -> [[Int]] {
    if count == 1 { return [[degree]] }
    return (0...degree).reversed().flatMap { first in
      monomials(of: degree - first, in: count - 1).map { [first] + $0 }
    }
  }

  private func polynomial(_ exponents: [Int]) -> MultivariatePolynomial {
    zip(names, exponents).reduce(.one) { $1.1 == 0 ? $0 : $0 * .variable($1.0).power(UInt($1.1)) }
  }

  /// The first derivative of a term by a variable, as a quotient.
  private func slope(_ term: Term, _ place: Int) -> RationalFunction {
    switch term {
    case .monomial(let exponents): RationalFunction(polynomial(exponents).derivative(by: names[place]))
    case .logarithm(let own):
      own == place ? RationalFunction(.one, over: .variable(names[place])) : .zero
    }
  }

  /// The second derivatives of a term at the point.
  private func curvature(_ term: Term) -> Matrix<Rational> {
    switch term {
    case .monomial(let exponents):
      let values = Dictionary(uniqueKeysWithValues: zip(names, point))
      let own = polynomial(exponents)
      return Matrix(rowCount: names.count, columnCount: names.count) { row, column in
        own.derivative(by: names[row]).derivative(by: names[column]).evaluated(at: values) ?? .zero
      }
    case .logarithm(let place):
      return Matrix(rowCount: names.count, columnCount: names.count) { row, column in
        row == place && column == place ? -(point[place] * point[place]).inverse : .zero
      }
    }
  }

  /// Columns with a coefficient a term: what stays the same, and is at rest at the point.
  private var solutions: Matrix<Rational> {
    // Times the variables under logarithms, the derivative along the field is a polynomial.
    let front = terms.reduce(MultivariatePolynomial.one) { product, term in
      if case .logarithm(let place) = term { product * .variable(names[place]) } else { product }
    }
    var places: [[String: Int]: Int] = [:]
    let columns = terms.map { term -> [Int: Rational] in
      let change = names.indices.reduce(MultivariatePolynomial.zero) { sum, place in
        let part = RationalFunction(front) * slope(term, place)
        return part.isZero ? sum : sum + part.numerator * field[place]
      }
      var column: [Int: Rational] = [:]
      for (exponents, coefficient) in change.terms {
        let powers = Dictionary(uniqueKeysWithValues: zip(change.variables, exponents).filter { $0.1 > 0 })
        column[places[powers] ?? places.count] = coefficient
        if places[powers] == nil { places[powers] = places.count }
      }
      return column
    }
    let values = Dictionary(uniqueKeysWithValues: zip(names, point))
    let changes = Matrix(rowCount: places.count + names.count, columnCount: terms.count) { row, column in
      row < places.count
        ? columns[column][row] ?? .zero
        : slope(terms[column], row - places.count).evaluated(at: values) ?? .zero
    }
    return changes.kernel
  }

  func integral() -> FirstIntegral? {
    let solutions = solutions
    let coordinates = (0..<solutions.columnCount).map { column in terms.indices.map { solutions[$0, column] }
    }
    let bends = terms.map(curvature)
    let span = DefiniteSpan(
      coordinates.map { vector in
        zip(vector, bends).reduce(Matrix.zero(names.count, names.count)) { sum, part in
          part.0.isZero ? sum : sum + part.0 * part.1
        }
      })
    guard let (weights, _) = span.definite() else { return nil }
    let sum = terms.indices.map { term in
      zip(weights, coordinates).reduce(Rational.zero) { $0 + $1.0 * $1.1[term] }
    }
    return integral(sum, bends)
  }

  /// With the first logarithm once, or whole coefficients without a common factor where there is none.
  private func integral(_ coefficients: [Rational], _ bends: [Matrix<Rational>]) -> FirstIntegral? {
    let first = zip(terms, coefficients).first { term, coefficient in
      if case .logarithm = term { !coefficient.isZero } else { false }
    }
    let own =
      first.map { first in coefficients.map { $0 / first.1.magnitude } } ?? coefficients.withoutCommonFactor
    var (polynomial, logarithms): (MultivariatePolynomial, [(String, Bool, Rational)]) = (.zero, [])
    for (term, coefficient) in zip(terms, own) where !coefficient.isZero {
      switch term {
      case .monomial(let exponents): polynomial = polynomial + coefficient * self.polynomial(exponents)
      case .logarithm(let place): logarithms.append((names[place], point[place].sign < 0, coefficient))
      }
    }
    let bend = zip(own, bends).reduce(Matrix<Rational>.zero(names.count, names.count)) { $0 + $1.0 * $1.1 }
    guard let definite = SumOfSquares(provingDefinite: bend) else { return nil }
    return FirstIntegral(polynomial: polynomial, logarithms: logarithms, definite: definite)
  }
}
