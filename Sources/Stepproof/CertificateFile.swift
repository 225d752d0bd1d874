// Certificates as files: checked before they are written, and held against games afterwards.

import Certificates
import Checker
import Exact
import Language
import LimitClaims
import Linearization

package typealias Verdict = Checker.Verdict

extension Certification {
  /// The text of the certificate, after the independent checker has accepted it.
  ///
  /// - Throws: `Undecided` when it did not.
  package func checkedText() throws(Undecided) -> String { try certificate.json.checkedText() }
}

extension JSON {
  /// The text of a certificate, after the independent checker has accepted it.
  ///
  /// - Throws: `Undecided` when it did not.
  func checkedText() throws(Undecided) -> String {
    let text = text()
    switch Checker.verdict(on: Array(text.utf8), others: limitClaims) {
    case .verified: return text
    case .rejected(let rejection):
      throw Undecided(
        description: "a certificate was found, and the checker does not accept it: \(rejection.words)\n")
    }
  }
}

/// A certificate that was written earlier.
package struct CertificateFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  /// Larger files are refused before they are read.
  package static let sizeLimit = 64_000_000

  /// - Throws: `InputFault.unreadable`.
  package init(loading path: String) throws(InputFault) {
    self.path = path
    do throws(FileFault) {
      bytes = try SourceFile.bytes(of: path, limit: Self.sizeLimit)
    } catch {
      throw .unreadable("\(path): \(error.certificateWords)\n")
    }
  }

  package var verdict: Verdict { Checker.verdict(on: bytes, others: limitClaims) }

  /// Whether the statement is about a game and a rule, in its own box; `nil` when it is, or why it is not.
  ///
  /// - Parameter rule: the one that the file names, when nothing is said.
  /// - Throws: `InputFault` for what is wrong with game or rule, `Undecided` where the game has no resolved form.
  package func complaint(
    against problem: Problem, rule: UpdateRule?, setting words: [String: String], at place: Int
  ) throws -> String? {
    if isAboutFlow { return try flowComplaint(against: problem, setting: words, at: place) }
    return try complaint(against: problem.name, rule, words) { rule, settings, box in
      try problem.resolved(by: rule, setting: settings, at: place, box: box)
    }
  }

  /// The same for a Jacobian in a file.
  package func complaint(
    against problem: MatrixProblem, rule: UpdateRule?, setting words: [String: String]
  ) throws -> String? {
    if isAboutFlow { return try flowComplaint(against: problem) }
    return try complaint(against: problem.name, rule, words) { rule, settings, box in
      try problem.resolved(by: rule, setting: settings, box: box)
    }
  }

  private func complaint(
    against name: String, _ rule: UpdateRule?, _ words: [String: String],
    resolve: (UpdateRule, [String: String], [BoxEntry]) throws -> ResolvedProblem
  ) throws -> String? {
    guard let json, let statement = json["statement"] else { return "it has no statement" }
    guard let rule = try rule ?? (json["provenance"]?["method"]?.text).map({ try UpdateRule($0) }) else {
      return "its provenance names no method: give one with --method"
    }
    guard let box = ParameterBox(statement), box.rate == rule.method.certifiedRate else {
      return "its box is none of \(rule.method.name)"
    }
    return try resolve(rule, settings(json, replacing: words), box.entries).isSubject(ofStatement: statement)
      ? nil : "its statement is not about \(name) with \(rule.method.name)"
  }

  /// The file's content; `nil` when it is no JSON of ours.
  var json: JSON? { try? JSON(reading: bytes) }

  /// The settings with which the file says it was made, where nothing else was said.
  func settings(_ json: JSON, replacing words: [String: String]) -> [String: String] {
    var settings = words
    if let own = json["provenance"]?["settings"], case .object(let members) = own {
      for member in members { settings[member.key] = settings[member.key] ?? member.value.text }
    }
    return settings
  }
}

extension FileFault {
  fileprivate var certificateWords: String {
    switch self {
    case .missing: "there is no such file"
    case .isDirectory: "this is a directory"
    case .notARegularFile: "this is not a regular file"
    case .unreadable(let code): "it cannot be read (error \(code))"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .notText: "it is no text"
    }
  }
}
