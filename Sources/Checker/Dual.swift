// Proofs that there is no quadratic function.

extension Certificate {
  /// The sum over the points of A·Z·A' - r·Z is positive definite, Z = sum of v·v'.
  func checkDual(points: Node, rest: Node) throws {
    let (nodes, size) = (try points.elements(), update.after.rows)
    try points.require(!nodes.isEmpty, "expected a point")
    let sum = try nodes.reduce(PolynomialMatrix(meter, size, size)) { sum, node in
      let parts = try node.members("at", "columns")
      let place = try box.place(parts[0])
      let vectors = try parts[1].matrix(meter, parts[1].elements().count, size)
      let images = try vectors * update.after.value(at: place).transposed
      let before = try PolynomialMatrix(meter, claim.factor) * (vectors.transposed * vectors)
      return try sum + images.transposed * images - before
    }
    try rest.requireProof(of: sum)
  }
}
