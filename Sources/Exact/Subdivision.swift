// Boxes cut into parts.

/// A box cut in two, and again in two, with something for every part that is not cut further.
package indirect enum Subdivision<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  /// The part below and the part above a value of one side, counted from 0.
  case split(axis: Int, at: Rational, below: Subdivision, above: Subdivision)

  /// What belongs to the parts, lower ones first.
  package var leaves: [Leaf] {
    switch self {
    case .leaf(let leaf): [leaf]
    case .split(_, _, let below, let above): below.leaves + above.leaves
    }
  }

  package func map<Other>(_ transform: (Leaf) -> Other) -> Subdivision<Other> {
    switch self {
    case .leaf(let leaf): .leaf(transform(leaf))
    case .split(let axis, let place, let below, let above):
      .split(axis: axis, at: place, below: below.map(transform), above: above.map(transform))
    }
  }
}
