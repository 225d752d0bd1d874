// A map of two parameters: as a picture of signs, as JSON and as CSV.

import Certificates
import Exact
import Spectral

package struct MapReport: Sendable {
  package let problem: Heading
  package let method: Heading
  package let point: PointReport
  package let map: ParameterMap

  package init(problem: Heading, method: Heading, point: PointReport, map: ParameterMap) {
    self.problem = problem
    self.method = method
    self.point = point
    self.map = map
  }

  package func text(on page: Page) -> String {
    let axes = (map.horizontal, map.vertical)
    let labels = [axes.1.upper, axes.1.lower].map { $0.decimal(digits: 4) }
    let margin = labels.map(\.count).max() ?? 0
    let lines = map.rows.reversed().enumerated().map { place, row in
      let label = place == 0 ? labels[0] : place == map.rows.count - 1 ? labels[1] : ""
      let cells = row.map { finding in
        switch finding {
        case .safe: page.inked("##", .green)
        case .unsafe: page.inked("..", .faint)
        case .boundary: "++"
        }
      }
      return String(repeating: " ", count: margin - label.count) + label + " " + cells.joined()
    }
    let (low, high) = (axes.0.lower.decimal(digits: 4), axes.0.upper.decimal(digits: 4))
    let gap = max(1, 2 * (map.rows.first?.count ?? 0) - low.count - high.count)
    let foot = String(repeating: " ", count: margin + 1) + low + String(repeating: " ", count: gap) + high
    let curves = map.curves.map { curve -> (term: String, text: String) in
      let text = NumberWords.text(curve)
      return (
        "", text.count > 400 ? "a polynomial of \(curve.termCount) terms; --json has it" : "\(text) = 0"
      )
    }
    let parts: [String?] = [
      "\(axes.0.name) to the right, \(axes.1.name) upwards: ## safe, .. not safe, ++ the boundary passes",
      (lines + [foot]).joined(separator: "\n"),
      curves.isEmpty ? nil : "the boundary lies on\n" + page.glossary(curves),
    ]
    return (page.head(problem, method, at: point) + parts.compactMap(\.self)).joined(separator: "\n\n") + "\n"
  }

  package var csv: String {
    let (xs, ys) = cuts
    let header =
      ["\(map.horizontal.name)_from", "\(map.horizontal.name)_to"]
      + ["\(map.vertical.name)_from", "\(map.vertical.name)_to", "finding"]
    let rows = map.rows.enumerated().flatMap { line, row in
      row.enumerated().map { column, finding in
        [xs[column], xs[column + 1], ys[line], ys[line + 1]].map(\.description) + [finding.rawValue]
      }
    }
    return CSV.text([header] + rows)
  }

  package var json: JSON {
    [
      "schema": "stepproof.map/1",
      "problem": .string(problem.name),
      "problem_parameters": JSON(problem.parameters.map { ($0.name, $0.value) }),
      "method": .string(method.name),
      "parameters": JSON(
        method.parameters.filter { ![map.horizontal.name, map.vertical.name].contains($0.name) }
          .map { ($0.name, $0.value) }),
      "equilibrium": point.json,
      "tier": "exact",
      "axes": .array([axis(map.horizontal), axis(map.vertical)]),
      "boundary": JSON(map.curves.map(NumberWords.text)),
      "cells": .array(map.rows.map { row in JSON(row.map(\.rawValue)) }),
    ]
  }

  private func axis(_ axis: ParameterMap.Axis) -> JSON {
    [
      "name": .string(axis.name), "from": .string(axis.lower.description),
      "to": .string(axis.upper.description),
    ]
  }

  private var cuts: ([Rational], [Rational]) {
    (map.horizontal.cuts(map.rows.first?.count ?? 1), map.vertical.cuts(map.rows.count))
  }
}
