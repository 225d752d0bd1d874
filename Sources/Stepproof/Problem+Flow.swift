// What a game does without steps, along z' = -G(z), with a certificate.

import Certificates
import Exact
import Language
import Linearization
import Search
import Symbolic

package typealias FlowClaim = Certificates.FlowClaim

/// A certificate about a flow, and what it is about.
package struct CertifiedFlow: Sendable {
  package let claim: FlowClaim
  /// The text of the certificate, which the independent checker has accepted.
  package let text: String
  package let variableCount: Int
  /// How the witness was found.
  package let method: String
}

extension Problem {
  /// Finds what the flow conserves, or that its linearisation circles or converges.
  ///
  /// - Parameter place: which of the equilibria, counted from 1.
  /// - Throws: `InputFault` for settings that do not fit, `Undecided` when nothing was found.
  package func certifiedFlow(
    setting words: [String: String], at place: Int, version: String
  ) throws -> (CertifiedFlow, equilibrium: Equilibrium, settings: [String: Rational]) {
    let values = try settings(words)
    let equilibrium = try equilibrium(at: place, overriding: values)
    let point = try flowPoint(equilibrium)
    let (claim, method) = try flowClaim(at: point, values)
    let provenance: JSON = [
      "tool": .string("stepproof \(version)"), "found": .string(method),
      "settings": JSON(words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }), "game": .string(name),
      "title": .string(game.title), "equilibrium": .count(place), "game_text": .string(game.file.text),
    ]
    let resolved = try resolvedFlow(values, at: equilibrium)
    let flow = try CertifiedFlow(
      claim, about: resolved, name: name, variableCount: point.count, method: method, provenance)
    return (flow, equilibrium, values)
  }

  /// The coordinates of an equilibrium.
  ///
  /// - Throws: `Undecided` unless all are rational.
  func flowPoint(_ equilibrium: Equilibrium) throws(Undecided) -> [Rational] {
    guard case .exact(let values) = equilibrium.coordinates else {
      throw undecided(Uncertifiable.enclosedEquilibrium.words)
    }
    let point = game.variables.compactMap { (values[$0] ?? .zero).rational }
    guard point.count == game.variables.count else {
      throw undecided("a coordinate of the equilibrium is no rational number")
    }
    return point
  }

  /// The game as a statement about its flow holds it.
  func resolvedFlow(_ values: [String: Rational], at equilibrium: Equilibrium) throws(Undecided) -> JSON {
    guard case .exact(let point) = equilibrium.coordinates else {
      throw undecided(Uncertifiable.enclosedEquilibrium.words)
    }
    do throws(Uncertifiable) {
      return try ResolvedProblem.game(game, overriding: values, at: point)
    } catch {
      throw undecided(error.words)
    }
  }

  private func undecided(_ reason: String) -> Undecided {
    Undecided(description: "\(name): nothing was found about the flow: \(reason)\n")
  }

  private func flowClaim(
    at point: [Rational], _ values: [String: Rational]
  ) throws -> (FlowClaim, method: String) {
    if let parameter = game.rangedParameters.first(where: { values[$0.name] == nil }) {
      throw InputFault.unusableSetting(
        "'\(parameter.name)' is known only up to a range: give it a value, as in --set \(parameter.name)=...\n"
      )
    }
    let field = try game.field(overriding: values)
    if let found = firstIntegral(along: field, at: point) { return found }
    let jacobian = try flowJacobian(values, at: point)
    do throws(SearchLimit) {
      return try FlowClaim.linear(jacobian)
    } catch {
      throw undecided(error.flowWords)
    }
  }

  /// J at a rational point.
  ///
  /// - Throws: `Undecided` unless all its entries are rational.
  func flowJacobian(_ values: [String: Rational], at point: [Rational]) throws -> Matrix<Rational> {
    let place = Dictionary(uniqueKeysWithValues: zip(game.variables, point.map { Expression($0) }))
    let slopes = Expression.jacobian(of: try game.field(overriding: values), by: game.variables)
    let entries = slopes.entries.compactMap { (try? $0.substituting(place).simplified())?.rational }
    guard entries.count == point.count * point.count else {
      throw undecided("an entry of the Jacobian is no rational number")
    }
    return Matrix(rowCount: point.count, columnCount: point.count, entries: entries)
  }

  private func firstIntegral(
    along field: [Expression], at point: [Rational]
  ) -> (FlowClaim, method: String)? {
    let forms = field.compactMap { $0.kernelForm()?.function }
    guard forms.count == field.count else { return nil }
    // A common factor of the whole field changes how fast it flows, not where.
    let denominator = forms.reduce(MultivariatePolynomial.one) { common, form in
      let shared = MultivariatePolynomial.greatestCommonDivisor(common, form.denominator)
      return common * (form.denominator.divided(by: shared) ?? form.denominator)
    }
    let polynomials = forms.map { $0.numerator * (denominator.divided(by: $0.denominator) ?? .one) }
    guard let found = try? FirstIntegral(along: polynomials, of: variables, at: point) else { return nil }
    let logarithms = found.logarithms.map { name, isNegative, coefficient in
      let variable = Expression.variable(Variable(name))
      return Expression.log(isNegative ? -variable : variable).scaled(by: coefficient)
    }
    let formula = Expression.sum([Expression(found.polynomial)] + logarithms)
    return (.conserves(formula, definite: found.definite), "linear equations for its coefficients")
  }
}

extension CertifiedFlow {
  /// - Throws: `Undecided` when there are no words for it, or the checker does not accept it.
  init(
    _ claim: FlowClaim, about game: JSON, name: String, variableCount: Int, method: String,
    _ provenance: JSON
  ) throws(Undecided) {
    let certificate: FlowCertificate
    do throws(Uncertifiable) {
      certificate = try FlowCertificate(
        claim, about: game, variableCount: variableCount, provenance: provenance)
    } catch {
      throw Undecided(description: "\(name): nothing was found about the flow: \(error.words)\n")
    }
    (self.claim, self.variableCount, self.method) = (claim, variableCount, method)
    text = try certificate.json.checkedText()
  }
}

extension FlowClaim {
  /// - Throws: when the linearised flow neither circles nor converges, as far as was found.
  static func linear(_ jacobian: Matrix<Rational>) throws(SearchLimit) -> (FlowClaim, method: String) {
    let found = try FlowFunction(of: jacobian)
    guard let decrease = found.decrease else {
      return (.circles(found.function, definite: found.definite), "linear equations for its entries")
    }
    return (
      .converges(found.function, definite: found.definite, decrease: decrease), "Lyapunov's equation, rounded"
    )
  }
}

extension SearchLimit {
  /// What was not found about a flow.
  var flowWords: String {
    switch self {
    case .tooLarge(let count): "a quadratic function would have \(count) free entries"
    default:
      "no function of the forms that were tried stays the same or shrinks; the flow may leave the equilibrium, or rest "
        + "beside it"
    }
  }
}
