// A step of a method on a game, ready to be run.

import Exact
import Language
import Linearization
import Symbolic

/// The nonlinear step as register programs.
package struct CompiledStep: Sendable {
  /// What a program's inputs are, in their order.
  struct Layout: Sendable {
    let states: [Variable]
    let unknowns: [Variable]
    let parameters: [Variable]
    let random: [Variable]

    var all: [Variable] { states + unknowns + parameters + random }
    var firstParameter: Int { states.count + unknowns.count }
    var firstRandom: Int { firstParameter + parameters.count }
  }

  /// A place where random numbers are drawn.
  struct Site: Sendable {
    struct Draw: Sendable {
      enum Kind: Sendable {
        /// Shares of so many draws, by cumulative probabilities.
        case shares(cumulative: [Double], size: Int)
        case uniform
        case normal
        /// Normal with the run's own deviation.
        case noise
      }

      let kind: Kind
      /// Places among the random inputs.
      let places: Range<Int>
    }

    let draws: [Draw]
    let remembered: Int?
  }

  package let map: UpdateMap
  /// How many of the states are the game's own variables; memories follow.
  package let variableCount: Int
  let layout: Layout
  let systems: [ImplicitSystem]
  let program: RegisterProgram
  /// From the state's first part to its memories.
  let memory: RegisterProgram
  let sites: [Site]
  /// The formulas behind the programs.
  let update: [Expression]
  let definitions: [UpdateMap.Definition]

  package var states: [Variable] { map.states }
  package var isRandom: Bool { !layout.random.isEmpty }

  /// - Parameters:
  ///   - constants: values of the parameters that do not change from step to step.
  ///   - parameters: the names of those that may, the rate among them.
  /// - Throws: `EvaluationFault` where a constant makes a formula undefined, or a name has no value.
  package init(
    _ map: UpdateMap, variableCount: Int, constants: [String: Expression], parameters: [String]
  ) throws(EvaluationFault) {
    let values = Dictionary(uniqueKeysWithValues: constants.map { (Variable($0.key), $0.value) })
    let update = try Expression.substituting(values, in: map.update)
    let formulas = try Expression.substituting(values, in: map.definitions.map(\.value))
    definitions = zip(map.definitions, formulas).map {
      UpdateMap.Definition(variable: $0.variable, value: $1)
    }
    let named = Dictionary(uniqueKeysWithValues: definitions.map { ($0.variable, $0.value) })
    let layout = Layout(
      states: map.states, unknowns: map.implicit.flatMap(\.unknowns),
      parameters: parameters.map(Variable.init),
      random: map.sites.flatMap { $0.noise + $0.draws.flatMap(\.variables) })
    var systems: [ImplicitSystem] = []
    var firstUnknown = map.states.count
    for group in map.implicit {
      let residuals = try Expression.substituting(values, in: group.residuals)
      systems += try ImplicitSystem.systems(
        residuals, for: group.unknowns, at: firstUnknown, inputs: layout.all, where: named)
      firstUnknown += group.unknowns.count
    }
    let initial = try Expression.substituting(values, in: map.initialMemory)
    (self.map, self.variableCount, self.layout, self.update) = (map, variableCount, layout, update)
    self.systems = systems
    program = try RegisterCompiler.program(for: update, of: layout.all, where: named)
    memory = try RegisterCompiler.program(for: initial, of: layout.all, where: named)
    var place = 0
    sites = map.sites.map { site in
      var draws: [Site.Draw] = []
      func add(_ kind: Site.Draw.Kind, _ count: Int) {
        draws.append(Site.Draw(kind: kind, places: place..<place + count))
        place += count
      }
      if !site.noise.isEmpty { add(.noise, site.noise.count) }
      for draw in site.draws {
        switch draw.kind {
        case .uniform: add(.uniform, draw.variables.count)
        case .normal: add(.normal, draw.variables.count)
        case .shares(let weights):
          var sum = 0.0
          let cumulative = weights.map { weight in
            sum += ((try? weight.substituting(values)) ?? weight).approximation(at: [:]).value
            return sum
          }
          add(.shares(cumulative: cumulative, size: draw.size), draw.variables.count)
        }
      }
      return Site(draws: draws, remembered: site.remembered)
    }
  }
}
