// The algebra of words against plain differentiation of the whole update map.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  mutating func rational() -> Rational {
    Rational(Int.random(in: -6...6, using: &self), over: Int.random(in: 1...4, using: &self))
  }
}

/// A game with polynomial costs and an equilibrium at 0: random quadratic and cubic terms in all variables.
func randomGame(sizes: [Int], seed: UInt64, singular: Bool) throws -> Game {
  var random = SeededGenerator(state: seed)
  let names = sizes.enumerated().map { player, size in (0..<size).map { "v\(player)_\($0)" } }
  let all = names.joined().sorted()
  var lines = ["game \"random\""]
  for (player, own) in names.enumerated() {
    var terms: [String] = []
    for (i, a) in all.enumerated() {
      for b in all[i...] where singular == false || (a != own[0] && b != own[0]) {
        terms.append("(\(random.rational()))*\(a)*\(b)")
      }
    }
    for _ in 0..<4 {
      let three = (0..<3).map { _ in all.randomElement(using: &random) ?? "" }
      terms.append("(\(random.rational()))*\(three.joined(separator: "*"))")
    }
    lines.append(
      "player p\(player) (\(own.joined(separator: ", "))) \(player % 2 == 0 ? "minimizes" : "maximizes") \(terms.joined(separator: " + "))"
    )
  }
  lines.append("equilibrium \(all.map { "\($0) = 0" }.joined(separator: ", "))")
  return try Game(reading: SourceFile(name: "random.game", text: lines.joined(separator: "\n")))
}

/// The derivative of the update at the fixed point, unknowns eliminated by the implicit function theorem.
func differentiated(_ map: UpdateMap, rate: Expression, at point: [Variable: Expression]) throws -> Matrix<
  RationalFunction
>? {
  func function(_ e: Expression) throws -> RationalFunction {
    try #require(e.expanded().kernelForm()).function
  }
  var values = point
  var derivative: [Variable: [RationalFunction]] = [:]
  for (place, state) in map.states.enumerated() {
    derivative[state] = map.states.indices.map { $0 == place ? .one : .zero }
  }
  for group in map.implicit {
    // At the fixed point the unknowns are what makes the residuals vanish, which are linear in them here or have
    // the root 0.
    let linear = Expression.jacobian(of: group.residuals, by: group.unknowns)
    let zeros = Dictionary(uniqueKeysWithValues: group.unknowns.map { ($0, Expression.zero) })
    let known = values.merging(zeros) { first, _ in first }
    let constant = try group.residuals.map { try function($0.substituting(known)) }
    let slopes = try linear.map { try function($0.substituting(known)) }
    guard let inverse = slopes.inverse else { return nil }
    let solution = inverse * Matrix(rowCount: constant.count, columnCount: 1, entries: constant)
    for (place, unknown) in group.unknowns.enumerated() { values[unknown] = Expression(-solution[place, 0]) }
    for residual in group.residuals { #expect(try residual.substituting(values).isCertainlyZero) }
    var right = Matrix<RationalFunction>.zero(group.unknowns.count, map.states.count)
    for (row, residual) in group.residuals.enumerated() {
      for (variable, slope) in residual.gradient() {
        guard let row0 = derivative[variable] else { continue }
        let factor = try function(slope.substituting(values))
        for column in row0.indices { right[row, column] = right[row, column] + factor * row0[column] }
      }
    }
    let final = try linear.map { try function($0.substituting(values)) }
    guard let inverse = final.inverse else { return nil }
    let result = inverse * right
    for (place, unknown) in group.unknowns.enumerated() {
      derivative[unknown] = map.states.indices.map { -result[place, $0] }
    }
  }
  var rows: [[RationalFunction]] = []
  for component in map.update {
    var row = map.states.map { _ in RationalFunction.zero }
    for (variable, slope) in component.gradient() {
      guard let inner = derivative[variable] else { continue }
      let factor = try function(slope.substituting(values))
      for column in row.indices { row[column] = row[column] + factor * inner[column] }
    }
    rows.append(row)
  }
  return Matrix(rows: rows)
}

@Suite("Two ways to the update Jacobian")
struct TwoWaysTests {
  static let games: [([Int], Bool)] = [
    ([1, 1], false), ([2, 1], false), ([1, 1, 1], false), ([1, 2], true), ([2, 2], false),
  ]

  @Test("agree for every shipped method on random nonlinear games", arguments: Catalogue.methods.map(\.name))
  func agree(name: String) throws {
    for (index, (sizes, singular)) in Self.games.enumerated() {
      // Cubic growth of formulas: few repeats suffice.
      let method = try shippedMethod(name)
      let chosen: [String: Expression] = method.parameters.contains { $0.isCount } ? ["K": 2] : [:]
      let game = try randomGame(sizes: sizes, seed: UInt64(index + 1) * 7919, singular: singular)
      let settings = try MethodSettings(for: method, playerCount: sizes.count, choosing: chosen)
      let linear = try LinearizedMethod(method, playerCount: sizes.count, settings: settings)
      let search = try EquilibriumSearch(game)
      let equilibrium = try search.claimed(0)
      let update: UpdateJacobian
      do throws(UpdateFault) {
        update = try UpdateJacobian(linear, of: game, at: equilibrium, jacobian: search.jacobian)
      } catch {
        // Only following the ridge inverts a block of J itself, and that may be singular.
        #expect(error == .singular("'J[2, 2]'"))
        continue
      }
      let map = try UpdateMap(method, of: game, settings: settings)
      let rest = Dictionary(uniqueKeysWithValues: map.states.map { ($0, Expression.zero) })
      let constants = Dictionary(
        uniqueKeysWithValues: settings.constants.map { (Variable($0.key), $0.value) })
      let plain = try #require(
        try differentiated(map, rate: .variable("eta"), at: rest.merging(constants) { $1 }))
      var matrix = update.matrix
      if method.dependsOnStepCount {
        // Exponents that are constants are put in, so that powers of k are written in one way.
        let entries = try matrix.entries.map { entry in
          try #require(update.expression(entry).substituting(constants).kernelForm()).function
        }
        matrix = Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
      }
      #expect(plain == matrix, "\(name) on \(sizes)")
    }
  }
}
