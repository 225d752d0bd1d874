// A step of the update in the coordinates of the witness.

package struct Update {
  /// T and S: with A the matrix of the update in these coordinates, A·T = S.
  package let (before, after): (Matrix, Matrix)
  /// Whether the coordinates do not depend on the rate, and whether T is the identity.
  let (isFixed, isPlain): (Bool, Bool)

  /// - Parameter step: what the matrix of words makes of a matrix.
  init(
    _ coordinates: Node, _ substitution: Node, states: Int, _ box: Box, _ meter: Meter,
    step: (Matrix) throws -> Matrix
  ) throws {
    var rows = try Matrix(meter, identity: states)
    var (back, powers) = (rows, [Int](repeating: 0, count: states))
    if coordinates.value != .null {
      let parts = try coordinates.members("rows", "back", "powers")
      powers = try parts[2].elements().map { try $0.count(0...64) }
      try parts[2].require((1...states).contains(powers.count), "expected 1 to \(states) powers")
      let isStill = powers.allSatisfy { $0 == 0 } || !box.entries[box.rate].isPoint
      try parts[2].require(isStill, "expected 0, since the rate is a point")
      rows = try parts[0].matrix(meter, powers.count, states)
      back = try parts[1].matrix(meter, states, powers.count)
      let isInverse = try (rows * back).equals(Matrix(meter, identity: powers.count))
      try parts[1].require(isInverse, "the product of rows and back is not the identity")
    }
    let size = powers.count
    (isFixed, isPlain) = (powers.allSatisfy { $0 == 0 }, substitution.value == .null)
    // D, and its inverse for the sign -1.
    func diagonal(_ sign: Int) throws -> Matrix {
      let entries = powers.map { Exponents().replacing(box.rate, by: sign * $0) }.enumerated()
      let blocks = try entries.map { try ($0, $0, Matrix(meter, monomial: $1)) }
      return try Matrix(meter, size, size, blocks: blocks)
    }
    before = try isPlain ? diagonal(0) : substitution.polynomial(meter, box, "rows", size, size)
    // X = R·D·T, and beside it I - R·C, the directions that have to be at rest. A square C has none.
    let seen = try back * (diagonal(1) * before)
    let rest = try Matrix(meter, identity: states) - back * rows
    let columns = size == states ? size : size + states
    let blocks = [(0, 0, seen), (0, size, rest)].filter { !$0.2.isZero }
    let matrix = try Matrix(meter, states, columns, blocks: blocks)
    let moved = try step(matrix)
    let (all, some) = (Array(0..<states), Array(0..<size))
    let isAtRest = try (moved - matrix).block(all, Array(size..<columns)).isZero
    try coordinates.require(isAtRest, "points with coordinates 0 are not at rest")
    after = try diagonal(-1) * (rows * moved.block(all, some))
    let row = try some.first { [after] in try after.block([$0]).order(in: box.rate) < 0 }
    try coordinates.require(row == nil, "row \(row ?? 0) would be divided by the rate")
  }
}
