// Formulas in a game's Jacobian, as theorems use them.

import Exact

package enum QuantityKind: Hashable, Sendable {
  case number, complex, matrix, numbers, complexes
}

/// A number, a matrix or a list of numbers that is worked out from J.
package indirect enum Quantity: Sendable {
  package enum Operation: Sendable {
    case plus, minus, times, over
  }

  package enum Extremum: Sendable {
    case min, max, sum
  }

  case number(Rational)
  /// Something defined, sampled or bound by a quantifier, or the rate.
  case name(String)
  case jacobian
  /// The identity as large as J.
  case identity
  case playerCount
  case negated(Quantity)
  case combined(Operation, Quantity, Quantity)
  case power(Quantity, Quantity)
  case call(QuantityFunction, [Quantity])
  /// The rows of one player and the columns of another, both counted from 1.
  case block(Quantity, row: Int, column: Int)
  /// A matrix put together from matrices.
  case blocks([[Quantity]])
  case over(Extremum, name: String, list: Quantity, filter: Theorem.Condition?, body: Quantity)
}

/// What can be asked of numbers and matrices.
package enum QuantityFunction: String, CaseIterable, Sendable {
  case sqrt, exp, log, ceil, abs, re, im, conj, min, max
  /// Coefficients, the one of the highest power first.
  case firstPositiveRoot = "first_positive_root"

  case lambdaMin = "lambda_min"
  case lambdaMax = "lambda_max"
  case sigmaMin = "sigma_min"
  case sigmaMax = "sigma_max"
  case norm, radius, det, trace, rows, columns

  case sym, antisym, transpose, inverse, blockdiag, offdiag, schur, identity
  case kron
  /// The P with P - M'*P*M = Q.
  case stein

  case spectrum
  case eigenvalues
  case singularValues = "singular_values"

  /// What it is given, `nil` for any number of numbers, and what it makes of that.
  package var signature: (arguments: [QuantityKind]?, result: QuantityKind) {
    switch self {
    case .sqrt, .exp, .log, .ceil: ([.number], .number)
    case .abs, .re, .im: ([.complex], .number)
    case .conj: ([.complex], .complex)
    case .min, .max, .firstPositiveRoot: (nil, .number)
    case .lambdaMin, .lambdaMax, .sigmaMin, .sigmaMax, .norm, .radius, .det, .trace, .rows, .columns:
      ([.matrix], .number)
    case .sym, .antisym, .transpose, .inverse, .blockdiag, .offdiag, .schur, .identity: ([.matrix], .matrix)
    case .kron, .stein: ([.matrix, .matrix], .matrix)
    case .spectrum: ([.matrix], .complexes)
    case .eigenvalues, .singularValues: ([.matrix], .numbers)
    }
  }

  /// What it is, for the documentation.
  package var meaning: String {
    switch self {
    case .sqrt, .exp, .log: "as usual; no value for a negative number"
    case .ceil: "the next whole number"
    case .abs: "the modulus"
    case .re, .im: "the real and the imaginary part"
    case .conj: "the complex conjugate"
    case .min, .max: "the least and the largest of some numbers"
    case .firstPositiveRoot:
      "the least positive root of a polynomial, its coefficients from the highest power down"
    case .lambdaMin, .lambdaMax: "the extreme eigenvalues of a symmetric matrix"
    case .sigmaMin, .sigmaMax:
      "the extreme singular values; the least of a matrix that is not square is that of its shorter side"
    case .norm: "the largest singular value"
    case .radius: "the spectral radius"
    case .det, .trace: "the determinant and the trace"
    case .rows, .columns: "how many there are"
    case .sym, .antisym: "the symmetric and the antisymmetric part"
    case .transpose: "A', the transpose"
    case .inverse: "the inverse; no value for a singular matrix"
    case .blockdiag, .offdiag: "J with the players' own blocks alone, and without them"
    case .schur: "the first player's block of J minus what the others answer: A - B*inverse(D)*C"
    case .identity: "the identity with as many rows"
    case .kron: "the Kronecker product"
    case .stein: "stein(M, Q): the P with P - M'*P*M = Q"
    case .spectrum: "all eigenvalues"
    case .eigenvalues: "those of a symmetric matrix"
    case .singularValues: "all singular values of the shorter side"
    }
  }
}
