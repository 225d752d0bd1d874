// The first steps of a schedule, one by one, within bounds on what was rounded.

import Checker

extension Certificate {
  /// A matrix that takes what rests to what moves when the schedule's claim begins, and how far it may be
  /// from the truth: the largest sum of magnitudes in a row.
  ///
  /// A step takes F to A·F + B, and is given as (A, B). While t runs from one number to another that differs
  /// from the next matrix by no more than a Bernstein coefficient does; a radius grows by no more than the
  /// row sums of A.
  func followed(_ node: Node, _ schedule: Schedule, _ both: Matrix) throws -> (Matrix, radius: Matrix) {
    let (all, others) = (Array(0..<both.rows), Array(both.rows..<both.columns))
    var matrix = try schedule.start.matrix(meter, all.count, others.count)
    var radius = try Matrix(meter, 1, 1)
    for (step, node) in try node.elements(schedule.first).enumerated() {
      try meter.forgetting {
        let parts = try node.members("from", "to", "matrix", "radius")
        var part = box
        let (from, to) = (try parts[0].positive(meter), try parts[1].scalar(meter))
        (part.entries[box.rate].from, part.entries[box.rate].to) = (from, to)
        try parts[1].require((to - from).sign > 0, "a range ends before it begins")
        let isThere = try schedule.sign(of: from, at: step) <= 0 && schedule.sign(of: to, at: step) >= 0
        try node.require(isThere, "t is not between these numbers")
        let (next, bound) = (try parts[2].matrix(meter, all.count, others.count), try parts[3].scalar(meter))
        // The coefficients of A·F + B - F' are those of A and B, since F and F' are numbers.
        for coefficient in try both.bernstein(on: part, at: node) {
          let own = try coefficient.block(all, all)
          let rest = try own * matrix + coefficient.block(all, others) - next
          let isInside = try (rowSum(own) * radius + rowSum(rest) - bound).sign <= 0
          try parts[3].require(isInside, "the step may lead further away")
        }
        (matrix, radius) = (next, bound)
      }
    }
    return (matrix, radius)
  }

  /// The largest sum of magnitudes in a row of a matrix of numbers.
  private func rowSum(_ matrix: Matrix) throws -> Matrix {
    let entries = matrix.terms[Exponents()] ?? []
    let sums = stride(from: 0, to: entries.count, by: matrix.columns).map { first in
      entries[first..<first + matrix.columns].reduce(0) { $0 + $1.magnitude }
    }
    return try Matrix(meter, 1, 1, scale: matrix.scale, terms: [Exponents(): [sums.max() ?? 0]])
  }
}
