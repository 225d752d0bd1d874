// What is known about an equilibrium, for a report.

import Exact
import Linearization
import Symbolic

extension PointReport {
  /// How many digits irrational coordinates are shown with.
  static let digits = 16

  package init(_ equilibrium: Equilibrium, variables: [Variable]) {
    let coordinates = variables.map { variable in
      var exact: Formula?
      if case .exact(let values) = equilibrium.coordinates, let value = values[variable] {
        exact = Formula(value)
      }
      // A coordinate that moves with a parameter has no decimals.
      let ball = equilibrium.ball(variable)
      let decimal = ball?.decimal(digits: Self.digits) ?? exact?.text ?? ""
      return Coordinate(
        variable: Formula(variable), exact: exact, decimal: decimal)
    }
    self.init(coordinates: coordinates, origin: Origin(equilibrium.origin), kind: Kind(equilibrium.status))
  }
}

extension PointReport.Origin {
  init(_ origin: Equilibrium.Origin) {
    switch origin {
    case .given: self = .given
    case .found(fromGuess: true): self = .nearGiven
    case .found(fromGuess: false): self = .found
    }
  }
}

extension PointReport.Kind {
  init(_ status: SecondOrderStatus) {
    switch status {
    case .localNash: self = .localNash
    case .localMinimax: self = .localMinimax
    case .neither: self = .neither
    case .undecided: self = .undecided
    }
  }
}
