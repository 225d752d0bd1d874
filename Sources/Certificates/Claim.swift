// What a certificate can claim.

import Exact

/// A statement about the powers of a linear map that depends on parameters in a box.
package enum Claim: Hashable, Sendable {
  /// V shrinks by the factor at every step; with one V for the whole box along every sequence of parameters.
  case converges(factor: Rational, everySequence: Bool)
  /// One V shrinks by the factor along every sequence of parameters in the convex hull of these places.
  case contractsInHull(factor: Rational, vertices: [[Rational]])
  /// So many eigenvalues have a squared modulus above the factor, the others below.
  case diverges(factor: Rational, directions: Int)
  /// A quadratic function stays the same for ever.
  case conserves
  /// No single quadratic function fails to grow by more than the factor everywhere in the box.
  case noQuadraticFunction(factor: Rational)
  /// From some step on the squares of what moves are at most the constant times t^(2*exponent) times those of what rests.
  case shrinks(ScheduledSteps, constant: Rational)
  /// What moves leaves every bound, wherever it begins.
  case grows(ScheduledSteps)

  package var kind: String {
    switch self {
    case .converges: "converges"
    case .contractsInHull: "contracts-in-hull"
    case .diverges: "diverges"
    case .conserves: "conserves"
    case .noQuadraticFunction: "no-quadratic-function"
    case .shrinks: "shrinks"
    case .grows: "grows"
    }
  }

  /// What V is to shrink by, or not to grow by more than.
  package var factor: Rational? {
    switch self {
    case .converges(let factor, _), .diverges(let factor, _), .contractsInHull(let factor, _): factor
    case .conserves, .noQuadraticFunction, .shrinks, .grows: nil
    }
  }

  /// For steps that become smaller with their number.
  package var schedule: ScheduledSteps? {
    switch self {
    case .shrinks(let steps, _), .grows(let steps): steps
    case .converges, .diverges, .contractsInHull, .conserves, .noQuadraticFunction: nil
    }
  }

  func json(in box: ParameterBox) -> JSON {
    switch self {
    case .contractsInHull(let factor, let vertices):
      [
        "kind": .string(kind), "factor": JSON(factor), "vertices": .array(vertices.map(box.place)),
      ]
    case .converges(let factor, let everySequence):
      [
        "kind": .string(kind), "factor": JSON(factor), "sequence": everySequence ? "any" : "constant",
      ]
    case .diverges(let factor, let directions):
      ["kind": .string(kind), "factor": JSON(factor), "directions": .count(directions)]
    case .conserves: ["kind": .string(kind)]
    case .noQuadraticFunction(let factor): ["kind": .string(kind), "factor": JSON(factor)]
    case .grows(let steps): .object([JSON.Member("kind", .string(kind))] + steps.members)
    case .shrinks(let steps, let constant):
      .object(
        [JSON.Member("kind", .string(kind))] + steps.members + [JSON.Member("constant", JSON(constant))])
    }
  }
}
