// An equilibrium as JSON.

import Certificates

extension PointReport {
  package var json: JSON {
    [
      "values": JSON(coordinates.map { ($0.variable.text, $0.value) }),
      "decimals": JSON(coordinates.map { ($0.variable.text, $0.decimal) }),
      "exact": .boolean(isExact),
      "origin": .string(origin.rawValue),
      "kind": .string(kind.rawValue),
    ]
  }
}
