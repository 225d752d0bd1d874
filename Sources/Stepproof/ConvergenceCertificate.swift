// Certificates for people who call the library.

import Certificates
import Exact

/// A proof in exact numbers that others can check: that a rule converges for some rates, or that it does not.
public struct ConvergenceCertificate: Equatable, Sendable {
  /// What is claimed.
  public enum Claim: Equatable, Sendable {
    /// A quadratic function of the distance becomes smaller than the factor, a number such as `24/25`, times what it was,
    /// at every step.
    case converges(factor: String)
    /// So many directions grow: eigenvalues outside the unit circle, counted with multiplicity.
    case diverges(directions: Int)
    /// A quadratic function of the distance never changes: the linearised play is bounded, and never converges.
    case conserves
    /// The steps become smaller with their number k; from this one on the squared distance is at most the constant times
    /// that at the start, over a power of k with this exponent.
    case shrinks(from: Int, exponent: String, constant: String)
    /// The steps become smaller with their number, and from this one on the distance leaves every bound.
    case grows(from: Int)
  }

  /// The text of the file, which `stepproof check` and `stepproof-check` accept.
  public let text: String
  /// What it claims, for all of the rates.
  public let claim: Claim
  /// The lowest rate, as a fraction; 0 stands for all positive rates up to ``upperRate``.
  public let lowerRate: String
  /// The highest rate, as a fraction; it is covered, too.
  public let upperRate: String
}

extension Problem {
  /// Finds a certificate for a rate, an interval of rates, or as many rates as there are.
  ///
  /// It was accepted by the checker when it is returned.
  ///
  /// - Parameters:
  ///   - rule: the update rule.
  ///   - rates: a rate such as `1/10`, an interval such as `0..1/5`, or `nil` for the first piece of the safe set, up to a
  ///     millionth of its ends (more where that is not found) and not beyond 1000.
  ///   - settings: other values for parameters of the rule or the game, such as `["beta": "1/4"]`; a span such as
  ///     `1/10..1` asks for a certificate that holds for all of it. A name that both have is written `method.gamma` or
  ///     `game.gamma`.
  ///   - equilibrium: which of the equilibria, counted from 1.
  /// - Returns: a certificate of what is true of all these rates; when only some of them converge, of one that does not.
  /// - Throws: ``InputFault`` for what is wrong with the game, the rule or a setting; ``Undecided`` when no certificate was
  ///   found.
  public func certificate(
    for rule: UpdateRule, rates: String? = nil, settings: [String: String] = [:], equilibrium: Int = 1
  ) throws -> ConvergenceCertificate {
    let question = try CertificationQuestion(rates: rates, wish: nil, everySequence: false, factor: nil)
    let found = try certified(
      by: rule, setting: settings, at: equilibrium, version: "library", question
    ).certification
    let claim: ConvergenceCertificate.Claim
    switch found.certificate.claim {
    case .converges(let factor, _), .contractsInHull(let factor, _):
      claim = .converges(factor: factor.description)
    case .diverges(_, let directions): claim = .diverges(directions: directions)
    case .conserves: claim = .conserves
    case .shrinks(let steps, let constant):
      claim = .shrinks(
        from: steps.first, exponent: "\(Rational(2 * steps.exponent, over: steps.root))",
        constant: "\(constant)")
    case .grows(let steps): claim = .grows(from: steps.first)
    case .noQuadraticFunction: throw Undecided(description: "\(name): no certificate was found\n")
    }
    let box = found.certificate.problem.box
    let rate = box.entries.first { $0.name == rule.method.rate }
    return ConvergenceCertificate(
      text: try found.checkedText(), claim: claim, lowerRate: rate?.lower.description ?? "",
      upperRate: rate?.upper.description ?? "")
  }
}
