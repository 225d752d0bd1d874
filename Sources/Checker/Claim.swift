// What a certificate says.

struct Claim {
  enum Kind { case converges, contractsInHull, diverges, conserves, noQuadraticFunction }

  let kind: Kind
  /// 1 for conservation.
  let factor: Fraction
  /// How many directions grow; 0 unless it diverges.
  let directions: Int
  /// Whether the rates may change from step to step.
  let isAny: Bool
  /// The corners of a hull.
  let vertices: [Node]
  /// What happens, and how.
  let words: (verb: String, details: String)

  init(_ node: Node) throws {
    let kinds: [(String, (Kind, [String]))] = [
      ("converges", (.converges, ["factor", "sequence"])),
      ("contracts-in-hull", (.contractsInHull, ["factor", "vertices"])),
      ("diverges", (.diverges, ["factor", "directions"])),
      ("conserves", (.conserves, [])), ("no-quadratic-function", (.noQuadraticFunction, ["factor"])),
    ]
    guard let name = node.member("kind") else { throw node.refusal("expected a kind") }
    let (kind, keys) = try name.choice(kinds)
    let parts = try node.members(["kind"] + keys)
    (self.kind, factor) = (kind, try kind == .conserves ? 1 : parts[1].fraction())
    isAny = try kind == .converges && parts[2].choice([("constant", false), ("any", true)])
    vertices = try kind == .contractsInHull ? parts[2].elements() : []
    directions = try kind == .diverges ? parts[2].count(1...1000) : 0
    let isRight =
      switch kind {
      case .converges, .contractsInHull: factor > 0 && factor <= 1
      case .diverges: factor >= 1
      case .conserves, .noQuadraticFunction: factor > 0
      }
    try node.require(isRight, "the factor does not fit this kind of claim")
    var details = kind == .conserves ? "" : ", factor \(try parts[1].string())"
    if kind == .converges { details += isAny ? ", any sequence" : ", constant" }
    if kind == .contractsInHull { details += ", \(vertices.count) vertices, any sequence" }
    if kind == .diverges { details += ", \(directions) directions" }
    words = (try name.string(), details)
  }
}
