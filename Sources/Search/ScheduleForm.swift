// Forms that may keep their sign while steps become smaller.

import Exact
import Spectral

/// What is tried: d = t^(-exponent)*x - X*a, P, and by how much d'*P*d - weight*a'*a is to change a step.
struct ScheduleForm {
  let direction: ScheduleWitness.Direction
  let exponent: Int
  let function: Matrix<Rational>
  let offset: Matrix<Rational>
  let power: Int
  private(set) var gain: Rational = .zero
  let head: ScheduleWitness.Head?
  /// The change of the form, head taken off and divided by the power of t: a constant part, what the weight and what the gain
  /// is multiplied by, and what both are.
  private let change: [MatrixPolynomial]
  private let root: Int

  private var sides: (Rational) -> [BernsteinForm.Range] {
    { time in
      [BernsteinForm.Range(0, time), BernsteinForm.Range(0, Rational(exponent, over: root))]
    }
  }

  /// Half of what is possible, so that as much is left for the pull of the anchor.
  private static let share = Rational(1, over: 2)
  /// Weights above this are not tried.
  private static let greatestWeight = 1e12

  /// `nil` unless the change is divisible by the power, and something is gained.
  private init?(
    _ direction: ScheduleWitness.Direction, exponent: Int, function: Matrix<Rational>,
    offset: Matrix<Rational>,
    power: Int, head: ScheduleWitness.Head?, of problem: ScheduleProblem
  ) {
    (self.direction, self.exponent, self.function) = (direction, exponent, function)
    (self.offset, self.power, self.head, root) = (offset, power, head, problem.root)
    let (size, width) = (problem.size, problem.width)
    let total = size + width
    let constant = { MatrixPolynomial($0, variableCount: 2) }
    let one = constant(.identity(1))
    func monomial(_ exponents: [Int]) -> MatrixPolynomial {
      MatrixPolynomial(rowCount: 1, columnCount: 1, variableCount: 2, terms: [exponents: .identity(1)])
    }
    let growth = one + monomial([problem.root, 1])
    let (a, b) = (
      problem.moving.inTwoVariables(size, size), problem.resting.inTwoVariables(size, width)
    )
    guard let drive = b.divided(byPower: exponent, of: 0) else { return nil }
    let moved = (growth * a).beside(growth * (a * constant(offset) + drive) - constant(offset))
    let still = constant(
      Matrix(rowCount: width, columnCount: total) { $1 == size + $0 ? 1 : 0 })
    let step = moved.transposed.beside(still.transposed).transposed
    let sign: Rational = direction == .shrinks ? 1 : -1
    let p = Matrix<Rational>(rowCount: total, columnCount: total) {
      $0 < size && $1 < size ? function[$0, $1] : 0
    }
    let rest = Matrix<Rational>(rowCount: total, columnCount: total) { $0 == $1 && $0 >= size ? -1 : 0 }
    func change(of form: Matrix<Rational>) -> MatrixPolynomial {
      sign * (constant(form) - step.transposed * constant(form) * step)
    }
    var own = change(of: p)
    if let head {
      for square in head.squares {
        let row = Matrix(rows: [square.form])
        own = own - square.weight * (monomial([head.power, 0]) * constant(row.transposed * row))
      }
    }
    guard let first = own.divided(byPower: power, of: 0),
      let second = change(of: rest).divided(byPower: power, of: 0)
    else { return nil }
    self.change = [first, second, constant(-1 * p), constant(-1 * rest)]
    guard let gain = gainAtZero(size) else { return nil }
    self.gain = gain
  }

  /// A part of the largest gain that what moves allows near t = 0.
  private func gainAtZero(_ size: Int) -> Rational? {
    let places = 0..<size
    var least = Double.infinity
    for growth in [Rational.zero, Rational(exponent, over: root)] {
      let block = change[0].part(rows: places, columns: places).evaluated(at: [.zero, growth])
      guard let factor = FloatMatrix(function).cholesky?.value,
        let left = factor.solution(of: FloatMatrix(block))?.value,
        let both = factor.solution(of: left.transposed)?.value,
        let smallest = both.symmetricEigenpairs?.value.values.first
      else { return nil }
      least = min(least, smallest)
    }
    guard least > 1e-9, let value = Rational(exactly: least) else { return nil }
    return .simplest(between: value * Self.share * Rational(9, over: 10), and: value * Self.share)
  }

  /// Whether it is worth while to try steps from this t on, before which a was taken to x like that.
  func mayBegin(at time: Rational, from end: Guess<FloatMatrix>) -> Bool {
    switch direction {
    case .shrinks: return gain * time.power(power) <= 1
    case .grows:
      var d = FloatMatrix(-1 * offset)
      d.add(time.power(-exponent).approximation, end.value)
      let square = d.transposed * FloatMatrix(function) * d
      guard let low = square.symmetricEigenpairs?.value.values.first, low > 0 else { return false }
      return isDefinite(weight: low, upTo: time)
    }
  }

