// What the checker refuses of claims about flows: certificates in which one thing was changed.

import Testing

@testable import Checker

@Suite("Forged certificates about flows")
struct FlowForgeryTests {
  @Test(
    "what they were made from is accepted",
    arguments: [
      (Examples.conserved, "conserves-flow, 2 variables"), (Examples.swirl, "conserves-flow, 2 variables"),
      (Examples.circles, "circles-flow, 2 variables"), (Examples.damped, "converges-flow, 2 variables"),
    ])
  func accepted(file: Value, words: String) {
    guard case .verified(let claim) = file.verdict else {
      Issue.record("\(file.verdict)")
      return
    }
    #expect(claim == words)
  }

  static let function = "statement/claim/function"

  @Test(
    "are refused: a conserved formula",
    arguments: [
      // The derivative along the flow: other coefficients, other functions, other games.
      Forgery(function, ["power", "w", 2], at: function), Forgery(function + "/2/1", "-2", at: function),
      Forgery(function + "/3/1", "1", at: function), Forgery(function + "/1", "w", at: function),
      Forgery(function + "/2/2", ["log", ["*", "2", "w"]], at: function),
      Forgery(function + "/2/2", ["exp", "a"], at: function), Forgery(function, ["abs", "a"], at: function),
      Forgery(function + "/1/2", 3, at: function), Forgery(function, "b", at: function),
      Forgery("statement/game/players/0/goal", "maximizes", at: function),
      Forgery("statement/game/players/0/cost/2/2", ["uniform", "-1", "2"], at: function),
      Forgery("statement/game/players/0/cost", ["*", "2", ["power", "w", 2]], at: function),
      // The minimum: a saddle, a degenerate one, and one elsewhere.
      Forgery(function, "1", at: "witness/definite"),
      Forgery(function, ["*", "0", "a"], at: "witness/definite"),
      Forgery("statement/game/equilibrium/0", "2", at: "statement/game/players/1/cost"),
      Forgery("statement/game/equilibrium/1", "1", at: "statement/game/players/0/cost"),
      Forgery("witness/definite/scale", "0", at: "witness/definite/scale"),
      Forgery("witness/definite", .null, at: "witness/definite"),
      Forgery("witness/definite", nil, at: "witness"), Forgery("witness/function", [["1"]], at: "witness"),
      Forgery("statement/claim/kind", "circles-flow", at: "statement/claim"),
      Forgery("statement/claim/kind", "conserves", at: "witness"),
      Forgery("statement/claim/factor", "1", at: "statement/claim"),
      Forgery("statement/claim", ["kind": "circles-flow"], at: "witness"),
      Forgery("statement/rule", [:], at: "statement"), Forgery("statement/box", [], at: "statement"),
      Forgery(
        "statement/game", ["jacobian": [["0", "1"], ["-1", "0"]], "blocks": [1, 1]], at: "statement/game"),
      Forgery("assumptions", ["lyapunov"], at: "assumptions"), Forgery("assumptions", [], at: "assumptions"),
      Forgery("schema", "stepproof.certificate/2", at: "schema"),
    ])
  func conserved(forgery: Forgery) { isRefused(Examples.conserved, forgery) }

  @Test("what is not computed is not the same as something else that is not computed")
  func unknown() {
    // Elsewhere the logarithms of x and y are two numbers, and so are exponentials with a bound name.
    let functions: [(at: Value, (Value) -> Value)] = [
      ("1", { ["exp", ["log", $0]] }),
      ("0", { ["expect", "n", ["uniform", "0", "1"], ["exp", ["*", "n", $0]]] }),
    ]
    for (place, function) in functions {
      func player(_ own: Value, _ other: Value, _ goal: Value) -> Value {
        ["name": own, "goal": goal, "variables": [own], "cost": ["*", own, ["+", function(other), "-1"]]]
      }
      let game: Value = [
        "players": [player("x", "y", "minimizes"), player("y", "x", "maximizes")],
        "equilibrium": [place, place],
      ]
      let formula: Value = ["power", ["+", "x", "y", ["*", "-2", place]], 2]
      let file = Examples.conserved.setting("statement/game", to: game)
      isRefused(file, Forgery(Self.function, formula, at: Self.function))
    }
  }

