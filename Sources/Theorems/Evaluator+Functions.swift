// The functions of numbers and matrices that theorems may use.

import Exact
import Language

extension Evaluator {
  func call(
    _ function: QuantityFunction, _ arguments: [Quantity], _ scope: [String: Value]
  ) throws(NoValue) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try value(argument, scope)) }
    switch (function, values.first) {
    case (.min, _), (.max, _): return .number(extremum(function, values))
    case (.firstPositiveRoot, _): return .number(try firstPositiveRoot(values))
    case (.kron, .matrix(let a)):
      guard case .matrix(let b) = values[1] else { break }
      return .matrix(try matrices.kronecker(a, b))
    case (.stein, .matrix(let a)):
      guard case .matrix(let b) = values[1] else { break }
      return .matrix(try matrices.stein(a, b))
    case (.conj, .number(let number)): return .number(number)
    case (.conj, .complex(let number)):
      return .complex(ComplexNumber(number.real, numbers.negative(number.imaginary)))
    case (_, .number(let number)): return .number(try scalar(function, ComplexNumber(number)))
    case (_, .complex(let number)): return .number(try scalar(function, number))
    case (_, .matrix(let matrix)): return try ofMatrix(function, matrix)
    default: break
    }
    preconditionFailure("kinds were checked when the theorem was read")
  }

  private func extremum(_ function: QuantityFunction, _ values: [Value]) -> Number {
    let list = values.compactMap { if case .number(let number) = $0 { number } else { nil as Number? } }
    return list.dropFirst().reduce(list[0]) {
      function == .min ? numbers.smaller($0, $1) : numbers.larger($0, $1)
    }
  }

  private func scalar(_ function: QuantityFunction, _ argument: ComplexNumber) throws(NoValue) -> Number {
    let real = argument.real
    switch function {
    case .abs: return try numbers.modulus(argument)
    case .re: return real
    case .im: return argument.imaginary
    case .sqrt: return try numbers.squareRoot(real)
    case .exp: return .enclosed(real.ball(effort.precision).exponential)
    case .log:
      switch real.sign {
      case 1: return .enclosed(real.ball(effort.precision).logarithm)
      case nil: throw .undecided("the sign of a number below a logarithm cannot be told")
      default: throw .undefined("the logarithm of a number that is not positive")
      }
    default:
      let ball = real.ball(effort.precision)
      if let rational = real.rational { return Number(Rational(rational.ceiling)) }
      guard let lower = ball.lower?.ceiling, let upper = ball.upper?.ceiling, lower == upper else {
        throw .undecided("the next whole number cannot be told")
      }
      return Number(Rational(lower))
    }
  }

  private func ofMatrix(_ function: QuantityFunction, _ matrix: MatrixValue) throws(NoValue) -> Value {
    let half = Number(Rational(1, over: 2))
    switch function {
    case .rows: return .number(Number(Rational(matrix.rowCount)))
    case .columns: return .number(Number(Rational(matrix.columnCount)))
    case .transpose: return .matrix(matrix.transposed)
    case .identity: return .matrix(matrices.identity(matrix.rowCount))
    case .sigmaMin: return .number(try singularValues(of: matrix, ends: true)[0])
    case .sigmaMax, .norm:
      let values = try singularValues(of: matrix, ends: true)
      return .number(values[values.count - 1])
    case .singularValues: return .numbers(try singularValues(of: matrix, ends: false))
    default: break
    }
    guard matrix.isSquare else { throw .undefined("'\(function.rawValue)' of a matrix that is not square") }
    switch function {
    case .sym: return .matrix(try matrices.scaled(half, try matrices.sum(matrix, matrix.transposed)))
    case .antisym:
      return .matrix(try matrices.scaled(half, try matrices.difference(matrix, matrix.transposed)))
    case .inverse: return .matrix(try matrices.inverse(matrix))
    case .blockdiag, .offdiag: return .matrix(try masked(matrix, keepingOwn: function == .blockdiag))
    case .schur: return .matrix(try schur(matrix))
    case .det: return .number(try determinant(matrix))
    case .trace:
      if case .rational(let exact) = matrix { return .number(Number(exact.trace)) }
      return .number(.enclosed(try matrices.balls(matrix).trace))
    case .lambdaMin: return .number(try eigenvalues(ofSymmetric: matrix, ends: true)[0])
    case .lambdaMax:
      let values = try eigenvalues(ofSymmetric: matrix, ends: true)
      return .number(values[values.count - 1])
    case .eigenvalues: return .numbers(try eigenvalues(ofSymmetric: matrix, ends: false))
    case .spectrum: return .complexes(try spectrum(of: matrix))
    default: return .number(try radius(of: matrix))
    }
  }

  private func requireRows(_ matrix: MatrixValue) throws(NoValue) {
    if matrix.rowCount == 0 || matrix.columnCount == 0 { throw .undefined("a matrix without rows") }
  }

  private func determinant(_ matrix: MatrixValue) throws(NoValue) -> Number {
    if case .rational(let exact) = matrix { return Number(exact.determinant) }
    let constant = EnclosedSpectrum(try matrices.balls(matrix)).coefficients[0]
    return .enclosed(matrix.rowCount % 2 == 0 ? constant : -constant)
  }

  private func masked(_ matrix: MatrixValue, keepingOwn: Bool) throws(NoValue) -> MatrixValue {
    guard matrix.rowCount == subject.size else { throw .undefined("a matrix without players' blocks") }
    var owner: [Int] = []
    for (player, block) in subject.blocks.enumerated() { owner += block.map { _ in player } }
    func mask<Element: Ring>(_ whole: Matrix<Element>) -> Matrix<Element> {
      Matrix(rowCount: whole.rowCount, columnCount: whole.columnCount) {
        (owner[$0] == owner[$1]) == keepingOwn ? whole[$0, $1] : .zero
      }
    }
    return switch matrix {
    case .rational(let whole): .rational(mask(whole))
    case .symbolic(let whole): MatrixValue(mask(whole))
    case .enclosed(let whole): .enclosed(mask(whole))
    }
  }

  private func schur(_ matrix: MatrixValue) throws(NoValue) -> MatrixValue {
    guard subject.blocks.count == 2, matrix.rowCount == subject.size else {
      throw .undefined("a Schur complement needs two players")
    }
    let (first, second) = (subject.blocks[0], subject.blocks[1])
    let answer = try matrices.product(
      try matrices.inverse(matrix.part(second, second)), matrix.part(second, first))
    return try matrices.difference(
      matrix.part(first, first), try matrices.product(matrix.part(first, second), answer))
  }

  // MARK: Spectra

  /// In ascending order; with `ends`, the first and the last alone.
  private func eigenvalues(ofSymmetric matrix: MatrixValue, ends: Bool) throws(NoValue) -> [Number] {
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
    let isSymmetric = balls.rows.indices.allSatisfy { row in
      balls.rows.indices.allSatisfy { balls[row, $0].overlaps(balls[$0, row]) }
    }
    guard isSymmetric else { throw .undefined("eigenvalues in order of a matrix that is not symmetric") }
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
  private func largestEigenvalue(_ matrix: Matrix<Ball>) throws(NoValue) -> Ball {
    let shift = Ball(Self.bound(matrix), precision: effort.precision)
    let moved = matrix + shift * Matrix<Ball>.identity(matrix.rowCount)
    return EnclosedSpectrum(moved).radius() - shift
  }

  /// No eigenvalue is larger in modulus.
  private static func bound(_ matrix: Matrix<Ball>) -> Rational {
    let sums = matrix.rows.map { $0.reduce(Rational.zero) { $0 + ($1.absoluteValue.upper ?? .zero) } }
    return Rational((sums.max() ?? .zero).ceiling) + 1
  }

  private func singularValues(of matrix: MatrixValue, ends: Bool) throws(NoValue) -> [Number] {
    try requireRows(matrix)
    let isWide = matrix.rowCount <= matrix.columnCount
    let square = try matrices.product(
      isWide ? matrix : matrix.transposed, isWide ? matrix.transposed : matrix)
    var roots: [Number] = []
    for value in try eigenvalues(ofSymmetric: square, ends: ends) {
      roots.append(try root(ofNonnegative: value))
    }
    return roots
  }

  /// The root of a number that cannot be negative, whatever its ball holds.
  private func root(ofNonnegative value: Number) throws(NoValue) -> Number {
    guard value.sign == nil else { return try numbers.squareRoot(value) }
    let upper = max(value.ball(effort.precision).upper ?? .zero, .zero)
    let root = Ball(upper, precision: effort.precision).squareRoot.upper ?? .zero
    return .enclosed(Ball(from: .zero, to: root, precision: effort.precision))
  }

  private func spectrum(of matrix: MatrixValue) throws(NoValue) -> [ComplexNumber] {
    if case .rational(let exact) = matrix { return book.eigenvalues(of: exact, effort) }
    guard let values = try matrices.balls(matrix).eigenvalues else {
      throw .undecided("eigenvalues could not be enclosed")
    }
    return values.map { ComplexNumber(.enclosed($0.real), .enclosed($0.imaginary)) }
  }

  private func radius(of matrix: MatrixValue) throws(NoValue) -> Number {
    if case .rational = matrix {
      var result = Number(.zero)
      for value in try spectrum(of: matrix) { result = numbers.larger(result, try numbers.modulus(value)) }
      return result
    }
    return .enclosed(EnclosedSpectrum(try matrices.balls(matrix)).radius())
  }

  private func firstPositiveRoot(_ values: [Value]) throws(NoValue) -> Number {
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