  /// Whether the change is definite on the steps from a t on, in floating point.
  private func isDefinite(weight: Double, upTo time: Rational) -> Bool {
    guard let weight = Rational(exactly: weight) else { return false }
    return difference(weight: weight).bernstein(on: sides(time)).allSatisfy {
      FloatMatrix($0).cholesky != nil
    }
  }

  private func difference(weight: Rational) -> MatrixPolynomial {
    change[0] + weight * change[1] + gain * change[2] + (gain * weight) * change[3]
  }

  /// Proofs for all Bernstein coefficients of the change on the steps from a t on.
  func decrease(weight: Rational, upTo time: Rational) -> [SumOfSquares]? {
    var proofs: [SumOfSquares] = []
    for coefficient in difference(weight: weight).bernstein(on: sides(time)) {
      guard let proof = SumOfSquares(provingDefinite: coefficient) else { return nil }
      proofs.append(proof)
    }
    return proofs
  }

  /// A little more than the least weight that does, in floating point; `nil` where none is found. What is more does, too.
  func leastWeight(upTo time: Rational) -> Rational? {
    var upper = 1e-6
    while !isDefinite(weight: upper, upTo: time) {
      upper *= 4
      if upper > Self.greatestWeight { return nil }
    }
    var lower = upper / 4
    for _ in 0..<12 {
      let middle = (lower + upper) / 2
      if isDefinite(weight: middle, upTo: time) { upper = middle } else { lower = middle }
    }
    guard let value = Rational(exactly: upper) else { return nil }
    return .simplest(between: value * Rational(101, over: 100), and: value * Rational(103, over: 100))
  }
}

extension ScheduleForm {
  /// The forms to try, the most promising first.
  static func candidates(
    _ direction: ScheduleWitness.Direction, of problem: ScheduleProblem
  ) -> [ScheduleForm] {
    guard let (slope, start) = problem.pull else { return [] }
    let (q, sign) = (problem.root, Rational(direction == .shrinks ? 1 : -1))
    var offset = Matrix<Rational>.zero(problem.size, problem.width)
    var exponents = direction == .grows ? [1] : sequence(first: q) { $0 > 1 ? $0 / 2 : nil }.map { $0 }
    if let (anchor, power) = problem.anchor {
      guard power > start, power - start <= q, let solution = slope.solution(of: anchor) else { return [] }
      (offset, exponents) = (solution, [power - start])
    }
    var found: [ScheduleForm] = []
    for function in functions(for: sign * slope) {
      let pull = sign * (function * slope + slope.transposed * function)
      let head = squares(of: pull).map { squares in
        ScheduleWitness.Head(
          power: start,
          squares: squares.map { ($0.weight, $0.form + [Rational](repeating: 0, count: problem.width)) })
      }
      let late = direction == .shrinks ? [problem.anchor?.power ?? q, q] : [2 * start]
      for power in Set([start] + late).sorted()
      where power <= q && (direction == .shrinks || power < q) {
        if power > start && head == nil { continue }
        for exponent in exponents {
          let head = power > start && head?.squares.isEmpty == false ? head : nil
          if let form = ScheduleForm(
            direction, exponent: exponent, function: function, offset: offset, power: power, head: head,
            of: problem)
          {
            found.append(form)
          }
        }
      }
    }
    return found
  }

  /// Positive definite P with P*A + A'*P not negative: the identity, and what solves an equation where A has all eigenvalues on
  /// the right.
  private static func functions(for slope: Matrix<Rational>) -> [Matrix<Rational>] {
    var functions = [Matrix<Rational>.identity(slope.rowCount)]
    let floats = FloatMatrix(slope)
    guard let values = floats.eigenvalues?.value,
      let reach = values.map({ $0.re / ($0.modulus * $0.modulus) }).min(),
      reach > 1e-9
    else { return functions }
    var map = FloatMatrix.identity(slope.rowCount)
    map.add(-reach, floats)
    guard let solution = SteinEquation.solution(map)?.value else { return functions }
    let largest = solution.storage.map { abs($0) }.max() ?? 1
    functions.append(
      Matrix(rowCount: slope.rowCount, columnCount: slope.rowCount) { row, column in
        Rational(rounding: (solution[row, column] + solution[column, row]) / 2 / largest, bits: 16)
      })
    return functions
  }

  /// A symmetric matrix as squares of linear forms with positive weights; `nil` when it is not positive semidefinite.
  private static func squares(of matrix: Matrix<Rational>) -> [(weight: Rational, form: [Rational])]? {
    var (rest, squares) = (matrix, [(weight: Rational, form: [Rational])]())
    for place in 0..<matrix.rowCount {
      let pivot = rest[place, place]
      if pivot.sign < 0 { return nil }
      if pivot.isZero {
        guard (0..<matrix.rowCount).allSatisfy({ rest[place, $0].isZero }) else { return nil }
        continue
      }
      let form = (0..<matrix.rowCount).map { rest[place, $0] / pivot }
      squares.append((pivot, form))
      rest = Matrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
        rest[$0, $1] - pivot * form[$0] * form[$1]
      }
    }
    return squares
  }
}
