// Certificates with the number of steps that suffice.

import Certificates
import Exact

extension Certifier {
  /// - Throws: `Undecided`, and what `range` throws.
  func certification(_ question: CertificationQuestion) throws -> Certification {
    var found = try plainCertification(question)
    guard let (within, reach) = question.distances, found.certificate.claim.isConvergence else {
      return found
    }
    do throws(StepCount.Refusal) {
      if let count = try StepCount(scheduled: found.certificate, from: within, to: reach) {
        found.stepCount = count
        return found
      }
      found.stepCount = try StepCount(found.certificate, memories: memories, from: within, to: reach)
    } catch {
      throw Undecided(description: "\(name): steps cannot be counted: \(error.words)\n")
    }
    guard question.factor == nil, case .point(let rate) = question.rates, others.isEmpty,
      let search = CertificateSearch(try subject([BoxEntry(rule.method.rate, from: rate, to: rate)]))
    else { return found }
    // A smaller factor asks for a longer function; which of them needs fewest steps is tried.
    let radius = search.largestRadius
    let factors = factors(from: radius * radius, to: found.certificate.claim.factor ?? 1)
    var tried = [try? certification(search.length(), true)]
    tried += factors.map { try? plainCertification(question.shrinking(by: $0)) }
    for case var other? in tried {
      guard
        let count = try? StepCount(other.certificate, memories: memories, from: within, to: reach),
        count.count < found.stepCount?.count ?? .max
      else { continue }
      other.stepCount = count
      found = other
    }
    return found
  }

  /// Factors between the least that is possible, a guess, and one that was shown.
  private func factors(from least: Double, to shown: Rational) -> [Rational] {
    guard let least = Rational(exactly: least), least < shown else { return [] }
    return [(1, 500), (1, 60), (1, 8)].map { part, whole in
      let share = Rational(part, over: whole)
      return .simplest(between: least + share / 2 * (shown - least), and: least + share * (shown - least))
    }
  }
}

extension Claim {
  fileprivate var isConvergence: Bool {
    switch self {
    case .converges, .contractsInHull, .shrinks: true
    case .diverges, .conserves, .noQuadraticFunction, .grows: false
    }
  }
}
