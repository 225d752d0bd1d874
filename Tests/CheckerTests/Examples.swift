// Certificates made by hand, at least one for every kind of claim and of witness.

@testable import Checker

enum Examples {
  static func file(
    game: Value, update: Value, components: Value = ["z"], inverses: Value = [], box: Value, claim: Value,
    kind: String, _ rest: [(String, Value)], invertible: Value = [], coordinates: Value = .null,
    substitution: Value = .null, solutions: Value = [],
    assumptions: Value = ["stein", "bernstein", "linearization"]
  ) -> Value {
    let rule: Value = ["components": components, "inverses": inverses, "update": update]
    let witness =
      [
        ("inverses", invertible), ("coordinates", coordinates), ("substitution", substitution),
        ("solutions", solutions), ("kind", .string(kind)),
      ] + rest
    return [
      "schema": "stepproof.certificate/1",
      "statement": ["game": game, "rule": rule, "rate": "eta", "box": box, "claim": claim],
      "witness": .object(witness.map { Member(key: $0.0, value: $0.1) }),
      "assumptions": assumptions,
      "provenance": ["made": ["by", "hand", 1, .null]],
    ]
  }

  static func eta(_ from: Value = "0", _ to: Value) -> Value { ["name": "eta", "from": from, "to": to] }

  static func game(_ players: [(goal: Value, variables: Value, cost: Value)], at equilibrium: Value) -> Value
  {
    let players = players.enumerated().map { index, player -> Value in
      ["name": .string("\(index)"), "goal": player.goal, "variables": player.variables, "cost": player.cost]
    }
    return ["players": .array(players), "equilibrium": equilibrium]
  }

  static let square = game([("minimizes", ["x"], ["*", "1/2", ["power", "x", 2]])], at: ["0"])
  static let bilinear = game(
    [("minimizes", ["x"], ["*", "x", "y"]), ("maximizes", ["y"], ["*", "x", "y"])], at: ["0", "0"])

  /// I - eta J.
  static let gradient: Value = ["+", "I", ["scale", ["*", "-1", "eta"], "J"]]
  static let constantOne: Value = ["kind": "converges", "factor": "1", "sequence": "constant"]
  static let anyOne: Value = ["kind": "converges", "factor": "1", "sequence": "any"]
  static let trivial: Value = ["scale": "1", "columns": []]
  static let none: Value = ["basis": [], "proof": .null]
  static let all: Value = ["basis": .null, "proof": trivial]

  static func term(_ exponents: Value, _ lower: Value) -> Value { ["exponents": exponents, "lower": lower] }

  static func leaf(
    _ function: Value, power: Value, _ count: Int, at place: Value, positive: Value = all,
    negative: Value = none,
    decrease: [Value]? = nil
  ) -> Value {
    [
      "function": function, "power": power,
      "decrease": .array(decrease ?? [Value](repeating: trivial, count: count)),
      "inertia": ["at": place, "positive": positive, "negative": negative],
    ]
  }

  /// x^2/2: 2 eta - eta^2, divided by eta.
  static let single = file(
    game: square, update: [[gradient]], box: [eta("0", "1")], claim: constantOne, kind: "quadratic",
    [("tree", leaf([term([0], [["1"]])], power: 1, 2, at: ["1/2"]))])

  static let split = file(
    game: square, update: [[gradient]], box: [eta("0", "3/2")], claim: anyOne, kind: "quadratic",
    [
      (
        "tree",
        [
          "split": "eta", "at": "1", "below": leaf([term([0], [["1"]])], power: 1, 2, at: ["1/2"]),
          "above": leaf([term([0], [["2/2"]])], power: 0, 3, at: ["5/4"]),
        ]
      )
    ])

  /// The factor 1/2 at one rate: 1/2 - (1 - eta)^2 = 7/16 at 3/4.
  static let rated = file(
    game: square, update: [[gradient]], box: [eta("3/4", "3/4")],
    claim: ["kind": "converges", "factor": "1/8", "sequence": "constant"], kind: "quadratic",
    [("tree", leaf([term([0], [["1"]])], power: 0, 1, at: ["3/4"]))])

  static let invertible: Value = ["multiplier": .null, "definite": [trivial]]

