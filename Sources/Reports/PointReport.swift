// An equilibrium as reports show it: where it is, how that is known, and what kind of point it is.

package struct PointReport: Equatable, Sendable {
  package struct Coordinate: Equatable, Sendable {
    package let variable: Formula
    /// The value in closed form; `nil` when only an enclosure is known.
    package let exact: Formula?
    /// The value in decimals, truncated; for an enclosure, digits that are certainly right.
    package let decimal: String

    package init(variable: Formula, exact: Formula?, decimal: String) {
      self.variable = variable
      self.exact = exact
      self.decimal = decimal
    }

    /// The value as text: exact where it can be.
    package var value: String { exact?.text ?? decimal }
  }

  /// Where the point comes from.
  package enum Origin: String, Sendable {
    case given
    case nearGiven = "near-given"
    case found
  }

  /// What the second derivatives say about it.
  package enum Kind: String, Sendable {
    case localNash = "local-nash"
    case localMinimax = "local-minimax"
    case neither
    case undecided
  }

  package let coordinates: [Coordinate]
  package let origin: Origin
  package let kind: Kind

  package init(coordinates: [Coordinate], origin: Origin, kind: Kind) {
    self.coordinates = coordinates
    self.origin = origin
    self.kind = kind
  }

  /// Whether every coordinate has a closed form.
  package var isExact: Bool { coordinates.allSatisfy { $0.exact != nil } }
}
