// What the checker refuses: certificates in which one thing was changed.

import Testing

@testable import Checker

/// One change to a certificate that makes it false or malformed, and where that has to be noticed.
struct Forgery: Sendable {
  let path: String
  let value: Value?
  let place: String

  /// `nil` for the value takes it away; without a place, the refusal is somewhere in the file.
  init(_ path: String, _ value: Value?, at place: String = "") {
    (self.path, self.value, self.place) = (path, value, place)
  }
}

/// Holds a forged file against the checker, which has to say where it noticed.
func isRefused(_ file: Value, _ forgery: Forgery) {
  let forged = file.setting(forgery.path, to: forgery.value)
  #expect(forged != file, "\(forgery.path) changes nothing")
  switch forged.verdict {
  case .verified: Issue.record("\(forgery.path) = \(forgery.value?.written ?? "nothing") was accepted")
  case .rejected(let rejection):
    #expect(rejection.place.hasPrefix(forgery.place), "\(forgery.path): \(rejection)")
  }
}

@Suite("Forged certificates")
struct ForgeryTests {
  @Test(
    "are refused: a player alone",
    arguments: [
      Forgery("schema", "stepproof.certificate/2", at: "schema"), Forgery("schema", nil),
      Forgery("extra", 1), Forgery("provenance", nil), Forgery("provenance", [], at: "provenance"),
      Forgery("assumptions", ["stein", "bernstein"], at: "assumptions"),
      Forgery("assumptions", ["bernstein", "stein", "linearization"], at: "assumptions"),
      Forgery("assumptions", ["routh-hurwitz", "bernstein", "linearization"], at: "assumptions"),
      Forgery("assumptions", ["stein", "bernstein", "linearization", "farkas"], at: "assumptions"),
      Forgery("statement/rate", "x", at: "statement/rate"), Forgery("statement/more", 1, at: "statement"),
      Forgery("statement/box", [], at: "statement"),
      Forgery("statement/box/0/to", "2", at: "witness/tree/decrease"),
      Forgery("statement/box/0/to", "0", at: "statement/box"),
      Forgery("statement/box/0/from", "2", at: "statement/box"),
      Forgery("statement/box/0/from", "-1", at: "statement/box"),
      Forgery("statement/box/0/from", "1/8", at: "witness/tree/power"),
      Forgery("statement/box/0/to", 1, at: "statement/box/0/to"),
      Forgery("statement/box/0/name", "x", at: "statement/rate"),
      Forgery("statement/box/0/name", "1x", at: "statement/box/0/name"),
      Forgery("statement/box/0/note", "", at: "statement/box/0"),
      Forgery("statement/game/equilibrium/0", "1", at: "statement/game/players/0/cost"),
      Forgery("statement/game/equilibrium", [], at: "statement/game/equilibrium"),
      Forgery("statement/game/equilibrium/0", "x", at: "statement/game/equilibrium/0"),
      Forgery("statement/game/equilibrium/0", "eta", at: "statement/game/players/0/cost"),
      Forgery("statement/game/players", [], at: "statement/game/players"),
      Forgery("statement/game/players/0/variables", [], at: "statement/game/players"),
      Forgery("statement/game/players/0/variables", ["x", "x"], at: "statement/game/equilibrium"),
      Forgery("statement/game/players/0/variables/0", "eta", at: "statement/game/players/0/variables/0"),
      Forgery("statement/game/players/0/goal", "maximizes", at: "witness"),
      Forgery("statement/game/players/0/goal", "minimises", at: "statement/game/players/0/goal"),
      Forgery("statement/game/players/0/name", 1, at: "statement/game/players/0/name"),
      Forgery("statement/game/players/0/cost", "x", at: "statement/game/players/0/cost"),
      Forgery("statement/game/players/0/cost", ["*", "3", "x", "x"], at: "witness/tree/decrease"),
      Forgery("statement/game/players/0/cost", ["*", "-1/2", "x", "x"], at: "witness/tree"),
      Forgery("statement/game/players/0/cost", "y", at: "statement/game/players/0/cost"),
      Forgery("statement/game/players/0/cost", ["abs", "x"], at: "statement/game/players/0/cost/1"),
      // Its second derivative is e, which is not known.
      Forgery(
        "statement/game/players/0/cost", ["*", ["exp", "1"], "x", "x"], at: "statement/game/players/0/cost"),
      Forgery("statement/rule/update/0/0", "J", at: "witness/tree"),
      Forgery("statement/rule/update/0/0", "K", at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0", ["+"], at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0", ["inverse", 1], at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0/2/1", ["*", "1", "eta"], at: "witness/tree/decrease"),
      Forgery("statement/rule/update/0/0/2/1", ["exp", "eta"], at: "statement/rule/update/0/0/2/1"),
      Forgery("statement/rule/update/0/0/2/1", "x", at: "statement/rule/update/0/0/2/1"),
      Forgery("statement/rule/update/0/0/2/1", "0.5", at: "statement/rule/update/0/0/2/1"),
      Forgery("statement/rule/update", [], at: "statement/rule/update"),
      Forgery("statement/rule/update/0", [], at: "statement/rule/update/0"),
      Forgery("statement/rule/components", [], at: "statement/rule/components"),
      Forgery("statement/rule/components", ["z", "w"], at: "statement/rule/update"),
      Forgery("statement/claim/kind", "diverges", at: "statement/claim"),
      Forgery("statement/claim/kind", "wins", at: "witness/kind"),
      Forgery("statement/claim/factor", "9/8", at: "statement/claim"),
      Forgery("statement/claim/factor", "0", at: "statement/claim"),
      Forgery("statement/claim/factor", "1/1", at: "statement/claim/factor"),
      Forgery("statement/claim/factor", "99/100", at: "witness/tree/power"),
      Forgery("statement/claim/sequence", "some", at: "statement/claim/sequence"),
      Forgery("statement/claim", ["kind": "conserves"], at: "witness/kind"),
      Forgery(
        "statement/claim", ["kind": "diverges", "factor": "1", "directions": 1], at: "witness/tree/inertia"),
      Forgery(
        "statement/claim", ["kind": "diverges", "factor": "1", "directions": 0], at: "statement/claim"),
      Forgery("statement/claim", ["kind": "no-quadratic-function", "factor": "1"], at: "witness/kind"),
      Forgery("witness/kind", "minors", at: "witness/tree"), Forgery("witness/kind", "magic", at: "witness"),
      Forgery("witness/inverses", [1], at: "witness/inverses"),
      Forgery("witness/tree", [], at: "witness/tree"),
      Forgery("witness/tree/note", 1, at: "witness/tree"),
      Forgery("witness/tree/function/0/exponents", [1], at: "witness/tree"),
      Forgery("witness/tree/function/0/exponents", [65], at: "witness/tree/function/0/exponents/0"),
      Forgery("witness/tree/function/0/exponents", [-1], at: "witness/tree/function/0/exponents/0"),
      Forgery("witness/tree/function/0/exponents", [], at: "witness/tree/function/0/exponents"),
      Forgery("witness/tree/function/0/lower/0/0", "-1", at: "witness/tree/decrease"),
      Forgery("witness/tree/function/0/lower", [["1"], ["0", "1"]], at: "witness/tree/function/0/lower"),
      Forgery("witness/tree/function", [], at: "witness/tree/power"),
      Forgery(
        "witness/tree/function", [Examples.term([0], [["1"]]), Examples.term([0], [["1"]])],
        at: "witness/tree/function/1/exponents"),
      Forgery("witness/tree/power", 0, at: "witness/tree/decrease"),
      Forgery("witness/tree/power", 2, at: "witness/tree/power"),
      Forgery("witness/tree/power", -1, at: "witness/tree/power"),
      Forgery("witness/tree/power", "1", at: "witness/tree/power"),
      Forgery("witness/tree/decrease", [], at: "witness/tree/decrease"),
      Forgery("witness/tree/decrease", [Examples.trivial], at: "witness/tree/decrease"),
      Forgery(
        "witness/tree/decrease", [Examples.trivial, Examples.trivial, Examples.trivial],
        at: "witness/tree/decrease"),
      Forgery("witness/tree/decrease/0/scale", "0", at: "witness/tree/decrease/0/scale"),
      Forgery("witness/tree/decrease/0/scale", "-1", at: "witness/tree/decrease/0/scale"),
      Forgery("witness/tree/decrease/0/scale", "1/2", at: "witness/tree/decrease/0/scale"),
      Forgery("witness/tree/decrease/0/scale", 1, at: "witness/tree/decrease/0/scale"),
      Forgery("witness/tree/decrease/1/columns", [["1"]], at: "witness/tree/decrease/1"),
      Forgery("witness/tree/decrease/1/columns", [["1/2"]], at: "witness/tree/decrease/1/columns/0/0"),
      Forgery("witness/tree/decrease/1/columns", [["0", "0"]], at: "witness/tree/decrease/1/columns/0"),
      Forgery("witness/tree/decrease/1/columns", [[]], at: "witness/tree/decrease/1/columns/0"),
      Forgery("witness/tree/decrease/1/columns", [["0"], []], at: "witness/tree/decrease/1/columns"),
      Forgery("witness/tree/decrease/1/rows", [], at: "witness/tree/decrease/1"),
      Forgery("witness/tree/inertia/at/0", "0", at: "witness/tree/inertia/at"),
      Forgery("witness/tree/inertia/at/0", "2", at: "witness/tree/inertia/at"),
      Forgery("witness/tree/inertia/at", [], at: "witness/tree/inertia/at"),
      Forgery("witness/tree/inertia/positive", Examples.none, at: "witness/tree/inertia"),
      Forgery("witness/tree/inertia/negative", Examples.all, at: "witness/tree/inertia/negative"),
      Forgery("witness/tree/inertia/positive/basis", [], at: "witness/tree/inertia/positive/proof"),
      Forgery("witness/tree/inertia/positive/basis", [["0"]], at: "witness/tree/inertia/positive/proof"),
      Forgery(
        "witness/tree/inertia/positive/basis", [["1"], ["2"]], at: "witness/tree/inertia/positive/proof"),
      Forgery(
        "witness/tree/inertia/positive/basis", [["1", "0"]], at: "witness/tree/inertia/positive/basis/0"),
      Forgery("witness/tree/inertia/positive/proof", .null, at: "witness/tree/inertia/positive/proof"),
      Forgery("witness/tree/split", "eta", at: "witness/tree"),
    ])
  func single(forgery: Forgery) { isRefused(Examples.single, forgery) }

  @Test(
    "are refused: a divided box",
    arguments: [
      Forgery("witness/tree/split", "zeta", at: "witness/tree/split"),
      Forgery("witness/tree/at", "3/2", at: "witness/tree/at"),
      Forgery("witness/tree/at", "0", at: "witness/tree/at"),
      Forgery("witness/tree/at", "2", at: "witness/tree/at"),
      Forgery("witness/tree/above", nil, at: "witness/tree"),
      Forgery("witness/tree/above/inertia/at/0", "1/2", at: "witness/tree/above/inertia/at"),
      Forgery("witness/tree/above/power", 1, at: "witness/tree/above/power"),
      Forgery("witness/tree/above/function/0/lower/0/0", "2", at: "witness/tree/above/function"),
      Forgery("witness/tree/below/function/0/lower/0/0", "2", at: "witness/tree/above/function"),
      Forgery("statement/box/0/to", "2", at: "witness/tree/above/decrease/2"),
      Forgery("statement/game/equilibrium/0", ["*", "eta", "eta"], at: "statement"),
    ])
  func split(forgery: Forgery) { isRefused(Examples.split, forgery) }

  @Test(
    "are refused: a rate",
    arguments: [
      Forgery("statement/claim/factor", "1/16", at: "witness/tree/decrease/0"),
      Forgery("statement/claim/factor", "1/17", at: "witness/tree/decrease/0"),
      Forgery("statement/box/0/to", "1", at: "witness/tree/decrease"),
      Forgery("witness/tree/function/0/exponents/0", 1, at: "witness/tree/function/0/exponents/0"),
    ])
  func rate(forgery: Forgery) { isRefused(Examples.rated, forgery) }

  @Test(
    "are refused: an implicit step",
    arguments: [
      Forgery("statement/rule/inverses", [], at: "statement/rule/update"),
      Forgery("statement/rule/inverses/0/player", 1, at: "witness/solutions/0"),
      Forgery("statement/rule/inverses/0/player", 3, at: "statement/rule/inverses/0/player"),
      Forgery("statement/rule/inverses/0/of", "J", at: "witness/solutions/0"),
      Forgery("statement/rule/inverses/0/of", ["inverse", 1], at: "statement/rule/inverses/0/of"),
      Forgery("statement/rule/update/0/0", ["inverse", 2], at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0", ["inverse", 0], at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0", ["transpose", ["inverse", 1]], at: "statement/rule/update/0/0"),
      Forgery(
        "statement/rule/update/0/0", ["*", ["inverse", 1], ["inverse", 1]], at: "statement/rule/update/0/0"),
      Forgery("statement/rule/update/0/0", "I", at: "witness/solutions/0"),
      Forgery("witness/solutions", [], at: "statement/rule/update/0/0"),
      Forgery(
        "witness/solutions", [[["exponents": [0], "rows": [["1", "0"], ["0", "1"]]]], []],
        at: "witness/solutions/1"),
      Forgery("witness/solutions/0/0/rows/0/1", "1", at: "witness/solutions/0"),
      Forgery("witness/solutions/0", [], at: "witness/solutions/0"),
      Forgery("witness/substitution/1/rows/0/1", "2", at: "witness/solutions/0"),
      Forgery("witness/substitution", .null, at: "witness/solutions/0"),
      Forgery("witness/inverses", [], at: "witness/inverses"),
      Forgery("witness/inverses/0/definite", [], at: "witness/inverses/0/definite"),
      Forgery("witness/inverses/0/definite/0/columns", [["2"]], at: "witness/inverses/0/definite/0"),
      Forgery(
        "witness/inverses/0/multiplier", [["0", "1"], ["1", "0"]], at: "witness/inverses/0/definite"),
      Forgery(
        "witness/inverses/0/multiplier", [["-1", "0"], ["0", "-1"]], at: "witness/inverses/0/definite"),
      Forgery("witness/inverses/0/multiplier", [["1"]], at: "witness/inverses/0/multiplier"),
      Forgery("witness/tree/power", 3, at: "witness/tree/power"),
    ])
  func implicit(forgery: Forgery) { isRefused(Examples.proximal, forgery) }

  @Test("an inverse that does not exist everywhere is refused, though all solutions are right")
  func singular() {
    // With costs x^2/2 and -y^2/2 the step from (1 - eta, 1 - eta) is a polynomial, and does not exist at 1.
    let file = Examples.proximal
      .setting("statement/game", to: ["jacobian": [["-1", "0"], ["0", "-1"]], "blocks": [1, 1]])
      .setting("witness/substitution/1/rows", to: [["-1", "0"], ["0", "-1"]])
    guard case .rejected(let rejection) = file.verdict else {
      Issue.record("accepted")
      return
    }
    #expect(rejection.place.hasPrefix("witness/inverses/0/definite"))
  }

  @Test(
    "are refused: a player's own inverse",
    arguments: [
      Forgery("statement/rule/inverses/0/player", 2, at: "witness/solutions/0"),
      Forgery("witness/solutions/0/0/rows/1/1", "1", at: "witness/solutions/0"),
      Forgery("witness/solutions/0/0/rows/0/1", "1", at: "witness/solutions/0"),
      Forgery("witness/solutions/0/0/rows/0/0", "1/3", at: "witness/solutions/0"),
      Forgery("witness/solutions/0/0/rows", [["2/3", "0"]], at: "witness/solutions/0"),
      Forgery("witness/inverses/0/multiplier", [["-7"]], at: "witness/inverses/0/definite/0"),
      Forgery(
        "witness/inverses/0/multiplier", [["1", "0"], ["0", "1"]], at: "witness/inverses/0/multiplier"),
    ])
  func blockInverse(forgery: Forgery) { isRefused(Examples.blockInverse, forgery) }

  @Test(
    "are refused: conservation",
    arguments: [
      Forgery("statement/box/0/to", "2", at: "witness/tree/definite/1"),
      Forgery("witness/function/1/lower/1/0", "1/2", at: "witness/function"),
      Forgery("witness/function/0/lower/1/1", "2", at: "witness/function"),
      Forgery("witness/function", [], at: "witness/tree/definite"),
      Forgery("witness/tree/definite", [], at: "witness/tree/definite"),
      Forgery("statement/rule/update/0/0/1", "I", at: "witness/function"),
      Forgery("statement/game/players/1/goal", "minimizes", at: "witness/function"),
      Forgery("assumptions", [], at: "assumptions"),
      Forgery(
        "witness/coordinates", ["rows": [["1", "0"]], "back": [["1"], ["0"]], "powers": [0]],
        at: "witness/coordinates"),
    ])
  func conservation(forgery: Forgery) { isRefused(Examples.alternating, forgery) }

  @Test(
    "are refused: divergence",
    arguments: [
      Forgery("statement/claim/directions", 1, at: "witness/tree/inertia"),
      Forgery("statement/claim/factor", "1/2", at: "statement/claim"),
      Forgery("statement/claim/factor", "3/2", at: "witness/tree/power"),
      Forgery("statement/claim", Examples.constantOne, at: "witness/tree/inertia"),
      Forgery("witness/tree/function/0/lower/0/0", "1", at: "witness/tree"),
      Forgery("witness/tree/inertia/negative/basis", [["1", "0"]], at: "witness/tree/inertia"),
      Forgery(
        "witness/tree/inertia/negative/basis", [["1", "0"], ["1", "0"]], at: "witness/tree/inertia/negative"),
      Forgery("witness/tree/power", 1, at: "witness/tree/decrease"),
    ])
  func divergence(forgery: Forgery) { isRefused(Examples.diverging, forgery) }

  @Test(
    "are refused: a saddle",
    arguments: [
      Forgery("statement/claim/directions", 2, at: "witness/tree/inertia"),
      Forgery("witness/tree/inertia/positive/basis", [["0", "1"]], at: "witness/tree/inertia/positive"),
      Forgery("witness/tree/inertia/positive/basis", [["1", "2"]], at: "witness/tree/inertia/positive"),
      Forgery("witness/tree/inertia/negative/basis", [["2", "1"]], at: "witness/tree/inertia/negative"),
      Forgery("statement/game/blocks", [2, 1], at: "statement/game/blocks"),
      Forgery("statement/game/blocks", [0, 2], at: "statement/game/blocks/0"),
      Forgery("statement/game/blocks", [], at: "statement/game/blocks"),
      Forgery("statement/game/jacobian", [["1", "0"]], at: "statement/game/jacobian"),
      Forgery("statement/game/jacobian", [], at: "statement/game/jacobian"),
      Forgery("statement/game/jacobian/1/1", "1", at: "witness/tree/decrease"),
    ])
  func saddle(forgery: Forgery) { isRefused(Examples.saddle, forgery) }

  @Test(
    "are refused: coordinates",
    arguments: [
      Forgery("witness/coordinates", .null, at: "witness/tree/function"),
      Forgery("witness/coordinates/back/0/0", "1", at: "witness/coordinates/back"),
      Forgery("witness/coordinates/back", [["1"], ["0"]], at: "witness/tree"),
      Forgery("witness/coordinates/rows/0/1", "0", at: "witness/coordinates"),
      Forgery("witness/coordinates/powers", [], at: "witness/coordinates/powers"),
      Forgery("witness/coordinates/powers", [0, 0], at: "witness/coordinates/rows"),
      Forgery("witness/coordinates/powers", [0, 0, 0], at: "witness/coordinates/powers"),
      Forgery("witness/coordinates/powers", [1], at: "statement/claim"),
      Forgery("statement/game/jacobian", [["1", "-1"], ["-1", "2"]], at: "witness/coordinates"),
    ])
  func coordinates(forgery: Forgery) {
    // Another right inverse of the rows is as good.
    if forgery.path == "witness/coordinates/back" {
      guard case .verified = Examples.flat.setting(forgery.path, to: forgery.value).verdict else {
        Issue.record("another right inverse was refused")
        return
      }
    } else {
      isRefused(Examples.flat, forgery)
    }
  }

  @Test(
    "are refused: scaled coordinates",
    arguments: [
      Forgery("witness/coordinates/powers", [0, 0], at: "witness/tree"),
      Forgery("witness/coordinates/powers", [0, 2], at: "witness/coordinates"),
      Forgery("witness/coordinates/powers", [0, -1], at: "witness/coordinates/powers"),
      Forgery("witness/coordinates/rows/1/1", "1", at: "witness/coordinates/back"),
      Forgery("statement/claim/sequence", "any", at: "statement/claim"),
      Forgery("statement/box/0/from", "1/2", at: "witness/coordinates/powers"),
      Forgery("witness/tree/function/1/exponents", [2], at: "witness/tree/decrease"),
    ])
  func powers(forgery: Forgery) { isRefused(Examples.memory, forgery) }

  @Test(
    "are refused: minors",
    arguments: [
      Forgery("witness/tree/minors", .boolean(false), at: "witness/tree"),
      Forgery("witness/tree", [:], at: "witness/tree"),
      Forgery("statement/box/0/to", "2", at: "witness/tree"),
      Forgery("statement/box/0/to", "3", at: "witness/tree"),
      Forgery("statement/claim/factor", "1/2", at: "statement/claim"),
      Forgery("statement/claim/sequence", "any", at: "statement/claim"),
      Forgery("assumptions/0", "stein", at: "assumptions"),
      Forgery("statement/claim", ["kind": "diverges", "factor": "1", "directions": 1], at: "witness/tree"),
      Forgery(
        "statement/claim", ["kind": "diverges", "factor": "2", "directions": 1], at: "statement/claim"),
    ])
  func minors(forgery: Forgery) { isRefused(Examples.minors, forgery) }

  @Test(
    "are refused: growing minors",
    arguments: [
      Forgery("statement/claim/directions", 1, at: "witness/tree/below"),
      Forgery("statement/claim", Examples.constantOne, at: "witness/tree/below"),
    ])
  func growing(forgery: Forgery) { isRefused(Examples.growingMinors, forgery) }

  @Test(
    "are refused: no quadratic function",
    arguments: [
      Forgery("witness/points", [], at: "witness/points"),
      Forgery("witness/points/0/at/0", "0", at: "witness/points/0/at"),
      Forgery("witness/points/0/at/0", "2", at: "witness/points/0/at"),
      Forgery("witness/points/0/columns", [], at: "witness/points/0/columns"),
      Forgery("witness/points/0/columns/0", ["0", "0"], at: "witness/rest"),
      Forgery("statement/claim/factor", "2", at: "witness/rest"),
      Forgery("statement/claim/factor", "0", at: "statement/claim"),
      Forgery("witness/rest/columns", [["2", "0"]], at: "witness/rest"),
      Forgery("assumptions", ["stein"], at: "assumptions"),
      Forgery(
        "witness/coordinates",
        ["rows": [["1", "0"], ["0", "1"]], "back": [["1", "0"], ["0", "1"]], "powers": [0, 1]],
        at: "statement/claim"),
    ])
  func dual(forgery: Forgery) { isRefused(Examples.dual, forgery) }

  @Test(
    "are refused: a hull",
    arguments: [
      Forgery("statement/claim/vertices", [], at: "witness/function"),
      Forgery("statement/claim/vertices/0", ["0", "0"], at: "statement/claim/vertices/0"),
      Forgery("statement/claim/vertices/0", ["5/2", "-1"], at: "statement/claim/vertices/0"),
      Forgery("statement/claim/vertices/0", ["1/2"], at: "statement/claim/vertices/0"),
      Forgery("statement/claim/vertices/0", ["1/2", "-1/2"], at: "witness/decrease/0"),
      Forgery("statement/claim/vertices/2", ["2", "0"], at: "witness/decrease/2"),
      Forgery("statement/claim/vertices/3", ["1", "0"], at: "statement"),
      Forgery("statement/claim/factor", "1/4", at: "witness/decrease/0"),
      Forgery("statement/claim/factor", "5/4", at: "statement/claim"),
      Forgery("statement/claim/factor", "0", at: "statement/claim"),
      Forgery("statement/claim", Examples.constantOne, at: "witness/kind"),
      Forgery("witness/function/0/0", "-1", at: "witness/definite"),
      Forgery("witness/function/0/0", "0", at: "witness/definite"),
      Forgery("witness/function", [], at: "witness/function"),
      Forgery("witness/definite/scale", "-1", at: "witness/definite/scale"),
      Forgery("witness/decrease", [Examples.trivial], at: "witness/decrease"),
      Forgery("witness/decrease/1/columns", [["1"]], at: "witness/decrease/1"),
      // Not affine: at (1, 0) between two corners the step may be as long as it likes.
      Forgery(
        "statement/rule/update/0/0", ["+", Examples.gradient, ["scale", ["*", "9", "c", "eta"], "J"]],
        at: "witness/function"),
      Forgery("statement/game/equilibrium/0", ["*", "c", "0"], at: "statement"),
      Forgery("witness/substitution", [["exponents": [0, 0], "rows": [["1"]]]], at: "statement/claim"),
      Forgery("assumptions", ["stein", "bernstein", "linearization"], at: "assumptions"),
    ])
  func hull(forgery: Forgery) {
    // 0 times a range is 0, and does not move.
    if forgery.path.hasSuffix("equilibrium/0") {
      guard case .verified = Examples.hull.setting(forgery.path, to: forgery.value).verdict else {
        Issue.record("an equilibrium at 0 was refused")
        return
      }
    } else {
      isRefused(Examples.hull, forgery)
    }
  }

  @Test(
    "are refused: an uncertain game",
    arguments: [
      Forgery("statement/box/1/from", "0", at: "witness/tree/decrease"),
      Forgery("statement/box/1/to", "2", at: "witness/tree/decrease"),
      Forgery("statement/box/1/name", "eta", at: "statement/box"),
      Forgery("statement/box/1/name", "theta", at: "statement/game/players"),
      Forgery("statement/game/equilibrium/1", "1", at: "statement/game/players/0/cost"),
      Forgery("statement/game/players/1/goal", "minimizes", at: "witness/tree"),
      Forgery("statement/game/players/1/cost/2/1", "1/2", at: "witness/tree"),
      Forgery("statement/game/equilibrium/0", "gamma", at: "statement/game/players/1/cost"),
      Forgery("witness/tree/function/0/exponents", [0], at: "witness/tree/function/0/exponents"),
      Forgery("witness/tree/function/0/exponents", [0, 1], at: "witness/tree/"),
      Forgery("witness/tree/decrease/5", nil, at: "witness/tree/decrease"),
    ])
  func dirac(forgery: Forgery) { isRefused(Examples.dirac, forgery) }

  private static let cost = "statement/game/players/0/cost"

  @Test(
    "are refused: expectations",
    arguments: [
      Forgery(cost + "/1", "a", at: cost + "/1"), Forgery(cost + "/1", "eta", at: cost + "/1"),
      Forgery(cost + "/2", ["normal", "1", "-2"], at: cost + "/2"),
      Forgery(cost + "/2", ["uniform", "2", "1"], at: cost + "/2"),
      Forgery(cost + "/2", ["normal", "1", "20"], at: "witness/tree/decrease"),
      Forgery(cost + "/2", ["uniform", "0", "6"], at: "witness/tree/decrease"),
      Forgery(cost + "/2", ["gamma", "0", "6"], at: cost + "/2/0"),
      Forgery("statement/game/equilibrium/0", "6", at: cost),
      Forgery(cost + "/3/2/2", 3, at: "witness/tree"),
      Forgery(cost + "/3/2", ["log", ["+", "2", ["*", "a", "x"]]], at: cost + "/3/2"),
      Forgery(cost + "/3/2", ["exp", ["*", "x", "x", "a"]], at: cost + "/3/2"),
      Forgery(cost + "/3/2", ["abs", ["+", "a", "x"]], at: cost + "/3/2"),
    ])
  func expectation(forgery: Forgery) { isRefused(Examples.expectation, forgery) }

  @Test(
    "are refused: columns",
    arguments: [
      Forgery("witness/tree/decrease/1/columns/0/0", "11", at: "witness/tree/decrease/1"),
      Forgery("witness/tree/decrease/1/columns/0/1", "20", at: "witness/tree/decrease/1"),
      Forgery("witness/tree/decrease/1/columns/0/1", "-22", at: "witness/tree/decrease/1"),
      Forgery("witness/tree/decrease/1/columns/1/0", "4", at: "witness/tree/decrease/1"),
      Forgery(
        "witness/tree/decrease/1/columns", [["9", "22"], ["3"], []], at: "witness/tree/decrease/1/columns"),
      Forgery("witness/tree/decrease/1/scale", "97", at: "witness/tree/decrease/1"),
      Forgery("witness/tree/decrease/0/scale", "49", at: "witness/tree/decrease/0"),
      Forgery(
        "witness/tree/inertia/positive/proof/columns/0/0", "12", at: "witness/tree/inertia/positive/proof"),
    ])
  func columns(forgery: Forgery) { isRefused(Examples.columns, forgery) }

  @Test("are refused wherever a part is missing, empty or of another kind", arguments: Examples.table.indices)
  func mutilated(index: Int) {
    let file = Examples.table[index].file
    for path in file.paths where !path.hasPrefix("provenance") && !path.isEmpty {
      for value in [nil, .null, [], [:], "", "-0", "0.5", 99] as [Value?] {
        let forged = file.setting(path, to: value)
        guard forged != file, case .verified = forged.verdict else { continue }
        // Names that only people read, and what makes another true certificate.
        let isListed = path.split(separator: "/").last.flatMap { Int($0) } != nil
        let isHarmless =
          path.hasSuffix("/name") || path.contains("components/") || path == "witness/coordinates"
          || path.hasSuffix("/multiplier")
          || value == nil && isListed
        #expect(isHarmless, "\(path) = \(value?.written ?? "nothing")")
      }
    }
  }
}
