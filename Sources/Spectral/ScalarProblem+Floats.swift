// Safe rates and radii through the eigenvalues of J in floating point: guesses, in one pass over the spectrum.

import Exact

/// A scalar problem with a spectrum, in floating point.
package struct FloatSpectrumProblem: Sendable {
  /// Eigenvalues with an imaginary part that is not negative; their conjugates say the same.
  package let spectrum: [FloatComplex]
  private let lanes: SpectrumLanes
  private let characteristic: [FloatBivariate]
  private let wall: FloatBivariate

  /// - Parameter spectrum: the eigenvalues of J without those of directions at rest.
  package init(_ problem: ScalarProblem, spectrum: [FloatComplex]) {
    self.spectrum = spectrum.filter { $0.im >= 0 }
    lanes = SpectrumLanes(self.spectrum)
    characteristic = problem.characteristic.map { FloatBivariate($0, rate: problem.rate) }
    wall = FloatBivariate(problem.wall, rate: problem.rate)
  }

  private var order: Int { characteristic.count - 1 }

  /// The largest modulus of an eigenvalue of M; `nil` where M has no value.
  package func radius(at rate: Double) -> Guess<Double>? {
    let tables = characteristic.map { $0.coefficients(at: rate) }
    if order <= 2, tables[order].count == 1 {
      // Made monic; not a number where the method has no step.
      let monic = tables.dropLast().map { table in table.map { $0 / tables[order][0] } }
      let radius = lanes.largestModulus(constant: monic[0], linear: order == 2 ? monic[1] : nil)
      return radius.isFinite ? Guess(radius) : nil
    }
    var largest = 0.0
    for j in spectrum {
      let coefficients = tables.map { table in
        table.reversed().reduce(FloatComplex(0)) { $0 * j + FloatComplex($1) }
      }
      guard let modulus = Self.largestModulus(coefficients), modulus.isFinite else { return nil }
      largest = max(largest, modulus)
    }
    return Guess(largest)
  }

  /// The eigenvalue of M with the largest modulus, and the one of J that it belongs to.
  func leaving(at rate: Double) -> (value: FloatComplex, eigenvalue: FloatComplex)? {
    let tables = characteristic.map { $0.coefficients(at: rate) }
    var largest: (value: FloatComplex, eigenvalue: FloatComplex)?
    for j in spectrum {
      let coefficients = tables.map { table in
        table.reversed().reduce(FloatComplex(0)) { $0 * j + FloatComplex($1) }
      }
      for root in FloatMatrix.roots(of: coefficients)?.value ?? []
      where root.squaredModulus > largest?.value.squaredModulus ?? 0 { largest = (root, j) }
    }
    return largest
  }

  /// The largest modulus of a root; the coefficients stand constant first.
  static func largestModulus(_ coefficients: [FloatComplex]) -> Double? {
    let lead = coefficients[coefficients.count - 1]
    switch coefficients.count {
    case 2: return (coefficients[0].squaredModulus / lead.squaredModulus).squareRoot()
    case 3:
      // With x^2 + p*x + q: |x1|^2 + |x2|^2 = (|p|^2 + |p^2 - 4q|)/2 and |x1*x2| = |q|.
      let (p, q) = (coefficients[1] / lead, coefficients[0] / lead)
      let sum = (p.squaredModulus + (p * p - FloatComplex(4) * q).modulus) / 2
      let product = 2 * q.modulus
      return ((sum + product).squareRoot() + max(sum - product, 0).squareRoot()) / 2
    default: return FloatMatrix.roots(of: coefficients)?.value.map(\.modulus).max()
    }
  }

  /// The rates with a radius below 1, as far as floating point tells: the intersection over the spectrum.
  package func safeIntervals() -> Guess<[(lower: Double, upper: Double?)]>? {
    var safe: [(lower: Double, upper: Double?)] = [(0, nil)]
    for j in spectrum {
      guard let own = safeIntervals(for: j) else { return nil }
      safe = Self.intersection(safe, own)
      if safe.isEmpty { break }
    }
    return Guess(safe)
  }

  private func safeIntervals(for j: FloatComplex) -> [(lower: Double, upper: Double?)]? {
    // The wall is real or imaginary; its larger part is it.
    let coefficients = wall.coefficients(at: j)
    let isReal = coefficients.reduce(0) { $0 + abs($1.re) } >= coefficients.reduce(0) { $0 + abs($1.im) }
    let parts = coefficients.map { isReal ? $0.re : $0.im }
    guard let crossings = Self.positiveRoots(parts) else { return nil }
    let ends = [0] + crossings
    var pieces: [(lower: Double, upper: Double?)] = []
    for (place, end) in ends.enumerated() {
      let next = place + 1 < ends.count ? ends[place + 1] : nil
      let sample = next.map { (end + $0) / 2 } ?? 2 * end + 1
      let values = characteristic.map { polynomial in
        polynomial.coefficients(at: sample).reversed().reduce(FloatComplex(0)) { $0 * j + FloatComplex($1) }
      }
      guard let modulus = Self.largestModulus(values) else { return nil }
      guard modulus < 1 else { continue }
      if let last = pieces.last, last.upper == end {
        pieces[pieces.count - 1].upper = next
      } else {
        pieces.append((end, next))
      }
    }
    return pieces
  }

  private static func intersection(
    _ a: [(lower: Double, upper: Double?)], _ b: [(lower: Double, upper: Double?)]
  ) -> [(lower: Double, upper: Double?)] {
    a.flatMap { one in
      b.compactMap { other in
        let lower = max(one.lower, other.lower)
        let upper = min(one.upper ?? .infinity, other.upper ?? .infinity)
        return lower < upper ? (lower, upper == .infinity ? nil : upper) : nil
      }
    }.sorted { $0.lower < $1.lower }
  }

  /// The positive real roots, each polished by Newton's method; `nil` when LAPACK's iteration does not end.
  private static func positiveRoots(_ coefficients: [Double]) -> [Double]? {
    let scale = coefficients.map { abs($0) }.max() ?? 0
    guard scale > 0 else { return [] }
    var rest = coefficients[...]
    // Nothing but rounding in the first and last coefficients.
    while let first = rest.first, abs(first) <= 1e-13 * scale { rest = rest.dropFirst() }
    while let last = rest.last, abs(last) <= 1e-300 { rest = rest.dropLast() }
    guard rest.count > 1 else { return [] }
    let list = Array(rest)
    if list.count == 2 { return [-list[0] / list[1]].filter { $0 > 0 } }
    guard let roots = FloatMatrix.roots(of: list.map { FloatComplex($0) })?.value else { return nil }
    return roots.filter { $0.re > 0 && abs($0.im) <= 1e-7 * $0.modulus }.map { polished($0.re, list) }
      .sorted()
  }

  private static func polished(_ start: Double, _ coefficients: [Double]) -> Double {
    var root = start
    for _ in 0..<3 {
      var (value, slope) = (0.0, 0.0)
      for coefficient in coefficients.reversed() {
        slope = slope * root + value
        value = value * root + coefficient
      }
      let step = value / slope
      guard step.isFinite, abs(step) < 1e-3 * abs(root) else { break }
      root -= step
    }
    return root
  }
}
