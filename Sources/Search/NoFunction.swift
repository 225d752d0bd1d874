// Proofs that no single quadratic function decreases everywhere in a box.

import Exact
import Spectral

/// Places of a box, and matrices Z = sum of v*v' for each of them, with the sum of A*Z*A' - r*Z positive definite.
///
/// For a positive semidefinite P other than 0 the trace of P times that sum is positive, so r*P - A'*P*A is not positive
/// semidefinite at all of the places.
package struct NoFunction: Sendable {
  package struct Place: Sendable {
    package let place: [Rational]
    package let vectors: [[Integer]]
  }

  package let places: [Place]
  package let rest: SumOfSquares
}

extension NoFunction {
  private static let mostRounds = 200
  /// A margin of the linear program above this is taken for one of the true problem.
  private static let leastMargin = -1e-9

  /// Through the dual of a linear program: P with trace 1 is to make t as large as possible, with r*P - A'*P*A - t*I
  /// positive semidefinite at every place, each along some directions only. When even so t is negative, the prices of the
  /// rows are the weights of the directions.
  ///
  /// - Precondition: T is the identity.
  package init(for problem: ContractionProblem, at places: [[Rational]]) throws(SearchLimit) {
    let size = problem.size
    let maps = places.map { FloatMatrix(problem.after.evaluated(at: $0)) }
    let factor = problem.factor.approximation
    let unknowns = size * (size + 1) / 2
    let program = LinearProgram(
      objective: Array(repeating: 0, count: unknowns) + [1],
      bounds: Array(repeating: -1...1, count: unknowns) + [-1e6...1e6])
    var directions: [(place: Int, vector: [Double])?] = []
    func row(_ form: (Int, Int) -> Double) -> [Double] {
      (0..<size).flatMap { i in (0...i).map { $0 == i ? form(i, i) : form(i, $0) + form($0, i) } }
    }
    let trace = row { $0 == $1 ? 1 : 0 }
    program.addRow(trace + [0], atLeast: 1)
    program.addRow(trace.map { -$0 } + [0], atLeast: -1)
    directions += [nil, nil]
    func requireDefinite(_ v: [Double]) {
      program.addRow(row { v[$0] * v[$1] } + [0], atLeast: 0)
      directions.append(nil)
    }
    func requireDecrease(_ place: Int, _ v: [Double]) {
      let image = (0..<size).map { i in (0..<size).reduce(0) { $0 + maps[place][i, $1] * v[$1] } }
      program.addRow(row { factor * v[$0] * v[$1] - image[$0] * image[$1] } + [-1], atLeast: 0)
      directions.append((place, v))
    }
    for unit in 0..<size {
      let v = (0..<size).map { $0 == unit ? 1.0 : 0 }
      requireDefinite(v)
      for place in places.indices { requireDecrease(place, v) }
    }
    for _ in 0..<Self.mostRounds {
      let solution: [Double]
      do throws(SolverFailure) { solution = try program.solution().value } catch { throw .solver(error) }
      if solution[unknowns] < Self.leastMargin,
        let found = Self(
          problem, places,
          directions: zip(directions, program.prices.value).compactMap { direction, price in
            guard let direction, price > 0 else { return nil }
            return (direction.place, direction.vector.map { $0 * price.squareRoot() })
          })
      {
        self = found
        return
      }
      let function = FloatMatrix(rowCount: size, columnCount: size) {
        solution[max($0, $1) * (max($0, $1) + 1) / 2 + min($0, $1)]
      }
      var isCut = false
      func cut(_ matrix: FloatMatrix, above bound: Double, _ require: ([Double]) -> Void) throws(SearchLimit)
      {
        guard let pairs = matrix.symmetricEigenpairs?.value else { throw .noEigenvalues }
        for (place, value) in pairs.values.enumerated() where value < bound - 1e-10 {
          require((0..<size).map { pairs.vectors[$0, place] })
          isCut = true
        }
      }
      try cut(function, above: 0, requireDefinite)
      for (place, map) in maps.enumerated() {
        var decrease = map.transposed * function * map
        decrease.add(-2, decrease)
        decrease.add(factor, function)
        try cut(decrease, above: solution[unknowns]) { requireDecrease(place, $0) }
      }
      // Nothing is violated any more: this P is as good as it gets.
      if !isCut { throw solution[unknowns] < Self.leastMargin ? .lostInRounding : .notExcluded }
    }
    throw .notExcluded
  }

  /// Rounds the vectors to as few bits as will do; `nil` when the sum is not positive definite.
  private init?(
    _ problem: ContractionProblem, _ places: [[Rational]], directions: [(place: Int, vector: [Double])]
  ) {
    let largest = directions.flatMap(\.vector).map { abs($0) }.max() ?? 0
    guard largest > 0 else { return nil }
    for bits in stride(from: 4, through: 34, by: 6) {
      let found = places.indices.map { place in
        Place(
          place: places[place],
          vectors: directions.filter { $0.place == place }.map { direction in
            direction.vector.map { Integer(rounding: $0 / largest, bits: bits) }
          }.filter { $0.contains { !$0.isZero } })
      }.filter { !$0.vectors.isEmpty }
      if !found.isEmpty, let rest = SumOfSquares(provingDefinite: Self.rest(found, of: problem)) {
        (self.places, self.rest) = (found, rest)
        return
      }
    }
    return nil
  }

  /// The sum of A*Z*A' - r*Z.
  private static func rest(_ places: [Place], of problem: ContractionProblem) -> Matrix<Rational> {
    places.reduce(.zero(problem.size, problem.size)) { sum, place in
      let map = problem.after.evaluated(at: place.place)
      let vectors = Matrix(rows: place.vectors.map { $0.map { Rational($0) } })
      let weight = vectors.transposed * vectors
      return sum + map * weight * map.transposed - problem.factor * weight
    }
  }
}
