// Certificates held against runs.

import Certificates
import Exact
import Language
import Linearization
import Simulation
import Spectral
import Symbolic

package typealias ClaimRuns = Simulation.ClaimRuns

/// What came of holding a certificate against runs.
package struct Validation: Sendable {
  /// What happens a little beyond the end of the safe set.
  package struct Beyond: Sendable {
    package let rate: Rational
    /// By what factor the distance grew, and in how many steps.
    package let growth: Double
    package let stepCount: Int
    package let radius: String?
  }

  package let path: String
  package let stated: StatedClaim
  package let finding: ClaimRuns.Finding
  /// The largest modulus of an eigenvalue at each of the finding's places, from the derivation by words.
  package let radii: [Double?]
  package let beyond: Beyond?
}

extension CertificateFile {
  /// Holds the claim against runs of the game and the rule that the file's provenance tells, or of others.
  ///
  /// - Parameters:
  ///   - problem: the game; `nil` for that of the provenance.
  ///   - rule: the method; `nil` for that of the provenance.
  /// - Throws: `InputFault` for what is no certificate, or one whose statement is not about the game and the rule.
  package func validated(
    against problem: Problem?, rule: UpdateRule?, setting words: [String: String], at place: Int?,
    effort: ClaimRuns.Effort, progress: (Double) -> Void = { _ in }
  ) throws -> Validation {
    guard let json, json["schema"]?.text == Certificate.schema, let statement = json["statement"],
      let box = ParameterBox(statement)
    else { throw fault("this is no certificate") }
    guard let rule = try rule ?? Self.rule(json) else {
      throw fault("its provenance holds no method to run: name one with --method")
    }
    let settings = settings(json, replacing: words)
    let subject: RunSubject
    if statement["game"]?["jacobian"] != nil {
      guard let own = try RunSubject(matrixIn: statement, rule, settings, box) else {
        throw fault("its statement is not about \(rule.name)")
      }
      subject = own
    } else {
      guard let problem = try problem ?? Self.problem(json) else {
        throw fault("its provenance holds no game to run: name one with --against")
      }
      let place = place ?? json["provenance"]?["equilibrium"].flatMap(Self.count) ?? 1
      if let complaint = try complaint(against: problem, rule: rule, setting: settings, at: place) {
        throw fault(complaint)
      }
      subject = try RunSubject(problem, rule, settings, at: place)
    }
    guard let stated = StatedClaim(json, stateCount: subject.map.states.count) else {
      throw fault("its claim or its witness has another form")
    }
    let runs = ClaimRuns(
      stated, map: subject.map, point: subject.point, isAffine: subject.isAffine,
      constants: subject.constants,
      moduli: { columns in
        let matrix = FloatMatrix(rowCount: columns.count, columnCount: columns.count) { columns[$1][$0] }
        return matrix.eigenvalues?.value.map(\.modulus)
      })
    let finding = runs.finding(effort, progress: progress)
    var radii: [Double?] = []
    if case .held(_, _, let places) = finding {
      radii = places.map { subject.radius(at: stated, $0.place) }
    }
    return Validation(
      path: path, stated: stated, finding: finding, radii: radii, beyond: subject.beyond(stated))
  }

  func fault(_ words: String) -> InputFault { .faulty("\(path): error: \(words)\n") }

  static func count(_ json: JSON) -> Int? { if case .count(let count) = json { count } else { nil } }

  private static func rule(_ json: JSON) throws(InputFault) -> UpdateRule? {
    guard let provenance = json["provenance"], let name = provenance["method"]?.text else { return nil }
    guard let text = provenance["method_text"]?.text else { return try UpdateRule(name) }
    return try UpdateRule(named: name, text: text)
  }

  static func problem(_ json: JSON) throws(InputFault) -> Problem? {
    guard let provenance = json["provenance"], let name = provenance["game"]?.text else { return nil }
    guard let text = provenance["game_text"]?.text else { return try Problem(name) }
    return try Problem(named: name, text: text)
  }
}
