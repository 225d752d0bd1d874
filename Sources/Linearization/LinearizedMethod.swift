// A method as a linear map near the equilibrium of any game with so many players.

import Exact
import Language
import Symbolic

/// The derivative of a method's step at its fixed point, as words in the Jacobian.
package struct LinearizedMethod: Sendable {
  package let method: Method
  package let playerCount: Int
  package let settings: MethodSettings
  /// The parts of the state: `z`, then the memories.
  package let components: [String]
  /// The derivative of each part of the new state by each part of the old one.
  package let blocks: Matrix<Word>
  package let kernels: KernelTable
  /// The steps one by one, the last one first, when the state is z alone and a product reads better than its
  /// expansion.
  package let factors: [Word]?

  package init(
    _ method: Method, playerCount: Int, settings: MethodSettings
  ) throws(MethodFault) {
    let components = ["z"] + method.memory.map(\.name)
    let domain = LinearDomain(playerCount: playerCount)
    var interpreter = Interpreter(
      domain, substituting: settings.substituted, values: ["z": domain.component("z")])
    for memory in method.memory {
      let initial = try interpreter.value(of: memory.initial)
      interpreter.values[memory.name] = domain.component(memory.name, at: initial.point)
    }
    let before = interpreter.values
    try interpreter.run(method.body)
    for component in components {
      guard let old = before[component]?.point, let new = interpreter.values[component]?.point else {
        continue
      }
      let moved = new - old
      if !moved.isZero {
        let range = interpreter.lastAssignment[component] ?? SourceRange(0, 0)
        let words = interpreter.domain.describe(moved)
        throw MethodFault(.fixedPointIsNotEquilibrium(component: component, moves: words), range)
      }
    }
    let values = interpreter.values
    self.method = method
    self.playerCount = playerCount
    self.settings = settings
    self.components = components
    blocks = Matrix(rowCount: components.count, columnCount: components.count) { row, column in
      values[components[row]]?.derivative[components[column]] ?? .zero(playerCount: playerCount)
    }
    kernels = interpreter.domain.kernels
    factors = Self.factors(of: method, playerCount, settings, expanded: blocks)
  }

  /// Works through the steps one by one, each from the identity; `nil` unless that gives the same map in fewer
  /// letters.
  private static func factors(
    of method: Method, _ playerCount: Int, _ settings: MethodSettings, expanded: Matrix<Word>
  ) -> [Word]? {
    guard method.memory.isEmpty, let pieces = pieces(of: method.body, playerCount), pieces.count > 1 else {
      return nil
    }
    let identity = Word.identity(playerCount: playerCount)
    var factors: [Word] = []
    for piece in pieces {
      let domain = LinearDomain(playerCount: playerCount)
      var interpreter = Interpreter(
        domain, substituting: settings.substituted, values: ["z": domain.component("z")])
      guard (try? piece.run(in: &interpreter)) != nil, let word = interpreter.values["z"]?.derivative["z"]
      else { return nil }
      factors.insert(word, at: 0)
    }
    let product = factors.reduce(identity, *)
    guard (product - expanded[0, 0]).isZero else { return nil }
    return factors.reduce(0) { $0 + $1.size + 1 } < expanded[0, 0].size ? factors : nil
  }

  /// A statement, or the body of a loop over the players with one of them.
  private struct Piece {
    let body: [Statement]
    let player: (name: String, number: Int)?

    func run(in interpreter: inout Interpreter<LinearDomain>) throws(MethodFault) {
      guard let player else { return try interpreter.run(body) }
      try interpreter.run(body, for: player.name, as: player.number)
    }
  }

  /// The body cut where one step ends and the next begins; `nil` when a definition may reach across a cut.
  private static func pieces(of body: [Statement], _ playerCount: Int) -> [Piece]? {
    var pieces: [Piece] = []
    for statement in body {
      switch statement {
      case .step, .repeated:
        pieces.append(Piece(body: [statement], player: nil))
      case .forEachPlayer(let name, let inner, _):
        pieces += (0..<playerCount).map { Piece(body: inner, player: (name, $0)) }
      case .define, .solve, .weight:
        return nil
      }
    }
    return pieces
  }
}

extension LinearizedMethod {
  /// The derivative as a word, for a method without memory; a matrix of words otherwise.
  package var formulaText: [[String]] { formula(in: TextStyle(kernels: kernels)) }

  package var formulaLaTeX: [[String]] { formula(in: LaTeXStyle(kernels: kernels)) }

  package var formulaMathML: [[String]] { formula(in: MathMLStyle(kernels: kernels)) }

  private func formula(in style: some WordStyle) -> [[String]] {
    guard let factors else { return blocks.rows.map { $0.map { Word.written($0, style) } } }
    let pieces = factors.map { factor in
      factor.terms.count == 1 ? Word.written(factor, style) : style.parenthesised(Word.written(factor, style))
    }
    return [[style.product(pieces)]]
  }

  /// The players whose projections or blocks the formula mentions, counted from 0.
  package var mentionedPlayers: [Int] {
    let text = formulaText.joined().joined(separator: " ")
    return (0..<playerCount).filter { text.contains("P\($0 + 1)") || text.contains("[\($0 + 1),") }
  }
}
