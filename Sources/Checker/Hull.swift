// One quadratic function for the convex hull of some places.

extension Certificate {
  /// S is affine, so r·P - S'·P·S is concave for a positive definite P: definite at the vertices, it is so
  /// between them.
  func checkHull(_ witness: [Node]) throws {
    try claim.node.require(isStill && isDirect, "expected everything at rest, and no inverses")
    let matrix = try witness[5].symmetric(meter, update.after.rows)
    try witness[6].requireProof(of: matrix)
    let isAffine = update.after.terms.keys.allSatisfy { $0.powers.reduce(0, +) <= 1 }
    try witness[5].require(isAffine && !claim.vertices.isEmpty, "expected vertices, and an affine update")
    let difference = try decrease(of: matrix)
    for (vertex, proof) in zip(claim.vertices, try witness[7].elements(claim.vertices.count)) {
      try proof.requireProof(of: difference.value(at: box.place(vertex)))
    }
  }
}
