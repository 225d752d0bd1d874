// Solutions P of "P - A'*P*A is positive definite" in floating point.

import Exact
import Spectral

enum SteinEquation {
  /// How often the powers of A are squared: A^(2^40) is 0 for every A that is worth a try.
  private static let mostSquarings = 40

  /// A solution for any A without eigenvalues on the unit circle: positive definite where all of them are inside.
  ///
  /// With the projection on what A shrinks along what it stretches, P is the sum of the squared forward powers on the one
  /// minus that of the backward powers on the other.
  ///
  /// - Returns: `nil` when a sum does not settle.
  static func solution(_ matrix: FloatMatrix) -> Guess<FloatMatrix>? {
    let size = matrix.rowCount
    if let sum = sum(of: .identity(size), along: matrix)?.value { return Guess(sum) }
    guard let inside = projectionInside(matrix)?.value else { return nil }
    var outside = FloatMatrix.identity(size)
    outside.add(-1, inside)
    // On what A stretches, the inverse shrinks; elsewhere A + outside's complement keeps it invertible.
    var invertible = matrix * outside
    invertible.add(1, inside)
    guard let inverse = invertible.solution(of: .identity(size))?.value else { return nil }
    let back = inverse * outside
    guard let forward = sum(of: inside.transposed * inside, along: matrix * inside)?.value,
      let backward = sum(of: back.transposed * back, along: back)?.value
    else { return nil }
    var solution = forward
    solution.add(-1, backward)
    return Guess(solution)
  }

  /// The sum of A'^k*W*A^k, by squaring.
  ///
  /// - Returns: `nil` when the sum does not settle.
  private static func sum(of weight: FloatMatrix, along matrix: FloatMatrix) -> Guess<FloatMatrix>? {
    var (sum, powers) = (weight, matrix)
    for _ in 0..<mostSquarings {
      let step = powers.transposed * sum * powers
      sum.add(1, step)
      guard sum.isFinite else { return nil }
      if step.largestEntry <= 1e-17 * sum.largestEntry { return Guess(sum) }
      powers = powers * powers
    }
    return nil
  }

  /// How often Newton's iteration for the matrix sign is repeated.
  private static let mostSteps = 60

  /// The projection on the invariant subspace of the eigenvalues inside the unit circle along that of the others.
  ///
  /// The Cayley transform (A + c*I)^-1*(A - c*I) with c = -1 or 1 takes the circle to the imaginary axis, and Newton's
  /// iteration X <- (X + X^-1)/2 takes a matrix to its sign.
  private static func projectionInside(_ matrix: FloatMatrix) -> Guess<FloatMatrix>? {
    let size = matrix.rowCount
    let identity = FloatMatrix.identity(size)
    for shift in [1.0, -1] {
      var (plus, minus) = (matrix, matrix)
      plus.add(shift, identity)
      minus.add(-shift, identity)
      guard var sign = plus.solution(of: minus)?.value, sign.isFinite else { continue }
      for _ in 0..<mostSteps {
        guard let inverse = sign.solution(of: identity)?.value, inverse.isFinite else { break }
        // Scaling by the norms brings far eigenvalues near first.
        let scale = (inverse.largestEntry / sign.largestEntry).squareRoot()
        let (before, weight) = (sign, abs(scale - 1) < 0.1 ? 1 : scale)
        sign.add(weight / 2 - 1, sign)
        sign.add(0.5 / weight, inverse)
        var change = sign
        change.add(-1, before)
        if change.largestEntry <= 1e-12 * sign.largestEntry {
          // (lambda - c)/(lambda + c) has a negative real part exactly inside the circle.
          var projection = identity
          projection.add(-1, sign)
          projection.add(-0.5, projection)
          return Guess(projection)
        }
      }
    }
    return nil
  }
}

extension FloatMatrix {
  var largestEntry: Double { storage.reduce(0) { max($0, abs($1)) } }
}
