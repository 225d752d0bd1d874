// One quadratic function for a polygon of parameters, grown as far as it goes.

import Exact
import Spectral

/// V(s) = s'*P*s shrinks for all parameters in the convex hull of some places; the map is affine in the parameters.
package struct HullWitness: Sendable {
  package let function: Matrix<Rational>
  package let vertices: [[Rational]]
  package let definite: SumOfSquares
  /// A proof for every vertex.
  package let decrease: [SumOfSquares]
}

/// P itself, and r*P - A'*P*A at some places.
private struct PlaceConditions: DefiniteConditions {
  let size: Int
  let factor: Double
  let maps: [FloatMatrix]

  func decrease(_ function: FloatMatrix, _ map: FloatMatrix) -> FloatMatrix {
    var sum = map.transposed * function * map
    sum.add(-2, sum)
    sum.add(factor, function)
    return sum
  }

  func coefficients(_ terms: [FloatMatrix]) -> [FloatMatrix] {
    [terms[0]] + maps.map { decrease(terms[0], $0) }
  }
}

extension HullWitness {
  private static let mostRounds = 40
  /// Rounds that let the polygon grow by less than this part end the search.
  private static let leastGrowth = 0.005

  /// Grows a polygon inside the box from a place.
  ///
  /// In turn, P is centred between the vertices' conditions, and with P fixed every vertex is moved out to where its condition
  /// ends.
  ///
  /// - Throws: `.notContracting` when there is no function even for the place alone.
  /// - Precondition: T is the identity, and the map affine in the parameters.
  package init(growingFrom start: [Rational], for problem: ContractionProblem) throws(SearchLimit) {
    let rays = Self.rays(problem.box)
    let centre = start.map(\.approximation)
    let reaches = rays.map { Self.reach($0, from: centre, in: problem) }
    let form = FunctionForm(degree: 0, in: nil, of: problem.box.count, power: 0)
    guard let space = WitnessSpace(form, for: problem) else { throw .notContracting }
    let factor = problem.factor.approximation
    let terms = problem.after.orderedTerms.map { ($0.exponents, FloatMatrix($0.coefficient)) }
    func map(at place: [Double]) -> FloatMatrix {
      var sum = FloatMatrix.zero(problem.size, problem.size)
      for (exponents, matrix) in terms {
        sum.add(zip(place, exponents).reduce(1) { $1.1 == 0 ? $0 : $0 * $1.0 }, matrix)
      }
      return sum
    }
    func place(_ ray: Int, _ share: Double) -> [Double] {
      zip(centre, rays[ray]).map { $0 + share * reaches[ray] * $1 }
    }
    func function(for shares: [Double]) throws(SearchLimit) -> FloatMatrix {
      let maps = shares.indices.map { map(at: place($0, shares[$0])) }
      let conditions = PlaceConditions(size: problem.size, factor: factor, maps: maps)
      return space.entries(at: try CentralSearch(space, conditions).point())[0]
    }
    /// How far a vertex can go, P fixed.
    func end(_ ray: Int, from share: Double, _ function: FloatMatrix) -> Double {
      let conditions = PlaceConditions(size: problem.size, factor: factor, maps: [])
      func holds(_ share: Double) -> Bool {
        conditions.decrease(function, map(at: place(ray, share))).cholesky != nil
      }
      if holds(1) { return 1 }
      var (low, high) = (share, 1.0)
      for _ in 0..<20 {
        let middle = (low + high) / 2
        if holds(middle) { low = middle } else { high = middle }
      }
      return low
    }
    var shares = rays.map { _ in 1e-3 }
    for _ in 0..<Self.mostRounds {
      let function = try function(for: shares)
      // Not all of the way, so that the next P finds room.
      let grown = shares.indices.map { shares[$0] + 0.9 * (end($0, from: shares[$0], function) - shares[$0]) }
      let growth = zip(grown, shares).reduce(0) { max($0, $1.0 - $1.1) }
      shares = grown
      if growth < Self.leastGrowth { break }
    }
    for shrink in [0.999, 0.99, 0.95, 0.9] {
      let kept = shares.map { $0 * shrink }
      guard let function = try? function(for: kept) else { continue }
      let vertices = Self.corners(of: kept.indices.map { Self.short(place($0, kept[$0]), problem.box) })
      if let found = HullWitness(function, vertices, for: problem) {
        self = found
        return
      }
    }
    throw .lostInRounding
  }

