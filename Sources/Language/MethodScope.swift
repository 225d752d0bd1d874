// The names that a method's formulas may use, and what they stand for.

import Symbolic

/// What a formula in a method stands for.
enum MethodValue {
  case number(Expression)
  case vector(VectorTerm)
  case matrix(OperatorTerm)

  var kind: MethodKind {
    switch self {
    case .number: .number
    case .vector: .vector
    case .matrix: .matrix
    }
  }
}

/// The names that may be used at some place of a method.
struct MethodScope {
  private(set) var values: [String: MethodValue] = ["I": .matrix(.identity)]
  private(set) var players: Set<String> = []
  private(set) var perPlayer: Set<String> = []

  init(rate: String, parameters: [Method.Parameter], vectors: [String]) {
    values[Method.counter] = .number(.variable(Method.counter))
    values[rate] = .number(.variable(rate))
    for parameter in parameters {
      if parameter.isPerPlayer {
        perPlayer.insert(parameter.name)
      } else {
        values[parameter.name] = .number(.variable(parameter.name))
      }
    }
    for name in vectors { values[name] = .vector(.name(name, SourceRange(0, 0))) }
  }

  var names: [String] { Array(values.keys) + players + perPlayer + Keywords.methodWords }

  mutating func define(vector name: String, _ range: SourceRange) throws(PlacedFault) {
    try define(name, as: .vector(.name(name, range)), range)
  }

  mutating func define(weight name: String, _ range: SourceRange) throws(PlacedFault) {
    try requireFree(name, range)
    perPlayer.insert(name)
  }

  mutating func define(player name: String, _ range: SourceRange) throws(PlacedFault) {
    try requireFree(name, range)
    players.insert(name)
  }

  mutating func define(_ name: String, as value: MethodValue, _ range: SourceRange) throws(PlacedFault) {
    try requireFree(name, range)
    values[name] = value
  }

  private func requireFree(_ name: String, _ range: SourceRange) throws(PlacedFault) {
    if Keywords.methodWords.contains(name) { throw PlacedFault(.reservedName(name), range) }
    // Whoever means something else by the counter's name may.
    if name == Method.counter, case .number = values[name] { return }
    if values[name] != nil || players.contains(name) || perPlayer.contains(name) {
      throw PlacedFault(.nameTaken(name), range)
    }
  }
}
