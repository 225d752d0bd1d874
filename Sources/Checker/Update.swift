// A step of the update in the coordinates of the witness.

struct Update {
  /// T and S: with A the matrix of the update in these coordinates, A·T = S.
  let (before, after): (PolynomialMatrix, PolynomialMatrix)
  /// Whether the coordinates do not depend on the rate.
  let isFixed: Bool
  /// Whether T is the identity.
  let isPlain: Bool

  /// - Parameter nodes: the coordinates, the substitution, and the matrix of words.
  init(
    _ words: inout Words, _ nodes: (coordinates: Node, substitution: Node, update: Node), components: Int,
    states: Int, _ box: Box, _ meter: Meter
  ) throws {
    let identity = try PolynomialMatrix(meter, identity: states)
    var (rows, back, powers) = (identity, identity, [Int](repeating: 0, count: states))
    let isNull = nodes.coordinates.value == .null
    if !isNull {
      let parts = try nodes.coordinates.members("rows", "back", "powers")
      powers = try parts[2].elements().map { try $0.count(0...64) }
      try parts[2].require((1...states).contains(powers.count), "expected 1 to \(states) powers")
      let isStill = powers.allSatisfy { $0 == 0 } || !box.entries[box.rate].isPoint
      try parts[2].require(isStill, "expected 0, since the rate is a point")
      rows = try parts[0].matrix(meter, powers.count, states)
      back = try parts[1].matrix(meter, states, powers.count)
      meter.place = nodes.coordinates.place
      let isInverse = try (rows * back).equals(PolynomialMatrix(meter, identity: powers.count))
      try parts[1].require(isInverse, "the product of rows and back is not the identity")
    }
    let size = powers.count
    isFixed = powers.allSatisfy { $0 == 0 }
    isPlain = nodes.substitution.value == .null
    let before =
      try isPlain
      ? PolynomialMatrix(meter, identity: size)
      : nodes.substitution.polynomial(meter, box, "rows", size, size)
    self.before = before
    meter.place = nodes.substitution.place
    let some = Array(0..<size)
    // X = R·D·T, and beside it the directions that have to be at rest.
    let scaled = try some.map { row in
      try (row, 0, before.block([row], some).lowered(in: box.rate, by: -powers[row]))
    }
    let seen = try back * PolynomialMatrix(meter, size, size, blocks: scaled)
    let rest = try identity - back * rows
    let all = Array(0..<states)
    let wide = size == states ? [] : [(0, size, rest)]
    let columns = size == states ? size : size + states
    let matrix = try PolynomialMatrix(meter, states, columns, blocks: [(0, 0, seen)] + wide)
    let moved = try words.update(nodes.update, components: components, of: matrix)
    if size < states {
      let isAtRest = try moved.block(all, Array(size..<columns)).equals(rest)
      try nodes.coordinates.require(isAtRest, "points with coordinates 0 are not at rest")
    }
    let product = try rows * moved.block(all, some)
    let lowered = try some.map { row in
      let line = try product.block([row], some)
      try nodes.coordinates.require(
        line.isZero || line.order(in: box.rate) >= powers[row], "row \(row) would be divided by the rate")
      return try (row, 0, line.lowered(in: box.rate, by: powers[row]))
    }
    after = try PolynomialMatrix(meter, size, size, blocks: lowered)
  }
}
