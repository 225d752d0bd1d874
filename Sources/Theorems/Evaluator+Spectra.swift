// Eigenvalues and singular values of a quantity's matrix.

import Exact
import Language

extension Evaluator {
  /// In ascending order; with `ends`, the first and the last alone.
  func eigenvalues(ofSymmetric matrix: MatrixValue, ends: Bool) throws(NoValue) -> [Number] {
    try requireRows(matrix)
    if case .rational(let exact) = matrix {
      guard exact == exact.transposed else {
        throw .undefined("eigenvalues in order of a matrix that is not symmetric")
      }
      let values = book.eigenvalues(ofSymmetric: exact)
      let wanted = ends ? [values[0], values[values.count - 1]] : values
      return wanted.map { Number($0, effort) }
    }
    let balls = try matrices.balls(matrix)
    if !matrix.isSymmetric {
      let mayBeSymmetric = zip(balls.entries, balls.transposed.entries).allSatisfy { $0.overlaps($1) }
      guard mayBeSymmetric else { throw .undefined("eigenvalues in order of a matrix that is not symmetric") }
      throw .undecided("whether a matrix is symmetric cannot be told")
    }
    if ends {
      func work() throws(NoValue) -> [Number] {
        [try -largestEigenvalue(-balls), try largestEigenvalue(balls)].map { .enclosed($0) }
      }
      guard case .symbolic(let functions) = matrix else { return try work() }
      return try book.ends(ofSymmetric: functions, effort, work)
    }
    guard let values = balls.eigenvalues else { throw .undecided("eigenvalues could not be enclosed") }
    return values.map(\.real).sorted { $0.approximation < $1.approximation }.map { .enclosed($0) }
  }

  /// Of a symmetric matrix: it is moved until all its eigenvalues are positive.
  func largestEigenvalue(_ matrix: Matrix<Ball>) throws(NoValue) -> Ball {
    let shift = Ball(Self.bound(matrix), precision: effort.precision)
    let moved = matrix + shift * Matrix<Ball>.identity(matrix.rowCount)
    return EnclosedSpectrum(moved).radius() - shift
  }

  /// No eigenvalue is larger in modulus.
  private static func bound(_ matrix: Matrix<Ball>) -> Rational {
    let sums = matrix.rows.map { $0.reduce(Rational.zero) { $0 + ($1.absoluteValue.upper ?? .zero) } }
    return Rational((sums.max() ?? .zero).ceiling) + 1
  }

  func singularValues(of matrix: MatrixValue, ends: Bool) throws(NoValue) -> [Number] {
    try requireRows(matrix)
    let isWide = matrix.rowCount <= matrix.columnCount
    let square = try matrices.gram(isWide ? matrix : matrix.transposed)
    var roots: [Number] = []
    for value in try eigenvalues(ofSymmetric: square, ends: ends) {
      roots.append(try root(ofNonnegative: value))
    }
    return roots
  }

  /// The root of a number that cannot be negative, whatever its ball holds.
  func root(ofNonnegative value: Number) throws(NoValue) -> Number {
    guard value.sign == nil else { return try numbers.squareRoot(value) }
    let upper = max(value.ball(effort.precision).upper ?? .zero, .zero)
    let root = Ball(upper, precision: effort.precision).squareRoot.upper ?? .zero
    return .enclosed(Ball(from: .zero, to: root, precision: effort.precision))
  }

  func spectrum(of matrix: MatrixValue) throws(NoValue) -> [ComplexNumber] {
    if case .rational(let exact) = matrix { return book.eigenvalues(of: exact, effort) }
    guard let values = try matrices.balls(matrix).eigenvalues else {
      throw .undecided("eigenvalues could not be enclosed")
    }
    return values.map { ComplexNumber(.enclosed($0.real), .enclosed($0.imaginary)) }
  }

  func radius(of matrix: MatrixValue) throws(NoValue) -> Number {
    if case .rational = matrix {
      var result = Number(.zero)
      for value in try spectrum(of: matrix) { result = numbers.larger(result, try numbers.modulus(value)) }
      return result
    }
    return .enclosed(EnclosedSpectrum(try matrices.balls(matrix)).radius())
  }

  func firstPositiveRoot(_ values: [Value]) throws(NoValue) -> Number {
    let coefficients = values.reversed().compactMap {
      if case .number(let number) = $0 { number } else { nil as Number? }
    }
    let exact = coefficients.compactMap(\.rational)
    if exact.count == coefficients.count {
      let polynomial = Polynomial(exact)
      guard !polynomial.isZero, let root = polynomial.positiveRoots().first else {
        throw .undefined("a polynomial without a positive root")
      }
      return Number(root.minimal(), effort)
    }
    let balls = BallPolynomial(coefficients.map { $0.ball(effort.precision) })
    guard let intervals = balls.positiveRootIntervals() else {
      throw .undecided("the roots of a polynomial could not be enclosed")
    }
    guard let first = intervals.first else { throw .undefined("a polynomial without a positive root") }
    // The signs at its ends show that there is a root; an interval too narrow for the enclosures is made wider.
    let limit = intervals.count > 1 ? intervals[1].lower : first.upper * 2
    var reach = first.upper * Rational(2).power(-effort.precision)
    while reach < first.lower {
      let (low, high) = (first.lower - reach, first.upper + reach)
      if high >= limit { break }
      let ends = [low, high].map { balls(Ball($0, precision: effort.precision)).signIfCertain }
      if let below = ends[0], let above = ends[1], below != above {
        return .enclosed(Ball(from: low, to: high, precision: effort.precision))
      }
      reach *= 16
    }
    throw .undecided("whether a polynomial has a positive root cannot be told")
  }
}

extension Ball {
  /// −1 or 1; `nil` when the ball contains 0.
  var signIfCertain: Int? { isPositive ? 1 : isNegative ? -1 : nil }
}
