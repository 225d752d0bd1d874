// An update Jacobian as JSON, schema stepproof.linearize/1.

import Certificates

extension LinearizationReport {
  package var json: JSON {
    [
      "schema": "stepproof.linearize/1",
      "problem": .string(problem.name),
      "title": .string(problem.title),
      "source": JSON(problem.source),
      "method": .string(method.name),
      "rate": .string(rate),
      "parameters": parameters(of: method),
      "problem_parameters": parameters(of: problem),
      "players": .array(
        players.map {
          [
            "name": .string($0.name), "projection": .string($0.projection.text),
            "variables": JSON($0.variables),
          ]
        }),
      "equilibrium": point.json,
      "formula": formula.json,
      "variables": JSON(variables.map(\.text)),
      "jacobian": JSON(jacobian.texts),
      "jacobian_decimals": jacobianDecimals.map { JSON($0) } ?? .null,
      "gan": adversaries?.json ?? .null,
      "states": JSON(states.map(\.text)),
      "matrix": JSON(matrix.texts),
    ]
  }

  private func parameters(of heading: Heading) -> JSON {
    JSON(heading.parameters.map { ($0.name, $0.value) })
  }
}
