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
    case .sym: return .matrix(try matrices.scaled(half, try matrices.symmetricSum(matrix)))
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

  func requireRows(_ matrix: MatrixValue) throws(NoValue) {
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
    case .enclosed(let whole, let isSymmetric): .enclosed(mask(whole), isSymmetric: isSymmetric)
    }
  }

  private func schur(_ matrix: MatrixValue) throws(NoValue) -> MatrixValue {
    guard subject.blocks.count == 2, matrix.rowCount == subject.size else {
      throw .undefined("a Schur complement needs two players")
    }
    let (first, second) = (subject.blocks[0], subject.blocks[1])
    let (own, other) = (matrix.part(first, first), matrix.part(second, second))
    let (right, left) = (matrix.part(first, second), matrix.part(second, first))
    let answer = try matrices.product(try matrices.inverse(other), left)
    let complement = try matrices.difference(own, try matrices.product(right, answer))
    // A - B·inverse(D)·C is symmetric where A and D are and C is B' or -B'.
    let sums = [try matrices.sum(right, left.transposed), try matrices.difference(right, left.transposed)]
    let isCoupled = sums.contains { $0.rational?.entries.allSatisfy(\.isZero) == true }
    let isSymmetric = own.isSymmetric && other.isSymmetric && isCoupled
    return isSymmetric ? matrices.asSymmetric(complement) : complement
  }
}
