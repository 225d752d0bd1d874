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
    let opposition = game.opposition(overriding)
    if opposition == .certain, curvatures[1] == .positive,
      values.schurCurvature(blocks[0], blocks[1]) == .positive
    {
      self = .localMinimax
      return
    }
    if let player = curvatures.firstIndex(of: .hasNegative) {
      // Whether the costs are opposed may be open, and so may the Schur complement.
      let isOpen =
        opposition != .refuted
        && (curvatures[1] == .unclear
          || curvatures[1] == .positive && values.schurCurvature(blocks[0], blocks[1]) != .hasNegative)
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
  /// all further pivots are positive. What is left at any time is the form on a complement of what was eliminated,
  /// so that a negative number on its diagonal means a negative direction.
  private static func curvature<Element: Ring & Divisible>(
    of matrix: Matrix<Element>, sign: (Element) -> Int?, after: Int = 0
  ) -> Curvature {
    let size = matrix.rowCount
    var rest = matrix
    var isSingular = false
    for column in 0..<size {
      let pivot = rest[column, column]
      if column >= after {
        if (column..<size).contains(where: { sign(rest[$0, $0]).map { $0 < 0 } ?? false }) {
          return .hasNegative
        }
        guard let pivotSign = sign(pivot) else { return .unclear }
        if pivotSign == 0 {
          // With a zero on the diagonal, anything else in its row makes a negative direction.
          let row = (column + 1..<max(column + 1, size)).map { sign(rest[column, $0]) }
          if row.contains(where: { $0 == 1 || $0 == -1 }) { return .hasNegative }
          if row.contains(nil) { return .unclear }
          isSingular = true
          continue
        }
      }
      for row in column + 1..<max(column + 1, size) {
        let factor = rest[row, column].divided(by: pivot)
        for k in column..<size { rest[row, k] = rest[row, k] - factor * rest[column, k] }
      }
    }
    return isSingular ? .unclear : .positive
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

private enum Opposition { case certain, refuted, open }

extension Game {
  /// Whether there are certainly two players of whom one gains what the other loses, up to a constant.
  package func isCertainlyOpposed(overriding: [String: Rational] = [:]) -> Bool {
    opposition(overriding) == .certain
  }

  /// Whether there are two players and what one of them loses the other gains, up to a constant.
  fileprivate func opposition(_ overriding: [String: Rational]) -> Opposition {
    guard players.count == 2 else { return .refuted }
    let downhill = players.map { $0.sense == .minimizes ? $0.cost : -$0.cost }
    guard let values = try? parameterValues(overriding: overriding),
      let total = try? Expression.sum(downhill).substituting(values).expanded()
    else { return .open }
    let owned = Set(variables)
    if owned.isDisjoint(with: total.variables) { return .certain }
    // A formula that depends on the variables to the eye may be constant all the same.
    let samples = Samples(of: self, variables: variables)
    return variables.contains { samples.showNonzero(total.derivative(by: $0)) } ? .refuted : .open
  }
}
