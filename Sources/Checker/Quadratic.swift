// Quadratic functions that decrease, or that do not change.

extension Certificate {
  /// P proves convergence or divergence: Q = r·T'·P·T - S'·P·S is positive definite.
  func checkQuadratic(_ witness: [Node]) throws {
    try claim.node.require(!claim.isAny || isStill, "expected coordinates and an equilibrium at rest")
    var first: Matrix?
    try atLeaves(witness[5], of: box) { node, part in
      let parts = try node.members("function", "power", "decrease", "inertia")
      let function = try parts[0].polynomial(meter, box, "lower", update.after.rows, update.after.rows)
      let power = try parts[1].count(0...64)
      let decrease = try decrease(of: function)
      try parts[1].require(power == 0 || part.beginsAtZero, "expected 0, since the rate does not begin at 0")
      try parts[1].require(decrease.order(in: box.rate) >= power, "terms of lower degree do not vanish")
      try parts[2].requireProofs(of: decrease.lowered(in: box.rate, by: power), on: part)
      let negative = try negativeDirections(parts[3], of: function, on: part)
      try parts[3].require(negative == claim.directions, "expected \(claim.directions) negative directions")
      first = first ?? function
      let isSame = try function.isConstant && function.equals(first ?? function)
      try parts[0].require(!claim.isAny || isSame, "for any sequence there has to be one constant function")
    }
  }

  /// P is conserved: T'·P·T = S'·P·S, and it is positive definite.
  func checkInvariant(_ witness: [Node]) throws {
    try witness[1].require(isWhole, "expected all states as they are, and no inverses")
    let matrix = try witness[5].polynomial(meter, box, "lower", update.after.rows, update.after.rows)
    try witness[5].require(decrease(of: matrix).isZero, "is not conserved")
    try atLeaves(witness[6], of: box) { try $0.members("definite")[0].requireProofs(of: matrix, on: $1) }
  }

  func decrease(of function: Matrix) throws -> Matrix {
    try claim.factor * function.seen(through: update.before) - function.seen(through: update.after)
  }

  /// W is invertible: V·W + (V·W)' is positive definite.
  func checkInvertible(_ tree: Node, _ word: Matrix) throws {
    try atLeaves(tree, of: box) { node, part in
      let parts = try node.members("multiplier", "definite")
      let product = try parts[0].value == .null ? word : parts[0].matrix(meter, word.rows, word.rows) * word
      meter.place = node.place
      try parts[1].requireProofs(of: product + product.transposed, on: part)
    }
  }

  /// How many negative directions P has at a place, after both signs are proved and make up the whole space.
  private func negativeDirections(_ node: Node, of function: Matrix, on part: Box) throws -> Int {
    let parts = try node.members("at", "positive", "negative")
    let matrix = try function.value(at: part.place(parts[0]))
    let (positive, negative) = (try directions(parts[1], of: matrix), try directions(parts[2], of: -matrix))
    try node.require(positive + negative == matrix.rows, "expected \(matrix.rows) directions together")
    return negative
  }

  /// The size of a basis of a space on which the matrix is proved positive definite.
  private func directions(_ node: Node, of matrix: Matrix) throws -> Int {
    let parts = try node.members("basis", "proof")
    let isNull = parts[0].value == .null
    let count = try isNull ? matrix.rows : parts[0].elements().count
    if count > 0 {
      let basis = try isNull ? nil : parts[0].matrix(meter, count, matrix.rows).transposed
      try parts[1].requireProof(of: basis.map { try matrix.seen(through: $0) } ?? matrix)
    }
    try parts[1].require(count > 0 || parts[1].value == .null, "expected null for an empty basis")
    return count
  }
}
