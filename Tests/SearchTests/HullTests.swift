// Polygons of parameters with one quadratic function.

import Exact
import Testing

@testable import Search

@Suite("Polygons")
struct HullTests {
  /// Heavy ball on x^2/2: x' = (1 + beta - eta)*x - beta*w, w' = x. It converges for |beta| < 1 and 0 < eta < 2 + 2*beta.
  private var problem: ContractionProblem {
    let map = MatrixPolynomial(
      rowCount: 2, columnCount: 2, variableCount: 2,
      terms: [
        [0, 0]: Matrix(rows: [[1, 0], [1, 0]]), [1, 0]: Matrix(rows: [[-1, 0], [0, 0]]),
        [0, 1]: Matrix(rows: [[1, -1], [0, 0]]),
      ])
    return ContractionProblem(
      map, factor: 1, box: [BernsteinForm.Range(0, 4), BernsteinForm.Range(-1, 1)], rateAxis: 0)
  }

  @Test("grow well beyond where they began, and prove what they say at every corner")
  func growth() throws {
    let found = try HullWitness(growingFrom: [1, 0], for: problem)
    #expect(found.extent > 1)
    for (vertex, proof) in zip(found.vertices, found.decrease) {
      let map = try #require(problem.map(at: vertex))
      let rest = found.function - map.transposed * found.function * map
      #expect(proof.proves(rest) && rest.isPositiveDefinite)
      #expect(vertex[1].magnitude < 1 && vertex[0] > 0 && vertex[0] < 2 + 2 * vertex[1])
    }
    #expect(found.definite.proves(found.function))
  }

  @Test("corners stand in order around the polygon, and none lies between others")
  func order() throws {
    let corners = try HullWitness(growingFrom: [1, 0], for: problem).vertices
    for place in corners.indices {
      let (a, b, c) = (
        corners[place], corners[(place + 1) % corners.count], corners[(place + 2) % corners.count]
      )
      #expect(((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])).sign > 0)
    }
  }

  @Test("there is none around a place that diverges")
  func diverging() {
    #expect(throws: SearchLimit.notContracting) {
      try HullWitness(growingFrom: [Rational(7, over: 2), 0], for: problem)
    }
  }
}
