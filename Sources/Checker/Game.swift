// The Jacobian of a game at its equilibrium.

package struct Game {
  package let jacobian: Matrix
  /// The variables, none when the game is known by its Jacobian, and what their names mean.
  package private(set) var names: [Node] = []
  package let formulas: Formulas
  /// The players' costs, with -1 for those that are maximized.
  package private(set) var costs: [(sign: Matrix, formula: Node)] = []
  /// Whose variable each is, players counted from 0.
  package let owners: [Int]
  /// Whether the equilibrium is known not to move with the ranges of the box.
  let isAtRest: Bool

  package init(_ node: Node, _ box: Box, _ meter: Meter) throws {
    if node.member("jacobian") != nil {
      let parts = try node.members("jacobian", "blocks")
      jacobian = try parts[0].matrix(meter)
      let blocks = try parts[1].elements().map { try $0.count(1...1000) }
      try parts[1].require(blocks.reduce(0, +) == jacobian.rows, "expected as many rows as the matrix has")
      (owners, isAtRest, formulas) = (Self.owners(blocks), true, try Formulas(box, meter))
      return
    }
    let parts = try node.members("players", "equilibrium")
    let nodes = try parts[0].elements().map { try $0.members("name", "goal", "variables", "cost") }
    let lists = try nodes.map { try $0[2].elements() }
    names = lists.flatMap { $0 }
    let isInhabited = !lists.isEmpty && lists.allSatisfy { !$0.isEmpty } && names.count <= 1000
    try parts[0].require(isInhabited, "expected players with variables, at most 1000 of them")
    owners = Self.owners(lists.map(\.count))
    var formulas = try Formulas(box, meter, variables: names.count)
    let values = try parts[1].elements(names.count).map { try formulas.jet($0).value }
    isAtRest = values.allSatisfy { $0.numerator != nil }
    for (index, name) in names.enumerated() { try formulas.declare(name, variable: index, at: values[index]) }
    var entries: [(Int, Int, Matrix)] = []
    for (player, node) in nodes.enumerated() {
      _ = try node[0].string()
      let sign = try Matrix(meter, node[1].choice([("minimizes", 1), ("maximizes", -1)]))
      let variables = owners.indices.filter { [owners] in owners[$0] == player }
      entries += try formulas.curvature(variables, of: node[3]).map { ($0, $1, try sign * $2) }
      costs.append((sign, node[3]))
    }
    self.formulas = formulas
    jacobian = try Matrix(meter, names.count, names.count, blocks: entries)
  }

  private static func owners(_ counts: [Int]) -> [Int] {
    counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
  }
}
