// What a certificate says.

struct Claim {
  enum Kind { case converges, contractsInHull, diverges, conserves, noQuadraticFunction, shrinks, grows }

  let node: Node
  let kind: Kind
  /// 1 for conservation.
  let factor: Fraction
  /// How many directions grow; 0 unless it diverges.
  let directions: Int
  /// Whether the rates may change from step to step.
  let isAny: Bool
  /// The corners of a hull.
  let vertices: [Node]
  /// Of steps that become smaller.
  let schedule: Schedule?
  /// What happens, and how.
  let words: (verb: String, details: String)

  init(_ node: Node, _ meter: Meter) throws {
    let kinds: [(String, (Kind, [String]))] = [
      ("converges", (.converges, ["factor", "sequence"])),
      ("contracts-in-hull", (.contractsInHull, ["factor", "vertices"])),
      ("diverges", (.diverges, ["factor", "directions"])),
      ("conserves", (.conserves, [])), ("no-quadratic-function", (.noQuadraticFunction, ["factor"])),
      ("shrinks", (.shrinks, Schedule.keys + ["constant"])), ("grows", (.grows, Schedule.keys)),
    ]
    guard let name = node.member("kind") else { throw node.refusal("expected a kind") }
    let (kind, keys) = try name.choice(kinds)
    let parts = try node.members(["kind"] + keys)
    let hasFactor = keys.first == "factor"
    (self.node, self.kind, factor) = (node, kind, try hasFactor ? parts[1].fraction() : 1)
    schedule = try kind == .shrinks || kind == .grows ? Schedule(parts, meter) : nil
    isAny = try kind == .converges && parts[2].choice([("constant", false), ("any", true)])
    vertices = try kind == .contractsInHull ? parts[2].elements() : []
    directions = try kind == .diverges ? parts[2].count(1...1000) : 0
    let isBounded = factor <= 1 || kind == .noQuadraticFunction
    let isRight = kind == .diverges ? factor >= 1 : factor > 0 && isBounded
    try node.require(isRight, "the factor does not fit this kind of claim")
    var details = hasFactor ? ", factor \(try parts[1].string())" : ""
    if let schedule { details += schedule.words }
    if kind == .converges { details += isAny ? ", any sequence" : ", constant" }
    if kind == .contractsInHull { details += ", \(vertices.count) vertices, any sequence" }
    if kind == .diverges { details += ", \(directions) directions" }
    words = (try name.string(), details)
  }
}