  /// Rounds P to as few bits as will do; `nil` when a proof fails.
  private init?(_ floats: FloatMatrix, _ vertices: [[Rational]], for problem: ContractionProblem) {
    let largest = max(floats.storage.map { abs($0) }.max() ?? 1, .leastNormalMagnitude)
    for bits in stride(from: 6, through: 42, by: 6) {
      let function = Matrix<Rational>(rowCount: problem.size, columnCount: problem.size) {
        Rational(rounding: floats[max($0, $1), min($0, $1)] / largest, bits: bits)
      }
      guard let definite = SumOfSquares(provingDefinite: function) else { continue }
      let difference = problem.decrease(of: MatrixPolynomial(function, variableCount: problem.box.count))
      let proofs = vertices.map { SumOfSquares(provingDefinite: difference.evaluated(at: $0)) }
      let found = proofs.compactMap(\.self)
      guard found.count == proofs.count else { continue }
      (self.function, self.vertices, self.definite, decrease) = (function, vertices, definite, found)
      return
    }
    return nil
  }

  /// Directions all around, in units of the sides of the box.
  private static func rays(_ box: [BernsteinForm.Range]) -> [[Double]] {
    let steps: [Double] = box.count == 2 ? [-2, -1, 0, 1, 2] : [-1, 0, 1]
    let all = box.indices.reduce([[Double]]([[]])) { places, _ in
      places.flatMap { place in steps.map { place + [$0] } }
    }
    // Of directions that are multiples of each other, the shortest.
    let some = all.filter { ray in ray.contains { abs($0) == 1 } }
    return some.map { ray in zip(ray, box).map { $0 * ($1.upper - $1.lower).approximation } }
  }

  /// How far a ray stays inside the box, away from the rate 0.
  private static func reach(_ ray: [Double], from centre: [Double], in problem: ContractionProblem) -> Double
  {
    problem.box.indices.reduce(.infinity) { reach, axis in
      let side = problem.box[axis]
      let width = (side.upper - side.lower).approximation
      let low = side.lower.approximation + (axis == problem.rateAxis && side.lower.isZero ? width / 1_000 : 0)
      if ray[axis] > 0 { return min(reach, (side.upper.approximation - centre[axis]) / ray[axis]) }
      if ray[axis] < 0 { return min(reach, (low - centre[axis]) / ray[axis]) }
      return reach
    }
  }

  /// In two parameters the corners of the convex hull, counterclockwise, by Andrew's chains; in more, all of the places.
  private static func corners(of places: [[Rational]]) -> [[Rational]] {
    guard places[0].count == 2 else { return places }
    func chain(_ sorted: [[Rational]]) -> [[Rational]] {
      var chain: [[Rational]] = []
      for place in sorted {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          let turn = (b[0] - a[0]) * (place[1] - a[1]) - (b[1] - a[1]) * (place[0] - a[0])
          if turn.sign > 0 { break }
          chain.removeLast()
        }
        chain.append(place)
      }
      return Array(chain.dropLast())
    }
    let sorted = Set(places).sorted { $0.lexicographicallyPrecedes($1) }
    guard sorted.count > 2 else { return sorted }
    return chain(sorted) + chain(sorted.reversed())
  }

  /// How large a box the vertices span.
  package var extent: Rational {
    vertices[0].indices.reduce(1) { product, axis in
      let values = vertices.map { $0[axis] }
      return product * ((values.max() ?? 0) - (values.min() ?? 0))
    }
  }

  /// A short fraction near to every coordinate, inside the box.
  private static func short(_ place: [Double], _ box: [BernsteinForm.Range]) -> [Rational] {
    zip(place, box).map { value, side in
      let width = side.upper - side.lower
      let exact = min(max(Rational(exactly: value) ?? side.lower, side.lower), side.upper)
      let low = max(exact - width / 10_000, side.lower)
      return .simplest(between: low, and: min(exact + width / 10_000, side.upper))
    }
  }
}