  /// x y with an implicit step, seen from where it ends: W'W - I is eta^2, divided by eta^2.
  static let proximal = file(
    game: bilinear, update: [[["inverse", 1]]],
    inverses: [["of": ["+", "I", ["scale", "eta", "J"]], "player": 0]],
    box: [eta("0", "3")], claim: constantOne, kind: "quadratic",
    [("tree", leaf([term([0], [["1"], ["0", "1"]])], power: 2, 1, at: ["2"]))],
    invertible: [invertible],
    substitution: [
      ["exponents": [0], "rows": [["1", "0"], ["0", "1"]]],
      ["exponents": [1], "rows": [["0", "1"], ["-1", "0"]]],
    ], solutions: [[["exponents": [0], "rows": [["1", "0"], ["0", "1"]]]]])

  /// One player's own block inverted: (1 + eta)^-1 on x^2/2, beside a second player with y^2.
  static let blockInverse = file(
    game: game(
      [("minimizes", ["x"], ["*", "1/2", "x", "x"]), ("minimizes", ["y"], ["*", "y", "y"])], at: ["0", "0"]),
    update: [[["+", ["inverse", 1], ["*", ["player", 2], ["own", gradient]], ["other", "J"]]]],
    inverses: [["of": ["+", "I", ["scale", "eta", "J"]], "player": 1]],
    box: [eta("1/2", "1/2")], claim: constantOne, kind: "quadratic",
    [("tree", leaf([term([0], [["1"], ["0", "1"]])], power: 0, 1, at: ["1/2"]))],
    invertible: [["multiplier": [["7"]], "definite": [trivial]]],
    solutions: [[["exponents": [0], "rows": [["2/3", "0"], ["0", "0"]]]]])

  /// x y, one player after the other: x^2 - eta x y + y^2 stays.
  static let alternating = file(
    game: bilinear,
    update: [
      [
        [
          "*", ["+", "I", ["scale", ["*", "-1", "eta"], ["*", ["player", 2], "J"]]],
          ["+", "I", ["scale", ["*", "-1", "eta"], ["*", ["player", 1], "J"]]],
        ]
      ]
    ],
    box: [eta("0", "3/2")], claim: ["kind": "conserves"], kind: "invariant",
    [
      ("function", [term([0], [["1"], ["0", "1"]]), term([1], [["0"], ["-1/2", "0"]])]),
      ("tree", ["definite": [trivial, trivial]]),
    ], assumptions: ["bernstein"])

  /// x y, both at once: eta^2 more each step.
  static let diverging = file(
    game: bilinear, update: [[gradient]], box: [eta("0", "1")],
    claim: ["kind": "diverges", "factor": "1", "directions": 2], kind: "quadratic",
    [
      (
        "tree",
        leaf([term([0], [["-1"], ["0", "-1"]])], power: 2, 1, at: ["1/2"], positive: none, negative: all)
      )
    ])

  /// x^2/2 minimised and y^2/2 maximised the wrong way: one direction shrinks and one grows.
  static let saddle = file(
    game: ["jacobian": [["1", "0"], ["0", "-1"]], "blocks": [1, 1]], update: [[gradient]],
    box: [eta("0", "1")],
    claim: ["kind": "diverges", "factor": "1", "directions": 1], kind: "quadratic",
    [
      (
        "tree",
        leaf(
          [term([0], [["1"], ["0", "-1"]])], power: 1, 2, at: ["1/2"],
          positive: ["basis": [["1", "0"]], "proof": trivial],
          negative: ["basis": [["0", "1"]], "proof": trivial])
      )
    ])

  /// (x - y)^2/2, which is flat along x = y.
  static let flat = file(
    game: ["jacobian": [["1", "-1"], ["-1", "1"]], "blocks": [2]], update: [[gradient]],
    box: [eta("0", "1/2")],
    claim: anyOne, kind: "quadratic",
    [("tree", leaf([term([0], [["1"]])], power: 1, 2, at: ["1/2"]))],
    coordinates: ["rows": [["1", "-1"]], "back": [["1/2"], ["-1/2"]], "powers": [0]])

  /// x^2/2 with the previous iterate kept, in the coordinates z and (z - w)/eta.
  static let memory = file(
    game: square, update: [[gradient, "0"], ["I", "0"]], components: ["z", "w"], box: [eta("0", "1/2")],
    claim: constantOne, kind: "quadratic",
    [
      (
        "tree",
        leaf(
          [term([0], [["1"], ["0", "0"]]), term([1], [["0"], ["0", "1"]])], power: 1, 2, at: ["1/2"])
      )
    ],
    coordinates: [
      "rows": [["1", "0"], ["1", "-1"]], "back": [["1", "0"], ["1", "-1"]], "powers": [0, 1],
    ])

