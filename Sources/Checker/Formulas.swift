// What formulas are near the equilibrium, by a table of functions.

package struct Formulas {
  /// The value, the first and half the second derivative of functions at 0, in eighths; `nil` is not computed.
  package static let atZero: [String: [Whole?]] = [
    "exp": [8, 8, 4], "sin": [0, 8, 0], "cos": [8, 0, -4], "tanh": [0, 8, 0], "sigmoid": [4, 2, 0],
    "softplus": [nil, 4, 1],
  ]
  /// The same for a function of something that may be no number; `nil` where the table decides.
  package typealias Derivatives = (_ function: String, _ argument: Matrix) throws -> [Matrix?]?
  let meter: Meter
  private let others: Derivatives?
  private var names: [String: Jet] = [:]
  /// The exponents of a term belong to the ranges of the box, what is not computed, the displacements of the
  /// variables, bound names, and anything else, in this order.
  package let unknown: Int
  let displacements: Range<Int>
  private var boundCount = 0

  package init(_ box: Box, _ meter: Meter, variables: Int = 0, others: Derivatives? = nil) throws {
    (self.meter, self.others, unknown) = (meter, others, box.entries.count)
    displacements = unknown + 1..<unknown + 1 + variables
    for (index, entry) in box.entries.enumerated() {
      names[entry.name] = try Jet(entry.isPoint ? entry.from : Matrix(meter, variable: index))
    }
  }

  /// The exponents of bound names; no file is so deep that it has more.
  package var bounds: Range<Int> { displacements.upperBound..<displacements.upperBound + Reader.depthLimit }
  private mutating func declare(_ node: Node, _ meaning: Jet) throws {
    try node.require(names.updateValue(meaning, forKey: node.name()) == nil, "the name is in use")
  }

  /// Gives a variable its value at the equilibrium.
  package mutating func declare(_ node: Node, variable: Int, at value: Matrix) throws {
    let displacement = try Matrix(meter, variable: displacements.lowerBound + variable)
    try declare(node, Jet(value + displacement))
  }

  package func jet(_ node: Node) throws -> Jet {
    // No number begins like a name.
    if case .string = node.value { return try names[node.string()] ?? Jet(node.scalar(meter)) }
    let parts = try node.elements()
    try node.require(parts.count > 1, "expected a formula")
    switch (try parts[0].string(), parts.count) {
    case ("+", _): return try sum(parts.dropFirst().map(jet)[...])
    case ("*", _): return try parts.dropFirst(2).reduce(jet(parts[1])) { try product($0, jet($1)) }
    case ("power", 3):
      let (base, exponent) = (try jet(parts[1]), try parts[2].count(0...64))
      return try (0..<exponent).reduce(Jet(Matrix(meter, 1))) { power, _ in try product(power, base) }
    case ("/", 3): return try product(jet(parts[1]), taylor("/", parts[2]))
    case ("root", 4):
      return try taylor("root", parts[1], order: parts[2].count(2...64), root: parts[3].scalar(meter))
    case ("if", 5): return try choice(parts)
    case ("expect", 4): return try expectation(parts)
    case (let function, 2): return try taylor(function, parts[1])
    default: throw node.refusal("expected another number of arguments")
    }
  }

  private func choice(_ parts: [Node]) throws -> Jet {
    let (condition, then, otherwise) = (try jet(parts[1]), try jet(parts[3]), try jet(parts[4]))
    let signs = try parts[2].choice([("<", [-1]), ("<=", [-1]), (">", [1]), (">=", [1]), ("==", [])])
    if let obstacle = condition.obstacle(to: "if") { throw parts[1].refusal(obstacle) }
    let sign = try constant(condition)?.sign ?? 0
    try parts[1].require(sign != 0, "expected a number other than 0")
    return signs.contains(sign) ? then : otherwise
  }

  private func expectation(_ parts: [Node]) throws -> Jet {
    let (law, bound) = (try Law(parts[2], meter), bounds.lowerBound + boundCount)
    var inner = self
    inner.boundCount += 1
    try inner.declare(parts[1], Jet(Matrix(meter, variable: bound), degree: law.isNormal ? 1 : 0))
    let f = try inner.jet(parts[3])
    let moments = try law.moments(upTo: f.value.degree(in: bound))
    let mean = try f.value.substituting { term in
      try moments[term[bound]] * Matrix(meter, monomial: term.replacing(bound, by: 0))
    }
    // Outside all expectations no bound name is left.
    return Jet(mean, degree: boundCount == 0 ? 0 : f.degree, isPositive: f.isPositive)
  }

  /// A function of a formula. Taylor: with h = f - c, g(f) is g(c) + g'(c) h + g''(c)/2 h^2.
  private func taylor(_ function: String, _ node: Node, order: Int = 2, root: Matrix? = nil) throws -> Jet {
    let f = try jet(node)
    if let obstacle = f.obstacle(to: function) { throw node.refusal(obstacle) }
    let (zero, c) = (try Matrix(meter, 1, 1), try constant(f))
    let coefficients: [Matrix?]
    if let c, let known = try others?(function, c) {
      coefficients = known
    } else if let row = Self.atZero[function] {
      coefficients = try row.map { c?.isZero == true ? try $0.map { try Matrix(meter, $0, over: 8) } : nil }
    } else {
      guard let c, let i = try c.inverse() else { throw node.refusal("expected a number, not 0") }
      switch function {
      case "/": coefficients = [i, try -(i * i), try i * i * i]
      case "log" where i.sign > 0:
        coefficients = [try (-1 + c).isZero ? zero : nil, i, try Matrix(meter, -1, over: 2) * i * i]
      case "root":
        let (r, part) = (root ?? zero, try Matrix(meter, 1, over: Whole(order)) * i)
        try node.require(r.sign > 0 && r.power(order).equals(c), "expected the number whose root is given")
        coefficients = [r, try r * part, try Matrix(meter, Whole(1 - order), over: 2) * r * part * part]
      default: throw node.refusal("expected a function of this, or another number")
      }
    }
    let (h, unknown) = (Jet(try part(f, 1...2)), try Matrix(meter, variable: unknown))
    let powers = [Jet(try Matrix(meter, 1)), h, try product(h, h)]
    let terms = try zip(coefficients, powers).map { try product(Jet($0 ?? unknown), $1) }
    let (degree, isPositive) = f.growth(of: function)
    return Jet(try sum(terms[...]).value, degree: degree, isPositive: isPositive)
  }
}
