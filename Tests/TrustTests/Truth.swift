// Whether a statement is true, as far as exact eigenvalues at places of its box can tell.

import Certificates
import Exact
import Glibc

enum Truth {
  /// Shares of every range at which eigenvalues are looked at.
  private static let shares = [1, 5, 16, 27, 31].map { Rational($0, over: 32) } + [1]

  /// What is false about an accepted certificate's statement; `nil` when nothing was found to be.
  static func complaint(about certificate: JSON) throws -> String? {
    guard let statement = certificate["statement"], let claim = statement["claim"],
      let kind = claim["kind"]?.text
    else { return "no statement" }
    if kind.hasSuffix("-flow") { return FlowTruth.complaint(about: statement) }
    let factor = claim["factor"]?.text.flatMap(Rational.init(exactly:)) ?? 1
    let dropped = certificate["witness"]?["coordinates"]?["rows"]?.elements?.count
    if claim["shift"] != nil { return scheduleComplaint(statement) }
    if kind == "contracts-in-hull" { return hullComplaint(statement, factor: factor, dropped: dropped) }
    for share in shares {
      guard let oracle = StatementOracle(statement, share: share) else { return "no sense at \(share)" }
      let states = oracle.matrix.rowCount
      let still = states - (dropped ?? states)
      // Directions at rest have the eigenvalue 1, beside those that the claim is about.
      let ones = oracle.moduli(comparedTo: 1)
      let all = oracle.moduli(comparedTo: factor)
      switch kind {
      case "converges":
        let count = factor == 1 ? all.below : all.below + (factor < 1 ? 0 : still)
        guard count == states - still, ones.at >= still else { return "\(all) at \(share)" }
      case "diverges":
        guard case .count(let directions)? = claim["directions"], all.above == directions else {
          return "\(all) at \(share)"
        }
      case "conserves":
        guard all.at == states else { return "\(all) at \(share)" }
      default: break
      }
    }
    return nil
  }

  /// The first steps of a schedule, each with t as exactly as doubles have it: squares stay within the bound, or grow in the end.
  private static func scheduleComplaint(_ statement: JSON) -> String? {
    guard let claim = statement["claim"], let shift = claim["shift"]?.rational,
      let start = claim["start"]?.rows,
      case .count(let root)? = claim["root"], case .count(let exponent)? = claim["exponent"],
      case .count(let first)? = claim["from"], let box = statement["box"]?.elements
    else { return "another shape" }
    var (x, sizes) = (start, [Double]())
    for step in 0..<first + 40 {
      let t = pow(Double(step) + shift.approximation, -1 / Double(root))
      let norm =
        (x.transposed * x).characteristicPolynomial.complexRoots().map(\.modulus.approximation).max() ?? 0
      if step >= first {
        sizes.append(norm)
        if let constant = claim["constant"]?.rational?.approximation,
          norm > constant * pow(t, 2 * Double(exponent)) * (1 + 1e-9)
        {
          return "\(norm) at step \(step)"
        }
      }
      let place = box.map { entry in
        entry["name"] == statement["rate"] ? Rational(exactly: t)! : entry["from"]?.rational ?? 0
      }
      guard let oracle = StatementOracle(statement, at: place) else { return "no sense at step \(step)" }
      let (size, all) = (start.rowCount, oracle.matrix)
      let moved = Matrix<Rational>(rowCount: size, columnCount: size) { all[$0, $1] } * x
      let pulled = Matrix<Rational>(rowCount: size, columnCount: start.columnCount) { row, column in
        all.rowCount == size ? 0 : all[row, size + column]
      }
      x = (moved + pulled).map { Rational(exactly: $0.approximation)! }
    }
    if claim["kind"]?.text == "grows", sizes[sizes.count - 1] <= sizes[0] {
      return "\(sizes[0]), \(sizes.last!)"
    }
    return nil
  }

  /// The corners, the middles between them and their mean contract.
  private static func hullComplaint(_ statement: JSON, factor: Rational, dropped: Int?) -> String? {
    let corners = (statement["claim"]?["vertices"]?.elements ?? []).map { vertex in
      (vertex.elements ?? []).compactMap { $0.text.flatMap(Rational.init(exactly:)) }
    }
    func mean(_ places: [[Rational]]) -> [Rational] {
      places[0].indices.map { axis in
        places.reduce(Rational.zero) { $0 + $1[axis] } / Rational(places.count)
      }
    }
    let middles = zip(corners, corners.dropFirst()).map { mean([$0, $1]) }
    for place in corners + middles + [mean(corners)] {
      guard let oracle = StatementOracle(statement, at: place) else { return "no sense at \(place)" }
      let moduli = oracle.moduli(comparedTo: factor)
      let still = oracle.matrix.rowCount - (dropped ?? oracle.matrix.rowCount)
      guard moduli.below + still >= oracle.matrix.rowCount else { return "\(moduli) at \(place)" }
    }
    return nil
  }
}
