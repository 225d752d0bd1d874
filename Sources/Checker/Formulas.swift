// The jets of formulas, by the rules of differentiation and a table of functions.

struct Formulas {
  /// The value, the first and half the second derivative of functions at 0, in eighths; `nil` is not
  /// computed.
  static let atZero: [String: [Whole?]] = [
    "exp": [8, 8, 4], "sin": [0, 8, 0], "cos": [8, 0, -4], "tanh": [0, 8, 0], "sigmoid": [4, 2, 0],
    "softplus": [nil, 4, 1],
  ]

  let meter: Meter
  /// What names mean.
  private var names: [String: Jet] = [:]
  /// The number that the next bound name has in exponents, and what it is outside all expectations.
  private(set) var (nextBound, firstBound): (Int, Int)
  /// Whether there are only numbers, names, sums, products and powers.
  let isPlain: Bool
  /// Whether variables are no numbers, but their own names.
  let isFree: Bool

  /// - Parameter freeCount: how many variables are no numbers, but their own names after those of the box.
  init(_ box: Box, _ meter: Meter, isPlain: Bool = false, freeCount: Int = 0) throws {
    (self.meter, self.isPlain, isFree) = (meter, isPlain, freeCount > 0)
    (nextBound, firstBound) = (box.entries.count + freeCount, box.entries.count + freeCount)
    for (index, entry) in box.entries.enumerated() {
      names[entry.name] = try Jet(entry.isPoint ? Matrix(meter, entry.from) : Matrix(meter, variable: index))
    }
  }

  mutating func declare(_ node: Node, _ meaning: Jet) throws {
    try node.require(names.updateValue(meaning, forKey: node.name()) == nil, "the name is in use")
  }

  func jet(_ node: Node) throws -> Jet {
    meter.place = node.place
    if case .string = node.value {
      // No number begins like a name.
      return try names[node.string()] ?? Jet(node.scalar(meter))
    }
    let parts = try node.elements()
    try node.require(parts.count > 1, "expected a formula")
    let head = try parts[0].string()
    try node.require(!isPlain || ["+", "*", "power"].contains(head), "expected +, * or power")
    switch (head, parts.count) {
    case ("+", _): return try parts.dropFirst(2).reduce(into: jet(parts[1])) { try $0.add(jet($1)) }
    case ("*", _): return try parts.dropFirst(2).reduce(jet(parts[1])) { try $0.times(jet($1), meter) }
    case ("power", 3):
      let (base, exponent) = (try jet(parts[1]), try parts[2].count(0...64))
      return try (0..<exponent).reduce(Jet(Matrix(meter, 1))) { power, _ in try power.times(base, meter) }
    case ("/", 3): return try jet(parts[1]).times(composite("/", parts[2]), meter)
    case ("root", 4):
      return try composite("root", parts[1], order: parts[2].count(2...64), root: parts[3].fraction())
    case ("if", 5): return try choice(parts)
    case ("expect", 4): return try expectation(parts)
    default:
      try node.require(parts.count == 2, "expected another number of arguments")
      return try composite(head, parts[1])
    }
  }

  private func choice(_ parts: [Node]) throws -> Jet {
    let (condition, then, otherwise) = (try jet(parts[1]), try jet(parts[3]), try jet(parts[4]))
    let signs = try parts[2].choice([("<", [-1]), ("<=", [-1]), (">", [1]), (">=", [1]), ("==", [])])
    if let obstacle = condition.growth.obstacle(to: "if") { throw parts[1].refusal(obstacle) }
    if let sign = condition[]?.known?.sign, sign != 0 { return signs.contains(sign) ? then : otherwise }
    try parts[1].require(!condition.growth.mentionsVariable, "expected a number other than 0")
    // Unknown, except where both sides are 0.
    var jet = try Jet(nil).times(then, meter)
    try jet.add(Jet(nil).times(otherwise, meter))
    jet.growth.degree = max(jet.growth.degree, min(condition.growth.degree, 1))
    return jet
  }

  private func expectation(_ parts: [Node]) throws -> Jet {
    let law = try Law(parts[2])
    var (inner, name) = (self, Jet(try Matrix(meter, variable: nextBound)))
    name.growth.degree = law.isNormal ? 1 : 0
    inner.nextBound += 1
    try inner.declare(parts[1], name)
    var mean = try inner.jet(parts[3])
    try mean.mapCoefficients { coefficient in
      let moments = try law.moments(meter, upTo: coefficient.degree(in: nextBound))
      return try coefficient.substituting {
        try moments[$0[nextBound]] * Matrix(meter, monomial: $0.replacing(nextBound, by: 0))
      }
    }
    // Outside all expectations no bound name is left.
    if nextBound == firstBound { mean.growth.degree = 0 }
    return mean
  }

  /// A function of a formula. Taylor: with h = f - c, the jet of g(f) is that of g(c) + g'(c) h + g''(c)/2
  /// h^2.
  private func composite(_ function: String, _ node: Node, order: Int = 2, root: Fraction = 1) throws -> Jet {
    let f = try jet(node)
    if let obstacle = f.growth.obstacle(to: function) { throw node.refusal(obstacle) }
    let zero = try Matrix(meter, 1, 1)
    let value = f[] == nil ? zero : f[]?.known
    var coefficients = [Matrix?](repeating: nil, count: 3)
    if let c = value, let own = try symbols(of: function, at: c) {
      coefficients = own
    } else if let eighths = Self.atZero[function] {
      if value?.isZero ?? false {
        coefficients = try eighths.map { try $0.map { try Matrix(meter, Fraction($0, over: 8)) } }
      }
    } else if let c = value, let inverse = c.number?.inverse {
      let i = try Matrix(meter, inverse)
      let sign = try Matrix(meter, Fraction(Whole(inverse.sign)))
      switch function {
      case "abs": coefficients = [try sign * c, sign, zero]
      case "sign": coefficients = [sign, zero, zero]
      case "/": coefficients = [i, try -(i * i), try i * i * i]
      case "log" where inverse > 0:
        coefficients = [c.number == 1 ? zero : nil, i, try Fraction(-1, over: 2) * i * i]
      case "root":
        let (r, part) = (try Matrix(meter, root), try Fraction(1, over: Whole(order)) * i)
        try node.require(root > 0 && r.power(order).equals(c), "expected the number whose root is given")
        coefficients = [r, try r * part, try Fraction(Whole(1 - order), over: 2) * r * part * part]
      default: throw node.refusal("expected a function of this, or another number")
      }
    } else {
      let isConstant = ["abs", "sign"].contains(function) && !f.growth.mentionsVariable
      try node.require(isConstant, "expected a function, of a number other than 0")
    }
    var (jet, h) = (Jet(coefficients[0]), f)
    h.derivatives[[]] = nil
    try jet.add(h.times(Jet(coefficients[1]), meter))
    try jet.add(h.times(h, meter).times(Jet(coefficients[2]), meter))
    jet.growth = f.growth.of(function)
    return jet
  }
}
