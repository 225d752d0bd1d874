// The Jacobian of a game at its equilibrium.

struct Game {
  let jacobian: PolynomialMatrix
  /// The numbers of every player's variables.
  let players: [[Int]]
  /// Whose variable each is.
  var owners: [Int] { players.enumerated().flatMap { player, own in own.map { _ in player } } }
  /// Whether the equilibrium is known not to move with the ranges of the box.
  let isAtRest: Bool

  init(_ node: Node, _ box: Box, _ meter: Meter) throws {
    if node.member("jacobian") != nil {
      let parts = try node.members("jacobian", "blocks")
      jacobian = try parts[0].matrix(meter)
      let blocks = try parts[1].elements().map { try $0.count(1...1000) }
      try parts[1].require(blocks.reduce(0, +) == jacobian.rows, "expected as many rows as the matrix has")
      (players, isAtRest) = (Self.consecutive(blocks), true)
      return
    }
    let parts = try node.members("players", "equilibrium")
    let nodes = try parts[0].elements().map { try $0.members("name", "goal", "variables", "cost") }
    let lists = try nodes.map { try $0[2].elements() }
    let names = lists.flatMap { $0 }
    let isInhabited = !lists.isEmpty && lists.allSatisfy { !$0.isEmpty } && names.count <= 1000
    try parts[0].require(isInhabited, "expected players with variables, at most 1000 of them")
    players = Self.consecutive(lists.map(\.count))

    var formulas = try Formulas(box, meter)
    let zero = Coefficient(known: try PolynomialMatrix(meter, 1, 1))
    let equilibrium = try parts[1].elements(names.count).map { try formulas.jet($0)[] ?? zero }
    isAtRest = equilibrium.allSatisfy { $0.known?.number != nil }
    for (index, name) in names.enumerated() {
      let variable = Jet(variable: index, at: equilibrium[index], one: try PolynomialMatrix(meter, 1))
      try formulas.declare(name, variable)
    }
    var entries: [(Int, Int, PolynomialMatrix)] = []
    for (node, variables) in zip(nodes, players) {
      _ = try node[0].string()
      let sign = try node[1].choice([("minimizes", 1), ("maximizes", -1)])
      let cost = try formulas.jet(node[3])
      for row in variables {
        try node[3].require(cost[row]?.isZero ?? true, "its derivative by \(try names[row].name()) is not 0")
        for column in names.indices {
          guard let entry = cost[row, column] else { continue }
          guard let entry = entry.known else { throw node[3].refusal("a second derivative is unknown") }
          entries.append((row, column, try PolynomialMatrix(meter, sign, over: 1) * entry))
        }
      }
    }
    jacobian = try PolynomialMatrix(meter, names.count, names.count, blocks: entries)
  }

  /// The numbers from 0 in consecutive lists.
  private static func consecutive(_ counts: [Int]) -> [[Int]] {
    counts.reduce(into: []) { lists, count in
      let start = lists.reduce(0) { $0 + $1.count }
      lists.append(Array(start..<start + count))
    }
  }
}
