// Certificates that are all but right: everything holds except one thing that the format asks for.

import Testing

@testable import Checker

@Suite("Near misses")
struct NearMissTests {
  private func expect(_ file: Value, isRefusedAt place: String?) {
    switch (file.verdict, place) {
    case (.verified, nil): break
    case (.verified, let place?): Issue.record("accepted, not refused at \(place)")
    case (.rejected(let rejection), let place):
      #expect(place.map(rejection.place.hasPrefix) ?? false, "\(rejection)")
    }
  }

  @Test("a function that depends on the rate serves constant rates, but not any sequence")
  func movingFunction() {
    // (1 + eta) (2 - eta) = 2 + eta - eta^2
    let function: Value = [Examples.term([0], [["1"]]), Examples.term([1], [["1"]])]
    let file = Examples.single.setting("witness/tree", to: Examples.leaf(function, power: 1, 3, at: ["1/2"]))
    expect(file, isRefusedAt: nil)
    expect(file.setting("statement/claim", to: Examples.anyOne), isRefusedAt: "witness/tree/function")
  }

  @Test("an equilibrium that moves with the rate serves constant rates, but not any sequence")
  func movingEquilibrium() {
    let file = Examples.single
      .setting("statement/game/equilibrium/0", to: "eta")
      .setting(
        "statement/game/players/0/cost", to: ["*", "1/2", ["power", ["+", "x", ["*", "-1", "eta"]], 2]])
    expect(file, isRefusedAt: nil)
    expect(file.setting("statement/claim", to: Examples.anyOne), isRefusedAt: "statement/claim")
  }

  @Test("coordinates scaled by the rate need a range of rates, and constant ones")
  func scaledCoordinates() {
    let scaled: Value = [
      "rows": [["1", "0"], ["0", "1"]], "back": [["1", "0"], ["0", "1"]], "powers": [0, 1],
    ]
    let function: Value = [Examples.term([0], [["1"], ["0", "1"]])]
    let range = Examples.columns
      .setting("witness/tree", to: Examples.leaf(function, power: 1, 2, at: ["1/2"]))
      .setting("witness/coordinates", to: scaled)
    expect(range, isRefusedAt: nil)
    expect(range.setting("statement/claim", to: Examples.anyOne), isRefusedAt: "statement/claim")
    let point = Examples.columns
      .setting("statement/box/0", to: Examples.eta("1/2", "1/2"))
      .setting("witness/tree", to: Examples.leaf(function, power: 0, 1, at: ["1/2"]))
    expect(point, isRefusedAt: nil)
    expect(point.setting("witness/coordinates", to: scaled), isRefusedAt: "witness/coordinates/powers")
  }

  @Test("conservation and its opposite need all states")
  func quotients() {
    let flat: Value = [
      "jacobian": [["0", "1", "0"], ["-1", "0", "0"], ["0", "0", "0"]], "blocks": [1, 2],
    ]
    let coordinates: Value = [
      "rows": [["1", "0", "0"], ["0", "1", "0"]], "back": [["1", "0"], ["0", "1"], ["0", "0"]],
      "powers": [0, 0],
    ]
    for file in [Examples.alternating, Examples.dual] {
      let file = file.setting("statement/game", to: flat).setting("witness/coordinates", to: coordinates)
      expect(file, isRefusedAt: "statement/claim")
    }
    let file = Examples.diverging.setting("statement/game", to: flat)
    expect(file.setting("witness/coordinates", to: coordinates), isRefusedAt: nil)
    expect(file, isRefusedAt: "witness/tree/function")
  }

  @Test("conservation and its opposite need coordinates that do not depend on the rate")
  func fixedCoordinates() {
    let scaled: Value = ["rows": [["1"]], "back": [["1"]], "powers": [1]]
    let still = Examples.file(
      game: Examples.square, update: [["I"]], box: [Examples.eta("0", "1")], claim: ["kind": "conserves"],
      kind: "invariant",
      [("function", [Examples.term([0], [["1"]])]), ("tree", ["definite": [Examples.trivial]])],
      assumptions: ["bernstein"])
    expect(still, isRefusedAt: nil)
    expect(still.setting("witness/coordinates", to: scaled), isRefusedAt: "statement/claim")
  }

