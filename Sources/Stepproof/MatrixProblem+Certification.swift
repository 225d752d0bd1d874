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
      name: name, memories: rule.method.memory.map { MemoryStart($0.initial) },
      provenance: { found in
        [
          "tool": .string("stepproof \(version)"), "found": .string(found), "matrix": .string(self.name),
          "method": .string(rule.method.name),
          "settings": JSON(words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
          "method_text": .string(rule.method.file.text),
        ]
      },
      resolve: { entries throws(Uncertifiable) in
        try ResolvedProblem(jacobian: try self.jacobian(), blocks: self.blocks, method, box: entries)
      })
    return CertifiedMatrix(
      problem: self, methodValues: settings.method,
      certification: try certification(certifier, rule, words, question))
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

  private func jacobian() throws(Uncertifiable) -> Matrix<Rational> {
    guard let exact else { throw .tooManyEntries(size * size) }
    return Matrix(rowCount: size, columnCount: size, entries: exact)
  }

  private func certification(
    _ certifier: Certifier, _ rule: UpdateRule, _ words: [String: String], _ question: CertificationQuestion
  ) throws -> Certification {
    let rate = rule.method.rate
    switch question.rates {
    case .point(let value):
      return try certifier.certification([BoxEntry(rate, from: value, to: value)], question)
    case .span(let lower, let upper):
      return try certifier.certification([BoxEntry(rate, from: lower, to: upper)], question)
    case .widest:
      var range = RangeQuestion()
      range.wantsBest = false
      let answer = try self.range(by: rule, setting: words, range).answer
      return try certifier.widest(of: answer, rate: rate, others: [], question)
    }
  }
}
