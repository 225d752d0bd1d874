// Proofs that there is no quadratic function.

extension Certificate {
  /// The sum over the points of A·Z·A' - r·Z is positive definite, Z = sum of v·v'.
  func checkDual(_ witness: [Node]) throws {
    try witness[1].require(isWhole, "expected all states as they are, and no inverses")
    let (points, size) = (try witness[5].elements(), update.after.rows)
    try witness[5].require(!points.isEmpty, "expected a point")
    let sum = try points.reduce(Matrix(meter, size, size)) { sum, node in
      let parts = try node.members("at", "columns")
      let place = try box.place(parts[0])
      let vectors = try parts[1].matrix(meter, parts[1].elements().count, size)
      let images = try vectors * update.after.value(at: place).transposed
      return try sum + images.transposed * images - claim.factor * (vectors.transposed * vectors)
    }
    try witness[6].requireProof(of: sum)
  }
}