  @Test("minors prove only the factor 1, and constant rates")
  func minors() {
    expect(Examples.minors, isRefusedAt: nil)
    expect(Examples.minors.setting("statement/claim/factor", to: "1/2"), isRefusedAt: "statement/claim")
    expect(Examples.minors.setting("statement/claim", to: Examples.anyOne), isRefusedAt: "statement/claim")
  }

  @Test("a minor that changes its sign is no change of sign in the sequence")
  func changingMinors() {
    let growing: Value = ["kind": "diverges", "factor": "1", "directions": 1]
    let file = Examples.minors.setting("statement/claim", to: growing)
    expect(file.setting("statement/box/0/to", to: "3"), isRefusedAt: "witness/tree")
    expect(file.setting("statement/box/0", to: Examples.eta("5/2", "3")), isRefusedAt: nil)
  }

  @Test("minors of a step that is seen from where it ends")
  func minorsOfInverses() {
    let file = Examples.proximal
      .setting("witness/kind", to: "minors").setting("witness/tree", to: ["minors": .boolean(true)])
      .setting("assumptions", to: Examples.minorsAssumptions)
    expect(file, isRefusedAt: nil)
    let growing: Value = ["kind": "diverges", "factor": "1", "directions": 2]
    expect(file.setting("statement/claim", to: growing), isRefusedAt: "witness/tree")
  }

  @Test("solutions are asked for from the right to the left, and from the first summand to the last")
  func order() {
    // Seen from t = (1 + eta)(1 + 2 eta): the mean of the two inverses is 1 + 3/2 eta, their product 1.
    let one: Value = ["of": ["+", "I", ["scale", "eta", "J"]], "player": 0]
    let two: Value = ["of": ["+", "I", ["scale", ["*", "2", "eta"], "J"]], "player": 0]
    func line(_ coefficients: Value...) -> Value {
      .array(coefficients.enumerated().map { ["exponents": [.number($0)], "rows": [[$1]]] })
    }
    func file(_ word: Value, _ solutions: [Value]) -> Value {
      Examples.file(
        game: Examples.square, update: [[word]], inverses: [one, two], box: [Examples.eta("0", "1")],
        claim: Examples.constantOne, kind: "quadratic",
        [("tree", Examples.leaf([Examples.term([0], [["1"]])], power: 1, 4, at: ["1/2"]))],
        invertible: [
          ["multiplier": .null, "definite": [Examples.trivial, Examples.trivial]],
          ["multiplier": .null, "definite": [Examples.trivial, Examples.trivial]],
        ], substitution: line("1", "3", "2"), solutions: .array(solutions))
    }
    let half: Value = "1/2"
    let mean: Value = ["+", ["scale", half, ["inverse", 1]], ["scale", half, ["inverse", 2]]]
    expect(file(mean, [line("1", "2"), line("1", "1")]), isRefusedAt: nil)
    expect(file(mean, [line("1", "1"), line("1", "2")]), isRefusedAt: "witness/solutions/0")
    expect(file(["*", ["inverse", 1], ["inverse", 2]], [line("1", "1"), line("1")]), isRefusedAt: nil)
    expect(
      file(["*", ["inverse", 1], ["inverse", 2]], [line("1", "2"), line("1")]),
      isRefusedAt: "witness/solutions/0")
    expect(
      file(mean, [line("1", "2"), line("1", "1"), line("1")]), isRefusedAt: "witness/solutions/2")
    // At the rate 1 the mean is 5/12, with the square 25/144.
    let point = file(mean, [line("1/2"), line("1/3")])
      .setting("statement/box/0", to: Examples.eta("1", "1")).setting("witness/tree/power", to: 0)
      .setting("witness/tree/inertia/at", to: ["1"]).setting("witness/substitution", to: .null)
      .setting("witness/tree/decrease", to: [["scale": "100", "columns": []]])
      .setting("witness/inverses/0/definite", to: [Examples.trivial])
      .setting("witness/inverses/1/definite", to: [Examples.trivial])
    expect(point.setting("statement/claim/factor", to: "1/5"), isRefusedAt: nil)
    expect(point.setting("statement/claim/factor", to: "25/144"), isRefusedAt: "witness/tree/decrease")
  }
}
