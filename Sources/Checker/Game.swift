// The Jacobian of a game at its equilibrium, or its field at any point.

struct Game {
  let jacobian: Matrix
  /// The derivatives of the costs by the players' own variables, downhill; 0 at the equilibrium.
  private(set) var field: [Coefficient] = []
  /// The variables, none when the game is known by its Jacobian, and what their names mean.
  private(set) var names: [Node] = []
  let formulas: Formulas
  /// Whose variable each is, players counted from 0.
  let owners: [Int]
  /// Whether the equilibrium is known not to move with the ranges of the box.
  let isAtRest: Bool

  /// - Parameter isFree: whether it is looked at where every variable has its own name as its value; then the
  ///   Jacobian is not computed.
  init(_ node: Node, _ box: Box, _ meter: Meter, isFree: Bool = false) throws {
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

    var formulas = try Formulas(box, meter, freeCount: isFree ? names.count : 0)
    let zero = Coefficient(known: try Matrix(meter, 1, 1))
    let equilibrium = try parts[1].elements(names.count).map { try formulas.jet($0)[] ?? zero }
    isAtRest = equilibrium.allSatisfy { $0.known?.number != nil }
    for (index, name) in names.enumerated() {
      let own = Coefficient(known: try Matrix(meter, variable: box.entries.count + index))
      let value = isFree ? own : equilibrium[index]
      try formulas.declare(name, Jet(variable: index, at: value, one: Matrix(meter, 1)))
    }
    var entries: [(Int, Int, Matrix)] = []
    for (player, node) in nodes.enumerated() {
      _ = try node[0].string()
      let variables = owners.indices.filter { [owners] in owners[$0] == player }
      let sign = try Matrix(meter, node[1].choice([("minimizes", 1), ("maximizes", -1)]))
      let cost = try formulas.jet(node[3])
      field += try variables.map { try Coefficient(known: sign) * (cost[$0] ?? zero) }
      let curvature = try cost.curvature(isFree ? [] : variables, names, of: node[3])
      entries += try curvature.map { ($0, $1, try sign * $2) }
    }
    self.formulas = formulas
    jacobian = try Matrix(meter, names.count, names.count, blocks: entries)
  }

  /// Those of players who have so many variables.
  private static func owners(_ counts: [Int]) -> [Int] {
    counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
  }
}
