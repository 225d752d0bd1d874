// Certificates that were found, and why none was.

import Certificates
import Exact
import Linearization
import Search
import Spectral

package typealias Certificate = Certificates.Certificate
package typealias Claim = Certificates.Claim

/// A certificate, and how it answers what was asked.
package struct Certification: Sendable {
  package let certificate: Certificate
  /// Whether it says what was wished; if not, it shows the contrary for at least one choice of parameters.
  package let grantsWish: Bool
  /// How the witness was found.
  package let method: String
  /// Where the safe set ends, for the widest certificate: what is missing above is not certified.
  package let end: RateEnd?
  /// How many further pieces the safe set has.
  package let furtherPieces: Int
  /// How many steps lead as near as was asked for; `nil` when nothing was asked, or it does not converge.
  package var stepCount: StepCount?
}

/// What leads to certificates about one game, or one Jacobian, and one rule.
struct Certifier {
  let name: String
  let rule: UpdateRule
  /// The settings as they were given.
  let words: [String: String]
  let version: String
  /// Parameters beside the rate that have a range.
  let others: [BoxEntry]
  /// What the provenance says about the game.
  let subject: [JSON.Member]
  /// The game and the rule for a box of parameters.
  let resolve: ([BoxEntry]) throws(Uncertifiable) -> ResolvedProblem
  /// The safe set, for those who ask for all of it.
  let range: (RangeQuestion) throws -> RangeAnswer

  func plainCertification(_ question: CertificationQuestion) throws -> Certification {
    if rule.method.dependsOnStepCount { return try scheduleCertification(question) }
    let rate = rule.method.rate
    switch question.rates {
    case .point(let value):
      return try certification([BoxEntry(rate, from: value, to: value)] + others, question)
    case .span(let lower, let upper):
      return try certification([BoxEntry(rate, from: lower, to: upper)] + others, question)
    case .widest:
      var asked = RangeQuestion()
      asked.wantsBest = false
      return try widest(of: range(asked), question)
    }
  }

  func provenance(found: String) -> JSON {
    let settings = words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return .object(
      [
        JSON.Member("tool", .string("stepproof \(version)")), JSON.Member("found", .string(found)),
        JSON.Member("method", .string(rule.method.name)), JSON.Member("settings", JSON(settings)),
      ] + subject + [JSON.Member("method_text", .string(rule.method.file.text))])
  }

  var memories: [MemoryStart] { rule.method.memory.map { MemoryStart($0.initial) } }

  func undecided(_ reason: String) -> Undecided {
    Undecided(description: "\(name): no certificate was found: \(reason)\n")
  }

  func subject(
    _ entries: [BoxEntry], dividing: Bool = false, whole: Bool = false
  ) throws -> CertificateSubject {
    do throws(Uncertifiable) {
      return try CertificateSubject(
        try resolve(entries), memories: memories, dividing: dividing, whole: whole)
    } catch {
      throw undecided(error.words)
    }
  }

  /// A certificate for a box.
  ///
  /// - Throws: `Undecided`.
  private func certification(
    _ entries: [BoxEntry], _ question: CertificationQuestion
  ) throws -> Certification {
    let isAboutAll = question.wish == .conserves || question.wish == .noQuadraticFunction
    let isAboutSequences = question.everySequence || question.inPolygon
    let subject = try subject(entries, dividing: !isAboutSequences, whole: isAboutAll)
    guard let search = CertificateSearch(subject) else {
      throw undecided("the eigenvalues could not be computed in floating point")
    }
    do throws(SearchLimit) {
      if question.inPolygon {
        let grantsWish = question.wish == nil || question.wish == .converges
        return try certification(search.hull(factor: question.factor), grantsWish)
      }
      switch (question.wish, search.outlook) {
      case (.noQuadraticFunction, _):
        return try certification(search.withoutFunction(factor: question.factor), true)
      case (.conserves, _):
        return try certification(search.conserved(), true)
      case (nil, .conserves):
        let whole = (try? self.subject(entries, whole: true)).flatMap(CertificateSearch.init)
        return try certification((whole ?? search).conserved(), true)
      case (.converges, .diverges), (.converges, .mixed), (nil, .mixed):
        return try refutation(search, entries)
      case (.converges, .converges), (.converges, .conserves), (.diverges, _), (nil, .converges),
        (nil, .diverges):
        let found = try bestWitness(search, question)
        return try certification(found, question.wish == nil || found.claim.kind == question.wish?.rawValue)
      }
    } catch {
      throw undecided(
        search.outlook == .conserves
          ? "the spectral radius is 1, as far as floating point tells, and nothing was found to be conserved"
          : error.words)
    }
  }

  /// A quadratic function, or else the Hurwitz determinants where these can show what is asked.
  private func bestWitness(
    _ search: CertificateSearch, _ question: CertificationQuestion
  ) throws(SearchLimit) -> FoundWitness {
    do throws(SearchLimit) {
      return try search.quadratic(factor: question.factor, everySequence: question.everySequence)
    } catch {
      guard !question.everySequence, question.factor == nil || question.factor == 1,
        let minors = try? search.minors()
      else { throw error }
      return minors
    }
  }

