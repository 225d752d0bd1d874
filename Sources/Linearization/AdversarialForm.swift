// K_DD and K_DG of a GAN at its equilibrium, and the Jacobian that follows from them.

import Exact
import Language
import Symbolic

/// The matrices of a game's `gan` block at an exact equilibrium.
package struct AdversarialForm: Sendable {
  package let adversaries: Game.Adversaries
  /// E[grad D * grad D'] over the data.
  package let correlation: Matrix<Expression>
  /// The derivative of E[grad D(G(z))] by the generator's variables.
  package let coupling: Matrix<Expression>
  /// f'(0) and f''(0).
  package let lossSlope: Expression
  package let lossCurvature: Expression
  /// J as far as discriminator and generator own its rows and columns.
  private let places: (discriminator: Range<Int>, generator: Range<Int>)

  /// `nil` for a game without a `gan` block, and where the equilibrium or one of the matrices has no closed form.
  package init?(_ game: Game, at equilibrium: Equilibrium, overriding values: [String: Rational]) {
    guard let adversaries = game.adversaries, case .exact(let point) = equilibrium.coordinates,
      let parameters = try? game.parameterValues(overriding: values)
    else { return nil }
    func value(_ expression: Expression) -> Expression? {
      (try? expression.substituting(parameters).substituting(point))?.simplified()
    }
    func matrix(_ rows: [[Expression]]) -> Matrix<Expression>? {
      let entries = rows.map { $0.compactMap(value) }
      return zip(rows, entries).allSatisfy { $0.count == $1.count } ? Matrix(rows: entries) : nil
    }
    guard let correlation = matrix(adversaries.dataCorrelation),
      let coupling = matrix(adversaries.generatorCoupling), let slope = value(adversaries.lossSlope),
      let curvature = value(adversaries.lossCurvature)
    else { return nil }
    (self.adversaries, self.correlation, self.coupling) = (adversaries, correlation, coupling)
    (lossSlope, lossCurvature) = (slope, curvature)
    places = (game.blocks[adversaries.discriminator], game.blocks[adversaries.generator])
  }

  /// The entries of J that follow: -2*f''(0)*K_DD in the discriminator's own block, f'(0)*K_DG and -f'(0)*K_DG' beside it,
  /// and 0 in the generator's.
  package func jacobianEntry(_ row: Int, _ column: Int) -> Expression {
    let (own, other) = places
    switch (own.contains(row), own.contains(column)) {
    case (true, true):
      return lossCurvature.scaled(by: -2) * correlation[row - own.lowerBound, column - own.lowerBound]
    case (true, false): return lossSlope * coupling[row - own.lowerBound, column - other.lowerBound]
    case (false, true): return -(lossSlope * coupling[column - own.lowerBound, row - other.lowerBound])
    case (false, false): return .zero
    }
  }

  /// Whether a Jacobian that was derived from the costs is the one that follows.
  ///
  /// It is not where the costs hold more than the payoff, where the discriminator is not 0 on the data and on what is
  /// generated, or where other players take part.
  package func agrees(with entry: (Int, Int) -> Expression, size: Int) -> Bool {
    guard places.discriminator.count + places.generator.count == size else { return false }
    return (0..<size).allSatisfy { row in
      (0..<size).allSatisfy { (entry(row, $0) - jacobianEntry(row, $0)).isCertainlyZero }
    }
  }
}

/// The bounds on the eigenvalues of the flow z' = -G(z) by Nagarajan and Kolter's main theorem, enclosed.
package struct AdversarialBounds: Sendable {
  /// What real eigenvalues other than 0, and real parts of the others, are at most.
  package let real: Ball
  package let complex: Ball
  /// The largest real part of an eigenvalue other than 0.
  package let found: Ball
  /// Whether no eigenvalue is seen beyond its bound.
  package let areHeld: Bool

  private static let precision = 256

  /// `nil` where the theorem says nothing: f''(0) is not negative, f'(0) or a matrix is 0, or something is irrational.
  package init?(_ form: AdversarialForm) {
    guard let curvature = form.lossCurvature.rational, let slope = form.lossSlope.rational,
      curvature.sign < 0, !slope.isZero, let correlation = Self.rational(form.correlation),
      let coupling = Self.rational(form.coupling),
      let own = Self.nonzeroEigenvalues(correlation), let least = own.first, let largest = own.last,
      let other = Self.nonzeroEigenvalues(coupling.transposed * coupling), let reach = other.first
    else { return nil }
    func ball(_ value: Rational) -> Ball { Ball(value, precision: Self.precision) }
    let square = ball(slope * slope) * reach
    real = ball(2 * curvature) * least * square / (ball(4 * curvature * curvature) * least * largest + square)
    complex = ball(curvature) * least
    let size = correlation.rowCount + coupling.columnCount
    let flow = Matrix<Rational>(rowCount: size, columnCount: size) { row, column in
      let count = correlation.rowCount
      switch (row < count, column < count) {
      case (true, true): return 2 * curvature * correlation[row, column]
      case (true, false): return -slope * coupling[row, column - count]
      case (false, true): return slope * coupling[column, row - count]
      case (false, false): return .zero
      }
    }
    let null = size - flow.rank
    let roots = flow.characteristicPolynomial.complexRoots(precision: Self.precision)
      .sorted { $0.modulus.midpoint < $1.modulus.midpoint }.dropFirst(null)
    guard let highest = roots.max(by: { $0.real.midpoint < $1.real.midpoint }) else { return nil }
    found = highest.real
    let bounds = (real, complex)
    areHeld = roots.allSatisfy { root in
      !((root.imaginary.containsZero ? bounds.0 : bounds.1) - root.real).isNegative
    }
  }

  private static func rational(_ matrix: Matrix<Expression>) -> Matrix<Rational>? {
    let entries = matrix.entries.compactMap(\.rational)
    guard entries.count == matrix.entries.count else { return nil }
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
  }

  /// Of a positive semidefinite matrix, in ascending order.
  private static func nonzeroEigenvalues(_ matrix: Matrix<Rational>) -> [Ball]? {
    let roots = matrix.characteristicPolynomial.complexRoots(precision: precision).map(\.real)
      .sorted { $0.midpoint < $1.midpoint }
    let own = Array(roots.dropFirst(matrix.rowCount - matrix.rank))
    return own.isEmpty ? nil : own
  }
}
