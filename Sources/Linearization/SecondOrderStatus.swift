// What kind of equilibrium a point is, by second derivatives.

import Exact
import Language
import Symbolic

/// Whether the players have reason to stay.
package enum SecondOrderStatus: Hashable, Sendable {
  /// Every player's own Hessian is positive definite: a strict local Nash equilibrium, and for two players with
  /// opposed costs a local minimax point as well.
  case localNash
  /// Two players with opposed costs, the first one moving first: the second one's Hessian and the Schur complement
  /// are positive definite. Not a local Nash equilibrium.
  case localMinimax
  /// A player has a direction in which its own cost falls, and the point is no local minimax point either.
  case neither(unsettledPlayer: String)
  /// The player's Hessian has no negative direction but is not positive definite, or could not be told.
  case undecided(player: String)
}

extension SecondOrderStatus {
  init(
    of game: Game, _ overriding: [String: Rational], _ jacobian: Matrix<Expression>,
    at coordinates: Equilibrium.Coordinates
  ) {
    let values = CurvatureTest(game, jacobian, coordinates)
    let blocks = game.blocks
    let curvatures = blocks.map { values.curvature(of: values.block($0, $0)) }
    if curvatures.allSatisfy({ $0 == .positive }) {
      self = .localNash
      return
    }
    if blocks.count == 2, game.isZeroSum(overriding), curvatures[1] == .positive,
      values.schurCurvature(blocks[0], blocks[1]) == .positive
    {
      self = .localMinimax
      return
    }
    if let player = curvatures.firstIndex(of: .hasNegative) {
      // An undecided Schur complement leaves the minimax question open.
      let isOpen =
        blocks.count == 2 && game.isZeroSum(overriding)
        && (curvatures[1] == .unclear
          || curvatures[1] == .positive && values.schurCurvature(blocks[0], blocks[1]) == .unclear)
      self =
        isOpen
        ? .undecided(player: game.players[player].name)
        : .neither(unsettledPlayer: game.players[player].name)
      return
    }
    let player = curvatures.firstIndex { $0 != .positive } ?? 0
    self = .undecided(player: game.players[player].name)
  }
}

private enum Curvature { case positive, hasNegative, unclear }

/// Hessians at a point: exact where they are rational, enclosed otherwise.
private struct CurvatureTest {
  private let exact: Matrix<Rational>?
  private let enclosed: Matrix<Ball>?

  init(_ game: Game, _ jacobian: Matrix<Expression>, _ coordinates: Equilibrium.Coordinates) {
    var balls: [Variable: Ball] = [:]
    for parameter in game.rangedParameters {
      if case .range(let low, let high) = parameter.value {
        balls[Variable(parameter.name)] = Ball(from: low, to: high)
      }
    }
    switch coordinates {
    case .exact(let values):
      let entries = jacobian.entries.map { try? $0.substituting(values) }
      let numbers = entries.compactMap { $0?.rational }
      exact =
        numbers.count == entries.count
        ? Matrix(rowCount: jacobian.rowCount, columnCount: jacobian.columnCount, entries: numbers) : nil
      let enclosures = entries.compactMap { try? $0?.ball(at: balls) }
      enclosed =
        enclosures.count == entries.count
        ? Matrix(rowCount: jacobian.rowCount, columnCount: jacobian.columnCount, entries: enclosures) : nil
    case .enclosed(let values):
      exact = nil
      let enclosures = jacobian.entries.compactMap { try? $0.ball(at: balls.merging(values) { $1 }) }
      enclosed =
        enclosures.count == jacobian.entries.count
        ? Matrix(rowCount: jacobian.rowCount, columnCount: jacobian.columnCount, entries: enclosures) : nil
    }
  }

  enum Block {
    case exact(Matrix<Rational>)
    case enclosed(Matrix<Ball>)
    case unknown
  }

  func block(_ rows: Range<Int>, _ columns: Range<Int>) -> Block {
    if let exact { return .exact(exact.part(rows, columns)) }
    if let enclosed { return .enclosed(enclosed.part(rows, columns)) }
    return .unknown
  }

  func curvature(of block: Block) -> Curvature {
    switch block {
    case .exact(let matrix): Self.curvature(of: matrix, sign: { $0.sign })
    case .enclosed(let matrix): Self.curvature(of: matrix) { $0.isPositive ? 1 : $0.isNegative ? -1 : nil }
    case .unknown: .unclear
    }
  }

  /// A - B*D^-1*C for the two players' blocks [[A, B], [C, D]].
  ///
  /// - Precondition: D is positive definite.
  func schurCurvature(_ first: Range<Int>, _ second: Range<Int>) -> Curvature {
    // Eliminating the second player's variables leaves the Schur complement in the first one's place.
    let order = Array(second) + Array(first)
    if let exact {
      return Self.curvature(of: exact.part(order, order), sign: { $0.sign }, after: second.count)
    }
    guard let enclosed else { return .unclear }
    return Self.curvature(
      of: enclosed.part(order, order), sign: { $0.isPositive ? 1 : $0.isNegative ? -1 : nil },
      after: second.count)
  }

  /// Elimination without exchanges: the symmetric part left after `after` columns is positive definite exactly when
  /// all further pivots are positive, and has a negative direction when one is negative before any vanishes.
  private static func curvature<Element: Ring & Divisible>(
    of matrix: Matrix<Element>, sign: (Element) -> Int?, after: Int = 0
  ) -> Curvature {
    var rest = matrix
    for column in 0..<matrix.rowCount {
      let pivot = rest[column, column]
      if column >= after {
        guard let pivotSign = sign(pivot) else { return .unclear }
        if pivotSign < 0 { return .hasNegative }
        if pivotSign == 0 {
          // With a zero on the diagonal, anything else in its row makes a negative direction.
          let isIsolated = (column + 1..<matrix.rowCount).allSatisfy { sign(rest[column, $0]) == 0 }
          return isIsolated ? .unclear : .hasNegative
        }
      }
      for row in column + 1..<max(column + 1, matrix.rowCount) {
        let factor = rest[row, column].divided(by: pivot)
        for k in column..<matrix.rowCount { rest[row, k] = rest[row, k] - factor * rest[column, k] }
      }
    }
    return .positive
  }
}

/// A ring in which one may divide by what is not zero.
private protocol Divisible {
  func divided(by divisor: Self) -> Self
}

extension Rational: Divisible {
  fileprivate func divided(by divisor: Rational) -> Rational { self / divisor }
}

extension Ball: Divisible {
  fileprivate func divided(by divisor: Ball) -> Ball { self / divisor }
}

extension Matrix {
  fileprivate func part(_ rows: some Collection<Int>, _ columns: some Collection<Int>) -> Matrix {
    Matrix(rows: rows.map { row in columns.map { self[row, $0] } })
  }
}

extension Game {
  /// Whether what one of two players loses the other gains, up to a constant.
  fileprivate func isZeroSum(_ overriding: [String: Rational]) -> Bool {
    let downhill = players.map { $0.sense == .minimizes ? $0.cost : -$0.cost }
    let owned = Set(variables)
    guard let values = try? parameterValues(overriding: overriding),
      let total = try? Expression.sum(downhill).substituting(values)
    else { return false }
    return total.expanded().variables.allSatisfy { !owned.contains($0) }
  }
}