  /// That the place with the largest radius diverges.
  private func refutation(_ search: CertificateSearch, _ entries: [BoxEntry]) throws(SearchLimit)
    -> Certification
  {
    var place = search.worstPlace[...]
    let points = entries.map { entry in
      let value = entry.isPoint ? entry.lower : place.removeFirst()
      return BoxEntry(entry.name, from: value, to: value)
    }
    guard let subject = try? subject(points), let search = CertificateSearch(subject),
      search.outlook == .diverges
    else { throw .notContracting }
    return try certification(search.quadratic(factor: nil, everySequence: false), false)
  }

  func certification(
    _ found: FoundWitness, _ grantsWish: Bool
  ) throws(SearchLimit) -> Certification {
    let resolved = found.subject.resolved
    var inverses: [Subdivision<InvertibleLeaf>] = []
    for (matrix, _) in (try? resolved.inverted()) ?? [] {
      guard let proof = Subdivision(inverting: matrix, on: resolved.box.sides) else { throw .noInverse }
      inverses.append(proof.map { InvertibleLeaf(multiplier: $0.multiplier, definite: $0.definite) })
    }
    let certificate = Certificate(
      found.claim, about: resolved, seen: found.subject.step, inverses: inverses, by: found.witness,
      provenance: provenance(found: found.method))
    return Certification(
      certificate: certificate, grantsWish: grantsWish, method: found.method, end: nil, furtherPieces: 0)
  }

  // MARK: The widest

  /// How near to the ends of the safe set is tried: a millionth of them first.
  private static let nearness = [6, 5, 4, 3, 2].map { Rational(10).power(-$0) }
  /// Where an unbounded safe set is cut off.
  private static let farthest = Rational(1_000)

  /// A certificate for the first piece of the safe set.
  ///
  /// - Throws: `Undecided`.
  private func widest(of answer: RangeAnswer, _ question: CertificationQuestion) throws -> Certification {
    guard let piece = answer.safe.first else {
      throw undecided("no rate converges")
    }
    var last: (any Error)?
    for share in Self.nearness {
      let (lower, upper) = (piece.lower.above(share), piece.upper?.below(share) ?? Self.farthest)
      guard lower < upper else { continue }
      do {
        let found = try certification(
          [BoxEntry(rule.method.rate, from: lower, to: upper)] + others, question)
        return Certification(
          certificate: found.certificate, grantsWish: found.grantsWish, method: found.method,
          end: piece.upper,
          furtherPieces: answer.safe.count - 1)
      } catch {
        last = error
      }
    }
    throw last ?? undecided("the safe set is too small")
  }
}

extension RateEnd {
  /// A short number above the end, by at most a share of it; 0 for 0.
  fileprivate func above(_ share: Rational) -> Rational {
    let value = enclosure.upper
    return value.isZero ? .zero : .simplest(between: value * (1 + share / 10), and: value * (1 + share))
  }

  /// A short number below the end, by at most a share of it.
  fileprivate func below(_ share: Rational) -> Rational {
    let value = enclosure.lower
    return .simplest(between: value * (1 - share), and: value * (1 - share / 10))
  }

  var enclosure: (lower: Rational, upper: Rational) {
    switch self {
    case .exact(let number):
      if let value = number.rational { return (value, value) }
      var near = number.refined(to: Rational(1, over: 1 << 40))
      // Relative to its size, when it is small.
      while near.lower.isZero { near = number.refined(to: (near.upper - near.lower) / 1_000_000) }
      near = number.refined(to: near.lower.magnitude / 1_000_000_000)
      return (near.lower, near.upper)
    case .enclosed(let lower, let upper): return (lower, upper)
    case .guess(let guess):
      let value = Rational(exactly: guess.value) ?? .zero
      return (value, value)
    }
  }
}

extension SearchLimit {
  /// What stopped the search.
  var words: String {
    switch self {
    case .notContracting:
      "no quadratic function of the forms that were tried decreases; the rate may be too near to where convergence ends"
    case .notConserving: "no positive definite quadratic function of the forms that were tried stays the same"
    case .notExcluded: "no proof against a quadratic function was found; there may be one"
    case .lostInRounding: "a function was found in floating point, and did not survive rounding"
    case .solver(.infeasible): "the linear program has no solution"
    case .solver(let failure): "the linear program could not be solved (\(failure))"
    case .rounds(let count): "\(count) steps of the search did not lead to a function"
    case .tooLarge(let count): "the function would have \(count) free entries"
    case .noInverse: "a matrix that the rule inverts could not be shown to be invertible on the whole box"
    case .notAffine:
      "polygons are grown in two or more parameters in which the matrix of the rule is affine"
    case .noEigenvalues: "the eigenvalues could not be computed in floating point"
    }
  }
}
