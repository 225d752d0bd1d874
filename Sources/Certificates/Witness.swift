// Why a claim is true, in exact numbers.

import Exact

/// The part of a certificate that a checker multiplies out.
package enum Witness: Sendable {
  case quadratic(Subdivision<QuadraticLeaf>)
  /// P for the hull of some places, the proof that it is positive definite, and one for every place.
  case hull(Matrix<Rational>, definite: SumOfSquares, decrease: [SumOfSquares])
  /// P, and on every part of the box a proof for each Bernstein coefficient of it.
  case invariant(MatrixPolynomial, Subdivision<[SumOfSquares]>)
  /// The Hurwitz determinants have one sign on every part of the box.
  case minors(Subdivision<Void>)
  /// Places of the box with vectors, and the proof that what they add up to is positive definite.
  case dual([DualPoint], rest: SumOfSquares)
  /// A form that keeps its sign while steps become smaller.
  case schedule(ScheduleProof)

  package struct QuadraticLeaf: Sendable {
    package let function: MatrixPolynomial
    package let power: Int
    package let decrease: [SumOfSquares]
    package let place: [Rational]
    package let positive: Side
    package let negative: Side

    package init(
      function: MatrixPolynomial, power: Int, decrease: [SumOfSquares], place: [Rational], positive: Side,
      negative: Side
    ) {
      (self.function, self.power, self.decrease) = (function, power, decrease)
      (self.place, self.positive, self.negative) = (place, positive, negative)
    }
  }

  /// Vectors, and the proof of the sign of P on what they span; `nil` when there are none.
  package struct Side: Sendable {
    package let basis: [[Integer]]
    package let proof: SumOfSquares?

    package init(basis: [[Integer]], proof: SumOfSquares?) { (self.basis, self.proof) = (basis, proof) }
  }

  package struct DualPoint: Sendable {
    package let place: [Rational]
    package let vectors: [[Integer]]

    package init(place: [Rational], vectors: [[Integer]]) { (self.place, self.vectors) = (place, vectors) }
  }

  package var kind: String {
    switch self {
    case .quadratic: "quadratic"
    case .hull: "hull"
    case .invariant: "invariant"
    case .minors: "minors"
    case .dual: "dual"
    case .schedule: "schedule"
    }
  }

  /// The theorems that turn the inequalities into the claim.
  var assumptions: [String] {
    switch self {
    case .quadratic: ["stein", "bernstein", "linearization"]
    case .hull: ["convexity", "linearization"]
    case .invariant: ["bernstein"]
    case .minors: ["routh-hurwitz", "bernstein", "linearization"]
    case .dual: ["farkas"]
    case .schedule: ["bernstein", "bernoulli"]
    }
  }
}

extension Witness {
  func json(_ inverses: [Subdivision<InvertibleLeaf>], _ step: SeenStep, _ box: ParameterBox) -> JSON {
    let isPlain =
      step.before == MatrixPolynomial(.identity(step.before.rowCount), variableCount: box.ranges.count)
    let head: [JSON.Member] = [
      JSON.Member("inverses", .array(inverses.map { $0.json(box) { $0.json } })),
      JSON.Member("coordinates", step.coordinates.json),
      JSON.Member("substitution", isPlain ? .null : box.matrix(step.before)),
      JSON.Member("solutions", .array(step.solutions.map(box.matrix))),
      JSON.Member("kind", .string(kind)),
    ]
    return .object(head + members(box))
  }

  private func members(_ box: ParameterBox) -> [JSON.Member] {
    switch self {
    case .quadratic(let tree): [JSON.Member("tree", tree.json(box) { $0.json(box) })]
    case .hull(let function, let definite, let decrease):
      [
        JSON.Member("function", JSON(lower: function)), JSON.Member("definite", definite.json),
        JSON.Member("decrease", .array(decrease.map(\.json))),
      ]
    case .invariant(let function, let tree):
      [
        JSON.Member("function", box.symmetric(function)),
        JSON.Member("tree", tree.json(box) { ["definite": .array($0.map(\.json))] }),
      ]
    case .minors(let tree): [JSON.Member("tree", tree.json(box) { _ in ["minors": .boolean(true)] })]
    case .dual(let points, let rest):
      [
        JSON.Member(
          "points",
          .array(
            points.map { ["at": box.place($0.place), "columns": .array($0.vectors.map { JSON($0) })] })),
        JSON.Member("rest", rest.json),
      ]
    case .schedule(let proof): proof.members
    }
  }
}

/// On a part of the box, V and a proof for every Bernstein coefficient of V*W + (V*W)'.
package struct InvertibleLeaf: Sendable {
  /// V; `nil` for the identity.
  package let multiplier: Matrix<Rational>?
  package let definite: [SumOfSquares]

  package init(multiplier: Matrix<Rational>?, definite: [SumOfSquares]) {
    (self.multiplier, self.definite) = (multiplier, definite)
  }

  fileprivate var json: JSON {
    ["multiplier": multiplier.map { JSON(rows: $0) } ?? .null, "definite": .array(definite.map(\.json))]
  }
}

extension Witness.QuadraticLeaf {
  fileprivate func json(_ box: ParameterBox) -> JSON {
    [
      "function": box.symmetric(function), "power": .count(power), "decrease": .array(decrease.map(\.json)),
      "inertia": ["at": box.place(place), "positive": positive.json, "negative": negative.json],
    ]
  }
}

extension Witness.Side {
  fileprivate var json: JSON {
    let isWhole = basis.indices.allSatisfy { place in
      basis[place].count == basis.count
        && basis[place].indices.allSatisfy { basis[place][$0] == ($0 == place ? 1 : 0) }
    }
    return [
      "basis": isWhole && !basis.isEmpty ? .null : .array(basis.map { JSON($0) }),
      "proof": proof?.json ?? .null,
    ]
  }
}

extension Subdivision {
  fileprivate func json(_ box: ParameterBox, _ leaf: (Leaf) -> JSON) -> JSON {
    switch self {
    case .leaf(let own): leaf(own)
    case .split(let axis, let place, let below, let above):
      [
        "split": .string(box.names[axis]), "at": JSON(place), "below": below.json(box, leaf),
        "above": above.json(box, leaf),
      ]
    }
  }
}

extension SumOfSquares {
  /// Every vector without the zeros in front that its place stands for.
  var json: JSON {
    [
      "scale": .string(scale.description),
      "columns": .array(vectors.enumerated().map { JSON(Array($1.dropFirst($0))) }),
    ]
  }
}

extension JSON {
  fileprivate init(_ numbers: [Integer]) { self = .array(numbers.map { .string($0.description) }) }
}
