// A method applied to a game: the whole step as formulas in the state.

import Exact
import Language
import Symbolic

/// The step of a method on a game, nonlinear as it is.
///
/// States are the game's variables and, for each memory, a copy of them called `w.x`. Implicit parts of a method
/// appear as unknowns with equations, in the order in which they have to be solved: each may use the states and the
/// unknowns before it.
package struct UpdateMap: Sendable {
  /// Unknowns that make all residuals 0. Names in the residuals stand for nothing that depends on the unknowns.
  package struct Implicit: Sendable {
    package let unknowns: [Variable]
    package let residuals: [Expression]
  }

  package let states: [Variable]
  package let implicit: [Implicit]
  /// The new value of every state, in the states, the unknowns, the rate and the parameters.
  package let update: [Expression]
  /// The values of the states at the start: z as it is, memories as the method says.
  package let initialMemory: [Expression]
  /// What names in the formulas stand for, in an order in which they can be worked out; only where points are named.
  package let definitions: [Definition]
  /// Where random numbers are drawn; none for a game without draws and a step without noise.
  package let sites: [Site]

  /// A coordinate of a point at which the field is evaluated. Without names, formulas of formulas of formulas would
  /// become larger with every evaluation of a step, by more than a factor.
  package struct Definition: Sendable {
    package let variable: Variable
    package let value: Expression

    package init(variable: Variable, value: Expression) { (self.variable, self.value) = (variable, value) }
  }

  /// A point at which a step evaluates the field, and what is random there.
  package struct Site: Sendable {
    package let point: [Expression]
    /// What is added to the field, an entry a variable; empty without noise.
    package let noise: [Variable]
    /// The game's draws as they are called here.
    package let draws: [Draw]
    /// The site of the step before whose point is this one: a gradient that is remembered keeps its noise.
    package fileprivate(set) var remembered: Int?
  }

  /// - Parameters:
  ///   - isNoisy: whether something is to be added to every evaluation of the field.
  ///   - namesPoints: whether the points at which the field is evaluated get names.
  package init(
    _ method: Method, of game: Game, settings: MethodSettings, overriding: [String: Rational] = [:],
    isNoisy: Bool = false, namesPoints: Bool = false
  ) throws(UpdateMapFault) {
    let field: [Expression]
    do throws(EvaluationFault) { field = try game.field(overriding: overriding) } catch {
      throw .undefined(error)
    }
    try self.init(
      method, field: field, variables: game.variables, blocks: game.blocks, draws: game.draws,
      settings: settings, isNoisy: isNoisy, namesPoints: namesPoints)
  }

  /// The step on a game that is known by its field.
  package init(
    _ method: Method, field: [Expression], variables: [Variable], blocks: [Range<Int>], draws: [Draw] = [],
    settings: MethodSettings, isNoisy: Bool = false, namesPoints: Bool = false
  ) throws(UpdateMapFault) {
    let domain = SymbolicDomain(
      field: field, variables: variables, blocks: blocks, draws: draws, isNoisy: isNoisy,
      namesPoints: namesPoints)
    var interpreter = Interpreter(
      domain, substituting: settings.substituted, values: ["z": variables.map { .variable($0) }])
    do throws(MethodFault) {
      var initial: [Expression] = []
      for memory in method.memory {
        initial += try interpreter.value(of: memory.initial)
        interpreter.values[memory.name] = variables.map { .variable("\(memory.name).\($0.name)") }
      }
      initialMemory = initial
      let names = ["z"] + method.memory.map(\.name)
      states = names.flatMap { name in
        variables.map { name == "z" ? $0 : Variable("\(name).\($0.name)") }
      }
      try interpreter.run(method.body)
      update = names.flatMap { interpreter.values[$0] ?? [] }
      sites = interpreter.domain.sites.map { site in
        var site = site
        let memory = method.memory.first { memory in
          site.point == variables.map { .variable("\(memory.name).\($0.name)") }
        }
        let stored = memory.flatMap { interpreter.values[$0.name] }
        site.remembered = interpreter.domain.sites.firstIndex { $0.point == stored }
        return site
      }
    } catch {
      throw .method(error)
    }
    implicit = interpreter.domain.implicit
    definitions = interpreter.domain.definitions
  }
}

/// Why there are no formulas for a step.
package enum UpdateMapFault: Error, Hashable, Sendable {
  case undefined(EvaluationFault)
  case method(MethodFault)
}
