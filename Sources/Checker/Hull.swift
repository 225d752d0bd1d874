// One quadratic function for the convex hull of some places.

extension Certificate {
  /// S is affine, so r·P - S'·P·S is concave for a positive definite P: definite at the vertices, it is so between them.
  func checkHull(_ function: Node, definite: Node, decrease: Node) throws {
    let matrix = try function.symmetric(meter, update.after.rows)
    try definite.requireProof(of: matrix)
    let isAffine = update.after.terms.keys.allSatisfy { $0.powers.reduce(0, +) <= 1 }
    try function.require(isAffine && !claim.vertices.isEmpty, "expected vertices, and an affine update")
    let difference = try self.decrease(of: matrix)
    for (vertex, proof) in zip(claim.vertices, try decrease.elements(claim.vertices.count)) {
      try proof.requireProof(of: difference.value(at: box.place(vertex)))
    }
  }
}
