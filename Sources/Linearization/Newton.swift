// Newton's method in high precision, and the proof that a zero is where it ended.

import Exact
import Symbolic

package struct Newton {
  let field: [Expression]
  let jacobian: Matrix<Expression>
  let variables: [Variable]
  /// Values of what else stands in the field; what is proved holds for all numbers in these.
  private let known: [Variable: Ball]

  init(field: [Expression], jacobian: Matrix<Expression>, variables: [Variable]) {
    (self.field, self.jacobian, self.variables, known) = (field, jacobian, variables, [:])
  }

  package init(field: [Expression], variables: [Variable], known: [Variable: Ball]) {
    (self.field, self.variables, self.known) = (field, variables, known)
    jacobian = Expression.jacobian(of: field, by: variables)
  }

  /// Bits carried while approaching; far more than a double, so that exact numbers can be recognised.
  private static let precision = 256
  private static let stepLimit = 80

  private func point(_ coordinates: [Ball]) -> [Variable: Ball] {
    known.merging(zip(variables, coordinates)) { $1 }
  }

  private func values(_ expressions: [Expression], at coordinates: [Ball]) -> [Ball]? {
    var evaluation = BallEvaluation(point(coordinates), coordinates.map(\.precision).max() ?? Self.precision)
    var values: [Ball] = []
    for expression in expressions {
      guard let value = try? evaluation.value(of: expression), value.isFinite else { return nil }
      values.append(value)
    }
    return values
  }

  private func slopes(at coordinates: [Ball]) -> Matrix<Ball>? {
    values(jacobian.entries, at: coordinates).map {
      Matrix(rowCount: variables.count, columnCount: variables.count, entries: $0)
    }
  }

  private static func size(_ vector: [Ball]) -> Double {
    vector.map { abs($0.approximation) }.max() ?? 0
  }

  /// A point where the field almost vanishes, by damped steps; `nil` when they lead nowhere.
  package func zero(from start: [Ball]) -> [Ball]? {
    var place = start.map { $0.withPrecision(Self.precision).centre }
    guard var gap = values(field, at: place) else { return nil }
    for _ in 0..<Self.stepLimit {
      let size = Self.size(gap)
      if size < 1e-70 { return place }
      guard let step = slopes(at: place)?.approximateSolution(of: gap) else { return nil }
      var scale = Rational.one
      var advanced = false
      for _ in 0..<30 {
        let factor = Ball(scale, precision: Self.precision)
        let next = zip(place, step).map { ($0 - factor * $1).centre }
        if let nextGap = values(field, at: next), Self.size(nextGap) < size {
          (place, gap, advanced) = (next, nextGap, true)
          break
        }
        scale *= Rational(1, over: 2)
      }
      // The last digits need not improve; what was reached may already be good enough to prove.
      if !advanced { return size < 1e-20 ? place : nil }
    }
    return Self.size(gap) < 1e-20 ? place : nil
  }

  /// Krawczyk's test: with Y close to the inverse of the Jacobian at the centre m of the box X, the set
  /// m - Y*G(m) + (I - Y*J(X))*(X - m) contains every zero in X; if it lies inside X, there is exactly one.
  package func proof(around centre: [Ball]) -> [Ball]? {
    let middle = centre.map(\.centre)
    guard let slope = slopes(at: middle), let inverse = slope.approximateInverse(),
      let gap = values(field, at: middle)
    else { return nil }
    let size = variables.count
    for exponent in [-200, -120, -80, -50, -30, -20, -10] {
      let radius = Rational(2).power(exponent)
      let box = middle.map { Ball(midpoint: $0.midpoint, radius: radius, precision: Self.precision) }
      guard let slopes = slopes(at: box) else { continue }
      let contraction = Matrix<Ball>.identity(size) - inverse * slopes
      let shift = inverse * Matrix(rowCount: size, columnCount: 1, entries: gap)
      let offsets = Matrix(rowCount: size, columnCount: 1, entries: zip(box, middle).map { $0 - $1 })
      let spread = contraction * offsets
      let image = (0..<size).map { middle[$0] - shift[$0, 0] + spread[$0, 0] }
      if zip(box, image).allSatisfy({ $0.containsInside($1) }) {
        return zip(image, box).map { $0.intersection($1) ?? $0 }
      }
    }
    return nil
  }

  /// Whether the Jacobian has no inverse worth the name there; for explaining a failure only.
  func isNearlySingular(at place: [Ball]) -> Bool {
    guard let slope = slopes(at: place.map(\.centre)) else { return true }
    guard let inverse = slope.approximateInverse() else { return true }
    return inverse.entries.contains { abs($0.approximation) > 1e12 }
  }
}
