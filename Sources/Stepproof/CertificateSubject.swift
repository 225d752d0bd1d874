// What a certificate is sought for: a resolved game and rule, in coordinates that suit a proof.

import Certificates
import Exact
import Language
import Linearization
import Search
import Spectral

/// A resolved game and rule, and the step that something is to be shown about.
struct CertificateSubject {
  let resolved: ResolvedProblem
  let step: SeenStep

  /// - Parameters:
  ///   - dividing: whether differences between iterate and memory may be divided by the rate.
  ///   - whole: whether the states are to stay as they are, directions at rest included.
  init(
    _ resolved: ResolvedProblem, memories: [MemoryStart], dividing: Bool, whole: Bool
  ) throws(Uncertifiable) {
    self.resolved = resolved
    let mayDivide = dividing && resolved.box.rateAxis.map { resolved.box.sides[$0].lower.isZero } ?? false
    let rest = Self.directionsAtRest(resolved, memories)
    for divides in mayDivide ? [true, false] : [false] {
      var coordinates = Coordinates.all(resolved.stateCount)
      if !whole {
        coordinates = Self.differences(resolved, memories, dividing: divides)
        if let rest, rest.columnCount < coordinates.count { coordinates = coordinates.without(rest) }
      }
      if let step = try Self.step(resolved, coordinates) {
        self.step = step
        return
      }
    }
    throw .inverse
  }

  /// Directions in which states stay as they are: where J is 0, with every copy following; `nil` when there are none.
  private static func directionsAtRest(
    _ resolved: ResolvedProblem, _ memories: [MemoryStart]
  ) -> Matrix<Rational>? {
    let kernel = resolved.kernel
    guard kernel.columnCount > 0 else { return nil }
    let none = Matrix<Rational>.zero(kernel.rowCount, kernel.columnCount)
    let states = Matrix(blocks: [[kernel]] + memories.map { [$0 == .copy ? kernel : none] })
    return resolved.leaves(states) ? states : nil
  }

  /// The state with every memory that begins as a copy of the iterate replaced by the difference to it.
  private static func differences(
    _ resolved: ResolvedProblem, _ memories: [MemoryStart], dividing: Bool
  ) -> Coordinates {
    let (count, size) = (resolved.components.count, resolved.variableCount)
    func block(_ row: Int, _ column: Int) -> Int {
      switch (row, column) {
      case (let i, let j) where i == j: i > 0 && memories[i - 1] == .copy ? -1 : 1
      case (let i, 0): memories[i - 1] == .copy ? 1 : 0
      default: 0
      }
    }
    // z - (z - w) is w: the change of coordinates is its own inverse.
    let change = Matrix<Rational>(rowCount: count * size, columnCount: count * size) { row, column in
      row % size == column % size ? Rational(block(row / size, column / size)) : 0
    }
    let powers = (0..<count * size).map { place in
      dividing && place >= size && memories[place / size - 1] != .other ? 1 : 0
    }
    return Coordinates(rows: change, back: change, powers: powers)
  }

  func problem(factor: Rational) -> ContractionProblem {
    ContractionProblem(
      before: step.before, after: step.after, factor: factor, box: resolved.box.sides,
      rateAxis: resolved.box.rateAxis)
  }

  /// The spectral radius of A at a place of the box.
  func radius(at place: [Rational]) -> Guess<Double>? {
    guard let map = problem(factor: 1).map(at: place), let values = FloatMatrix(map).eigenvalues?.value
    else { return nil }
    return Guess(values.map(\.modulus).max() ?? 0)
  }

  /// Places all over the box, its ends among them; where it leaves out the rate 0, a rate near it.
  var samples: [[Rational]] {
    let sides = resolved.box.sides
    let count = [1, 32, 6, 4, 3][min(sides.count, 4)]
    return sides.enumerated().reduce([[]]) { places, side in
      let (axis, range) = side
      return places.flatMap { place in
        (0...count).map { step in
          let share = Rational(step, over: count)
          let value = range.lower + share * (range.upper - range.lower)
          let isNothing = axis == resolved.box.rateAxis && value.isZero
          return place + [isNothing ? range.upper / 1_000 : value]
        }
      }
    }
  }
}

/// How a memory begins.
enum MemoryStart: Hashable, Sendable {
  /// As the iterate itself.
  case copy
  /// As 0, like a displacement.
  case nothing
  case other

  init(_ term: VectorTerm) {
    switch term {
    case .zero: self = .nothing
    case .name("z", _): self = .copy
    case .name, .field, .scaled, .sum, .applied, .only, .sumOverPlayers: self = .other
    }
  }
}
