// Quadratic functions that decrease, or that do not change; and proofs that there is none.

extension Certificate {
  /// P proves convergence or divergence: Q = r·T'·P·T - S'·P·S is positive definite.
  func checkQuadratic() throws -> String {
    let claim = try Claim(claim, meter)
    try self.claim.require(!claim.isAny || isStill, "expected coordinates and an equilibrium at rest")
    var first: Matrix?
    try atLeaves(proof[0], of: box) { node, part in
      let parts = try node.members("function", "power", "decrease", "inertia")
      let function = try parts[0].polynomial(meter, box, "lower", update.after.rows, update.after.rows)
      let power = try parts[1].count(0...64)
      let decrease = try decrease(of: function, by: claim.factor)
      try parts[1].require(power == 0 || part.beginsAtZero, "expected 0, since the rate does not begin at 0")
      try parts[1].require(decrease.order(in: box.rate) >= power, "terms of lower degree do not vanish")
      try parts[2].requireProofs(of: decrease.lowered(in: box.rate, by: power), on: part)
      try requireInertia(parts[3], of: function, on: part, claim)
      first = first ?? function
      let isSame = try function.isConstant && function.equals(first ?? function)
      try parts[0].require(!claim.isAny || isSame, "for any sequence there has to be one constant function")
    }
    return claim.words
  }

  /// P is conserved: T'·P·T = S'·P·S, and it is positive definite.
  func checkInvariant() throws -> String {
    _ = try claim.members("kind")
    try claim.require(isWhole, "expected all states as they are, and no inverses")
    let matrix = try proof[0].polynomial(meter, box, "lower", update.after.rows, update.after.rows)
    try proof[0].require(decrease(of: matrix, by: Matrix(meter, 1)).isZero, "is not conserved")
    try atLeaves(proof[1], of: box) { try $0.members("definite")[0].requireProofs(of: matrix, on: $1) }
    return ""
  }

  /// S is affine, so r·P - S'·P·S is concave for a positive definite P: definite at the vertices of a hull, it
  /// is so between them.
  func checkHull() throws -> String {
    let parts = try claim.members("kind", "factor", "vertices")
    let (factor, vertices) = (try parts[1].positive(meter), try parts[2].elements())
    try parts[1].require((-1 + factor).sign <= 0, "expected at most 1")
    try claim.require(isStill && isDirect, "expected everything at rest, and no inverses")
    let matrix = try proof[0].symmetric(meter, update.after.rows)
    try proof[1].requireProof(of: matrix)
    let isAffine = update.after.terms.keys.allSatisfy { $0.powers.reduce(0, +) <= 1 }
    try proof[0].require(isAffine && !vertices.isEmpty, "expected vertices, and an affine update")
    let difference = try decrease(of: matrix, by: factor)
    for (vertex, proof) in zip(vertices, try proof[2].elements(vertices.count)) {
      try proof.requireProof(of: difference.value(at: box.place(vertex, meter)))
    }
    return ", factor \(try parts[1].string()), \(vertices.count) vertices, any sequence"
  }

  /// The sum over some points of A·Z·A' - r·Z is positive definite, Z = sum of v·v'.
  func checkDual() throws -> String {
    let parts = try claim.members("kind", "factor")
    let (factor, points, size) = (try parts[1].positive(meter), try proof[0].elements(), update.after.rows)
    try claim.require(isWhole, "expected all states as they are, and no inverses")
    try proof[0].require(!points.isEmpty, "expected a point")
    let sum = try points.reduce(Matrix(meter, size, size)) { sum, node in
      let parts = try node.members("at", "columns")
      let place = try box.place(parts[0], meter)
      let vectors = try parts[1].matrix(meter, parts[1].elements().count, size)
      let images = try vectors * update.after.value(at: place).transposed
      return try sum + images.transposed * images - factor * (vectors.transposed * vectors)
    }
    try proof[1].requireProof(of: sum)
    return ", factor \(try parts[1].string())"
  }

  private func decrease(of function: Matrix, by factor: Matrix) throws -> Matrix {
    try factor * function.seen(through: update.before) - function.seen(through: update.after)
  }

  /// W is invertible: V·W + (V·W)' is positive definite.
  func checkInvertible(_ tree: Node, _ word: Matrix) throws {
    try atLeaves(tree, of: box) { node, part in
      let parts = try node.members("multiplier", "definite")
      let product = try parts[0].value == .null ? word : parts[0].matrix(meter, word.rows, word.rows) * word
      try parts[1].requireProofs(of: product + product.transposed, on: part)
    }
  }

  /// P has as many negative directions at a place as the claim, and the others are positive.
  private func requireInertia(_ node: Node, of function: Matrix, on part: Box, _ claim: Claim) throws {
    let parts = try node.members("at", "positive", "negative")
    let matrix = try function.value(at: part.place(parts[0], meter))
    let (positive, negative) = (try directions(parts[1], of: matrix), try directions(parts[2], of: -matrix))
    let isRight = positive + negative == matrix.rows && negative == claim.directions
    try node.require(isRight, "expected \(claim.directions) negative directions, and the others positive")
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