  @Test("minus a conserved formula has a maximum, and a multiple of it is as good")
  func signs() {
    let other: Value = ["*", "-1", Examples.conservedFormula]
    isRefused(Examples.conserved, Forgery(Self.function, other, at: "witness/definite"))
    let double: Value = ["*", "2", Examples.conservedFormula]
    guard case .verified = Examples.conserved.setting(Self.function, to: double).verdict else {
      Issue.record("twice the formula was refused")
      return
    }
  }

  /// Every player minimises the mean of exp(u*x) over u on [-1, 1], so that x = 0 is the minimum.
  private static let drawn = Examples.game(
    [("minimizes", ["x"], mean("x")), ("minimizes", ["y"], mean("y"))], at: ["0", "0"])

  private static func mean(_ name: Value) -> Value {
    ["expect", "u", ["uniform", "-1", "1"], ["exp", ["*", "u", name]]]
  }

  @Test("on the other side of 0 the logarithm is that of -a")
  func negative() {
    let other: Value = ["log", ["*", "-1", "a"]]
    let mirrored = Examples.conserved.setting("statement/game/equilibrium/0", to: "-1")
    guard case .verified = mirrored.setting(Self.function + "/2/2", to: other).verdict else {
      Issue.record("refused")
      return
    }
    isRefused(mirrored, Forgery(Self.function + "/3/1", "1", at: Self.function))
    isRefused(Examples.conserved, Forgery(Self.function + "/2/2", other, at: Self.function))
  }

  @Test(
    "are refused: slopes that have only names",
    arguments: [
      // Another function, and another argument, have other names.
      Forgery("statement/game/players/1/cost", ["exp", ["*", "x", "y"]], at: function),
      Forgery("statement/game/players/1/cost", ["softplus", ["*", "2", "x", "y"]], at: function),
      Forgery(
        "statement/game/players/1/cost", ["softplus", ["*", "x", "y", ["+", "1", "x"]]], at: function),
      Forgery(function, ["+", ["power", "x", 2], ["*", "2", ["power", "y", 2]]], at: function),
      // What is not smooth, or depends on a bound name, has no name: the mean of u*exp(x*u) is not 0 because that of u is.
      Forgery("statement/game", Self.drawn, at: function),
      Forgery(
        "statement/game/players/1/cost",
        ["expect", "u", ["uniform", "-1", "1"], ["softplus", ["*", "x", "y", "u"]]], at: function),
      Forgery("statement/game/players/1/cost", ["abs", ["+", "1", ["*", "x", "y"]]], at: "statement/game"),
      Forgery(
        "statement/game/players/1/cost", ["root", ["+", "1", ["*", "x", "y"]], 2, "1"], at: "statement/game"),
    ])
  func swirl(forgery: Forgery) { isRefused(Examples.swirl, forgery) }

  @Test(
    "are refused: circles",
    arguments: [
      Forgery("statement/game/jacobian/0/0", "1", at: "witness/function"),
      Forgery("statement/game/jacobian/1/0", "-1", at: "witness/function"),
      Forgery("witness/function/0/0", "1", at: "witness/function"),
      Forgery("witness/function", [["-2"], ["0", "-1"]], at: "witness/definite"),
      Forgery("witness/function", [["0"], ["0", "0"]], at: "witness/definite"),
      Forgery("witness/function", [["2"]], at: "witness/function"),
      Forgery("witness/decrease", Examples.trivial, at: "witness"),
      Forgery("statement/claim/kind", "converges-flow", at: "witness"),
      Forgery("statement/claim/function", "1", at: "statement/claim"),
      Forgery("assumptions", ["chain-rule", "lyapunov"], at: "assumptions"),
    ])
  func circles(forgery: Forgery) { isRefused(Examples.circles, forgery) }

  @Test(
    "are refused: convergence",
    arguments: [
      Forgery("statement/game/jacobian/0/0", "-1", at: "witness/decrease"),
      Forgery("statement/game/jacobian/0/0", "0", at: "witness/decrease"),
      Forgery("statement/game/jacobian/0/1", "4", at: "witness/decrease"),
      Forgery("witness/function", [["-1"], ["0", "-1"]], at: "witness/decrease"),
      Forgery("witness/function", [["1"], ["3", "1"]], at: "witness"),
      Forgery("witness/decrease", nil, at: "witness"),
      Forgery("witness/decrease/scale", "-1", at: "witness/decrease/scale"),
      Forgery("statement/claim/kind", "circles-flow", at: "witness"),
      Forgery("assumptions", [], at: "assumptions"),
    ])
  func converges(forgery: Forgery) { isRefused(Examples.damped, forgery) }
}
