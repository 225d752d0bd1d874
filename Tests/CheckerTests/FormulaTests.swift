// Values and derivatives of formulas.

import Exact
import Testing

@testable import Checker

/// The value, the gradient and the second derivatives by x and y of a formula at x = 0, y = 2 with p = 3,
/// and the same expected as constants; `nil` is not computed.
struct Derivatives: Sendable {
  let formula: Value
  let expected: [String?]

  init(
    _ formula: Value, _ value: String?, _ x: String?, _ y: String?, _ xx: String?, _ xy: String?,
    _ yy: String?
  ) {
    (self.formula, expected) = (formula, [value, x, y, xx, xy, yy])
  }
}

@Suite("Formulas of the checker")
struct FormulaTests {
  /// With the names x, y of variables and p (a point), q and eta (ranges) of the box.
  private func jet(_ formula: Value) throws -> (Jet, Formulas) {
    let meter = Meter()
    let box = try Box(
      Node(
        value: [
          ["name": "eta", "from": "0", "to": "1"], ["name": "p", "from": "3", "to": "3"],
          ["name": "q", "from": "1", "to": "2"],
        ], place: "box"), rate: Node(value: "eta", place: "rate"), meter)
    var formulas = try Formulas(box, meter, variables: 2)
    for (index, (name, value)) in [("x", 0), ("y", 2)].enumerated() {
      let value = try Checker.Matrix(meter, Whole(value))
      try formulas.declare(Node(value: .string(name), place: name), variable: index, at: value)
    }
    return (try formulas.jet(Node(value: formula, place: "f")), formulas)
  }

