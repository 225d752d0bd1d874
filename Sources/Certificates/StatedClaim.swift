// What a certificate's file claims, and of which function, read back from it.

import Exact

/// The claim with the function V that it speaks of; whether that is true is for others to see.
package struct StatedClaim: Sendable {
  package let box: ParameterBox
  package let claim: Claim
  package let stateCount: Int
  /// V on every part of the box; `nil` for a claim that is shown without a function.
  package let function: Subdivision<MatrixPolynomial>?
  /// What keeps its sign while steps become smaller.
  package private(set) var form: ScheduledForm?
  /// The rows of C, and the powers of the rate that the coordinates C*s are divided by.
  private let rows: Matrix<Rational>
  private let powers: [Int]

  /// Of the rate, in coordinates and in functions; what is larger is no certificate of ours.
  static let mostPowers = 64

  /// The directions that C leaves out: there every point is at rest.
  package var restCount: Int { stateCount - rows.rowCount }

  /// - Parameter stateCount: how many states the rule has on the game.
  /// - Returns: `nil` for what does not have the form of a certificate.
  package init?(_ json: JSON, stateCount: Int) {
    guard let statement = json["statement"], let witness = json["witness"], let box = ParameterBox(statement),
      let claim = statement["claim"].flatMap({ Claim($0, in: box) })
    else { return nil }
    var rows = Matrix<Rational>.identity(stateCount)
    var powers = Array(repeating: 0, count: stateCount)
    if let coordinates = witness["coordinates"], coordinates != .null {
      guard let own = coordinates["rows"]?.rows, own.columnCount == stateCount,
        let counts = coordinates["powers"]?.counts, counts.count == own.rowCount,
        counts.allSatisfy({ $0 <= Self.mostPowers })
      else { return nil }
      (rows, powers) = (own, counts)
    }
    (self.box, self.claim, self.stateCount, self.rows, self.powers) = (box, claim, stateCount, rows, powers)
    switch witness["kind"]?.text {
    case "quadratic":
      guard let tree = witness["tree"].flatMap({ Subdivision(functions: $0, box, rows.rowCount, depth: 0) })
      else {
        return nil
      }
      function = tree
    case "invariant":
      guard let own = witness["function"]?.symmetric(box, rows.rowCount) else { return nil }
      function = .leaf(own)
    case "hull":
      guard let own = witness["function"]?.lowerTriangle, own.rowCount == rows.rowCount else { return nil }
      function = .leaf(MatrixPolynomial(own, variableCount: box.ranges.count))
    case "minors", "dual": function = nil
    case "schedule":
      guard let steps = claim.schedule, let own = ScheduledForm(witness, steps) else { return nil }
      (function, form) = (nil, own)
    default: return nil
    }
  }

  /// What the coordinates make of the game's variables alone; `nil` where nothing is left out.
  package func measure(of variableCount: Int) -> [[Rational]]? {
    guard restCount > 0 else { return nil }
    return rows.rows.filter { $0.dropFirst(variableCount).allSatisfy(\.isZero) }
      .map { Array($0.prefix(variableCount)) }
  }

  /// V at a state near the equilibrium.
  ///
  /// - Parameters:
  ///   - state: the state's distance from its fixed point.
  ///   - place: a value for every range of the box, the rate's positive.
  /// - Returns: `nil` when there is no function.
  package func value(at state: [Ball], place: [Rational], precision: Int) -> Ball? {
    guard let matrix = function?.leaf(at: place).evaluated(at: place) else { return nil }
    let rate = box.rateAxis.map { place[$0] } ?? .one
    let coordinates = (0..<rows.rowCount).map { row in
      let sum = (0..<stateCount).reduce(Ball(.zero, precision: precision)) { sum, column in
        rows[row, column].isZero ? sum : sum + Ball(rows[row, column], precision: precision) * state[column]
      }
      return powers[row] == 0 ? sum : sum * Ball(rate.power(-powers[row]), precision: precision)
    }
    var value = Ball(.zero, precision: precision)
    for row in 0..<matrix.rowCount {
      var part = Ball(.zero, precision: precision)
      for column in 0..<matrix.columnCount where !matrix[row, column].isZero {
        part = part + Ball(matrix[row, column], precision: precision) * coordinates[column]
      }
      value = value + part * coordinates[row]
    }
    return value
  }
}

extension Subdivision {
  /// What belongs to a part that holds a place.
  package func leaf(at place: [Rational]) -> Leaf {
    switch self {
    case .leaf(let leaf): leaf
    case .split(let axis, let value, let below, let above):
      place[axis] <= value ? below.leaf(at: place) : above.leaf(at: place)
    }
  }
}

extension Subdivision<MatrixPolynomial> {
  fileprivate init?(functions json: JSON, _ box: ParameterBox, _ size: Int, depth: Int) {
    guard let name = json["split"]?.text else {
      guard let function = json["function"]?.symmetric(box, size) else { return nil }
      self = .leaf(function)
      return
    }
    guard depth < 64, let axis = box.names.firstIndex(of: name), let place = json["at"]?.rational,
      let below = json["below"].flatMap({ Self(functions: $0, box, size, depth: depth + 1) }),
      let above = json["above"].flatMap({ Self(functions: $0, box, size, depth: depth + 1) })
    else { return nil }
    self = .split(axis: axis, at: place, below: below, above: above)
  }
}

extension ParameterBox {
  /// The box of a statement.
  package init?(_ statement: JSON) {
    guard let rate = statement["rate"]?.text, let elements = statement["box"]?.elements else { return nil }
    var entries: [BoxEntry] = []
    for element in elements {
      guard let name = element["name"]?.text, let from = element["from"]?.rational,
        let to = element["to"]?.rational, from <= to, !entries.contains(where: { $0.name == name })
      else { return nil }
      entries.append(BoxEntry(name, from: from, to: to))
    }
    guard entries.contains(where: { $0.name == rate }) else { return nil }
    self.init(entries, rate: rate)
  }
}

extension Claim {
  fileprivate init?(_ json: JSON, in box: ParameterBox) {
    let factor = json["factor"]?.rational
    switch (json["kind"]?.text, factor) {
    case ("converges", let factor?):
      self = .converges(factor: factor, everySequence: json["sequence"] == "any")
    case ("contracts-in-hull", let factor?):
      guard let vertices = json["vertices"]?.rows, vertices.columnCount == box.entries.count else {
        return nil
      }
      let ranges = box.entries.indices.filter { !box.entries[$0].isPoint }
      self = .contractsInHull(
        factor: factor, vertices: vertices.rows.map { vertex in ranges.map { vertex[$0] } })
    case ("diverges", let factor?):
      guard let directions = json["directions"]?.count else { return nil }
      self = .diverges(factor: factor, directions: directions)
    case ("conserves", _): self = .conserves
    case ("no-quadratic-function", let factor?): self = .noQuadraticFunction(factor: factor)
    case ("shrinks", _):
      guard let steps = ScheduledSteps(json), let constant = json["constant"]?.rational else { return nil }
      self = .shrinks(steps, constant: constant)
    case ("grows", _):
      guard let steps = ScheduledSteps(json) else { return nil }
      self = .grows(steps)
    default: return nil
    }
  }
}
