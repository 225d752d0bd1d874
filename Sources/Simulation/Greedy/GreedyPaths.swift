// Greedy paths of a climber with several variables: found in floating point, and shown to be greedy with balls.

import Exact
import Glibc
import Symbolic

struct GreedyPaths {
  private let roles: GreedyRoles
  private let slopes: RegisterProgram
  private let value: RegisterProgram

  private static let stepLimit = 2_000

  init(_ roles: GreedyRoles) throws(EvaluationFault) {
    self.roles = roles
    slopes = try RegisterCompiler.program(for: roles.slopes, of: roles.variables)
    value = try RegisterCompiler.program(for: [roles.value], of: roles.variables)
  }

  private func run(_ program: RegisterProgram, _ place: [Double]) -> [Double] {
    var registers = Array(repeating: 0.0, count: program.registerCount)
    for (index, number) in place.enumerated() { registers[index] = number }
    return registers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      program.prepare(base)
      program.run(base)
      return program.outputs.map { base[$0] }
    }
  }

  private static func length(_ vector: [Double]) -> Double {
    sqrt(vector.reduce(0) { $0 + $1 * $1 })
  }

  /// The value where following the gradient as long as f rises at a rate of epsilon leads to, in floating point; infinite
  /// for a path that does not end.
  func climbed(from start: [Double], epsilon: Double) -> Guess<Double> {
    var place = start
    var stride = 0.125
    for _ in 0..<20 * Self.stepLimit {
      guard let next = step(from: place, &stride, epsilon, isRate: { rate, _, _ in rate >= epsilon }) else {
        return Guess(run(value, place)[0])
      }
      place = next
    }
    return Guess(.infinity)
  }

  /// One step along the gradient, as long as f rises fast enough at its end too.
  private func step(
    from place: [Double], _ stride: inout Double, _ epsilon: Double,
    isRate: (_ rate: Double, _ direction: [Double], _ stride: Double) -> Bool
  ) -> [Double]? {
    let gradient = run(slopes, place)
    let size = Self.length(gradient)
    guard size > epsilon, size.isFinite else { return nil }
    let direction = gradient.map { $0 / size }
    while stride > 1e-9 {
      var next = place
      for (index, part) in zip(roles.climbing, direction) { next[index] += stride * part }
      let rate = zip(run(slopes, next), direction).reduce(0) { $0 + $1.0 * $1.1 }
      if rate > epsilon, isRate(rate, direction, stride) {
        stride *= 1.5
        return next
      }
      stride /= 2
    }
    return nil
  }

  /// The end of a path of segments along which f certainly rises fast enough, for all x in the balls.
  func end(from place: [Variable: Ball], epsilon: Rational, precision: Int) -> [Variable: Ball] {
    var position = roles.variables.map { place[$0] ?? .zero }
    var middle = position.map(\.approximation)
    var stride = 0.125
    for _ in 0..<Self.stepLimit {
      var moved: [Ball]?
      let next = step(from: middle, &stride, epsilon.approximation) { _, direction, stride in
        moved = segment(from: position, along: direction.map { $0 * stride }, place, epsilon, precision)
        return moved != nil
      }
      guard let next, let moved else { break }
      (middle, position) = (next, moved)
      // Where the gradient is hardly longer than epsilon there is nothing more to gain.
      if stride < 1e-6 { break }
    }
    return place.merging(zip(roles.variables, position)) { $1 }
  }

  /// The end of a segment, if f certainly rises along it at a rate above epsilon.
  private func segment(
    from position: [Ball], along move: [Double], _ place: [Variable: Ball], _ epsilon: Rational,
    _ precision: Int
  ) -> [Ball]? {
    let parts = move.compactMap { Rational(exactly: $0) }
    guard parts.count == move.count else { return nil }
    let step = parts.map { Ball($0, precision: precision) }
    let share = Ball(from: .zero, to: .one, precision: precision)
    var (point, end) = (place, position)
    for (index, part) in zip(roles.climbing, step) {
      point[roles.variables[index]] = position[index] + share * part
      end[index] = position[index] + part
    }
    var evaluation = BallEvaluation(point, precision)
    guard let slopes = evaluation.finite(roles.slopes) else { return nil }
    let rise = zip(slopes, step).map { $0 * $1 }.reduce(Ball.zero, +)
    let length = step.length
    return (rise - Ball(epsilon, precision: precision) * length).isPositive ? end : nil
  }
}
