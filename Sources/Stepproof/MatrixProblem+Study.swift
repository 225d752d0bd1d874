// The study of a Jacobian in a file: its rules side by side, their certificates, and data for pictures.

import Certificates
import Exact
import Linearization
import MatrixFiles
import Spectral

/// A matrix under many rules.
package struct MatrixStudy: Sendable {
  package struct Answer: Sendable {
    package let range: MatrixRange
    /// For the first piece of the safe set; `nil` where no rate is safe.
    package let certificate: Attempt<CertifiedMatrixText>?
    /// `nil` for a rule that is not made of J alone, or with which nothing converges.
    package let stability: StabilityPlane?
  }

  package enum Result: Sendable {
    case answered(Answer)
    /// Why the rule cannot be used here.
    case refused(String)
  }

  package let problem: MatrixProblem
  /// Best first; those that never converge come behind, and those that cannot be used last.
  package let rules: [(rule: UpdateRule, result: Result)]
}

/// A certificate with its file's text, which the checker has accepted.
package struct CertifiedMatrixText: Sendable {
  package let certified: CertifiedMatrix
  package let text: String
}

extension MatrixProblem {
  private static let curvePoints = 240
  /// Above so many variables a rule that needs an eigenvalue computation for every rate is left out.
  private static let mostFollowed = 100

  /// - Parameters:
  ///   - version: that of the program, for the certificates' provenance.
  ///   - progress: told the share of the rules that are done.
  package func study(
    of rules: [UpdateRule], digits: Int, version: String, progress: (Double) -> Void = { _ in }
  ) -> MatrixStudy {
    let studied = rules.enumerated().map { index, rule -> (rule: UpdateRule, result: MatrixStudy.Result) in
      defer { progress(Double(index + 1) / Double(rules.count)) }
      do { return (rule, .answered(try answer(rule, digits: digits, version: version))) } catch {
        return (rule, .refused(Problem.reason(error)))
      }
    }
    // Equal rules keep the order in which they were given.
    let ranked = studied.enumerated().sorted {
      ($0.element.result.rank, $0.offset) < ($1.element.result.rank, $1.offset)
    }
    return MatrixStudy(problem: self, rules: ranked.map(\.element))
  }

  private func answer(_ rule: UpdateRule, digits: Int, version: String) throws -> MatrixStudy.Answer {
    let (_, method) = try settled(rule, [:])
    guard size <= Self.mostFollowed || method.symbol(ofEigenvalue: "j") != nil else {
      throw InputFault.unusableSetting(
        "it is not made of J alone, and is compared for up to \(Self.mostFollowed) variables; 'range' takes more\n"
      )
    }
    var question = RangeQuestion()
    (question.digits, question.curvePoints) = (digits, Self.curvePoints)
    let range = try range(by: rule, setting: [:], question)
    var certificate: Attempt<CertifiedMatrixText>?
    if !range.answer.safe.isEmpty {
      certificate =
        range.answer.tier == .exact
        ? attempt(rule, version) : .failed("certificates are sought for small matrices")
    }
    let scalar = method.symbol(ofEigenvalue: "j").flatMap { ScalarProblem($0, rate: method.method.rate) }
    return MatrixStudy.Answer(
      range: range, certificate: certificate,
      stability: scalar.flatMap { StabilityPlane(of: $0, range.spectrum.value, range.answer) })
  }

  private func attempt(_ rule: UpdateRule, _ version: String) -> Attempt<CertifiedMatrixText> {
    do {
      let question = try CertificationQuestion(
        rates: nil, wish: .converges, everySequence: false, factor: nil)
      let found = try certified(by: rule, setting: [:], version: version, question)
      return .done(CertifiedMatrixText(certified: found, text: try found.certification.checkedText()))
    } catch {
      return .failed(Problem.reason(error, about: name))
    }
  }

  /// The matrix in decimals, when it has no more than so many rows.
  package func decimals(upTo rows: Int) -> [[String]]? {
    guard size <= rows, let exact else { return nil }
    return (0..<size).map { row in
      (0..<size).map { column in
        let entry = exact[row * size + column]
        return entry.isInteger ? entry.description : entry.decimal(digits: 6)
      }
    }
  }
}

extension MatrixStudy.Result {
  /// Smaller is better.
  fileprivate var rank: Double {
    switch self {
    case .answered(let answer):
      answer.range.answer.best?.approximateRadius ?? (answer.range.answer.safe.isEmpty ? 2 : 1)
    case .refused: 3
    }
  }
}
