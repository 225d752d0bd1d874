// What a method's parameters are worth in one use of it.

import Exact
import Language
import Symbolic

/// Why a method cannot be used as asked.
package enum SettingFault: Error, Hashable, Sendable {
  case unknownParameter(String, nearest: String?)
  case notACount(String, value: String)
  case missingCount(String)
  case dividesByZero(String)
}

/// The parameters of a method after defaults and the user's choices.
package struct MethodSettings: Sendable {
  /// Parameters that stand for something that depends on the rate, such as `beta = eta`, and counts.
  let substituted: [Variable: Expression]
  /// Parameters with a constant value; formulas keep their names.
  package let constants: [String: Expression]
  /// Parameters without a value.
  package let free: [String]
  /// Those among them that the step computes.
  package let computed: Set<String>

  /// - Parameter chosen: values by parameter; `tau` sets all of a per-player parameter, `tau[2]` one of them.
  package init(
    for method: Method, playerCount: Int, choosing chosen: [String: Expression] = [:]
  ) throws(SettingFault) {
    var substituted: [Variable: Expression] = [:]
    var constants: [String: Expression] = [:]
    var free: [String] = []
    var computed: Set<String> = []
    var unused = Set(chosen.keys)
    for parameter in method.parameters {
      let names =
        parameter.isPerPlayer ? (1...playerCount).map { "\(parameter.name)[\($0)]" } : [parameter.name]
      for name in names {
        unused.subtract([name, parameter.name])
        guard let given = chosen[name] ?? chosen[parameter.name] ?? parameter.standard else {
          if parameter.isCount { throw .missingCount(name) }
          free.append(name)
          if parameter.isComputed { computed.insert(name) }
          continue
        }
        guard let value = try? given.substituting(substituted.merging(Self.named(constants)) { $1 }) else {
          throw .dividesByZero(name)
        }
        if parameter.isCount {
          guard let count = value.rational, count.isInteger, count.sign >= 0, count <= 1_000 else {
            throw .notACount(name, value: value.text)
          }
          substituted[Variable(name)] = value
        } else if value.variables.isEmpty {
          constants[name] = value
        } else {
          // Names of constants stay in what depends on the rate.
          substituted[Variable(name)] = (try? given.substituting(substituted)) ?? value
        }
      }
    }
    if let name = unused.sorted().first {
      let known = method.parameters.map(\.name)
      throw .unknownParameter(name, nearest: Spelling.nearest(to: name, among: known))
    }
    (self.substituted, self.constants, self.free) = (substituted, constants, free)
    self.computed = computed
  }

  private static func named(_ constants: [String: Expression]) -> [Variable: Expression] {
    Dictionary(uniqueKeysWithValues: constants.map { (Variable($0.key), $0.value) })
  }
}
