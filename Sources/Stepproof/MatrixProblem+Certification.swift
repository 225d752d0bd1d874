// Certificates about a Jacobian in a file.

import Certificates
import Exact
import Linearization
import Spectral

/// A certification with the matrix that it is about.
package struct CertifiedMatrix: Sendable {
  package let problem: MatrixProblem
  package let methodValues: [String: Rational]
  package let certification: Certification
}

extension MatrixProblem {
  /// Finds a certificate. The matrix is taken as it stands in the file, every number exactly.
  ///
  /// - Throws: `InputFault` for settings and rules that do not fit, `Undecided` when no certificate was found.
  package func certified(
    by rule: UpdateRule, setting words: [String: String], version: String, _ question: CertificationQuestion
  ) throws -> CertifiedMatrix {
    if let name = words.sorted(by: { $0.key < $1.key }).first(where: { Span($0.value) != nil })?.key {
      throw InputFault.unusableSetting("'\(name)' has a span: with a matrix parameters are numbers\n")
    }
    let (settings, method) = try settled(rule, words)
    let certifier = Certifier(
      name: name, rule: rule, words: words, version: version, others: [],
      subject: [JSON.Member("matrix", .string(name))],
      resolve: { entries throws(Uncertifiable) in
        try ResolvedProblem(jacobian: try jacobian(), blocks: blocks, method, box: entries)
      }, range: { try range(by: rule, setting: words, $0).answer })
    return CertifiedMatrix(
      problem: self, methodValues: settings.method, certification: try certifier.certification(question))
  }

  /// What a statement of a certificate has to be about: the matrix and the rule for its box.
  package func resolved(
    by rule: UpdateRule, setting words: [String: String], box: [BoxEntry]
  ) throws -> ResolvedProblem {
    let (_, method) = try settled(rule, words)
    do throws(Uncertifiable) {
      return try ResolvedProblem(jacobian: try jacobian(), blocks: blocks, method, box: box)
    } catch {
      throw Undecided(description: "\(name): \(error.words)\n")
    }
  }

  func jacobian() throws(Uncertifiable) -> Matrix<Rational> {
    guard let exact else { throw .tooManyEntries(size * size) }
    return Matrix(rowCount: size, columnCount: size, entries: exact)
  }
}
