// Jets: what a function is near the equilibrium, up to second derivatives.

/// A value or a derivative: a polynomial in the ranges of the box and in bound names, or a number not computed.
struct Coefficient {
  let known: PolynomialMatrix?

  var isZero: Bool { known?.isZero ?? false }

  static func + (a: Coefficient, b: Coefficient) throws -> Coefficient {
    guard let a = a.known, let b = b.known else { return Coefficient(known: nil) }
    return Coefficient(known: try a + b)
  }

  static func * (a: Coefficient, b: Coefficient) throws -> Coefficient {
    if a.isZero || b.isZero { return a.isZero ? a : b }
    guard let a = a.known, let b = b.known else { return Coefficient(known: nil) }
    return Coefficient(known: try a * b)
  }
}

struct Jet {
  /// The value, the first and the second derivatives, by the numbers of their variables in ascending order.
  /// What is absent is 0.
  private(set) var orders: [[[Int]: Coefficient]] = [[:], [:], [:]]
  var growth = Growth()

  /// A constant; `nil` is one that is not computed.
  init(_ constant: PolynomialMatrix?) { orders[0][[]] = Coefficient(known: constant) }

  /// A variable with the value that it has at the equilibrium.
  init(variable index: Int, at value: Coefficient, one: PolynomialMatrix) {
    orders = [[[]: value], [[index]: Coefficient(known: one)], [:]]
    growth.mentionsVariable = true
  }

  /// `nil` for 0.
  subscript(index: Int...) -> Coefficient? { orders[index.count][index.sorted()] }

  /// The same without its value.
  var deviation: Jet {
    var jet = self
    jet.orders[0] = [:]
    return jet
  }

  private mutating func add(_ coefficient: Coefficient, at index: [Int]) throws {
    if coefficient.isZero { return }
    orders[index.count][index] = try orders[index.count][index].map { try $0 + coefficient } ?? coefficient
  }

  mutating func add(_ other: Jet) throws {
    for derivatives in other.orders {
      for (index, coefficient) in derivatives { try add(coefficient, at: index) }
    }
    growth = growth.joined(with: other.growth, degree: max(growth.degree, other.growth.degree))
  }

  /// Leibniz: (fg)_i = f_i g + f g_i and (fg)_ij = f_ij g + f_i g_j + f_j g_i + f g_ij.
  ///
  /// For i and j different the pairs (i, j) and (j, i) make the two middle terms; for i = j there is
  /// only one pair, which counts twice.
  static func * (f: Jet, g: Jet) throws -> Jet {
    var product = f
    product.orders = [[:], [:], [:]]
    product.growth = f.growth.joined(with: g.growth, degree: f.growth.degree + g.growth.degree)
    for (m, n) in [(0, 0), (0, 1), (1, 0), (0, 2), (1, 1), (2, 0)] {
      for (left, a) in f.orders[m] {
        for (right, b) in g.orders[n] {
          let term = try a * b
          try product.add(term, at: (left + right).sorted())
          if m == 1 && n == 1 && left == right { try product.add(term, at: left + right) }
        }
      }
    }
    return product
  }

  mutating func mapCoefficients(_ transform: (PolynomialMatrix) throws -> PolynomialMatrix) throws {
    orders = try orders.map { try $0.mapValues { Coefficient(known: try $0.known.map(transform)) } }
  }

  /// The second derivatives in some rows, all known, where the first ones are 0.
  func curvature(_ rows: [Int], _ names: [Node], of node: Node) throws -> [(Int, Int, PolynomialMatrix)] {
    var entries: [(Int, Int, PolynomialMatrix)] = []
    for row in rows {
      try node.require(self[row]?.isZero ?? true, "its derivative by \(try names[row].name()) is not 0")
      for column in names.indices where self[row, column] != nil {
        guard let d = self[row, column]?.known else { throw node.refusal("a second derivative is unknown") }
        entries.append((row, column, d))
      }
    }
    return entries
  }
}
