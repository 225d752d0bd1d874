// Hurwitz determinants: how many eigenvalues lie outside the unit circle.

extension Certificate {
  func checkMinors(_ leaves: [(node: Node, part: Box)]) throws {
    let size = update.after.rows
    // det(x·(T - S) + (T + S)) is (-1)^m times the last coefficient of a characteristic polynomial.
    let x = try PolynomialMatrix(meter, variable: box.entries.count)
    let matrix = try x * (update.before - update.after) + update.before + update.after
    let last = try matrix.leadingCharacteristicPolynomials()[size - 1][size]
    let determinant = try size % 2 == 0 ? last : -last
    let a = try (0...size).map { try determinant.coefficient(of: box.entries.count, power: size - $0) }
    var entries: [(Int, Int, PolynomialMatrix)] = []
    for row in 1...size {
      for column in 1...size where a.indices.contains(2 * column - row) {
        entries.append((row - 1, column - 1, a[2 * column - row]))
      }
    }
    let hurwitz = try PolynomialMatrix(meter, size, size, blocks: entries)
    // The last coefficient of a k by k matrix's characteristic polynomial is (-1)^k times its determinant.
    let minors = try hurwitz.leadingCharacteristicPolynomials().enumerated().map { index, coefficients in
      try index % 2 == 0 ? -coefficients[index + 1] : coefficients[index + 1]
    }
    for (node, part) in leaves {
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
    let signs = Set(coefficients.map { $0.number?.sign ?? 0 })
    if signs == [1] || signs == [-1] { return signs.reduce(0, +) }
    throw node.refusal("a minor does not keep its sign")
  }
}

extension PolynomialMatrix {
  /// What stands at a power of a variable.
  fileprivate func coefficient(of index: Int, power: Int) throws -> PolynomialMatrix {
    let own = terms.filter { $0.key[index] == power }.map { ($0.replacing(index, by: 0), $1) }
    return try PolynomialMatrix(
      meter, rows, columns, scale: scale, terms: Dictionary(uniqueKeysWithValues: own))
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
