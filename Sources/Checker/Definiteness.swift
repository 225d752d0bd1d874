// Proofs that symmetric matrices are positive definite.

extension Node {
  /// Holds a list of proofs against the Bernstein coefficients of a matrix polynomial.
  func requireProofs(of matrix: Matrix, on part: Box) throws {
    let coefficients = try matrix.bernstein(on: part, at: self)
    for (node, coefficient) in zip(try elements(coefficients.count), coefficients) {
      try node.requireProof(of: coefficient)
    }
  }

  /// Holds the proof {"scale": c, "columns": l} against a symmetric matrix S = N/w of numbers: c·N - w·sum of
  /// l·l' is strictly diagonally dominant with a positive diagonal, hence definite, and so is S.
  func requireProof(of matrix: Matrix) throws {
    let (size, meter) = (matrix.rows, matrix.meter)
    let parts = try members("scale", "columns")
    let (scale, lists) = (try parts[0].whole(), try parts[1].elements())
    try parts[0].require(scale > 0, "expected a positive number")
    try parts[1].require(lists.count <= size, "more columns than rows")
    let columns = try lists.enumerated().map { try $1.elements(size - $0).map { try $0.whole() } }
    meter.place = place
    let entries = matrix.terms[Exponents()] ?? [Whole](repeating: 0, count: size * size)
    // What is left of each diagonal entry when the magnitudes of the others are taken off.
    var margins = [Whole](repeating: 0, count: size)
    for row in 0..<size {
      for other in 0...row {
        var sum = ProductSum()
        for (index, column) in columns.prefix(other + 1).enumerated() {
          try meter.add(column[row - index], times: column[other - index], to: &sum)
        }
        let part = try meter.product(matrix.scale, sum.value)
        let rest = try meter.product(scale, entries[row * size + other]) - part
        margins[row] = margins[row] + (other == row ? rest : -rest.magnitude)
        if other < row { margins[other] = margins[other] - rest.magnitude }
      }
    }
    try require(margins.allSatisfy { $0 > 0 }, "what remains is not diagonally dominant")
  }
}
