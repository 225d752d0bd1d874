// What a game does along its flow z' = -G(z), without steps.

import Checker

/// The kinds of claims about flows, with their keys and those of their witnesses.
private let kinds: [(String, (claim: [String], witness: [String]))] = [
  ("conserves-flow", (["kind", "function"], ["definite"])),
  ("circles-flow", (["kind"], ["definite", "function"])),
  ("converges-flow", (["kind"], ["definite", "function", "decrease"])),
]

@Sendable func flow(_ statement: Node, _ witness: Node) throws -> Conclusion {
  let (meter, statement) = (Meter(), try statement.members("game", "claim"))
  let game = try Game(statement[0], Box(), meter)
  let size = game.jacobian.rows
  let kind = try statement[1].required("kind")
  let keys = try kind.choice(kinds)
  let (claim, witness) = (try statement[1].members(keys.claim), try witness.members(keys.witness))
  let function: Matrix
  if let formula = claim.dropFirst().first {
    try statement[0].require(!game.costs.isEmpty, "expected a game with costs")
    try formula.require(isConserved(formula, by: game, meter), "is not seen to be the same along the flow")
    let entries = try game.formulas.curvature(Array(0..<size), of: formula)
    function = try Matrix(meter, size, size, blocks: entries)
  } else {
    // Along s' = -J s the derivative of s'Ps is -s'(PJ + J'P)s.
    function = try witness[1].symmetric(meter, size)
    let decrease = try function * game.jacobian + (function * game.jacobian).transposed
    if witness.count == 3 { try witness[2].requireProof(of: decrease) }
    try witness[1].require(witness.count == 3 || decrease.isZero, "is not conserved")
  }
  try witness[0].requireProof(of: function)
  return ("\(try kind.string()), \(size) variables", (claim.count > 1 ? ["chain-rule"] : []) + ["lyapunov"])
}

/// Whether the derivative of a function along the flow is seen to be 0 where every variable is its own name.
private func isConserved(_ formula: Node, by game: Game, _ meter: Meter) throws -> Bool {
  let symbols = Symbols(meter)
  var formulas = try Formulas(Box(), meter, variables: game.names.count, others: symbols.values)
  symbols.bounds = formulas.bounds
  for (index, name) in game.names.enumerated() {
    try formulas.declare(
      name, variable: index, at: Matrix(meter, variable: formulas.bounds.upperBound + index))
  }
  symbols.first = formulas.bounds.upperBound + game.names.count
  let costs = try game.costs.map { try $0.sign * formulas.jet($0.formula).value }
  let function = try formulas.jet(formula).value
  var change = try Matrix(meter, 1, 1)
  for (variable, owner) in game.owners.enumerated() {
    let slopes = try [costs[owner], function].map { value in
      try value.replacing { formulas.displaced($0) == [variable] ? formulas.still($0) : nil }
    }
    let product = try slopes[0] * slopes[1]
    // Different things may not be computed.
    if product.degree(in: formulas.unknown) > 0 { return false }
    change = try change + product
  }
  return change.isZero
}

/// Names for what functions are where variables are no numbers: equal for equal arguments.
private final class Symbols {
  private let meter: Meter
  private var seen: [(name: String, argument: Matrix)] = []
  /// Where in exponents the bound names and the symbols are.
  var (bounds, first) = (0..<0, 0)

  init(_ meter: Meter) { self.meter = meter }

  private func symbol(_ name: String, of argument: Matrix) throws -> Matrix {
    let place = try seen.firstIndex { try $0.name == name && $0.argument.equals(argument) }
    if place == nil { seen.append((name, argument)) }
    return try Matrix(meter, variable: first + (place ?? seen.count - 1))
  }

  /// The value and the first derivative of a function where no bound name is in its argument; for one over a
  /// monomial, negative exponents.
  func values(of function: String, at c: Matrix) throws -> [Matrix?]? {
    let isBound = c.terms.keys.contains { term in bounds.contains { term[$0] != 0 } }
    guard !c.isConstant, !isBound, let (exponents, entries) = c.terms.first else { return nil }
    if ["/", "log"].contains(function) {
      let opposite = try Matrix(meter, monomial: Exponents(exponents.powers.map(-)))
      let number = try Matrix(meter, entries[0], over: c.scale).inverse()
      let inverse = try c.terms.count == 1 ? number.map { try $0 * opposite } : symbol("/", of: c)
      guard let inverse else { return nil }
      return try function == "/" ? [inverse, -(inverse * inverse), nil] : [nil, inverse, nil]
    }
    if Formulas.atZero[function] == nil { return nil }
    return [try symbol(function, of: c), try symbol(function + "'", of: c), nil]
  }
}