  @Test(
    "have these values and derivatives",
    arguments: [
      Derivatives("7/2", "7/2", "0", "0", "0", "0", "0"), Derivatives("x", "0", "1", "0", "0", "0", "0"),
      Derivatives("y", "2", "0", "1", "0", "0", "0"), Derivatives("p", "3", "0", "0", "0", "0", "0"),
      Derivatives(["+", "x", "y", "p"], "5", "1", "1", "0", "0", "0"),
      Derivatives(["+", "y"], "2", "0", "1", "0", "0", "0"),
      Derivatives(["*", "y"], "2", "0", "1", "0", "0", "0"),
      Derivatives(["*", "x", "y", "p"], "0", "6", "0", "0", "3", "0"),
      Derivatives(["*", "y", "y", "y"], "8", "0", "12", "0", "0", "12"),
      Derivatives(["power", "y", 4], "16", "0", "32", "0", "0", "48"),
      Derivatives(["power", "x", 0], "1", "0", "0", "0", "0", "0"),
      Derivatives(["power", "x", 2], "0", "0", "0", "2", "0", "0"),
      Derivatives(["/", "x", "y"], "0", "1/2", "0", "0", "-1/4", "0"),
      Derivatives(["/", "1", "y"], "1/2", "0", "-1/4", "0", "0", "1/4"),
      Derivatives(["/", "p", ["+", "p", "x"]], "1", "-1/3", "0", "2/9", "0", "0"),
      Derivatives(["root", ["*", "2", "y"], 2, "2"], "2", "0", "1/2", "0", "0", "-1/8"),
      Derivatives(["root", ["+", "8", "x"], 3, "2"], "2", "1/12", "0", "-1/144", "0", "0"),
      Derivatives(["exp", ["*", "x", "y"]], "1", "2", "0", "4", "1", "0"),
      Derivatives(["exp", "y"], nil, "0", nil, "0", "0", nil),
      Derivatives(["exp", "p"], nil, "0", "0", "0", "0", "0"),
      Derivatives(["log", ["+", "1", "x"]], "0", "1", "0", "-1", "0", "0"),
      Derivatives(["log", "y"], nil, "0", "1/2", "0", "0", "-1/4"),
      Derivatives(["sin", "x"], "0", "1", "0", "0", "0", "0"),
      Derivatives(["cos", ["*", "x", "y"]], "1", "0", "0", "-4", "0", "0"),
      Derivatives(["tanh", ["*", "3", "x"]], "0", "3", "0", "0", "0", "0"),
      Derivatives(["sigmoid", "x"], "1/2", "1/4", "0", "0", "0", "0"),
      Derivatives(["softplus", ["*", "x", "y"]], nil, "1", "0", "1", "1/2", "0"),
      Derivatives(["if", "y", ">", "x", "y"], "0", "1", "0", "0", "0", "0"),
      Derivatives(["if", "y", "<", "x", "y"], "2", "0", "1", "0", "0", "0"),
      Derivatives(["if", "y", "==", "x", "y"], "2", "0", "1", "0", "0", "0"),
      Derivatives(["if", "-1", "<=", "x", "y"], "0", "1", "0", "0", "0", "0"),
      Derivatives(
        ["expect", "n", ["normal", "0", "1"], ["log", ["sigmoid", ["*", "n", "x"]]]], nil, "0", "0", "-1/4",
        "0",
        "0"),
      Derivatives(["*", ["exp", "y"], "x"], "0", nil, "0", "0", nil, "0"),
      Derivatives(["*", "0", ["exp", "y"]], "0", "0", "0", "0", "0", "0"),
      Derivatives(
        ["expect", "n", ["normal", "1", "2"], ["*", "x", ["power", "n", 4]]], "0", "25", "0", "0", "0", "0"),
      Derivatives(
        ["expect", "n", ["uniform", "-1", "2"], ["*", "y", "n", "n"]], "2", "0", "1", "0", "0", "0"),
      Derivatives(
        ["expect", "n", ["uniform", "0", "1"], ["log", ["+", "2", ["*", "n", "x"]]]], nil, "1/4", "0",
        "-1/12", "0", "0"),
      Derivatives(
        ["expect", "n", ["normal", "0", "3"], ["exp", ["*", "n", "x"]]], "1", "0", "0", "3", "0", "0"),
      Derivatives(
        ["expect", "n", ["normal", "0", "3"], ["log", ["+", "1", ["exp", ["*", "n", "x"]]]]], nil, "0", "0",
        "3/4",
        "0", "0"),
      Derivatives(
        [
          "expect", "n", ["normal", "2", "1"],
          ["expect", "m", ["uniform", "0", "1"], ["*", "x", "n", "m"]],
        ], "0", "1",
        "0", "0", "0", "0"),
      Derivatives(
        [
          "expect", "n", ["normal", "0", "3"], ["log", ["*", "p", ["+", "1", ["exp", ["*", "n", "x"]]]]],
        ],
        nil, "0", "0", "3/4", "0", "0"),
    ])
  func derivatives(example: Derivatives) throws {
    let (jet, formulas) = try self.jet(example.formula)
    let found = try [[], [0], [1], [0, 0], [0, 1], [1, 1]].map { places -> Rational? in
      let part = try jet.value.replacing { formulas.displaced($0) == places ? formulas.still($0) : nil }
      let isSquare = places.count == 2 && places[0] == places[1]
      return part.degree(in: formulas.unknown) > 0 ? nil : part.exact.map { isSquare ? 2 * $0 : $0 }
    }
    for (found, expected) in zip(found, example.expected) {
      #expect(
        found == expected.flatMap(Rational.init(exactly:)),
        "\(example.formula.written): \(String(describing: expected))")
    }
  }

  @Test(
    "are refused where they are not smooth, have no value or no meaning",
    arguments: [
      "z", "", "+", "1.5", ["+"], ["*"], [], ["power", "x"], ["power", "x", -1], ["power", "x", "2"],
      ["power", "x", 65], ["/", "1", "x"], ["/", "1", "q"], ["/", "1", ["exp", "y"]], ["log", "x"],
      ["log", "-1"],
      ["log", "q"], ["root", "y", 2, "1"], ["root", "4", 2, "-2"], ["root", "x", 2, "0"],
      ["root", "y", 1, "2"],
      ["root", ["*", "2", "y"], 2], ["abs", "y"], ["sign", "y"], ["if", ["exp", "y"], ">", "1", "2"],
      ["if", ["power", "x", 3], "<", "1", "2"], ["if", "q", ">", "0", "x"], ["if", "x", "<", "1", "2"],
      ["expect", "n", ["uniform", "1", "2"], ["if", "n", ">", "1", "2"]], ["if", "y", "!=", "1", "2"],
      ["if", "y", "<", "1"],
      ["if", "y", ">", "1", "z"], ["arctan", "x"], ["exp", "x", "y"], ["exp"], [1, "x"], 1, .null,
      ["-", "x"],
      ["expect", "x", ["normal", "0", "1"], "x"], ["expect", "p", ["normal", "0", "1"], "p"],
      ["expect", "n", ["normal", "0", "-1"], "n"], ["expect", "n", ["uniform", "1", "1"], "n"],
      ["expect", "n", ["uniform", "2", "1"], "n"], ["expect", "n", ["normal", "0"], "n"],
      ["expect", "n", ["uniform", "0", "p"], "n"],
      ["expect", "n", ["normal", "0", "1"], ["expect", "n", ["normal", "0", "1"], "n"]],
      ["+", ["expect", "n", ["normal", "0", "1"], "n"], "n"],
      ["expect", "n", ["normal", "0", "1"], ["/", "1", "n"]],
      ["expect", "n", ["normal", "0", "1"], ["/", "1", ["+", "1", ["*", "n", "x"]]]],
      ["expect", "n", ["normal", "0", "1"], ["log", ["+", "2", ["*", "n", "x"]]]],
      ["expect", "n", ["normal", "0", "1"], ["log", ["+", "0", ["exp", ["*", "n", "x"]]]]],
      ["expect", "n", ["normal", "0", "1"], ["root", ["+", "1", ["*", "n", "x"]], 2, "1"]],
      ["expect", "n", ["normal", "0", "1"], ["exp", ["*", "n", "n", "x"]]],
      [
        "expect", "n", ["normal", "0", "1"],
        ["exp", ["expect", "m", ["uniform", "0", "1"], ["*", "n", "n", "m", "x"]]],
      ],
      ["expect", "n", ["normal", "0", "1"], ["exp", ["*", "x", ["exp", "n"]]]],
      ["expect", "n", ["normal", "0", "1"], ["if", ["+", "1", ["*", "n", "x"]], ">", "1", "0"]],
      ["expect", "n", ["normal", "0", "1"], ["log", ["sigmoid", ["*", "n", "n", "x"]]]],
      ["expect", "n", ["normal", "0", "1"], ["if", ["+", "y", "n"], "<", "x", "y"]],
    ] as [Value])
  func refused(formula: Value) {
    #expect(throws: Rejection.self) { try jet(formula) }
  }
}
