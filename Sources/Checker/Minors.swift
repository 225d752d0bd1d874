// Hurwitz determinants: how many eigenvalues lie outside the unit circle.

extension Certificate {
  func checkMinors() throws -> String {
    let claim = try Claim(claim, meter)
    let isRight = try (-1 + claim.factor).isZero && !claim.isAny
    try self.claim.require(isRight, "expected the factor 1 and a constant rate")
    let (size, variable) = (update.after.rows, box.entries.count)
    let x = try Matrix(meter, variable: variable)
    let matrix = try x * (update.before - update.after) + update.before + update.after
    let determinant = try matrix.leadingDeterminants()[size - 1]
    let a = try (0...size).map { index in
      try determinant.replacing { $0[variable] == size - index ? $0.replacing(variable, by: 0) : nil }
    }
    let entries = (1...size).flatMap { row -> [(Int, Int, Matrix)] in
      let columns = (1...size).filter { a.indices.contains(2 * $0 - row) }
      return columns.map { (row - 1, $0 - 1, a[2 * $0 - row]) }
    }
    let minors = try Matrix(meter, size, size, blocks: entries).leadingDeterminants()
    try atLeaves(proof[0], of: box) { node, part in
      try node.require(node.members("minors")[0].value == .boolean(true), "expected true")
      let signs = try ([a[0]] + minors).map { try sign(of: $0, on: part, node) }
      // D_k/D_(k-1) has the sign of the product; a_0 and D_1 stand for themselves.
      let sequence = signs.prefix(2) + zip(signs.dropFirst(), signs.dropFirst(2)).map { $0 * $1 }
      let changes = zip(sequence, sequence.dropFirst()).filter { $0 != $1 }.count
      try node.require(changes == claim.directions, "\(changes) eigenvalues lie outside the unit circle")
    }
    return claim.words
  }

  /// 1 or -1, when all Bernstein coefficients have this sign, after division by a power of the rate.
  private func sign(of polynomial: Matrix, on part: Box, _ node: Node) throws -> Int {
    let order = part.beginsAtZero ? polynomial.order(in: box.rate) : 0
    let coefficients = try polynomial.lowered(in: box.rate, by: order).bernstein(on: part, at: node)
    let sign = coefficients[0].sign
    try node.require(sign != 0 && coefficients.allSatisfy { $0.sign == sign }, "a minor changes its sign")
    return sign
  }
}

extension Matrix {
  /// The determinants of the leading square blocks, from the smallest on. Bird: take rows and columns in the
  /// opposite order, and from X = B go on to X = m(X)·B, where m(X) is -X above the diagonal, and on it the sum
  /// of what the diagonal of X has further down. After k steps entry i of the diagonal is the sum of the minors
  /// of row i with any k of the rows below it: the only one where there are no more than k.
  func leadingDeterminants() throws -> [Matrix] {
    let order = Array((0..<rows).reversed())
    let matrix = try block(order, order)
    var (sums, determinants) = (matrix, [try self[0, 0]])
    for row in order.dropFirst() {
      let further = try order.map { row in
        try (row, row, (row + 1..<rows).reduce(Matrix(meter, 1, 1)) { try $0 + sums[$1, $1] })
      }
      sums = try (Matrix(meter, rows, rows, blocks: further) - sums.keeping { $0 < $1 }) * matrix
      determinants.append(try sums[row, row])
    }
    return determinants
  }
}
