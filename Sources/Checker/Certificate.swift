// The whole check of a certificate, in the order of the format's description.

package enum Verdict {
  case verified(claim: String)
  case rejected(Rejection)
}

/// A claim in words, and the theorems behind it.
package typealias Conclusion = (words: String, theorems: [String])
/// Concludes from a statement and its witness; throws unless the one proves the other.
package typealias Proof = @Sendable (_ statement: Node, _ witness: Node) throws -> Conclusion

/// What there is to say about the content of a file, with proofs for kinds of claims that are not known here.
package func verdict(on bytes: [UInt8], others: [String: Proof] = [:]) -> Verdict {
  do {
    let top = Node(value: try Reader.value(of: bytes), place: "")
    let file = try top.members("schema", "statement", "witness", "assumptions", "provenance")
    _ = try file[0].choice([("stepproof.certificate/1", true)])
    guard case .object = file[4].value else { throw file[4].refusal("expected an object") }
    let kind = try file[1].required("claim").required("kind").string()
    let (claim, theorems) = try (others[kind] ?? Certificate.conclusion)(file[1], file[2])
    try file[3].require(file[3].elements().map { try $0.string() } == theorems, "expected \(theorems)")
    return .verified(claim: claim)  // the one place that accepts
  } catch {
    return .rejected(error as? Rejection ?? Rejection(place: "", reason: "\(error)"))
  }
}

/// A rule near an equilibrium, in the coordinates of a witness.
package struct Certificate {
  @Sendable fileprivate static func conclusion(_ statement: Node, _ witness: Node) throws -> Conclusion {
    let (claim, kind) = (try statement.required("claim").required("kind"), try witness.required("kind"))
    // The witness's own keys, the theorems that it needs, and its check, which tells the details of the claim.
    let (keys, theorems, check): ([String], [String], (Certificate) -> () throws -> String) =
      switch (try claim.string(), try kind.string()) {
      case ("converges", "quadratic"), ("diverges", "quadratic"):
        (["tree"], ["stein", "bernstein", "linearization"], checkQuadratic)
      case ("converges", "minors"), ("diverges", "minors"):
        (["tree"], ["routh-hurwitz", "bernstein", "linearization"], checkMinors)
      case ("contracts-in-hull", "hull"):
        (["function", "definite", "decrease"], ["convexity", "linearization"], checkHull)
      case ("conserves", "invariant"): (["function", "tree"], ["bernstein"], checkInvariant)
      case ("no-quadratic-function", "dual"): (["points", "rest"], ["farkas"], checkDual)
      default: throw kind.refusal("no witness of this kind proves such a claim")
      }
    let certificate = try Certificate(statement, witness, keys)
    return (certificate.words(try claim.string(), try check(certificate)()), theorems)
  }

  package let meter = Meter()
  package let (box, update, claim): (Box, Update, Node)
  /// What the witness has under the keys of its kind.
  package let proof: [Node]
  /// Whether neither the coordinates nor the equilibrium depend on the box, whether there are no substitution
  /// and no inverses, and whether besides the coordinates are all states.
  package let (isStill, isDirect, isWhole): (Bool, Bool, Bool)
  private let states: Int

  package init(_ statement: Node, _ witness: Node, _ keys: [String]) throws {
    let parts = try statement.members("game", "rule", "rate", "box", "claim")
    (box, claim) = (try Box(parts[3], rate: parts[2], meter), parts[4])
    let game = try Game(parts[0], box, meter)
    let rule = try parts[1].members("components", "inverses", "update")
    let components = try rule[0].elements().map { try $0.string() }.count
    let states = components * game.jacobian.rows
    try rule[0].require((1...1000).contains(states), "expected components, with at most 1000 states")
    let nodes = try witness.members(["inverses", "coordinates", "substitution", "solutions", "kind"] + keys)
    var words = try Words(game, box, meter, inverses: rule[1], solutions: nodes[3])
    update = try Update(nodes[1], nodes[2], states: states, box, meter) {
      try words.update(rule[2], components: components, of: $0)
    }
    (self.states, proof) = (states, Array(nodes[5...]))
    isStill = update.isFixed && game.isAtRest
    isDirect = update.isPlain && words.inverted.isEmpty
    isWhole = isDirect && update.isFixed && update.after.rows == states
    for (node, word) in zip(try nodes[0].elements(words.inverted.count), words.inverted) {
      try checkInvertible(node, word.matrix)
    }
  }

  package func words(_ verb: String, _ details: String) -> String {
    let directions = update.after.rows < states ? ", up to directions at rest" : ""
    return "\(verb) for \(box.words), \(states) states\(details)\(directions)"
  }

  /// Looks at the leaves of a tree with their parts of the box, from the lowest.
  func atLeaves(_ node: Node, of part: Box, _ look: (Node, Box) throws -> Void) throws {
    if node.member("split") == nil { return try meter.forgetting { try look(node, part) } }
    let split = try node.members("split", "at", "below", "above")
    let parts = try part.split(split[0], at: split[1], meter)
    try atLeaves(split[2], of: parts.below, look)
    try atLeaves(split[3], of: parts.above, look)
  }
}
