// A method's derivative at an equilibrium of a game, with numbers put in.

import Exact
import Language
import Symbolic

/// The matrix M of a method at an equilibrium: its entries are quotients of polynomials in the rate, in parameters
/// left free, and in kernels, which stand for irrational constants.
package struct UpdateJacobian: Sendable {
  package let method: LinearizedMethod
  package let equilibrium: Equilibrium
  /// The game's variables, and with the memories' copies of them all states.
  package let variables: [Variable]
  package let states: [String]
  /// J at the equilibrium.
  package let jacobian: Matrix<RationalFunction>
  package let matrix: Matrix<RationalFunction>
  /// Where one of these is 0, the method has no step.
  package let determinants: [RationalFunction]
  package let kernels: KernelTable
  /// Entries of J that the formulas call `j[1, 2]`: because they are long constants, or because the equilibrium has
  /// no closed form and only enclosures of them are known.
  package let enclosures: [String: Ball]
  /// What the long ones are exactly.
  package let definitions: [String: Expression]

  package init(
    _ method: LinearizedMethod, of game: Game, at equilibrium: Equilibrium,
    jacobian slopes: Matrix<Expression>
  ) throws(UpdateFault) {
    var kernels = method.kernels
    var constants = NamedConstants()
    let jacobian = try Self.jacobian(slopes, at: equilibrium, &kernels, &constants)
    matrix = try method.matrix(at: jacobian, blocks: game.blocks, kernels: &kernels)
    determinants = try method.determinants(at: jacobian, blocks: game.blocks, kernels: &kernels)
    self.method = method
    self.equilibrium = equilibrium
    self.variables = game.variables
    states = method.components.flatMap { component in
      game.variables.map { component == "z" ? $0.name : "\(component).\($0.name)" }
    }
    self.jacobian = jacobian
    self.kernels = kernels
    enclosures = constants.enclosures
    definitions = constants.definitions
  }

  private static func jacobian(
    _ slopes: Matrix<Expression>, at equilibrium: Equilibrium, _ kernels: inout KernelTable,
    _ constants: inout NamedConstants
  ) throws(UpdateFault) -> Matrix<RationalFunction> {
    var entries: [RationalFunction] = []
    for row in 0..<slopes.rowCount {
      for column in 0..<slopes.columnCount {
        let slope = slopes[row, column]
        let name = "j[\(row + 1), \(column + 1)]"
        do throws(EvaluationFault) {
          switch equilibrium.coordinates {
          case .exact(let values):
            let value = try slope.substituting(values).simplified()
            if value.variables.isEmpty, value.text.count > NamedConstants.longestUnnamed {
              entries.append(try constants.function(for: value, name))
            } else if let function = kernels.function(value) {
              entries.append(function)
            } else {
              throw .divisionByZero(value)
            }
          case .enclosed(let values):
            if !slope.variables.contains(where: { values[$0] != nil }), let function = kernels.function(slope)
            {
              entries.append(function)
            } else {
              constants.enclosures[name] = try slope.ball(at: values)
              entries.append(.variable(name))
            }
          }
        } catch {
          throw .undefined(error)
        }
      }
    }
    return Matrix(rowCount: slopes.rowCount, columnCount: slopes.columnCount, entries: entries)
  }
}

/// Entries of J that formulas call by a name: because they are long, or because only an enclosure is known.
private struct NamedConstants {
  /// Constants whose text is longer than this get a name.
  static let longestUnnamed = 24

  var enclosures: [String: Ball] = [:]
  private(set) var definitions: [String: Expression] = [:]

  /// The name, or that of an entry with the same value or its negative.
  mutating func function(for value: Expression, _ name: String) throws(EvaluationFault) -> RationalFunction {
    for (known, definition) in definitions {
      if (definition - value).isCertainlyZero { return .variable(known) }
      if (definition + value).isCertainlyZero { return -.variable(known) }
    }
    enclosures[name] = try value.ball()
    definitions[name] = value
    return .variable(name)
  }
}

/// Why a method has no update Jacobian at an equilibrium.
package enum UpdateFault: Error, Hashable, Sendable {
  case undefined(EvaluationFault)
  case divisionByZero(String)
  /// A word of the method that has no inverse for this game, whatever the rate.
  case singular(String)
}

extension UpdateJacobian {
  /// The names that are neither the rate nor kernels: parameters left free, and ranged ones.
  package var freeNames: [String] {
    let all = Set(matrix.entries.flatMap(\.variables))
    return all.filter { $0 != method.method.rate && kernels.kernels[$0] == nil && enclosures[$0] == nil }
      .sorted()
  }

  /// Enclosures of all that stands for a number in the matrix, kernels included.
  ///
  /// - Parameter others: variables that are no numbers.
  /// - Returns: `nil` when a kernel depends on the rate or on a parameter, or has no value.
  package func numbers(precision: Int, besides others: [String] = []) -> [String: Ball]? {
    let names = Set(matrix.entries.flatMap(\.variables)).subtracting(others + [method.method.rate])
    var numbers: [String: Ball] = [:]
    for name in names {
      if let definition = definitions[name] ?? kernels.kernels[name] {
        guard let value = try? definition.ball(precision: precision) else { return nil }
        numbers[name] = value
      } else if let value = enclosures[name] {
        numbers[name] = value
      } else {
        return nil
      }
    }
    return numbers
  }

  /// An entry as a formula; kernels known only by enclosures keep their names.
  package func expression(_ entry: RationalFunction) -> Expression { kernels.expression(entry) }

  /// The entries enclosed, with values for the rate and for whatever else is free; `nil` when something has no
  /// value, or a denominator may vanish.
  package func enclosed(at values: [String: Ball], precision: Int = Ball.defaultPrecision) -> Matrix<Ball>? {
    var point: [Variable: Ball] = [:]
    for (name, value) in values.merging(enclosures, uniquingKeysWith: { first, _ in first }) {
      point[Variable(name)] = value
    }
    var evaluation = BallEvaluation(point, precision)
    var entries: [Ball] = []
    for entry in matrix.entries {
      guard let value = try? evaluation.value(of: expression(entry)), value.isFinite else { return nil }
      entries.append(value)
    }
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
  }

  /// The exact matrix at a rational rate; `nil` when an entry is irrational, free, or undefined there.
  package func exact(at rate: Rational) -> Matrix<Rational>? {
    var entries: [Rational] = []
    for entry in matrix.entries {
      guard let value = entry.evaluated(at: [method.method.rate: rate]) else { return nil }
      entries.append(value)
    }
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
  }
}
