// All steps of a schedule from some step on.

import Checker

private let keys = [
  "growth", "function", "offset", "weight", "gain", "power", "head", "decrease", "trace", "slack", "entry",
  "multiplier", "bound",
]

@Sendable func schedule(_ statement: Node, _ witness: Node) throws -> Conclusion {
  let certificate = try Certificate(statement, witness, keys)
  let (kind, coordinates) = (try witness.required("kind"), try witness.required("coordinates"))
  try kind.require(kind.string() == "schedule", "this kind of witness does not prove this claim")
  // Which states move is a matter of their order.
  try coordinates.require(coordinates.value == .null, "expected null")
  let schedule = try Schedule(certificate.claim, certificate.meter)
  try certificate.check(schedule)
  return (certificate.words(schedule.words.verb, schedule.words.details), ["bernstein", "bernoulli"])
}

extension Certificate {
  /// With d = t^(-e)·x - X·a a step makes N·(d, a) of (d, a); its rows are those of (g·A, g·(A·X + t^(-e)·B)
  /// - X), and a. Here g is (t/t')^e for the next t', which is at least 1 and by Bernoulli's inequality at
  /// most 1 + (e/q)·t^q. With F(d, a) = d'·P·d - w·a'·a the difference of (1 ∓ gain·t^m)·F and F after the
  /// step is definite, and F keeps the sign that it has at the first step.
  fileprivate func check(_ schedule: Schedule) throws {
    try claim.require(isWhole && isStill, "expected all states as they are, at rest, and no inverses")
    let (growth, step) = (try box.index(of: proof[0]), try step(of: schedule))
    let (t, q, e, isBounded) = (box.rate, schedule.root, schedule.exponent, schedule.constant != nil)
    let (size, width) = (step.rows, step.columns - step.rows)
    let (moving, resting) = (Array(0..<size), Array(size..<size + width))
    let (a, b) = (try step.block(moving, moving), try step.block(moving, resting))
    let last = box.entries[t].to
    let isBox =
      try box.entries.indices.allSatisfy { $0 == t || $0 == growth || box.entries[$0].isPoint }
      && schedule.sign(of: last, at: schedule.first) == 0 && box.beginsAtZero && growth != t
      && box.entries[growth].from.isZero
      && box.entries[growth].to.equals(Matrix(meter, Whole(e), over: Whole(q)))
      && update.after.degree(in: growth) == 0
    try proof[0].require(isBox, "expected the ranges of t and of its growth")

    let (p, x) = (try proof[1].symmetric(meter, size), try proof[2].matrix(meter, size, width))
    let (w, gain) = (try proof[3].positive(meter), try proof[4].positive(meter))
    let m = try proof[5].count(1...64)
    let fits = try isBounded ? (-1 + gain * last.power(m)).sign <= 0 : m < q
    try proof[4].require(fits, "expected a number that fits")
    let (sign, at) = (isBounded ? 1 : -1, try Matrix(meter, variable: t))
    let g = try 1 + Matrix(meter, variable: growth) * at.power(q)
    // What takes d, a and the next d out of (d, a), and the squares of a.
    let unit = try Matrix(meter, identity: size + width)
    let (own, still) = (try unit.block(moving, moving + resting), try unit.block(resting, moving + resting))
    let next = try g * a * own + (g * (a * x + b.lowered(in: t, by: e)) - x) * still
    let squares = try still.transposed * still
    let f = try p.seen(through: own) - w * squares
    var difference = try sign * (f - p.seen(through: next) + w * squares) - gain * at.power(m) * f
    if proof[6].value != .null {
      let head = try proof[6].members("power", "squares")
      let factor = try at.power(head[0].count(0...64))
      for square in try head[1].elements().map({ try $0.members("weight", "form") }) {
        let weight = try square[0].scalar(meter)
        try square[0].require(weight.sign >= 0, "expected no negative number")
        let form = try square[1].matrix(meter, [square[1].elements(size + width)], size + width)
        difference = try difference - factor * weight * (form.transposed * form)
      }
    }
    try proof[5].require(difference.order(in: t) >= m, "terms of lower degree do not vanish")
    try proof[7].requireProofs(of: difference.lowered(in: t, by: m), on: box)

    // At the first step d is D·a up to E·a, where E'·P·E is at most trace(P)·n·|E|²; then Young's inequality
    // with the slack.
    let (end, radius) = try followed(proof[8], schedule, step)
    let slack = try proof[9].positive(meter)
    try proof[9].require((-1 + slack).sign < 0, "expected a number between 0 and 1")
    let ones = try Matrix(meter, identity: width)
    let scale = try (last.inverse() ?? last).power(e)
    let start = try p.seen(through: scale * end - x)
    let trace = try moving.reduce(Matrix(meter, 1, 1)) { try $0 + p[$1, $1] }
    let square = try size * trace * (scale * radius).power(2)
    let far = try (sign + (slack.inverse() ?? slack)) * square
    try proof[10].requireProof(of: sign * (w * ones - start) - slack * start - far * ones)
    guard let constant = schedule.constant else {
      try proof[11].require(proof[11].value == .null, "expected null")
      return try proof[12].requireProof(of: p)
    }
    let all = try own + x * still
    let bound = try proof[11].positive(meter) * f + constant * squares
    try proof[12].requireProof(of: bound - all.transposed * all)
  }

  /// The rows (A, B) of what moves, after those of what rests are seen to be the identity's; where nothing
  /// rests, B is 0.
  private func step(of schedule: Schedule) throws -> Matrix {
    let (rows, states) = (try schedule.start.elements(), update.after.rows)
    let (size, width) = (rows.count, try rows.first?.elements().count ?? 0)
    let isShaped = (1...1000).contains(width) && (states == size || states == size + width)
    try schedule.start.require(isShaped, "expected a row a moving state")
    let (all, resting) = (Array(0..<states), Array(size..<states))
    let own = try update.after.block(Array(0..<size), all)
    let still = try Matrix(meter, identity: states).block(resting, all)
    let b = try own.block(Array(0..<size), resting)
    let areStill = try update.after.block(resting, all).equals(still)
    let isSmall = b.isZero || b.order(in: box.rate) >= schedule.exponent
    try schedule.start.require(areStill && isSmall, "expected states at rest")
    return try Matrix(meter, size, size + width, blocks: [(0, 0, own)])
  }
}
