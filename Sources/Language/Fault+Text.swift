// The words for every fault: lower case, no full stop, what was expected and what was found.

import Symbolic

extension Fault {
  /// One line that says what is wrong.
  package var message: String {
    switch self {
    case .unexpectedCharacter(let character): "no formula contains '\(character)'"
    case .unterminatedText: "this text has no closing quotation mark on its line"
    case .malformedNumber(let text): "'\(text)' is not a number"
    case .numberTooLong: "this number has more than 1000 digits"
    case .expected(let what, let found): "expected \(what), found \(found)"
    case .misplacedWeight: "a weight is computed once in a step, and cannot stand inside a block"
    case .nestedTooDeeply(let limit): "brackets are nested more than \(limit) deep"
    case .misplacedIndentation: "this line is indented, but nothing above it opens a block"
    case .missingBlock(let keyword): "'\(keyword)' needs an indented block below it"
    case .unknownLine(let word, _): "no line begins with '\(word)'"
    case .missingLine(let line): "there is no '\(line)' line"
    case .repeatedLine(let line): "there is a second '\(line)' line"
    case .unknownName(let name, _): "no variable is called '\(name)'"
    case .unknownFunction(let name, _): "no function is called '\(name)'"
    case .unknownLaw(let name, _): "no distribution is called '\(name)'"
    case .notAFunction(let name): "'\(name)' is not a function"
    case .functionWithoutArguments(let name): "'\(name)' is a function and needs arguments"
    case .argumentCount(let name, let expected, let found):
      "'\(name)' takes \(counted(expected, "argument")), found \(found)"
    case .nameTaken(let name): "'\(name)' already has a meaning"
    case .reservedName(let name): "'\(name)' is a word of the language and cannot be given a meaning"
    case .shapes(let operation, let left, let right):
      "cannot \(operation) \(left.words) and \(right.words)"
    case .notANumber(let shape): "expected a number, found \(shape.words)"
    case .notSquare(let shape): "expected a square matrix, found \(shape.words)"
    case .indexOutside(let index, let count): "index \(index) is outside 1..\(count)"
    case .notWhole(let value): "expected a whole number, found \(value)"
    case .raggedRows: "the rows of this matrix have different lengths"
    case .divisionByZero: "division by zero"
    case .undefined(let fault): fault.message
    case .notConstant(let name): "expected a constant, but this depends on '\(name)'"
    case .emptyRange: "this range is empty: its first number is not below its second"
    case .emptySupport: "an expectation over no points at all"
    case .weightsSum(let sum): "the weights sum to \(sum), not to 1"
    case .negativeWeight(let weight): "a weight cannot be negative, found \(weight)"
    case .negativeVariance(let variance): "a variance must be positive, found \(variance)"
    case .tooMany(let what, let limit): "more than \(limit) \(what)"
    case .playerWithoutVariables(let name): "player '\(name)' owns no variable"
    case .ownedTwice(let variable, let player): "'\(variable)' already belongs to player '\(player)'"
    case .ownedByNobody(let variable, _): "no player owns a variable called '\(variable)'"
    case .equilibriumIncomplete(let missing):
      "this equilibrium says nothing about \(missing.map { "'\($0)'" }.joined(separator: ", "))"
    case .costDependsOnNothing(let player): "the cost of '\(player)' depends on no variable of any player"
    case .adversaryOwners(let part, let players):
      players.isEmpty
        ? "the \(part) depends on no player's variables"
        : "the \(part) depends on variables of \(players.map { "'\($0)'" }.joined(separator: " and "))"
    case .oneAdversary(let player): "the discriminator and the generator both belong to '\(player)'"
    case .expectedKind(let expected, let found): "expected \(expected.words), found \(found.words)"
    case .unknownTarget(let name, _): "neither 'z' nor a memory is called '\(name)'"
    case .assignedTwice(let name): "'\(name)' is assigned twice in one step"
    case .unknownPlayer(let name):
      "expected a player (a number, or the name after 'for each player'), found '\(name)'"
    case .integerParameterNeeded(let text): "'repeat' needs a whole number from 0 to 1000, found \(text)"
    case .expectedQuantity(let expected, let found): "expected \(expected.words), found \(found.words)"
    case .unknownQuantity(let name, _): "no quantity is called '\(name)'"
    case .unknownMethod(let name, _): "no method is called '\(name)'"
    case .unknownChoice(let word, let choices, _):
      "expected one of \(choices.joined(separator: ", ")), found '\(word)'"
    case .promiseWithoutRate(let line):
      "'\(line)' says how fast a method is, and the theorem names no method"
    case .nothingClaimed: "nothing is claimed: there is no 'safe', 'rate' or 'claim' line"
    case .notAnEquilibrium: "this point is not an equilibrium"
    case .undefinedAtEquilibrium(let fault): "\(fault.message) at the equilibrium"
    case .fixedPointIsNotEquilibrium(let component, let moves):
      "the method does not rest at the equilibrium: there this step moves '\(component)' by \(moves)"
    case .fieldAwayFromEquilibrium(let value):
      "at the equilibrium this argument is \(value), not z, so G and J are not known there"
    case .jacobianTimesNonzero(let value):
      "at the equilibrium this matrix is applied to \(value), which does not vanish"
    case .noSuchPlayer(let number, let count):
      "there is no player \(number): the game has \(counted(count, "player"))"
    case .singularInverse(let word): "\(word) has no inverse, whatever the rate"
    }
  }

