// The search for a quadratic function by Newton's method along a central path.

import Exact
import Spectral

/// Matrices that are linear in the entries of P, and have to be positive definite.
protocol DefiniteConditions {
  var size: Int { get }
  /// The matrices for the terms of P.
  func coefficients(_ terms: [FloatMatrix]) -> [FloatMatrix]
}

/// Maximises t under B_k(y) - t*I positive definite and -1 < y < 1, with logarithmic barriers.
///
/// Far from the border of what is feasible the matrices are well conditioned, so that short numbers do.
struct CentralSearch {
  /// For every Bernstein coefficient, a matrix with one column a coordinate and last one for -t: the lower triangle of what
  /// the coordinate adds to it, entries beside the diagonal times sqrt(2).
  private let images: [FloatMatrix]
  private let size: Int
  private let dimension: Int

  /// How many Newton steps are taken before the search ends.
  private static let mostSteps = 120
  /// Below this, the best margin counts as none.
  private static let leastMargin = 1e-11
  /// What the weight of the margin is multiplied by when a centre was found.
  private static let stride = 6.0

  /// The combinations of symmetric matrices of one size, with the coordinates as weights.
  init(spanning matrices: [FloatMatrix]) {
    self.init(
      [matrices.flatMap(Self.packed)], size: matrices.first?.rowCount ?? 0, dimension: matrices.count)
  }

  init(_ space: WitnessSpace, _ conditions: some DefiniteConditions) {
    var columns: [[Double]] = []
    for place in 0..<space.dimension {
      let unit = (0..<space.dimension).map { $0 == place ? 1.0 : 0 }
      let parts = conditions.coefficients(space.entries(at: unit)).map(Self.packed)
      columns = columns.isEmpty ? parts : zip(columns, parts).map(+)
    }
    self.init(columns, size: conditions.size, dimension: space.dimension)
  }

  /// - Parameter columns: for every matrix what the coordinates add to it, one after the other.
  private init(_ columns: [[Double]], size: Int, dimension: Int) {
    (self.size, self.dimension) = (size, dimension)
    let (packed, count) = (size * (size + 1) / 2, dimension + 1)
    let margin = Self.packed(FloatMatrix.identity(size)).map { -$0 }
    images = columns.map { FloatMatrix(rowCount: packed, columnCount: count, storage: $0 + margin) }
  }

  private static func packed(_ matrix: FloatMatrix) -> [Double] {
    (0..<matrix.rowCount).flatMap { row in
      (0...row).map { $0 == row ? matrix[row, row] : (matrix[row, $0] + matrix[$0, row]) * 0.5.squareRoot() }
    }
  }

  private func unpacked(_ vector: ArraySlice<Double>) -> FloatMatrix {
    var matrix = FloatMatrix.zero(size, size)
    var place = vector.startIndex
    for row in 0..<size {
      for column in 0...row {
        let value = row == column ? vector[place] : vector[place] * 0.5.squareRoot()
        (matrix[row, column], matrix[column, row]) = (value, value)
        place += 1
      }
    }
    return matrix
  }

  /// The factors of all B_k - t*I at a point (y, t); `nil` when it is outside.
  private func factors(at point: [Double]) -> [FloatMatrix]? {
    guard point.dropLast().allSatisfy({ abs($0) < 1 }) else { return nil }
    let column = FloatMatrix(rowCount: dimension + 1, columnCount: 1, storage: point)
    var factors: [FloatMatrix] = []
    for image in images {
      guard let factor = unpacked((image * column).storage[...]).cholesky?.value else { return nil }
      factors.append(factor)
    }
    return factors
  }

  /// The derivative of the barrier along a direction.
  private func slope(
    along direction: [Double], _ factors: [FloatMatrix], at point: [Double], weight: Double
  ) -> Double {
    let column = FloatMatrix(rowCount: dimension + 1, columnCount: 1, storage: direction)
    let identity = FloatMatrix.identity(size)
    var sum = -weight * direction[dimension]
    for (factor, image) in zip(factors, images) {
      guard let inverse = factor.solution(of: identity)?.value else { return .infinity }
      let change = inverse * unpacked((image * column).storage[...])
      sum -= zip(change.storage, inverse.storage).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for (value, step) in zip(point, direction).dropLast() { sum += 2 * value * step / (1 - value * value) }
    return sum
  }

  /// Gradient and Hessian of the barrier.
  private func slopes(
    _ factors: [FloatMatrix], at point: [Double], weight: Double
  ) -> (gradient: [Double], curvature: FloatMatrix)? {
    let count = dimension + 1
    var gradient = [Double](repeating: 0, count: count)
    var curvature = FloatMatrix.zero(count, count)
    gradient[dimension] = -weight
    let identity = FloatMatrix.identity(size)
    for (factor, image) in zip(factors, images) {
      guard let inverse = factor.solution(of: identity)?.value else { return nil }
      let turned = inverse.transposed
      var columns: [Double] = []
      columns.reserveCapacity(image.storage.count)
      let height = image.rowCount
      for place in 0..<count {
        let own = unpacked(image.storage[place * height..<(place + 1) * height])
        let scaled = inverse * own * turned
        columns += Self.packed(scaled)
        for row in 0..<size { gradient[place] -= scaled[row, row] }
      }
      let all = FloatMatrix(rowCount: height, columnCount: count, storage: columns)
      curvature.add(1, all.transposed * all)
    }
    for place in 0..<dimension {
      let (value, room) = (point[place], 1 - point[place] * point[place])
      gradient[place] += 2 * value / room
      curvature[place, place] += 2 * (1 + value * value) / (room * room)
    }
    return (gradient, curvature)
  }

  /// Coordinates with all Bernstein coefficients positive definite, as far as floating point tells.
  func point() throws(SearchLimit) -> [Double] {
    var point = [Double](repeating: 0, count: dimension) + [-1]
    guard var factors = factors(at: point) else { throw .noEigenvalues }
    var weight = 1.0
    // Every barrier keeps its distance from the border: the best margin is at most so far from that of a centre.
    let parameter = Double(images.count * size + 2 * dimension)
    for _ in 0..<Self.mostSteps {
      guard let (gradient, curvature) = slopes(factors, at: point, weight: weight),
        let step = curvature.solution(
          of: FloatMatrix(rowCount: dimension + 1, columnCount: 1, storage: gradient))?.value.storage
      else { break }
      let decrement = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
      guard decrement.isFinite else { break }
      // The barrier is convex along the step: as long as its slope is small there, the centre was not passed by far.
      let direction = step.map { -$0 }
      var length = 1.0
      var moved = false
      while !moved, length > 1e-10 {
        let trial = zip(point, direction).map { $0 + length * $1 }
        if let found = self.factors(at: trial),
          slope(along: direction, found, at: trial, weight: weight) < 0.5 * decrement * decrement
        {
          (point, factors, moved) = (trial, found, true)
        }
        length /= 2
      }
      if !moved || decrement < 0.5 {
        let (margin, gap) = (point[dimension], parameter / weight)
        if margin > 0, gap < margin { break }
        guard margin + gap > Self.leastMargin else { throw .notContracting }
        weight *= Self.stride
      }
    }
    guard point[dimension] > Self.leastMargin else { throw .rounds(Self.mostSteps) }
    return Array(point.prefix(dimension))
  }
}
