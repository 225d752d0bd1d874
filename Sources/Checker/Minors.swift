// Hurwitz determinants: how many eigenvalues lie outside the unit circle.

extension Certificate {
  func checkMinors(_ witness: [Node]) throws {
    try claim.node.require(claim.factor == 1 && !claim.isAny, "expected the factor 1 and a constant rate")
    let (size, variable) = (update.after.rows, box.entries.count)
    let x = try PolynomialMatrix(meter, variable: variable)
    let matrix = try x * (update.before - update.after) + update.before + update.after
    let determinant = try matrix.leadingDeterminants()[size - 1]
    let a = try (0...size).map { index in
      try determinant.replacing { $0[variable] == size - index ? $0.replacing(variable, by: 0) : nil }
    }
    let entries = (1...size).flatMap { row -> [(Int, Int, PolynomialMatrix)] in
      let columns = (1...size).filter { a.indices.contains(2 * $0 - row) }
      return columns.map { (row - 1, $0 - 1, a[2 * $0 - row]) }
    }
    let minors = try PolynomialMatrix(meter, size, size, blocks: entries).leadingDeterminants()
    try atLeaves(witness[5], of: box) { node, part in
      let flag = try node.members("minors")[0]
      try flag.require(flag.value == .boolean(true), "expected true")
      let signs = try ([a[0]] + minors).map { try sign(of: $0, on: part, node) }
      // D_k/D_(k-1) has the sign of the product; a_0 and D_1 stand for themselves.
      let sequence = signs.prefix(2) + zip(signs.dropFirst(), signs.dropFirst(2)).map { $0 * $1 }
      let changes = zip(sequence, sequence.dropFirst()).filter { $0 != $1 }.count
      try node.require(changes == claim.directions, "\(changes) eigenvalues lie outside the unit circle")
    }
  }

  /// 1 or -1, when all Bernstein coefficients have this sign, after division by a power of the rate.
  private func sign(of polynomial: PolynomialMatrix, on part: Box, _ node: Node) throws -> Int {
    let order = part.beginsAtZero ? polynomial.order(in: box.rate) : 0
    let coefficients = try polynomial.lowered(in: box.rate, by: order).bernstein(on: part, at: node)
    let sign = coefficients[0].sign
    try node.require(
      sign != 0 && coefficients.allSatisfy { $0.sign == sign }, "a minor does not keep its sign")
    return sign
  }
}

extension PolynomialMatrix {
  /// The determinants of the leading square blocks; that of B is the last coefficient of det(λ·I + B).
  func leadingDeterminants() throws -> [PolynomialMatrix] {
    try (-self).leadingCharacteristicPolynomials().map { $0[$0.count - 1] }
  }

  /// The coefficients of det(λ·I - B) for every leading square block B, the highest first.
  ///
  /// Samuelson and Berkowitz: for a block B with one more column c, row r and corner a, the characteristic
  /// polynomial is that of B times the Toeplitz matrix of 1, -a, -r·c, -r·B·c, -r·B²·c, ..
  func leadingCharacteristicPolynomials() throws -> [[PolynomialMatrix]] {
    var polynomials: [[PolynomialMatrix]] = [[try PolynomialMatrix(meter, 1)]]
    for size in 0..<rows {
      let before = Array(0..<size)
      var toeplitz = [try PolynomialMatrix(meter, 1), try -self[size, size]]
      var image = try block(before, [size])
      for _ in before {
        toeplitz.append(try -(block([size], before) * image))
        image = try block(before, before) * image
      }
      let last = polynomials[size]
      polynomials.append(
        try (0...size + 1).map { index in
          try last.indices.prefix(index + 1).reduce(PolynomialMatrix(meter, 1, 1)) { sum, other in
            try sum + toeplitz[index - other] * last[other]
          }
        })
    }
    return Array(polynomials.dropFirst())
  }
}
