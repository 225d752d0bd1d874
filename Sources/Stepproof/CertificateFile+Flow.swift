// Certificates about flows, held against games and against values along the flow.

import Certificates
import Exact
import Language
import Linearization
import Simulation
import Symbolic

package typealias StatedFlowClaim = Certificates.StatedFlowClaim
package typealias FlowLook = Simulation.FlowLook

/// What came of holding a certificate about a flow against the game.
package struct FlowValidation: Sendable {
  package let path: String
  package let stated: StatedFlowClaim
  package let finding: FlowLook.Finding
}

extension CertificateFile {
  /// Whether this claims something about a flow.
  var isAboutFlow: Bool { json?["statement"]?["claim"]?["kind"]?.text?.hasSuffix("-flow") ?? false }

  /// Whether the statement is about the flow of a game; `nil` when it is, or why it is not.
  func flowComplaint(against problem: Problem, setting words: [String: String], at place: Int) throws
    -> String?
  {
    guard let json else { return "it has no statement" }
    let values = try problem.settings(settings(json, replacing: words))
    let own = try problem.resolvedFlow(values, at: problem.equilibrium(at: place, overriding: values))
    return own == json["statement"]?["game"] ? nil : "its statement is not about \(problem.name)"
  }

  /// The same for a Jacobian in a file.
  func flowComplaint(against problem: MatrixProblem) throws -> String? {
    try problem.resolvedFlow() == json?["statement"]?["game"]
      ? nil : "its statement is not about \(problem.name)"
  }

  /// Derives the flow again from the game of the file's provenance, or from another, and looks at the claim; `nil` for a
  /// claim about a rule.
  ///
  /// - Throws: `InputFault` for what is no certificate, or one whose statement is not about the game.
  package func flowValidated(
    against problem: Problem?, setting words: [String: String], at place: Int?, effort: ClaimRuns.Effort
  ) throws -> FlowValidation? {
    guard let json, json["schema"]?.text == Certificate.schema, isAboutFlow else { return nil }
    guard let stated = StatedFlowClaim(json) else { throw fault("its claim or its witness has another form") }
    if let jacobian = json["statement"]?["game"]?["jacobian"]?.rows {
      return FlowValidation(path: path, stated: stated, finding: try finding(stated, jacobian))
    }
    guard let problem = try problem ?? Self.problem(json) else {
      throw fault("its provenance holds no game to look at: name one with --against")
    }
    let place = place ?? json["provenance"]?["equilibrium"].flatMap(Self.count) ?? 1
    if let complaint = try flowComplaint(against: problem, setting: words, at: place) {
      throw fault(complaint)
    }
    let values = try problem.settings(settings(json, replacing: words))
    let point = try problem.flowPoint(problem.equilibrium(at: place, overriding: values))
    guard let formula = stated.formula else {
      let jacobian = try problem.flowJacobian(values, at: point)
      return FlowValidation(path: path, stated: stated, finding: try finding(stated, jacobian))
    }
    let look = FlowLook(
      variables: problem.game.variables, field: try problem.game.field(overriding: values), point: point)
    let finding = look.finding(formula, places: effort.startCount, seed: effort.seed)
    return FlowValidation(path: path, stated: stated, finding: finding)
  }

  /// Whether the equations for a quadratic function hold.
  private func finding(
    _ stated: StatedFlowClaim, _ jacobian: Matrix<Rational>
  ) throws(InputFault) -> FlowLook.Finding {
    let (function, isCentre): (Matrix<Rational>, Bool)
    switch stated {
    case .conserves: throw fault("its claim or its witness has another form")
    case .circles(let own): (function, isCentre) = (own, true)
    case .converges(let own): (function, isCentre) = (own, false)
    }
    guard jacobian.isSquare, function.rowCount == jacobian.rowCount else {
      throw fault("its claim or its witness has another form")
    }
    let change = function * jacobian + (function * jacobian).transposed
    guard function.isPositiveDefinite else { return .contradicted("the function is not positive definite") }
    if isCentre {
      return change == .zero(change.rowCount, change.rowCount)
        ? .exact : .contradicted("the function changes along the linearised flow")
    }
    return change.isPositiveDefinite
      ? .exact : .contradicted("the function does not shrink everywhere along the linearised flow")
  }
}