  static let minorsAssumptions: Value = ["routh-hurwitz", "bernstein", "linearization"]

  static let minors = file(
    game: square, update: [[gradient, "0"], ["I", "0"]], components: ["z", "w"], box: [eta("0", "1")],
    claim: constantOne, kind: "minors", [("tree", ["minors": .boolean(true)])], assumptions: minorsAssumptions
  )

  static let growingMinors = file(
    game: bilinear, update: [[gradient]], box: [eta("0", "1")],
    claim: ["kind": "diverges", "factor": "1", "directions": 2], kind: "minors",
    [
      (
        "tree",
        [
          "split": "eta", "at": "1/3", "below": ["minors": .boolean(true)],
          "above": ["minors": .boolean(true)],
        ]
      )
    ],
    assumptions: minorsAssumptions)

  static let dual = file(
    game: bilinear, update: [[gradient]], box: [eta("0", "1")],
    claim: ["kind": "no-quadratic-function", "factor": "1"], kind: "dual",
    [
      ("points", [["at": ["1"], "columns": [["1", "0"], ["0", "1"]]]]), ("rest", trivial),
    ], assumptions: ["farkas"])

  /// Steps of length eta + c on x^2/2, in a triangle of the two: 1 - (1 - eta - c)^2 is 3/4 at every corner.
  static let hull = file(
    game: square, update: [[["+", gradient, ["scale", ["*", "-1", "c"], "J"]]]],
    box: [eta("0", "2"), ["name": "c", "from": "-1", "to": "1"]],
    claim: [
      "kind": "contracts-in-hull", "factor": "1", "vertices": [["1/2", "0"], ["1", "1/2"], ["3/2", "0"]],
    ], kind: "hull",
    [("function", [["1"]]), ("definite", trivial), ("decrease", [trivial, trivial, trivial])],
    assumptions: ["convexity", "linearization"])

  static let logistic: Value = ["*", "-1", ["log", ["+", "1", ["exp", ["*", "-1", "theta", "psi"]]]]]

  /// The Dirac-GAN with a gradient penalty gamma/2 psi^2 of uncertain strength.
  static let dirac = file(
    game: game(
      [
        ("minimizes", ["theta"], logistic),
        ("maximizes", ["psi"], ["+", logistic, ["*", "-1/2", "gamma", "psi", "psi"]]),
      ], at: ["0", "0"]),
    update: [[gradient]], box: [eta("0", "1/10"), ["name": "gamma", "from": "1/2", "to": "3/4"]],
    claim: anyOne, kind: "quadratic",
    [("tree", leaf([term([0, 0], [["1"], ["-1/4", "1"]])], power: 1, 6, at: ["1/20", "5/8"]))])

  /// E[x^2] (a - m)^2/2 with E[x^2] = 3, and m a point of the box: 6 - 9 eta.
  static let expectation = file(
    game: game(
      [
        (
          "minimizes", ["a"],
          [
            "expect", "x", ["normal", "1", "2"],
            ["*", "1/2", ["power", "x", 2], ["power", ["+", "a", ["*", "-1", "m"]], 2]],
          ]
        )
      ], at: ["m"]),
    update: [[gradient]], box: [eta("0", "1/3"), ["name": "m", "from": "7", "to": "7"]],
    claim: constantOne, kind: "quadratic",
    [("tree", leaf([term([0, 0], [["1"]])], power: 1, 2, at: ["1/6", "7"]))])

  /// A function whose definiteness takes columns: 100 P = l1 l1' + l2 l2' + a rest.
  static let columns: Value = {
    let columns: Value = [["9", "22"], ["3"]]
    let proof: Value = ["scale": "100", "columns": columns]
    return file(
      game: ["jacobian": [["1", "0"], ["0", "1"]], "blocks": [1, 1]], update: [[gradient]],
      box: [eta("0", "1")],
      claim: constantOne, kind: "quadratic",
      [
        (
          "tree",
          leaf(
            [term([0], [["1"], ["2", "5"]])], power: 1, 2, at: ["1/2"],
            positive: ["basis": .null, "proof": proof],
            decrease: [["scale": "50", "columns": columns], proof])
        )
      ])
  }()

