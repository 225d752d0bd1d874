// How fast things converge, or in how many directions they diverge.

struct Claim {
  let factor: Matrix
  /// How many directions grow; 0 where all shrink.
  let directions: Int
  /// Whether the rates may change from step to step.
  let isAny: Bool
  let words: String

  init(_ node: Node, _ meter: Meter) throws {
    let converges = try node.required("kind").string() == "converges"
    let parts = try node.members("kind", "factor", converges ? "sequence" : "directions")
    factor = try parts[1].positive(meter)
    isAny = try converges && parts[2].choice([("constant", false), ("any", true)])
    directions = try converges ? 0 : parts[2].count(1...1000)
    try parts[1].require((-1 + factor).sign != (converges ? 1 : -1), "does not fit this kind of claim")
    let details = converges ? isAny ? "any sequence" : "constant" : "\(directions) directions"
    words = ", factor \(try parts[1].string()), \(details)"
  }
}
