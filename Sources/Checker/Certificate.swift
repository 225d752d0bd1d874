// The whole check of a certificate, in the order of the format's description.

package enum Verdict {
  case verified(claim: String)
  case rejected(Rejection)
}

/// What there is to say about the content of a file.
package func verdict(on bytes: [UInt8]) -> Verdict {
  do {
    let top = Node(value: try Reader.value(of: bytes), place: "")
    let file = try top.members("schema", "statement", "witness", "assumptions", "provenance")
    _ = try file[0].choice([("stepproof.certificate/1", true)])
    guard case .object = file[4].value else { throw file[4].refusal("expected an object") }
    let isFlow = file[1].member("rule") == nil
    let (claim, theorems) = try isFlow ? flow(file[1], file[2]) : Certificate(file[1], file[2]).conclusion
    try file[3].require(file[3].elements().map { try $0.string() } == theorems, "expected \(theorems)")
    return .verified(claim: claim)  // the one place that accepts
  } catch {
    return .rejected(error as? Rejection ?? Rejection(place: "", reason: "\(error)"))
  }
}

struct Certificate {
  /// One kind of witness: its keys beside those that all have, what it can prove by which theorems, and its
  /// check.
  private typealias Method = (
    keys: [String], claims: [Claim.Kind], theorems: [String], check: (Certificate) -> ([Node]) throws -> Void
  )

  private static func method(_ kind: Node) throws -> Method {
    switch try kind.string() {
    case "quadratic":
      (["tree"], [.converges, .diverges], ["stein", "bernstein", "linearization"], checkQuadratic)
    case "hull":
      (["function", "definite", "decrease"], [.contractsInHull], ["convexity", "linearization"], checkHull)
    case "minors":
      (["tree"], [.converges, .diverges], ["routh-hurwitz", "bernstein", "linearization"], checkMinors)
    case "invariant": (["function", "tree"], [.conserves], ["bernstein"], checkInvariant)
    case "dual": (["points", "rest"], [.noQuadraticFunction], ["farkas"], checkDual)
    case "schedule": (scheduleKeys, [.shrinks, .grows], ["bernstein", "bernoulli"], checkSchedule)
    default: throw kind.refusal("there is no such witness")
    }
  }

  let meter = Meter()
  let box: Box
  let claim: Claim
  let update: Update
  /// Whether neither the coordinates nor the equilibrium depend on the box.
  let isStill: Bool
  /// Whether there are no substitution and no inverses, and whether besides the coordinates are those of all
  /// states.
  let (isDirect, isWhole): (Bool, Bool)
  /// The claim in words, and the theorems behind it.
  let conclusion: (words: String, theorems: [String])

  /// - Throws: unless everything holds that the format asks for.
  init(_ statement: Node, _ witness: Node) throws {
    let parts = try statement.members("game", "rule", "rate", "box", "claim")
    (box, claim) = (try Box(parts[3], rate: parts[2]), try Claim(parts[4], meter))
    let game = try Game(parts[0], box, meter)
    let rule = try parts[1].members("components", "inverses", "update")
    let components = try rule[0].elements().map { try $0.string() }.count
    let states = components * game.jacobian.rows
    try rule[0].require((1...1000).contains(states), "expected components, with at most 1000 states")

    guard let kind = witness.member("kind") else { throw witness.refusal("expected a kind") }
    let method = try Self.method(kind)
    try kind.require(method.claims.contains(claim.kind), "this kind of witness does not prove this claim")
    let keys = ["inverses", "coordinates", "substitution", "solutions", "kind"] + method.keys
    let nodes = try witness.members(keys)
    var words = try Words(game, box, meter, inverses: rule[1], solutions: nodes[3])
    update = try Update(nodes[1], nodes[2], states: states, box, meter) {
      try words.update(rule[2], components: components, of: $0)
    }
    isStill = update.isFixed && game.isAtRest
    isDirect = update.isPlain && words.inverted.isEmpty
    isWhole = isDirect && update.isFixed && update.after.rows == states
    let directions = update.after.rows < states ? ", up to directions at rest" : ""
    let text = "\(claim.words.verb) for \(box.words), \(states) states\(claim.words.details)\(directions)"
    conclusion = (text, method.theorems)

    for (node, word) in zip(try nodes[0].elements(words.inverted.count), words.inverted) {
      try checkInvertible(node, word.matrix)
    }
    try method.check(self)(nodes)
  }

  /// Looks at the leaves of a tree with their parts of the box, from the lowest.
  func atLeaves(_ node: Node, of part: Box, _ look: (Node, Box) throws -> Void) throws {
    if node.member("split") == nil { return try meter.forgetting { try look(node, part) } }
    let split = try node.members("split", "at", "below", "above")
    let parts = try part.split(split[0], at: split[1])
    try atLeaves(split[2], of: parts.below, look)
    try atLeaves(split[3], of: parts.above, look)
  }
}
