// The first steps of a schedule, one by one, within bounds on what was rounded.

extension Certificate {
  /// A matrix that takes what rests to what moves when the schedule's claim begins, and how far it may be from the truth: the
  /// largest sum of magnitudes in a row.
  ///
  /// A step takes F to A·F + B. While t runs from one number to another that differs from the next matrix by no more than a
  /// Bernstein coefficient does; a radius grows by no more than the row sums of A.
  func followed(
    _ node: Node, _ schedule: Schedule, _ a: PolynomialMatrix, _ b: PolynomialMatrix
  ) throws -> (PolynomialMatrix, radius: PolynomialMatrix) {
    var matrix = try schedule.start.matrix(meter, a.rows, b.columns)
    var radius = try PolynomialMatrix(meter, 1, 1)
    let (all, others) = (Array(0..<a.rows), Array(a.rows..<a.rows + b.columns))
    let both = try PolynomialMatrix(meter, a.rows, a.rows + b.columns, blocks: [(0, 0, a), (0, a.rows, b)])
    for (step, node) in try node.elements(schedule.first).enumerated() {
      try meter.forgetting {
        let parts = try node.members("from", "to", "matrix", "radius")
        let part = try box.replacing(box.rate, from: parts[0], to: parts[1])
        let (lower, upper) = (try parts[0].scalar(meter), try parts[1].scalar(meter))
        let isThere = try schedule.sign(of: lower, at: step) <= 0 && schedule.sign(of: upper, at: step) >= 0
        try node.require(isThere && lower.sign > 0, "t is not between these numbers")
        let (next, bound) = (try parts[2].matrix(meter, a.rows, b.columns), try parts[3].scalar(meter))
        // The coefficients of A·F + B - F' are those of A and B, since F and F' are numbers.
        for coefficient in try both.bernstein(on: part, at: node) {
          let own = try coefficient.block(all, all)
          let rest = try own * matrix + coefficient.block(all, others) - next
          let isInside = try (own.rowSum * radius + rest.rowSum - bound).sign <= 0
          try parts[3].require(isInside, "the step may lead further away")
        }
        (matrix, radius) = (next, bound)
      }
    }
    return (matrix, radius)
  }
}

extension PolynomialMatrix {
  /// The largest sum of magnitudes in a row of numbers.
  fileprivate var rowSum: PolynomialMatrix {
    get throws {
      let entries = terms[Exponents()] ?? []
      let sums = stride(from: 0, to: entries.count, by: columns).map { row in
        entries[row..<row + columns].reduce(0) { $0 + $1.magnitude }
      }
      return try PolynomialMatrix(meter, 1, 1, scale: scale, terms: [Exponents(): [sums.max() ?? 0]])
    }
  }
}
