// Jets: what a function is near the equilibrium, up to second derivatives.

/// A value or a derivative: a polynomial in the ranges of the box and in bound names, or a number not
/// computed.
struct Coefficient {
  let known: Matrix?

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
  var derivatives: [[Int]: Coefficient]
  var growth = Growth()

  /// A constant; `nil` is one that is not computed.
  init(_ constant: Matrix?) {
    derivatives = [[]: Coefficient(known: constant)]
    growth.isPositive = constant.map { $0.sign > 0 } ?? false
  }

  /// A variable with the value that it has at the equilibrium.
  init(variable index: Int, at value: Coefficient, one: Matrix) {
    derivatives = [[]: value, [index]: Coefficient(known: one)]
    growth.mentionsVariable = true
  }

  /// `nil` for 0.
  subscript(index: Int...) -> Coefficient? { derivatives[index.sorted()] }

  private mutating func add(_ coefficient: Coefficient, at index: [Int]) throws {
    if coefficient.isZero { return }
    derivatives[index] = try derivatives[index].map { try $0 + coefficient } ?? coefficient
  }

  mutating func add(_ other: Jet) throws {
    for (index, coefficient) in other.derivatives { try add(coefficient, at: index) }
    growth = growth.joined(with: other.growth, degree: max(growth.degree, other.growth.degree))
  }

  /// Leibniz: (fg)_i = f_i g + f g_i and (fg)_ij = f_ij g + f_i g_j + f_j g_i + f g_ij.
  ///
  /// For i and j different the pairs (i, j) and (j, i) make the two middle terms; for i = j there is
  /// only one pair, which counts twice.
  func times(_ other: Jet, _ meter: Meter) throws -> Jet {
    var product = self
    product.derivatives = [:]
    product.growth = growth.joined(with: other.growth, degree: growth.degree + other.growth.degree)
    let factors = (0...2).map { order in other.derivatives.filter { $0.key.count + order <= 2 } }
    for (left, a) in derivatives {
      for (right, b) in factors[left.count] {
        try meter.spend(800)
        let term = try a * b
        try product.add(term, at: (left + right).sorted())
        if left.count == 1 && left == right { try product.add(term, at: left + right) }
      }
    }
    return product
  }

  mutating func mapCoefficients(_ transform: (Matrix) throws -> Matrix) throws {
    derivatives = try derivatives.mapValues { Coefficient(known: try $0.known.map(transform)) }
  }

  /// The second derivatives in some rows, all known, where the first ones are 0.
  func curvature(_ rows: [Int], _ names: [Node], of node: Node) throws -> [(Int, Int, Matrix)] {
    var entries: [(Int, Int, Matrix)] = []
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
