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
  /// The change of the form, head taken off and divided by the power of t: that of d'*P*d, and what the weight, the gain and
  /// the product of both are multiplied by.
  private let change:
    (own: MatrixPolynomial, weight: MatrixPolynomial, gain: MatrixPolynomial, both: MatrixPolynomial)
  private let root: Int

  /// The ranges of t and of its growth on the steps from a t on.
  private func sides(upTo time: Rational) -> [BernsteinForm.Range] {
    [BernsteinForm.Range(0, time), BernsteinForm.Range(0, Rational(exponent, over: root))]
  }

  /// Half of what is possible, so that as much is left for the pull of the anchor.
  private static let share = Rational(1, over: 2)
  /// Weights above this are not tried.
  private static let greatestWeight = 1e12

  /// `nil` unless the change is divisible by the power, and something is gained.
  init?(
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
    self.change = (first, second, constant(-1 * p), constant(-1 * rest))
    guard let gain = gainAtZero(size) else { return nil }
    self.gain = gain
  }

  /// A part of the largest gain that what moves allows near t = 0.
  private func gainAtZero(_ size: Int) -> Rational? {
    let places = 0..<size
    var least = Double.infinity
    for growth in [Rational.zero, Rational(exponent, over: root)] {
      let block = change.own.part(rows: places, columns: places).evaluated(at: [.zero, growth])
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
    return difference(weight: weight).bernstein(on: sides(upTo: time)).allSatisfy {
      FloatMatrix($0).cholesky != nil
    }
  }

  private func difference(weight: Rational) -> MatrixPolynomial {
    change.own + weight * change.weight + gain * change.gain + (gain * weight) * change.both
  }

  /// Proofs for all Bernstein coefficients of the change on the steps from a t on.
  func decrease(weight: Rational, upTo time: Rational) -> [SumOfSquares]? {
    var proofs: [SumOfSquares] = []
    for coefficient in difference(weight: weight).bernstein(on: sides(upTo: time)) {
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
