// Proofs that matrix polynomials are positive definite on a part of the box.

extension Matrix {
  /// The Bernstein coefficients on a part, those of the last range changing fastest.
  /// With t = (x - a)/(b - a) a range is x = a (1 - t) + b t. A polynomial of degree n is made homogeneous by
  /// 1 = (1 - t) + t, and is then the sum of b_k C(n, k) t^k (1 - t)^(n - k). Writing 1 for 1 - t, each x^j
  /// becomes (a + b t)^j (1 + t)^(n - j), and b_k C(n, k) is what stands at t^k.
  package func bernstein(on part: Box, at node: Node) throws -> [Matrix] {
    let ranges = part.entries.indices.filter { !part.entries[$0].isPoint }.map { ($0, degree(in: $0)) }
    let count = ranges.reduce(1) { min($0 * ($1.1 + 1), 1 << 20) }
    try node.require(count <= 4096, "more than 4096 Bernstein coefficients")
    try node.require(terms.keys.allSatisfy { $0.powers.count <= part.entries.count }, "a name is no range")
    let changed = try substituting { exponents in
      try ranges.reduce(Matrix(meter, 1)) { product, range in
        let (entry, power) = (part.entries[range.0], exponents[range.0])
        let t = try Matrix(meter, variable: range.0)
        return try product * (entry.from + entry.to * t).power(power) * (1 + t).power(range.1 - power)
      }
    }
    let pascal = ranges.map { Self.binomials($0.1) }
    let indices = ranges.reduce([Exponents()]) { indices, range in
      indices.flatMap { index in (0...range.1).map { index.replacing(range.0, by: $0) } }
    }
    return try indices.map { index in
      let scale = try zip(ranges, pascal).reduce(changed.scale) { try meter.product($0, $1.1[index[$1.0.0]]) }
      return try Matrix(meter, rows, columns, scale: scale, terms: [Exponents(): changed.terms[index] ?? []])
    }
  }

  /// The numbers of subsets of a set with n elements, by their size: a row of Pascal's triangle.
  private static func binomials(_ n: Int) -> [Whole] {
    (0..<n).reduce([1]) { row, _ in zip([0] + row, row + [0]).map { $0 + $1 } }
  }
}

extension Node {
  package func requireProofs(of matrix: Matrix, on part: Box) throws {
    let coefficients = try matrix.bernstein(on: part, at: self)
    for (node, coefficient) in zip(try elements(coefficients.count), coefficients) {
      try node.requireProof(of: coefficient)
    }
  }

  /// Holds the proof {"scale": c, "columns": l} against a symmetric matrix S = N/w of numbers: c·N - w·sum of
  /// l·l' is strictly diagonally dominant with a positive diagonal, hence definite, and so is S.
  package func requireProof(of matrix: Matrix) throws {
    let (size, meter) = (matrix.rows, matrix.meter)
    let parts = try members("scale", "columns")
    let (scale, lists) = (try parts[0].whole(), try parts[1].elements())
    try parts[0].require(scale > 0, "expected a positive number")
    try parts[1].require(lists.count <= size, "more columns than rows")
    try require(matrix.isConstant, "expected numbers")
    let columns = try lists.enumerated().map { try $1.elements(size - $0).map { try $0.whole() } }
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
