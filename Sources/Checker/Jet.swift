// Jets: functions near the equilibrium, as polynomials in the displacements of the variables.

package struct Jet {
  /// Without what is of third order. The coefficients contain the ranges of the box, bound names, and the name
  /// of what is not computed.
  package let value: Matrix
  /// A degree in the names bound by normal laws that bounds it near the equilibrium, at most `fast`; 0 only
  /// where there are no such names.
  let degree: Int
  /// Whether it is positive everywhere, and not below the exponential of a linear function of those names.
  let isPositive: Bool

  init(_ value: Matrix, degree: Int = 0, isPositive: Bool? = nil) {
    (self.value, self.degree, self.isPositive) = (value, degree, isPositive ?? (value.sign > 0))
  }
}

extension Formulas {
  /// The variables that are displaced in a term, twice where it is by the square.
  package func displaced(_ term: Exponents) -> [Int] {
    displacements.flatMap { [Int](repeating: $0 - displacements.lowerBound, count: term[$0]) }
  }
  /// A term without its displacements, or with nothing else.
  package func still(_ term: Exponents, _ isStill: Bool = true) -> Exponents {
    Exponents(term.powers.enumerated().map { displacements.contains($0) == isStill ? 0 : $1 })
  }
  /// The terms of some orders in the displacements.
  func part(_ jet: Jet, _ orders: ClosedRange<Int>) throws -> Matrix {
    try jet.value.replacing { orders.contains(displaced($0).count) ? $0 : nil }
  }

  /// The value at the equilibrium, if it is computed.
  func constant(_ jet: Jet) throws -> Matrix? {
    let constant = try part(jet, 0...0)
    return constant.degree(in: unknown) == 0 ? constant : nil
  }

  /// What is not computed is a term with the factor 1 in any coefficient, so that it never cancels.
  private func jet(_ value: Matrix, _ degree: Int, _ isPositive: Bool) throws -> Jet {
    let unknowns = Set(value.terms.keys.filter { $0[unknown] > 0 }.map { still($0, false) })
    if unknowns.isEmpty { return Jet(value, degree: min(degree, Jet.fast), isPositive: isPositive) }
    let rest = try value.replacing { $0[unknown] > 0 ? nil : $0 }
    let sum = try unknowns.reduce(rest) { try $0 + Matrix(meter, monomial: $1.replacing(unknown, by: 1)) }
    return Jet(sum, degree: min(degree, Jet.fast), isPositive: isPositive)
  }

  func sum(_ jets: ArraySlice<Jet>) throws -> Jet {
    if jets.count == 1 { return jets[jets.startIndex] }
    let middle = (jets.startIndex + jets.endIndex) / 2
    let (a, b) = (try sum(jets[..<middle]), try sum(jets[middle...]))
    return try jet(a.value + b.value, max(a.degree, b.degree), a.isPositive && b.isPositive)
  }

  func product(_ a: Jet, _ b: Jet) throws -> Jet {
    let value = try (0...2).reduce(Matrix(meter, 1, 1)) { try $0 + part(a, $1...$1) * part(b, 0...2 - $1) }
    return try jet(value, a.degree + b.degree, a.isPositive && b.isPositive)
  }

  /// The second derivatives by some variables and any others, all known, where the first ones are 0.
  package func curvature(_ rows: [Int], of node: Node) throws -> [(Int, Int, Matrix)] {
    let value = try jet(node).value
    return try value.terms.flatMap { term, numbers -> [(Int, Int, Matrix)] in
      let places = displaced(term)
      guard let first = places.first, places.contains(where: rows.contains) else { return [] }
      try node.require(places.count == 2, "its derivative by variable \(first + 1) is not 0")
      try node.require(term[unknown] == 0, "a second derivative is not known")
      let half = try Matrix(meter, numbers[0], over: value.scale, monomial: still(term))
      let derivative = try first == places[1] ? 2 * half : half
      return [(first, places[1], derivative), (places[1], first, derivative)].filter { rows.contains($0.0) }
    }
  }
}
