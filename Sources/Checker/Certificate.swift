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
    return .verified(claim: try isFlow ? flow(file) : Certificate(file).words)  // the one place that accepts
  } catch {
    return .rejected(error as? Rejection ?? Rejection(place: "", reason: "\(error)"))
  }
}

struct Certificate {
  /// The keys of witnesses, beside those that all have.
  private static let keys = [
    "quadratic": ["tree"], "invariant": ["function", "tree"], "minors": ["tree"], "dual": ["points", "rest"],
    "hull": ["function", "definite", "decrease"], "schedule": scheduleKeys,
  ]

  let meter = Meter()
  let box: Box
  let claim: Claim
  let update: Update
  /// The claim in words.
  let words: String

  /// - Throws: unless everything holds that the format asks for.
  init(_ file: [Node]) throws {
    let statement = try file[1].members("game", "rule", "rate", "box", "claim")
    (box, claim) = (try Box(statement[3], rate: statement[2]), try Claim(statement[4], meter))
    let game = try Game(statement[0], box, meter)
    let rule = try statement[1].members("components", "inverses", "update")
    let components = try rule[0].elements().map { try $0.string() }.count
    let states = components * game.jacobian.rows
    try rule[0].require((1...1000).contains(states), "expected components, with at most 1000 states")

    let kind = try file[2].member("kind")?.string() ?? ""
    let witness = try file[2].members(
      ["inverses", "coordinates", "substitution", "solutions", "kind"] + Self.keys[kind, default: []])
    var words = try Words(game, box, meter, inverses: rule[1], solutions: witness[3])
    update = try Update(
      &words, (witness[1], witness[2], rule[2]), components: components, states: states, box, meter)
    let isWhole = update.isFixed && update.isPlain && update.after.rows == states && words.inverted.isEmpty
    self.words =
      "\(claim.words.verb) for \(box.words), \(states) states\(claim.words.details)"
      + (update.after.rows < states ? ", up to directions at rest" : "")

    for (node, word) in zip(try witness[0].elements(words.inverted.count), words.inverted) {
      try checkInvertible(leaves(node, on: box), word.matrix)
    }
    let theorems: [String]
    switch (kind, claim.kind) {
    case ("quadratic", .converges), ("quadratic", .diverges):
      let isAtRest = update.isFixed && game.isAtRest
      try statement[4].require(!claim.isAny || isAtRest, "expected coordinates and an equilibrium at rest")
      try checkQuadratic(leaves(witness[5], on: box))
      theorems = ["stein", "bernstein", "linearization"]
    case ("hull", .contractsInHull):
      let isFixed = update.isFixed && update.isPlain && words.inverted.isEmpty && game.isAtRest
      try statement[4].require(isFixed, "expected coordinates and an equilibrium at rest, and no inverses")
      try checkHull(witness[5], definite: witness[6], decrease: witness[7])
      theorems = ["convexity", "linearization"]
    case ("minors", .converges), ("minors", .diverges):
      try statement[4].require(claim.factor == 1 && !claim.isAny, "expected the factor 1 and a constant rate")
      try checkMinors(leaves(witness[5], on: box))
      theorems = ["routh-hurwitz", "bernstein", "linearization"]
    case ("invariant", .conserves):
      try witness[1].require(isWhole, "expected all states as they are, and no inverses")
      try checkInvariant(leaves(witness[6], on: box), function: witness[5])
      theorems = ["bernstein"]
    case ("dual", .noQuadraticFunction):
      try witness[1].require(isWhole, "expected all states as they are, and no inverses")
      try checkDual(points: witness[5], rest: witness[6])
      theorems = ["farkas"]
    case ("schedule", .shrinks), ("schedule", .grows):
      // Which states move is a matter of their order.
      let isAsItIs = isWhole && game.isAtRest && witness[1].value == .null
      try statement[4].require(isAsItIs, "expected all states as they are, at rest, and no inverses")
      if let schedule = claim.schedule { try checkSchedule(schedule, Array(witness[5...])) }
      theorems = ["bernstein", "bernoulli"]
    default: throw witness[4].refusal("this kind of witness does not prove this claim")
    }
    try file[3].require(file[3].elements().map { try $0.string() } == theorems, "expected \(theorems)")
  }

  /// The leaves of a tree and their parts of the box, from the lowest.
  private func leaves(_ node: Node, on part: Box) throws -> [(node: Node, part: Box)] {
    if node.member("split") != nil {
      let split = try node.members("split", "at", "below", "above")
      let parts = try part.split(split[0], at: split[1])
      return try leaves(split[2], on: parts.below) + leaves(split[3], on: parts.above)
    }
    return [(node, part)]
  }
}
