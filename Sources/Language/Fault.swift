// What can be wrong with a game, a method or a theorem; `Fault+Text.swift` puts it into words.

import Exact
import Symbolic

package enum Fault: Hashable, Sendable {
  // Characters and lines
  case unexpectedCharacter(Character)
  case unterminatedText
  case malformedNumber(String)
  case numberTooLong
  case expected(String, found: String)
  case misplacedWeight
  case nestedTooDeeply(limit: Int)
  case misplacedIndentation
  case missingBlock(after: String)
  case unknownLine(String, nearest: String?)
  case missingLine(String)
  case repeatedLine(String)

  // Names
  case unknownName(String, nearest: String?)
  case unknownFunction(String, nearest: String?)
  case unknownLaw(String, nearest: String?)
  case notAFunction(String)
  case functionWithoutArguments(String)
  case argumentCount(String, expected: Int, found: Int)
  case nameTaken(String)
  case reservedName(String)

  // Shapes
  case shapes(operation: String, left: Shape, right: Shape)
  case notANumber(Shape)
  case notSquare(Shape)
  case indexOutside(Int, count: Int)
  case notWhole(String)
  case raggedRows

  // Values
  case divisionByZero
  case undefined(EvaluationFault)
  case notConstant(String)
  case emptyRange
  case emptySupport
  case weightsSum(String)
  case negativeWeight(String)
  case negativeVariance(String)
  case tooMany(String, limit: Int)

  // Games
  case playerWithoutVariables(String)
  case ownedTwice(String, by: String)
  case ownedByNobody(String, nearest: String?)
  case equilibriumIncomplete([String])
  case costDependsOnNothing(String)
  /// A part of a gan depends on variables of none or several players.
  case adversaryOwners(String, [String])
  /// Discriminator and generator belong to one player.
  case oneAdversary(String)

  // Methods
  case expectedKind(MethodKind, found: MethodKind)
  case unknownTarget(String, nearest: String?)
  case assignedTwice(String)
  case unknownPlayer(String)
  case integerParameterNeeded(String)

  // Theorems
  case expectedQuantity(QuantityKind, found: QuantityKind)
  case unknownQuantity(String, nearest: String?)
  case unknownMethod(String, nearest: String?)
  case unknownChoice(String, among: [String], nearest: String?)
  case promiseWithoutRate(String)
  case nothingClaimed

  // Methods and games together
  case notAnEquilibrium(field: [FieldValue])
  case undefinedAtEquilibrium(EvaluationFault)
  case fixedPointIsNotEquilibrium(component: String, moves: String)
  case fieldAwayFromEquilibrium(value: String)
  case jacobianTimesNonzero(value: String)
  case noSuchPlayer(Int, count: Int)
  case singularInverse(String)

  /// One component of the field at a point that is no equilibrium.
  package struct FieldValue: Hashable, Sendable {
    package let player: String
    package let variable: String
    package let value: String

    package init(player: String, variable: String, value: String) {
      (self.player, self.variable, self.value) = (player, variable, value)
    }
  }
}

/// The size of a value: rows and columns; a number is 1 by 1, a vector has one column.
package struct Shape: Hashable, Sendable {
  package let rows: Int
  package let columns: Int

  package init(_ rows: Int, _ columns: Int) { (self.rows, self.columns) = (rows, columns) }
}

/// What a word of a method stands for.
package enum MethodKind: Hashable, Sendable {
  case number, vector, matrix, player
}
