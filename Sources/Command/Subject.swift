// What GAME stands for: a game at one of its equilibria, or a Jacobian in a file.

import Reports
import Stepproof

enum Subject {
  case game(Problem, equilibrium: Int)
  case matrix(MatrixProblem)
}

extension Option {
  static let players = Option(
    name: "players", value: "N,M,...", help: "with a matrix: how many variables each player owns")
}

extension Arguments {
  /// The first operand, with the options that go with it.
  ///
  /// - Throws: `Misuse` for an option that makes no sense beside the other kind, `InputFault`.
  func subject() throws -> Subject {
    let name = operands[0]
    if MatrixProblem.isMatrix(name) {
      if has(.equilibrium) {
        throw Misuse(reason: .pointless(.equilibrium, with: "a matrix"), command: command)
      }
      return .matrix(try MatrixProblem(name, players: value(of: .players)))
    }
    if has(.players) { throw Misuse(reason: .pointless(.players, with: "a game"), command: command) }
    let place = try count(of: .equilibrium, in: 1...1_000, otherwise: 1)
    return .game(try Problem(name), equilibrium: place)
  }
}

extension Heading {
  init(_ problem: MatrixProblem) {
    let noun = problem.size == 1 ? "variable" : "variables"
    self.init(
      name: problem.name, title: "Jacobian of \(problem.size) \(noun)", source: problem.name, parameters: [])
  }
}