  static let table: [(name: String, file: Value, claim: String)] = [
    ("single", single, "converges for 0 < eta <= 1, 1 states, factor 1, constant"),
    ("split", split, "converges for 0 < eta <= 3/2, 1 states, factor 1, any sequence"),
    ("rated", rated, "converges for eta = 3/4, 1 states, factor 1/8, constant"),
    ("proximal", proximal, "converges for 0 < eta <= 3, 2 states, factor 1, constant"),
    ("blockInverse", blockInverse, "converges for eta = 1/2, 2 states, factor 1, constant"),
    ("alternating", alternating, "conserves for 0 < eta <= 3/2, 2 states"),
    ("diverging", diverging, "diverges for 0 < eta <= 1, 2 states, factor 1, 2 directions"),
    ("saddle", saddle, "diverges for 0 < eta <= 1, 2 states, factor 1, 1 directions"),
    (
      "flat", flat, "converges for 0 < eta <= 1/2, 2 states, factor 1, any sequence, up to directions at rest"
    ),
    ("memory", memory, "converges for 0 < eta <= 1/2, 2 states, factor 1, constant"),
    ("minors", minors, "converges for 0 < eta <= 1, 2 states, factor 1, constant"),
    ("growingMinors", growingMinors, "diverges for 0 < eta <= 1, 2 states, factor 1, 2 directions"),
    ("dual", dual, "no-quadratic-function for 0 < eta <= 1, 2 states, factor 1"),
    (
      "hull", hull,
      "contracts-in-hull for 0 < eta <= 2, -1 <= c <= 1, 1 states, factor 1, 3 vertices, any sequence"
    ),
    ("dirac", dirac, "converges for 0 < eta <= 1/10, 1/2 <= gamma <= 3/4, 2 states, factor 1, any sequence"),
    ("expectation", expectation, "converges for 0 < eta <= 1/3, m = 7, 1 states, factor 1, constant"),
    ("columns", columns, "converges for 0 < eta <= 1, 2 states, factor 1, constant"),
  ]

  private static func flow(_ game: Value, claim: Value, witness: Value, assumptions: Value) -> Value {
    [
      "schema": "stepproof.certificate/1", "statement": ["game": game, "claim": claim], "witness": witness,
      "assumptions": assumptions, "provenance": [:],
    ]
  }

  static let conservedFormula: Value = [
    "+", ["power", "w", 2], ["*", "-1", ["log", "a"]], ["*", "1/2", ["power", "a", 2]],
  ]

  /// w/3*(1 - a^2), by a and by w: w^2 - log(a) + a^2/2 never changes. The uniform moment is 1/3.
  static let conserved = flow(
    game(
      ["minimizes", "maximizes"].enumerated().map { number, goal in
        (
          goal, number == 0 ? ["a"] : ["w"],
          [
            "*", "w",
            [
              "expect", "x", ["uniform", "-1", "1"],
              ["+", ["power", "x", 2], ["*", "-1", ["power", ["*", "a", "x"], 2]]],
            ],
          ]
        )
      }, at: ["1", "0"]),
    claim: ["kind": "conserves-flow", "function": conservedFormula], witness: ["definite": trivial],
    assumptions: ["chain-rule", "lyapunov"])

  /// log(1 + exp(x*y)) by both: x^2 + y^2 never changes, whatever the slope is.
  static let swirl = flow(
    game(
      [
        ("minimizes", ["x"], ["softplus", ["*", "x", "y"]]),
        ("maximizes", ["y"], ["softplus", ["*", "x", "y"]]),
      ], at: ["0", "0"]),
    claim: ["kind": "conserves-flow", "function": ["+", ["power", "x", 2], ["power", "y", 2]]],
    witness: ["definite": trivial], assumptions: ["chain-rule", "lyapunov"])

  static let circles = flow(
    ["jacobian": [["0", "1"], ["-2", "0"]], "blocks": [1, 1]], claim: ["kind": "circles-flow"],
    witness: ["definite": trivial, "function": [["2"], ["0", "1"]]], assumptions: ["lyapunov"])

  static let damped = flow(
    ["jacobian": [["1", "1"], ["-1", "1"]], "blocks": [1, 1]], claim: ["kind": "converges-flow"],
    witness: ["definite": trivial, "function": [["1"], ["0", "1"]], "decrease": trivial],
    assumptions: ["lyapunov"])
}