  /// A hint beside the caret.
  package var suggestion: String? {
    switch self {
    case .unknownLine(_, let nearest), .unknownName(_, let nearest), .unknownFunction(_, let nearest),
      .unknownLaw(_, let nearest), .ownedByNobody(_, let nearest), .unknownTarget(_, let nearest),
      .unknownQuantity(_, let nearest), .unknownMethod(_, let nearest), .unknownChoice(_, _, let nearest):
      nearest.map { "did you mean '\($0)'?" }
    case .shapes("multiply", let left, let right) where left.columns == 1 && right.columns == 1:
      "write x'*y for the product of two vectors"
    default:
      nil
    }
  }

  /// Lines below the drawing.
  package var notes: [String] {
    switch self {
    case .notAnEquilibrium(let field):
      field.map { "the gradient of \($0.player) by \($0.variable) is \($0.value) there" }
    default:
      []
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension EvaluationFault {
  package var message: String {
    switch self {
    case .divisionByZero(let divisor): "'\(divisor.text)' is 0 and divided by"
    case .logarithmOfNonPositive(let argument, let value):
      argument == value
        ? "the logarithm of '\(argument.text)', which is not positive,"
        : "the logarithm of '\(argument.text)' = \(value.text)"
    case .rootOfNegative(let base, let value):
      base == value
        ? "a root of '\(base.text)', which is negative," : "a root of '\(base.text)' = \(value.text)"
    case .notDifferentiable(let part): "'\(part.text)' is not differentiable"
    case .noExpectation(let expectation):
      "'\(expectation.text)' cannot be shown to exist"
    case .undecidedSign(let difference): "the sign of '\(difference.text)' could not be decided"
    case .freeVariable(let variable): "'\(variable.name)' has no value"
    }
  }
}

extension Shape {
  package var words: String {
    switch (rows, columns) {
    case (1, 1): "a number"
    case (_, 1): "a vector of \(rows)"
    case (1, _): "a row of \(columns)"
    default: "a \(rows) by \(columns) matrix"
    }
  }
}

extension QuantityKind {
  var words: String {
    switch self {
    case .number: "a real number"
    case .complex: "a complex number"
    case .matrix: "a matrix"
    case .numbers: "a list of real numbers"
    case .complexes: "a list of complex numbers"
    }
  }
}

extension MethodKind {
  var words: String {
    switch self {
    case .number: "a number"
    case .vector: "a vector"
    case .matrix: "a matrix"
    case .player: "a player"
    }
  }
}
