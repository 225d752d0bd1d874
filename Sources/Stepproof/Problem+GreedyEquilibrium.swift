// Whether points are approximate local equilibria against a greedy climber.

import Exact
import Language
import Linearization
import Simulation
import Symbolic

package typealias GreedyEquilibrium = Simulation.GreedyEquilibrium

/// What somebody wants to know about points, in words.
package struct GreedyEquilibriumQuestion: Sendable {
  /// Tolerances of the slope, of the value, and of the probability.
  package let epsilon: Rational
  package let delta: Rational
  package let omega: Rational
  package let proposal: String
  package var climber: String?
  package var sampleCount = 10_000
  package var seed: UInt64 = 1

  /// - Parameter tolerances: three numbers such as `1/1000,3/100,1/20`.
  /// - Throws: `InputFault` for anything else.
  package init(tolerances: String, proposal: String, option: String) throws(InputFault) {
    let parts = tolerances.filter { $0 != " " }.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Rational(exactly: $0) }
    guard parts.count == 3, numbers.count == 3, numbers[0].sign > 0, numbers[1].sign >= 0, numbers[2].sign > 0
    else {
      throw .unusableSetting(
        "expected three numbers EPS,DELTA,OMEGA such as 1/1000,3/100,1/20 for \(option), found '\(tolerances)'\n"
      )
    }
    (epsilon, delta, omega) = (numbers[0], numbers[1], numbers[2])
    self.proposal = proposal
  }
}

/// What was found about one point.
package struct GreedyAnswer: Sendable {
  package enum Point: Sendable {
    case equilibrium(Equilibrium)
    case given([(variable: Variable, value: Rational)])
  }

  package let point: Point
  package let result: GreedyEquilibrium
}

/// What was found about some points.
package struct GreedyAnswers: Sendable {
  package let roles: GreedyRoles
  package let all: [GreedyAnswer]
}

extension Problem {
  /// Looks at points, or at equilibria where none are given.
  ///
  /// - Parameters:
  ///   - points: such as `x=1,y=2`; what is missing is 0.
  ///   - equilibria: those of the game, when they are to be looked at.
  /// - Throws: `InputFault`, also where the costs are not opposed.
  package func greedyAnswers(
    at points: [String], or equilibria: [Equilibrium], overriding values: [String: Rational],
    _ asked: GreedyEquilibriumQuestion
  ) throws -> GreedyAnswers {
    try requireValues(beside: values)
    let roles = try greedyRoles(climber: asked.climber, overriding: values)
    guard roles.isOpposed else {
      throw InputFault.unusableSetting(
        "the notion is about one function that one player wants small and the other large, and the costs of \(name) "
          + "could not be shown to be opposed\n")
    }
    let proposal = try proposal(asked.proposal, of: roles, overriding: values, option: "--proposal")
    var question = GreedyEquilibrium.Question(
      epsilon: asked.epsilon, delta: asked.delta, omega: asked.omega, proposal: proposal)
    (question.sampleCount, question.seed) = (asked.sampleCount, asked.seed)
    let places: [GreedyAnswer.Point] =
      points.isEmpty
      ? equilibria.map { .equilibrium($0) }
      : try SimulationQuestion.Starts.points(points, of: variables).map { point in
        .given(roles.variables.map { (variable: $0, value: point[$0.name] ?? .zero) })
      }
    let answers = try places.map { place in
      do {
        let result = try GreedyEquilibrium(roles, at: place.balls(roles), exactly: place.exact, question)
        return GreedyAnswer(point: place, result: result)
      } catch let fault as EvaluationFault {
        throw InputFault.unusableSetting("\(name): at this point, \(Fault.undefined(fault).message)\n")
      }
    }
    return GreedyAnswers(roles: roles, all: answers)
  }
}

extension GreedyAnswer.Point {
  fileprivate func balls(_ roles: GreedyRoles) -> [Variable: Ball] {
    let precision = 256
    switch self {
    case .equilibrium(let equilibrium):
      return Dictionary(
        uniqueKeysWithValues: roles.variables.map {
          ($0, equilibrium.ball($0, precision: precision) ?? Ball.zero / Ball.zero)
        })
    case .given(let values):
      return Dictionary(
        uniqueKeysWithValues: values.map { ($0.variable, Ball($0.value, precision: precision)) })
    }
  }

  fileprivate var exact: [Variable: Expression]? {
    switch self {
    case .equilibrium(let equilibrium):
      if case .exact(let values) = equilibrium.coordinates { values } else { nil }
    case .given(let values):
      Dictionary(uniqueKeysWithValues: values.map { ($0.variable, Expression($0.value)) })
    }
  }
}

extension SimulationQuestion.Starts {
  /// Points in variables of a game.
  ///
  /// - Throws: `InputFault` for a variable that is none.
  static func points(_ words: [String], of variables: [String]) throws(InputFault) -> [[String: Rational]] {
    guard case .given(let points) = try SimulationQuestion.Starts(points: words) else { return [] }
    for point in points { try SimulationQuestion.require(Array(point.keys), among: variables) }
    return points
  }
}
