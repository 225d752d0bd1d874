// Words in the Jacobian: update rules near the equilibrium, applied to matrices from the right to the left.

struct Words {
  private let (game, box, meter, factors): (Game, Box, Meter, Formulas)
  /// The words that are inverted, or a player's own blocks of them, and the rows where these stand.
  private(set) var inverted: [(matrix: Matrix, rows: [Int])] = []
  /// What inverses make of matrices, those that have not been used.
  private var solutions: ArraySlice<Node>

  init(_ game: Game, _ box: Box, _ meter: Meter, inverses: Node, solutions: Node) throws {
    (self.game, self.box, self.meter) = (game, box, meter)
    (factors, self.solutions) = (try Formulas(box, meter), try solutions.elements()[...])
    inverted = try inverses.elements().map { node in
      let parts = try node.members("of", "player")
      let player = try parts[1].count(0...players)
      let rows = (0..<size).filter { player == 0 || game.owners[$0] == player - 1 }
      return (try plain(parts[0]).block(rows, rows), rows)
    }
  }

  private var size: Int { game.jacobian.rows }
  private var players: Int { (game.owners.last ?? 0) + 1 }

  /// What the update makes of a matrix with a row a state; after that no solution may be left over.
  mutating func update(_ node: Node, components: Int, of states: Matrix) throws -> Matrix {
    let parts = try (0..<components).map { try states.block(Array($0 * size..<($0 + 1) * size)) }
    let nothing = try Matrix(meter, size, states.columns)
    let blocks = try node.elements(components).enumerated().map { row, words in
      let pairs = try zip(words.elements(components), parts)
      return try (row * size, 0, pairs.reduce(nothing) { try $0 + apply($1.0, to: $1.1) })
    }
    if let rest = solutions.first { throw rest.refusal("no inverse asks for this") }
    return try Matrix(meter, states.rows, states.columns, blocks: blocks)
  }

  private func plain(_ node: Node) throws -> Matrix {
    var words = self
    words.inverted = []
    return try words.apply(node, to: Matrix(meter, identity: size))
  }

  private mutating func apply(_ node: Node, to matrix: Matrix) throws -> Matrix {
    if case .string = node.value {
      let words = try [("I", Matrix(meter, 1)), ("J", game.jacobian), ("0", Matrix(meter, 1, 1))]
      return try node.choice(words) * matrix
    }
    let (parts, owners) = (try node.elements(), game.owners)
    try node.require(parts.count > 1, "expected a word")
    switch (try parts[0].string(), parts.count) {
    case ("+", _):
      return try parts.dropFirst(2).reduce(apply(parts[1], to: matrix)) { try $0 + apply($1, to: matrix) }
    case ("*", _): return try parts.dropFirst().reversed().reduce(matrix) { try apply($1, to: $0) }
    case ("scale", 3):
      let factor = try factors.jet(parts[1]).value
      try parts[1].require(factor.degree(in: factors.unknown) == 0, "is not known")
      return try factor * apply(parts[2], to: matrix)
    case ("transpose", 2): return try plain(parts[1]).transposed * matrix
    case ("own", 2): return try plain(parts[1]).keeping { owners[$0] == owners[$1] } * matrix
    case ("other", 2): return try plain(parts[1]).keeping { owners[$0] != owners[$1] } * matrix
    case ("player", 2):
      let player = try parts[1].count(1...players) - 1
      return try matrix.keeping { row, _ in owners[row] == player }
    case ("inverse", 2):
      try parts[1].require(!inverted.isEmpty, "there is no inverse here")
      return try solution(parts[1].count(1...inverted.count) - 1, for: matrix, at: node)
    default: throw node.refusal("expected a word")
    }
  }

  /// The next solution U, for which W*U has to be what a matrix has in the rows of W.
  private mutating func solution(_ inverse: Int, for matrix: Matrix, at node: Node) throws -> Matrix {
    guard let next = solutions.popFirst() else { throw node.refusal("no solution is left for this inverse") }
    let word = inverted[inverse]
    let solution = try next.polynomial(meter, box, "rows", size, matrix.columns)
    let isInside = try solution.keeping { row, _ in word.rows.contains(row) }.equals(solution)
    try next.require(isInside, "rows outside the player's block are not 0")
    let product = try word.matrix * solution.block(word.rows)
    try next.require(product.equals(matrix.block(word.rows)), "is not what the inverse makes")
    return solution
  }
}
