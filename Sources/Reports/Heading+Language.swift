// Games and methods as headings.

import Exact
import Language
import Symbolic

extension Heading {
  /// - Parameter overriding: what stands in place of the parameters' own values.
  package init(name: String, game: Game, overriding: [String: Rational] = [:]) {
    self.init(
      name: name, title: game.title, source: game.source,
      parameters: game.parameters.map { parameter in
        let own =
          switch parameter.value {
          case .constant(let value): value.text
          case .range(let lower, let upper): "[\(lower), \(upper)]"
          }
        return Parameter(name: parameter.name, value: overriding[parameter.name]?.description ?? own)
      })
  }

  /// A method under its own name. Parameters without a value are left out, and so are those that a box has a range for.
  package init(method: Method, overriding: [String: Rational] = [:], ranging: Set<String> = []) {
    self.init(
      name: method.name, title: method.title, source: method.source,
      parameters: method.parameters.compactMap { parameter in
        let ownNames = [parameter.name, "\(parameter.name)[1]"]
        guard ranging.isDisjoint(with: ownNames) else { return nil }
        let value = overriding[parameter.name]?.description ?? parameter.standard?.text
        return value.map { Parameter(name: parameter.name, value: $0) }
      })
  }
}
