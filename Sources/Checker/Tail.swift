// All steps of a schedule from some step on.

extension Certificate {
  static let scheduleKeys = [
    "growth", "function", "offset", "weight", "gain", "power", "head", "decrease", "trace", "slack", "entry",
    "multiplier", "bound",
  ]

  /// With d = t^(-e)·x - X·a a step makes N·(d, a) of (d, a); its rows are those of (g·A, g·(A·X + t^(-e)·B) - X), and a. Here g is
  /// (t/t')^e for the next t', which is at least 1 and by Bernoulli's inequality at most 1 + (e/q)·t^q. With F(d, a) = d'·P·d - w·a'·a
  /// the difference of (1 ∓ gain·t^m)·F and F after the step is definite, and F keeps the sign that it has at the first step.
  func checkSchedule(_ schedule: Schedule, _ parts: [Node]) throws {
    let (t, q, e, isBounded) = (box.rate, schedule.root, schedule.exponent, schedule.constant != nil)
    let (one, growth) = (try PolynomialMatrix(meter, 1), try box.index(of: parts[0]))
    let rows = try schedule.start.elements()
    let (size, width) = (rows.count, try rows.first?.elements().count ?? 0)
    let rests = update.after.rows - size
    let isShaped = (1...1000).contains(width) && (rests == 0 || rests == width)
    try schedule.start.require(isShaped, "expected a row a moving state")
    let (moving, resting) = (Array(0..<size), Array(size..<size + rests))
    let a = try update.after.block(moving, moving)
    let b = try rests == 0 ? PolynomialMatrix(meter, size, width) : update.after.block(moving, resting)
    let ones = try PolynomialMatrix(meter, identity: width)
    let still = try PolynomialMatrix(
      meter, rests, size + rests, blocks: rests == 0 ? [] : [(0, size, ones)])
    let areStill = try update.after.block(resting, moving + resting).equals(still)
    try schedule.start.require(areStill && (b.isZero || b.order(in: t) >= e), "expected states at rest")
    let (last, most) = (
      try PolynomialMatrix(meter, box.entries[t].to), try PolynomialMatrix(meter, box.entries[growth].to)
    )
    let isBox =
      try box.entries.indices.allSatisfy { $0 == t || $0 == growth || box.entries[$0].isPoint }
      && schedule.sign(of: last, at: schedule.first) == 0 && box.beginsAtZero && growth != t
      && box.entries[growth].from == 0 && (most - PolynomialMatrix(meter, e, over: q)).isZero
      && update.after.degree(in: growth) == 0
    try parts[0].require(isBox, "expected the ranges of t and of its growth")

    let (p, x) = (try parts[1].symmetric(meter, size), try parts[2].matrix(meter, size, width))
    let (w, gain, m) = (try parts[3].scalar(meter), try parts[4].scalar(meter), try parts[5].count(1...64))
    let fits = try isBounded ? (gain * last.power(m) - one).sign <= 0 : m < q
    try parts[4].require(w.sign > 0 && gain.sign > 0 && fits, "expected positive numbers that fit")
    let (sign, total) = (try PolynomialMatrix(meter, isBounded ? 1 : -1, over: 1), size + width)
    let at = try PolynomialMatrix(meter, variable: t)
    let g = try one + PolynomialMatrix(meter, variable: growth) * at.power(q)
    let drift = try g * (a * x + b.lowered(in: t, by: e)) - x
    let n = try PolynomialMatrix(
      meter, total, total, blocks: [(0, 0, g * a), (0, size, drift), (size, size, ones)])
    let f = try PolynomialMatrix(meter, total, total, blocks: [(0, 0, p), (size, size, -(w * ones))])
    var difference = try sign * ((one - sign * gain * at.power(m)) * f - n.transposed * (f * n))
    if parts[6].value != .null {
      let head = try parts[6].members("power", "squares")
      let squares = try head[1].elements().map { try $0.members("weight", "form") }
      for square in squares {
        let (weight, form) = (try square[0].scalar(meter), try square[1].elements(total))
        try square[0].require(weight.sign >= 0, "expected no negative number")
        let row = try PolynomialMatrix(
          meter, 1, total, blocks: form.enumerated().map { (0, $0, try $1.scalar(meter)) })
        difference = try difference - at.power(head[0].count(0...64)) * weight * row.transposed * row
      }
    }
    try parts[5].require(
      difference.isZero || difference.order(in: t) >= m, "terms of lower degree do not vanish")
    try parts[7].requireProofs(of: difference.lowered(in: t, by: m), on: box)

    // At the first step d is D·a up to E·a, where E'·P·E is at most trace(P)·n·|E|²; then Young's inequality with the slack.
    let (end, radius) = try followed(parts[8], schedule, a, b)
    let (slack, inverse) = (try parts[9].scalar(meter), try parts[9].fraction().inverse ?? 0)
    try parts[9].require(slack.sign > 0 && (slack - one).sign < 0, "expected a number between 0 and 1")
    let scale = try PolynomialMatrix(meter, box.entries[t].to.inverse ?? 0).power(e)
    let d = try scale * end - x
    let trace = try moving.reduce(PolynomialMatrix(meter, 1, 1)) { try $0 + p[$1, $1] }
    let error = try scale * radius
    let far =
      try (PolynomialMatrix(meter, inverse) + sign) * PolynomialMatrix(meter, size, over: 1) * error * error
    try parts[10].requireProof(
      of: sign * (w * ones - (one + sign * slack) * d.transposed * p * d) - far * trace * ones)
    guard let constant = schedule.constant else {
      try parts[11].require(parts[11].value == .null, "expected null")
      return try parts[12].requireProof(of: p)
    }
    let multiplier = try parts[11].scalar(meter)
    try parts[11].require(multiplier.sign > 0, "expected a positive number")
    let all = try PolynomialMatrix(
      meter, size, total, blocks: [(0, 0, PolynomialMatrix(meter, identity: size)), (0, size, x)])
    let bound = try PolynomialMatrix(
      meter, total, total,
      blocks: [(0, 0, multiplier * p), (size, size, (constant - multiplier * w) * ones)])
    try parts[12].requireProof(of: bound - all.transposed * all)
  }
}
