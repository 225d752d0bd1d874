// What a game does along its flow z' = -G(z), without steps.

/// What is claimed, in words, and the theorems behind it.
///
/// - Throws: unless everything holds that the format asks for.
func flow(_ statement: Node, _ witness: Node) throws -> (words: String, theorems: [String]) {
  let (meter, statement) = (Meter(), try statement.members("game", "claim"))
  let game = try Game(statement[0], Box(), meter)
  let size = game.jacobian.rows
  guard let kind = statement[1].member("kind") else { throw statement[1].refusal("expected a kind") }
  let (keys, parts) = try kind.choice([
    ("conserves-flow", (["kind", "function"], ["definite"])),
    ("circles-flow", (["kind"], ["definite", "function"])),
    ("converges-flow", (["kind"], ["definite", "function", "decrease"])),
  ])
  let (claim, witness) = (try statement[1].members(keys), try witness.members(parts))
  let function: Matrix
  if let formula = claim.dropFirst().first {
    let free = try Game(statement[0], Box(), meter, isFree: true)
    let (slopes, near) = (try free.formulas.jet(formula), try game.formulas.jet(formula))
    let zero = Coefficient(known: try Matrix(meter, 1, 1))
    let changes = try free.field.enumerated().map { try $1 * (slopes[$0] ?? zero) }
    let change = try changes.reduce(zero) { try $0 + $1 }
    try formula.require(change.isZero, "is not seen to be the same along the flow")
    let entries = try near.curvature(Array(0..<size), game.names, of: formula)
    function = try Matrix(meter, size, size, blocks: entries)
  } else {
    // Along s' = -J s the derivative of s'Ps is -s'(PJ + J'P)s.
    function = try witness[1].symmetric(meter, size)
    let decrease = try function * game.jacobian + (function * game.jacobian).transposed
    if parts.count == 3 { try witness[2].requireProof(of: decrease) }
    try witness[1].require(parts.count == 3 || decrease.isZero, "is not conserved")
  }
  try witness[0].requireProof(of: function)
  return ("\(try kind.string()), \(size) variables", (claim.count > 1 ? ["chain-rule"] : []) + ["lyapunov"])
}

extension Formulas {
  /// The value and the first derivative of a function where variables are no numbers and no bound name is in
  /// its argument: symbols, equal for equal arguments; for one over a monomial, negative exponents.
  func symbols(of function: String, at c: Matrix) throws -> [Matrix?]? {
    let isBound = c.terms.keys.contains { term in (firstBound..<firstBound + 64).contains { term[$0] != 0 } }
    guard isFree, !c.isConstant, !isBound, let (exponents, entries) = c.terms.first else { return nil }
    func symbol(_ name: String) throws -> Matrix {
      let place = try meter.symbols.firstIndex { try $0.name == name && $0.argument.equals(c) }
      if place == nil { meter.symbols.append((name, c)) }
      return try Matrix(meter, variable: firstBound + 64 + (place ?? meter.symbols.count - 1))
    }
    if ["/", "log"].contains(function) {
      let number = Fraction(entries[0], over: c.scale).inverse ?? 0
      let monomial = try Matrix(meter, number, monomial: Exponents(exponents.powers.map(-)))
      let inverse = try c.terms.count == 1 ? monomial : symbol("/")
      return try function == "/" ? [inverse, -(inverse * inverse), nil] : [nil, inverse, nil]
    }
    return Self.atZero[function] == nil ? nil : [try symbol(function), try symbol(function + "'"), nil]
  }
}
